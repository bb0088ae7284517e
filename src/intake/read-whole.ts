import type { FileHandle } from 'node:fs/promises';
import { Failure } from '#model/failure';
import { readingFailure } from './failures.ts';

const CHUNK = 1024 * 1024;

/** What `readWhole` needs of an open file. */
export type ReadableFile = Pick<FileHandle, 'stat' | 'read'>;

/**
 * All bytes of an open regular file, which must keep its size and time of change while it is read: a file that is
 * still being copied would otherwise enter the ledger cut short.
 * @throws Failure 'file-unreadable' (a folder, a pipe), 'file-empty', 'file-too-large', 'file-vanished'.
 */
export async function readWhole(path: string, handle: ReadableFile, limit: number): Promise<Uint8Array> {
  const before = await handle.stat().catch((cause: unknown) => {
    throw readingFailure(path, cause);
  });
  if (!before.isFile()) throw new Failure('file-unreadable', { path, reason: before.isDirectory() ? 'EISDIR' : 'ESPIPE' });
  if (before.size === 0) throw new Failure('file-empty', { path });
  if (before.size > limit) throw new Failure('file-too-large', { path, bytes: before.size, limit });
  const bytes = new Uint8Array(before.size);
  let at = 0;
  try {
    while (at < bytes.length) {
      const { bytesRead } = await handle.read(bytes, at, Math.min(CHUNK, bytes.length - at), at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    const after = await handle.stat();
    if (at < bytes.length || after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new Failure('file-vanished', { path, reason: 'changed' });
  } catch (cause) {
    throw cause instanceof Failure ? cause : readingFailure(path, cause);
  }
  return bytes;
}
