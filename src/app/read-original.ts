import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Failure } from '#model/failure';
import { sourceById } from '#ledger/table/document-lines';
import type { Core } from './core.ts';

/** Bytes of a source's file, as they were when it was read. */
export interface Original { bytes: Uint8Array; type: string; name: string }

const TYPES: Readonly<Record<string, string>> = { pdf: 'application/pdf' };

/** Relative address of a source's original, the same in the browser and in the window; null when the file is gone. */
export function originalAddress(core: Core, sourceId: number): string | null {
  const source = sourceById(core.ledger.reading, sourceId);
  return source && existsSync(source.path) ? `files/original/${sourceId}` : null;
}

/**
 * The original of a source. Never shown as anything but PDF by the browser: everything else is a download.
 * @throws Failure 'document-not-found', 'file-absent', 'file-vanished' when the file at its place is another by now
 */
export async function readOriginal(core: Core, sourceId: number): Promise<Original> {
  const source = sourceById(core.ledger.reading, sourceId);
  if (!source) throw new Failure('document-not-found', { id: sourceId });
  const bytes = await readFile(source.path).catch((cause: unknown) => {
    throw new Failure('file-absent', { path: source.path }, cause);
  });
  if (createHash('sha256').update(bytes).digest('hex') !== source.sha256) throw new Failure('file-vanished', { path: source.path, reason: 'changed' });
  return { bytes, type: TYPES[source.format] ?? 'application/octet-stream', name: source.name };
}
