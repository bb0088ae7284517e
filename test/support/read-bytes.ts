import { read, type ReadOptions } from '#intake/read';
import { sniff } from '#intake/sniff';
import type { SourceText } from '#model/source';

/** Reads bytes as if they had been received from a file of that name. */
export async function readBytes(bytes: Uint8Array, name = 'made', options: ReadOptions = {}): Promise<SourceText> {
  const format = sniff({ path: name, bytes });
  return read({ path: name, name, sha256: '', format, bytes }, options);
}
