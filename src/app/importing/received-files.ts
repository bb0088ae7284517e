import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '#model/failure';

/** What a file may be at most when it is sent through the browser. */
export const UPLOAD_BYTES = 256 * 1024 * 1024;

/** Thrown when more bytes come than a file may have. */
export class UploadTooLarge extends Error {}

/**
 * Files that came without a place of their own (dropped into the browser) are kept beside the ledger, so that the
 * original can be shown later: `台账.zeqing` → the folder `台账-收文`.
 */
const receivedFolder = (ledgerPath: string): string => join(dirname(ledgerPath), `${basename(ledgerPath, extname(ledgerPath))}-收文`);

/** Keeps a stream of bytes as a file of about this name; the same bytes under the same name are kept once. */
export async function keepReceived(ledgerPath: string, name: string, bytes: Readable): Promise<string> {
  const folder = receivedFolder(ledgerPath);
  const temporary = join(folder, `.${randomBytes(8).toString('hex')}.part`);
  let total = 0;
  const hash = createHash('sha256');
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      hash.update(chunk);
      done(total > UPLOAD_BYTES ? new UploadTooLarge() : null, chunk);
    },
  });
  try {
    mkdirSync(folder, { recursive: true });
    await pipeline(bytes, measure, createWriteStream(temporary));
    const sum = hash.digest('hex');
    for (let n = 1; ; n++) {
      const target = join(folder, numbered(safeName(name), n));
      if (!existsSync(target)) {
        renameSync(temporary, target);
        return target;
      }
      if ((await sumOf(target)) === sum) return target;
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Failure('disk-full', { path: folder }, cause);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new Failure('folder-read-only', { path: folder }, cause);
    throw cause;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A name that every file system takes and that leads nowhere else. */
export function safeName(name: string): string {
  const legal = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const ending = extname(legal).slice(0, 12);
  const stem = [...legal.slice(0, legal.length - extname(legal).length)].slice(0, 60).join('');
  return `${stem === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `文件${stem}` : stem}${ending}`;
}

const numbered = (name: string, n: number): string => (n === 1 ? name : `${name.slice(0, name.length - extname(name).length)}(${n})${extname(name)}`);

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
