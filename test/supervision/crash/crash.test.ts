import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { contentsOf } from '#ledger/copy';
import { integrityCheck, openLedger } from '#ledger/open';
import { backupFolder } from '#app/backup';
import { temporaryFolder } from '../../support/open-temporary.ts';
import { officeLedger } from '../office.ts';

/** 200 with `npm run test:crash`. */
const ROUNDS = Number(process.env['ZEQING_CRASH_ROUNDS'] ?? 5);
const SCRIPT = join(import.meta.dirname, 'work-in-child.ts');
const PER_FILE = { obligations: 60, tasks: 20 };

test(`killed at ${ROUNDS} random moments of import, edits, feedback and backup: sound, nothing half, nothing confirmed lost`, { timeout: 60_000 + ROUNDS * 15_000 }, async () => {
  const filled = officeLedger();
  const { path } = filled;
  const own = filled.reading.get<{ n: number }>('SELECT count(*) AS n FROM documents')!.n;
  filled.close();
  const folder = temporaryFolder();
  const said: string[] = [];
  const kinds = new Set<string>();
  for (let round = 1; round <= ROUNDS; round++) {
    const child = spawn(process.execPath, [SCRIPT, path, String(round), folder], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ZEQING_DATA: folder } });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
    await once(child.stdout, 'data');
    await sleep(Math.random() * 1500);
    child.kill('SIGKILL');
    await once(child, 'close');
    said.push(...text.split('\n').slice(0, -1));
    const ledger = openLedger(path);
    try {
      expect(integrityCheck(ledger)).toEqual([]);
      const halves = ledger.reading.all<{ tasks: number; obligations: number }>(
        `SELECT (SELECT count(*) FROM tasks t WHERE t.document_id = d.id) AS tasks, (SELECT count(*) FROM obligations o WHERE o.document_id = d.id) AS obligations FROM documents d WHERE d.id > ?`, own)
        .filter((file) => file.tasks !== PER_FILE.tasks || file.obligations !== PER_FILE.obligations);
      expect(halves).toEqual([]);
      const notes = (words: string): number => ledger.reading.get<{ n: number }>('SELECT count(*) AS n FROM progress_notes WHERE text = ?', words)!.n;
      for (const line of said) {
        const [kind, what = '', rows] = line.split(' ');
        kinds.add(kind!);
        if (kind === 'edit') expect(notes(what), line).toBe(1);
        if (kind === 'feedback') expect(notes(`反馈${what}`), line).toBe(Number(rows));
        if (kind === 'backup') expect(existsSync(what), line).toBe(true);
      }
      // A sheet came back wholly or not at all, also where nobody was told of it any more.
      for (const sheet of ledger.reading.all<{ stamp: string; rows: number; back: number }>(
        'SELECT s.stamp, (SELECT count(*) FROM feedback_rows r WHERE r.stamp = s.stamp) AS rows, (SELECT count(*) FROM feedback_returns r WHERE r.stamp = s.stamp) AS back FROM feedback_sheets s')) {
        expect(notes(`反馈${sheet.stamp}`)).toBe(sheet.back > 0 ? sheet.rows : 0);
      }
    } finally {
      ledger.close();
    }
    const backups = existsSync(backupFolder(path)) ? readdirSync(backupFolder(path)).filter((name) => name.endsWith('.zeqing')) : [];
    for (const name of backups.slice(-2)) expect(contentsOf(join(backupFolder(path), name)).tasks).toBeGreaterThan(0);
  }
  expect([...kinds]).toContain('edit');
});
