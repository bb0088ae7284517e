import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openLedger } from '#ledger/open';
import type { Ledger, OpenOptions } from '#ledger/open';

const open: Ledger[] = [];
const folders: string[] = [];

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-ledger-'));
  folders.push(folder);
  return folder;
}

/** A real ledger file in a folder of its own, closed and removed after the test. */
export function openTemporary(path = join(temporaryFolder(), '台账.zeqing'), options: OpenOptions = {}): Ledger {
  const ledger = openLedger(path, options);
  open.push(ledger);
  return ledger;
}

afterEach(() => {
  for (const ledger of open.splice(0)) ledger.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** One ledger for all tests of a file or group that only read it. */
export function sharedLedger(fill: (ledger: Ledger) => void): () => Ledger {
  let ledger: Ledger | null = null;
  const folder = mkdtempSync(join(tmpdir(), 'zeqing-ledger-'));
  beforeAll(() => {
    ledger = openLedger(join(folder, '台账.zeqing'));
    fill(ledger);
  });
  afterAll(() => {
    ledger?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => ledger!;
}
