import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '#model/failure';

/**
 * Lets `write` fill a temporary file beside the target and puts it in the target's place when it is complete:
 * a failure leaves the earlier file as it was and nothing half-written beside it.
 * @throws Failure 'disk-full', 'export-target-unwritable'; what else `write` throws passes through.
 */
export async function replaceFile(target: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const path = resolve(target);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await write(temporary);
    const handle = await open(temporary, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw asFailure(cause, target);
  }
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const REFUSED = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EBUSY', 'ETXTBSY', 'ENAMETOOLONG', 'EEXIST', 'ENOTEMPTY', 'EIO', 'EMFILE'];

function asFailure(cause: unknown, target: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (FULL.includes(code)) return new Failure('disk-full', { path: target }, cause);
  if (REFUSED.includes(code)) return new Failure('export-target-unwritable', { path: target, reason: code }, cause);
  return cause;
}
