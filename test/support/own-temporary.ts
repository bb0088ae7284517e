import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One run of the tests writes its temporary files below one folder, which goes when it ends: tests need not tidy after
 * themselves, and a machine that runs them often does not fill up.
 */
export default function ownTemporary(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-tests-'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  return () => { rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }); };
}
