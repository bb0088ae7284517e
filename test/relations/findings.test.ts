import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { checkLedger, checkPaths } from '#app/check';
import { importInto } from '#app/importing/import-into';
import { FINDING_CODES, type FindingCode } from '#model/relations';

interface Row { id: string; why: string; documents: Record<string, string>; finds: FindingCode[]; library?: boolean; today?: string; register?: string[] }

const rows = parse(readFileSync(new URL('../cases/findings.yaml', import.meta.url), 'utf8')) as Row[];
const root = mkdtempSync(join(tmpdir(), 'zeqing-findings-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

afterEach(() => { vi.unstubAllEnvs(); });

describe('findings', () => {
  test('every code has a case that finds it, and there are counter-examples', () => {
    const found = new Set(rows.flatMap((row) => row.finds));
    expect(FINDING_CODES.filter((code) => !found.has(code))).toEqual([]);
    expect(rows.filter((row) => row.finds.length === 0).length).toBeGreaterThan(15);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  test.each(rows)('$id: $why', async ({ id, documents, finds, library, today = '2025-06-01', register = [] }) => {
    const folder = mkdtempSync(join(root, `${id}-`));
    vi.stubEnv('ZEQING_DATA', join(folder, 'data'));
    mkdirSync(join(folder, 'data', 'lexicon'), { recursive: true });
    writeFileSync(join(folder, 'data', 'lexicon', 'unit-register.csv'), ['name,aliases', ...register.map((unit) => (unit.includes(' ') ? unit.replace(' ', ',') : `${unit},`))].join('\n') + '\n');
    const paths = Object.entries(documents).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    });
    const ledger = join(folder, 'l.zeqing');
    if (library) await importInto(ledger, paths, {});
    const report = library ? checkLedger(ledger, { today }) : await checkPaths(paths, { today });
    expect([...new Set(report.findings.map((finding) => finding.code))].sort()).toEqual([...finds].sort());
    for (const finding of report.findings) if (finding.span) expect(finding.words, finding.code).not.toBe('');
  });
});
