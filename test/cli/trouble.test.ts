import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ImportOutcome, TaskRow } from '#model/ledger';
import { opinion, writeBomb, writePdfWithoutText, writeTruncatedDocx } from './made-files.ts';
import { BIN, run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'zeqing-trouble-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const inFolder = (...parts: string[]): string => join(folder, ...parts);

const importJson = async (paths: string[], ledger: string): Promise<{ code: number | null; stderr: string; outcomes: ImportOutcome[] }> => {
  const { code, stdout, stderr } = await run(['import', ...paths, '--ledger', ledger, '--json']);
  return { code, stderr, outcomes: (JSON.parse(stdout) as { outcomes: ImportOutcome[] }).outcomes };
};
const tasksOf = async (ledger: string): Promise<TaskRow[]> => (JSON.parse((await run(['tasks', '--ledger', ledger, '--json'])).stdout) as { tasks: TaskRow[] }).tasks;

describe('bad files in a batch: one line each, the rest goes on', () => {
  const bad = inFolder('bad');
  mkdirSync(bad);
  writeFileSync(join(bad, '01 空.txt'), '');
  writeFileSync(join(bad, '02 二进制.txt'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)));
  writeBomb(join(bad, '04 炸弹.docx'));
  writePdfWithoutText(join(bad, '05 扫描件.pdf'));
  writeFileSync(join(bad, '06 好.txt'), opinion('应急'));
  symlinkSync(join(bad, 'nowhere.txt'), join(bad, '07 断链.txt'));
  writeFileSync(join(bad, '08 图片.pdf'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  writePdfWithoutText(join(bad, '10 加密.pdf'), { encrypted: true });
  writeFileSync(join(bad, '09 好.txt'), opinion('信访'));

  test('each bad file gets its own code, the good ones are in the ledger', async () => {
    const ledger = inFolder('bad.zeqing');
    await writeTruncatedDocx(join(bad, '03 截断.docx'));
    const { code, stderr, outcomes } = await importJson([bad, inFolder('absent.txt')], ledger);
    const told = Object.fromEntries(outcomes.map((o) => [/[^/]+$/.exec(o.path)?.[0].slice(0, 2), o.kind === 'failed' ? o.code : o.kind]));
    expect(code).toBe(1);
    expect(told).toMatchObject({ '01': 'file-empty', '02': 'file-binary', '03': 'file-damaged', '04': 'file-bomb', '05': 'text-layer-absent', '06': 'added', '07': 'skipped', '09': 'added', '10': 'file-encrypted', ab: 'file-absent' });
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(outcomes.filter((o) => o.kind === 'failed').length);
    for (const line of lines) expect(line).toMatch(/\.(txt|docx|pdf)[::].*请.*。$/);
    expect((await tasksOf(ledger)).map((task) => task.document)).toEqual(['关于加强应急工作的意见', '关于加强信访工作的意见']);
    expect((await run(['doctor', '--ledger', ledger])).code).toBe(0);
  });

  test('a text of 30 MB is imported or refused in words, in bounded time', async () => {
    const path = inFolder('大.txt');
    writeFileSync(path, '近年来,全县经济社会平稳发展,人民生活水平不断改善提高。\n'.repeat(420_000));
    const { outcomes } = await importJson([path, join(bad, '06 好.txt')], inFolder('big.zeqing'));
    expect(['added', 'failed']).toContain(outcomes[0]?.kind);
    if (outcomes[0]?.kind === 'failed') expect(outcomes[0].code).toBe('file-too-large');
    expect(outcomes[1]?.kind).toBe('added');
  }, 120_000);
});

describe('the ledger', () => {
  const good = inFolder('good.txt');
  writeFileSync(good, opinion('应急'));

  test('a file that is no ledger is refused and left as it was', async () => {
    const ledger = inFolder('text.zeqing');
    writeFileSync(ledger, '我的工作笔记,不是台账。'.repeat(100));
    const before = readFileSync(ledger);
    for (const args of [['import', good], ['tasks'], ['search', '应急'], ['show'], ['export', '--out', inFolder('x.xlsx')]]) {
      const { code, stdout, stderr } = await run([...args, '--ledger', ledger]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^错误:.*不是责清台账.*。\n$/);
    }
    expect(readFileSync(ledger).equals(before)).toBe(true);
    expect(existsSync(inFolder('x.xlsx'))).toBe(false);
  });

  test('commands that read say what to do when there is no ledger, and make none', async () => {
    for (const args of [['tasks'], ['search', '应急'], ['show', '1'], ['export', '--out', inFolder('y.csv')]]) {
      const { code, stderr } = await run([...args, '--ledger', inFolder('absent.zeqing')]);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^错误:.*台账不存在.*zeqing import.*。\n$/);
    }
    expect(existsSync(inFolder('absent.zeqing'))).toBe(false);
  });

  test('a task or document that is not there', async () => {
    const ledger = inFolder('one.zeqing');
    await run(['import', good, '--ledger', ledger]);
    expect(await run(['show', '999', '--ledger', ledger])).toMatchObject({ code: 1, stderr: expect.stringContaining('没有编号为 999 的任务') as string });
    expect(await run(['show', 'D999', '--ledger', ledger])).toMatchObject({ code: 1, stderr: expect.stringContaining('“D999”') as string });
    expect(await run(['show', '无此文件', '--ledger', ledger])).toMatchObject({ code: 1, stderr: expect.stringContaining('“无此文件”') as string });
  });

  test.skipIf(process.platform === 'win32')('a folder that cannot be written', async () => {
    const locked = inFolder('locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    // The superuser may write anywhere but in /proc.
    const place = process.getuid?.() === 0 ? '/proc' : locked;
    const { code, stderr } = await run(['import', good, '--ledger', join(place, 'l.zeqing')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^错误:.*不可写.*。\n$/);
    const out = await run(['export', '--out', join(place, 'x.xlsx'), '--ledger', inFolder('one.zeqing')]);
    expect(out).toMatchObject({ code: 1, stderr: expect.stringMatching(/^错误:.*无法写入.*。\n$/) as string });
  });

  test('two imports at once: every file is in the ledger, none twice', async () => {
    const ledger = inFolder('both.zeqing');
    const [a, b] = ['a', 'b'].map((name, which) => {
      mkdirSync(inFolder(name));
      for (let i = 0; i < 12; i++) writeFileSync(inFolder(name, `${i}.txt`), opinion(`${which === 0 ? '甲' : '乙'}${'子丑寅卯辰巳午未申酉戌亥'[i] ?? ''}`).replace(/〔2020〕\d+号/, `〔20${which + 18}〕${i + 1}号`));
      writeFileSync(inFolder(name, 'same.txt'), opinion('两边都有'));
      return inFolder(name);
    }) as [string, string];
    const results = await Promise.all([importJson([a], ledger), importJson([b], ledger)]);
    expect(results.map(({ code, stderr }) => ({ code, stderr }))).toEqual([{ code: 0, stderr: '' }, { code: 0, stderr: '' }]);
    const kinds = results.flatMap(({ outcomes }) => outcomes.map((o) => o.kind)).sort();
    expect(kinds).toEqual([...Array.from({ length: 25 }, () => 'added'), 'duplicate']);
    expect(new Set((await tasksOf(ledger)).map((task) => task.document)).size).toBe(25);
    expect((await run(['doctor', '--ledger', ledger])).code).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('Ctrl-C: what is done stays, the command says how to go on', async () => {
    const many = inFolder('many');
    mkdirSync(many);
    for (let i = 0; i < 400; i++) writeFileSync(join(many, `${i}.txt`), opinion(`第${i}类事项`).repeat(20));
    const ledger = inFolder('many.zeqing');
    const { code, stdout, stderr } = await new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
      const child = spawn(process.execPath, [BIN, 'import', many, '--ledger', ledger, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
      const said = { stdout: '', stderr: '' };
      child.stdout.on('data', (data: Buffer) => { said.stdout += data.toString(); });
      child.stderr.on('data', (data: Buffer) => { said.stderr += data.toString(); });
      const watch = setInterval(() => {
        if (!existsSync(`${ledger}-wal`)) return;
        clearInterval(watch);
        setTimeout(() => { child.kill('SIGINT'); }, 300);
      }, 20);
      child.on('close', (result) => { resolve({ code: result, ...said }); });
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '已中断:完成的文件已在台账中,重新运行同一命令可继续。\n' });
    const { outcomes, aborted } = JSON.parse(stdout) as { outcomes: ImportOutcome[]; aborted: boolean };
    expect(aborted).toBe(true);
    const done = outcomes.filter((o) => o.kind === 'added').length;
    expect(done).toBeLessThan(400);
    expect(outcomes.filter((o) => o.kind === 'failed')).toEqual([]);
    expect((JSON.parse((await run(['doctor', '--ledger', ledger, '--json'])).stdout) as { ledger: { statistics: { sources: number } } }).ledger.statistics.sources).toBe(done);
  });
});

/** A disk of 1 MB, where this machine lets us have one. */
const disk = inFolder('disk');
const mounted = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
afterAll(() => { if (mounted) execFileSync('umount', [disk], { stdio: 'ignore' }); });

describe(`a full disk${mounted ? '' : ' (skipped: no small disk can be mounted here)'}`, () => {
  test.skipIf(!mounted)('import: disk-full for the files that do not fit, the ledger stays sound; export leaves nothing behind', async () => {
    const many = inFolder('fill');
    mkdirSync(many);
    for (let i = 0; i < 40; i++) writeFileSync(join(many, `${String(i).padStart(2, '0')}.txt`), Array.from({ length: 30 }, (_, n) => opinion(`第${i}组第${n}类`)).join('\n'));
    const ledger = join(disk, 'l.zeqing');
    const { code, stderr, outcomes } = await importJson([many], ledger);
    expect(code).toBe(1);
    expect(new Set(outcomes.map((o) => (o.kind === 'failed' ? o.code : o.kind)))).toEqual(new Set(['added', 'disk-full']));
    expect(stderr).toMatch(/磁盘已满.*请清理空间/);
    const copy = inFolder('copy.zeqing');
    for (const ending of ['', '-wal']) if (existsSync(ledger + ending)) writeFileSync(copy + ending, readFileSync(ledger + ending));
    const { ledger: checked } = JSON.parse((await run(['doctor', '--ledger', copy, '--json'])).stdout) as { ledger: { state: string; statistics: { sources: number } } };
    expect(checked).toMatchObject({ state: 'sound', statistics: { sources: outcomes.filter((o) => o.kind === 'added').length } });

    writeFileSync(join(disk, 'rest'), Buffer.alloc(0));
    const before = readdirSync(disk).sort();
    const out = await run(['export', '--out', join(disk, '责任清单.xlsx'), '--ledger', copy]);
    if (out.code !== 0) {
      expect(out.stderr).toMatch(/^错误:.*磁盘已满.*。\n$/);
      expect(readdirSync(disk).sort()).toEqual(before);
    }
  });
});
