import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FINDING_CODES } from '#model/relations';
import { FINDING_WORDS, findingWords } from '#model/finding-words';
import { run, type Run } from '../cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'zeqing-report-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const FAULTY = '文 号: 安发【2018】31号\n关于打赢脱贫攻坚战三年行动的实施意见\n2018年12月29日\n一、加强领导\n各镇要加强组织领导。\n';
const path = join(folder, '意见.txt');
const table = join(folder, '报告.xlsx');
const log = join(folder, '报告.sarif');
let ran: Run;
beforeAll(async () => {
  writeFileSync(path, FAULTY);
  ran = await run(['check', path, '--json', '--sarif', log, '--xlsx', table]);
});

test('json: every finding with its words, place and message; nothing is kept beside the file', () => {
  expect(ran.code).toBe(0);
  const report = JSON.parse(ran.stdout) as { schema: string; documents: number; findings: { code: string; words: string; line: number; column: number; message: string; path: string }[] };
  expect(report).toMatchObject({ schema: 'zeqing.check/1', documents: 1, findings: [{ code: 'number-brackets', words: '安发【2018】31号', line: 1, column: 6, path }] });
  expect(report.findings[0]!.message).toContain('安发〔2018〕31号');
  expect(existsSync(join(folder, '责清台账.zeqing'))).toBe(false);
});

test('SARIF 2.1.0: rules for all codes, results that point at the words', () => {
  const sarif = JSON.parse(readFileSync(log, 'utf8')) as { version: string; runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; level: string; locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[] }[] }[] };
  expect(sarif.version).toBe('2.1.0');
  const [{ tool, results }] = sarif.runs as [typeof sarif.runs[number]];
  expect(tool.driver.rules.map((rule) => rule.id)).toEqual([...FINDING_CODES]);
  expect(results).toHaveLength(1);
  const [result] = results as [typeof results[number]];
  expect(tool.driver.rules[result.ruleIndex]!.id).toBe(result.ruleId);
  const { region, artifactLocation } = result.locations[0]!.physicalLocation;
  expect(decodeURIComponent(artifactLocation.uri)).toBe(`file://${path}`);
  expect(FAULTY.slice(region['charOffset'], region['charOffset']! + region['charLength']!)).toBe('安发【2018】31号');
  expect([region['startLine'], region['startColumn'], region['endLine'], region['endColumn']]).toEqual([1, 6, 1, 17]);
});

test('xlsx: read back, a row for each finding', async () => {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(table);
  const sheet = book.worksheets[0]!;
  const cells = (row: number): unknown[] => (sheet.getRow(row).values as unknown[]).slice(1);
  expect(cells(3)).toEqual(['序号', '文件', '文号', '级别', '问题', '说明', '原文', '位置', '对照', '处理']);
  expect(cells(4).slice(0, 5)).toEqual(['1', '关于打赢脱贫攻坚战三年行动的实施意见', '安发〔2018〕31号', '警告', '文号括号不规范']);
  expect(sheet.rowCount).toBe(4);
});

test('text: grouped by document, with sums; a file that cannot be read is told and gives exit code 1', async () => {
  const broken = join(folder, '坏.docx');
  writeFileSync(broken, 'PK\u0003\u0004 no zip');
  const { code, stdout, stderr } = await run(['check', path, broken]);
  expect(code).toBe(1);
  expect(stdout).toContain('关于打赢脱贫攻坚战三年行动的实施意见(安发〔2018〕31号)');
  expect(stdout).toMatch(/警告 {2}第 1 行 {2}发文字号“安发【2018】31号”/);
  expect(stdout).toContain('共检查 1 份公文:错误 0、警告 1、提示 0');
  expect(stderr).toContain('坏.docx');
});

test('a finding of a ledger is judged by the beginning of its number, and told no more once it is put right', async () => {
  const ledger = join(folder, '判断.zeqing');
  await run(['import', path, '--ledger', ledger]);
  const id = /\[([0-9a-f]{10})\]/.exec((await run(['check', '--ledger', ledger])).stdout)![1]!;
  const judged = await run(['judge', id.slice(0, 6), '已处理', '--note', '已改正', '--by', '李主任', '--ledger', ledger, '--json']);
  expect(judged.stderr).toBe('');
  expect(JSON.parse(judged.stdout)).toMatchObject({ id, code: 'number-brackets', judgement: { verdict: 'handled', reason: '已改正', by: '李主任' } });
  expect((await run(['check', '--ledger', ledger])).stdout).toContain('警告 0、提示 0;另有 1 条已判为误报或已处理');
  expect((await run(['judge', id, '撤回', '--ledger', ledger])).stdout).toContain('已撤回判断');
  expect((await run(['check', '--ledger', ledger])).stdout).toContain(`[${id}]`);
  expect((await run(['judge', 'ffffffffff', '误报', '--ledger', ledger])).code).toBe(2);
  expect((await run(['judge', id, '也许', '--ledger', ledger])).code).toBe(2);
});

test('align, coverage and relations speak Chinese and refuse what is not there', async () => {
  const other = join(folder, '方案.txt');
  writeFileSync(other, '关于打赢脱贫攻坚战三年行动的实施方案\n一、加强领导\n各镇要加强组织领导,落实工作责任。\n');
  const aligned = await run(['align', path, other]);
  expect(aligned.code).toBe(0);
  expect(aligned.stdout).toContain('同一任务');
  expect(JSON.parse((await run(['align', path, other, '--json'])).stdout)).toMatchObject({ schema: 'zeqing.alignment/1' });
  expect((await run(['coverage', path, other])).stdout).toContain('上级任务已有对应');
  const ledger = join(folder, '台账.zeqing');
  const absent = await run(['relations', '--ledger', ledger]);
  expect([absent.code, existsSync(ledger)]).toEqual([1, false]);
  expect(absent.stderr).toContain('台账不存在');
  await run(['import', path, '--ledger', ledger]);
  expect((await run(['relations', '安发〔2018〕31号', '--ledger', ledger])).stdout).toContain('效力:现行有效');
  expect((await run(['relations', '不存在', '--ledger', ledger])).code).toBe(1);
  expect((await run(['check', '--ledger', ledger])).stdout).toContain('六角括号');
});

test('every code has a name and a sentence, with and without its facts', () => {
  for (const code of FINDING_CODES) {
    expect(FINDING_WORDS[code].name.length).toBeGreaterThan(2);
    expect(findingWords({ code, facts: {} })).toMatch(/[。]$/);
    expect(findingWords({ code, facts: {} })).not.toContain('undefined');
    expect(findingWords({ code, facts: { found: '甲\n乙' } })).not.toContain('\n');
  }
});
