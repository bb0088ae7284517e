import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '#model/failure';
import type { SourceFile } from '#model/source';
import { bytesInside } from './container.ts';
import { openFailure } from './failures.ts';
import { LIMITS } from './limits.ts';
import { readWhole } from './read-whole.ts';
import { sniff } from './sniff.ts';

export type ReceiveLimits = Partial<Record<'fileBytes' | 'textBytes', number>>;

/**
 * Reads a file whole, hashes it and decides its format by content.
 * @throws Failure 'file-absent', 'file-unreadable', 'file-empty', 'file-too-large' (facts.bytes, facts.limit),
 * 'file-vanished' (changed or gone while read), and those of `sniff`.
 */
export async function receive(path: string, limits: ReceiveLimits = {}): Promise<SourceFile> {
  const { fileBytes, textBytes } = { ...LIMITS, ...limits };
  const bytes = await bytesAt(path, fileBytes);
  const format = sniff({ path, bytes });
  if (format === 'txt' && bytes.length > textBytes) throw new Failure('file-too-large', { path, bytes: bytes.length, limit: textBytes });
  return { path, name: basename(path), sha256: createHash('sha256').update(bytes).digest('hex'), format, bytes };
}

/** A path may lead through an archive or a letter to a file inside it. */
async function bytesAt(path: string, limit: number): Promise<Uint8Array> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    const failure = openFailure(path, cause);
    if (failure.code === 'file-absent') return null;
    throw failure;
  });
  if (!handle) return bytesInside(path);
  try {
    return await readWhole(path, handle, limit);
  } finally {
    await handle.close().catch(() => undefined);
  }
}
