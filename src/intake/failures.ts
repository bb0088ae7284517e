import { Failure } from '#model/failure';

/** What the operating system's error codes mean for somebody who wants to read a file. */
const OPENING: Readonly<Record<string, 'file-absent' | 'file-unreadable' | 'file-vanished'>> = {
  ENOENT: 'file-absent', ENOTDIR: 'file-absent', EACCES: 'file-unreadable', EPERM: 'file-unreadable', EISDIR: 'file-unreadable',
  ELOOP: 'file-unreadable', EBUSY: 'file-unreadable', ENAMETOOLONG: 'file-absent', EMFILE: 'file-unreadable', ENFILE: 'file-unreadable',
};

/** Failure of opening or looking at `path`; facts.reason is the system's own code. */
export function openFailure(path: string, cause: unknown): Failure {
  const reason = systemCode(cause);
  return new Failure(OPENING[reason] ?? 'file-unreadable', { path, reason }, cause);
}

/** Failure of reading on from a file that had been opened: it went away under us, whatever the system calls that. */
export function readingFailure(path: string, cause: unknown): Failure {
  const reason = systemCode(cause);
  return new Failure(reason === 'EACCES' || reason === 'EISDIR' ? 'file-unreadable' : 'file-vanished', { path, reason }, cause);
}

function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'UNKNOWN';
}
