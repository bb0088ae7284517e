import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { opinion } from './made-files.ts';
import { BIN, ROOT, run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'zeqing-wrong-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const COMMANDS = ['analyze', 'explain', 'import', 'tasks', 'search', 'show', 'export', 'doctor'];

describe('wrong use: exit code 2, one Chinese line, nothing on stdout', () => {
  test.each<[args: string[], words: string]>([
    [['nix'], '没有“nix”这个命令'],
    [['taks'], '请改用 tasks'],
    [['tasks', '--uint', 'x'], '请改用 --unit'],
    [['tasks', '--unit'], '选项“--unit <单位>”后面缺少值'],
    [['tasks', '--unit', ' '], '不能为空'],
    [['tasks', 'x'], '参数过多'],
    [['tasks', '--role', 'boss'], '角色“boss”无效,可用:lead(牵头)'],
    [['tasks', '--status', 'x'], '状态“x”无效'],
    [['tasks', '--modality', 'x'], '类型“x”无效'],
    [['tasks', '--due-before', '2020-02-30'], '“2020-02-30”不是有效日期'],
    [['tasks', '--due-before', '某日'], '不是有效日期'],
    [['tasks', '--today', '20201301'], '不是有效日期'],
    [['tasks', '--limit', '0'], '不小于 1 的整数'],
    [['tasks', '--limit', '1.5'], '不小于 1 的整数'],
    [['analyze'], '缺少参数 <文件>'],
    [['import'], '缺少参数 <路径>'],
    [['search'], '缺少参数 <词语>'],
    [['search', ' '], '不能为空'],
    [['export'], '缺少必需的选项“--out <文件>”'],
    [['export', '--out', 'x.doc'], '请使用 .xlsx 或 .csv 结尾'],
    [['export', '--out', 'x.xlsx', '--layout', 'pie'], '表式“pie”无效'],
  ])('%j', async (args, words) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^错误:.*。$/m);
  });

  test('no command at all: the help, on stderr', async () => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const command of COMMANDS) expect(stderr).toContain(`  ${command} `);
  });
});

describe('help', () => {
  test.each(COMMANDS)('%s --help in Chinese on stdout', async (command) => {
    const { code, stdout, stderr } = await run([command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^用法: zeqing ${command} `));
    expect(stdout).toContain('选项:');
    expect(stdout).not.toMatch(/Usage|Options|Arguments|display help|default:/);
    expect((await run(['help', command])).stdout).toBe(stdout);
  });

  test('--help and --version of the whole', async () => {
    expect((await run(['--help'])).stdout).toContain('退出码');
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  });
});

describe('pipes', () => {
  const big = join(folder, 'big.txt');
  writeFileSync(big, Array.from({ length: 300 }, (_, i) => opinion(`第${i}项`)).join('\n'));

  test('a reader that leaves early ends the output without a word', () => {
    const done = spawnSync('/bin/sh', ['-c', `"${process.execPath}" "${BIN}" analyze "${big}" --json | head -c 100; echo " end"`], { encoding: 'utf8' });
    expect(done.stderr).toBe('');
    expect(done.stdout).toMatch(/^\{"schema".* end\n$/s);
    expect(done.stdout.length).toBeLessThan(120);
  });

  test('large output reaches a slow reader whole', () => {
    const done = spawnSync('/bin/sh', ['-c', `"${process.execPath}" "${BIN}" analyze "${big}" --json | (sleep 1; cat)`], { encoding: 'utf8', maxBuffer: 1 << 28 });
    expect(done.stdout.length).toBeGreaterThan(200_000);
    expect(() => { JSON.parse(done.stdout); }).not.toThrow();
  });
});

describe('an older Node', () => {
  const older = spawnSync('/bin/sh', ['-c', 'which -a node'], { encoding: 'utf8' }).stdout.split('\n').filter((path) => path !== '' && !path.startsWith(ROOT))
    .find((path) => { const version = /^v(\d+)/.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout)?.[1]; return version !== undefined && Number(version) >= 18 && Number(version) < 24; });

  test.skipIf(!older)(`hands over to Node 24: arguments, output, exit code${older ? '' : ' (skipped: no Node older than 24 on this machine)'}`, async () => {
    const path = join(folder, '有 空格.txt');
    writeFileSync(path, opinion('应急'));
    const here = await run(['analyze', path, '--json']);
    expect(await run(['analyze', path, '--json'], { node: older })).toEqual(here);
    expect(await run(['analyze', 'absent.txt'], { node: older })).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('absent.txt') as string });
    expect(await run(['nix'], { node: older })).toMatchObject({ code: 2 });
    expect((await run(['doctor', '--ledger', join(folder, 'none')], { node: older })).stdout).toContain('Node 24.');
  });
});

test('analysing one text starts fast: its modules do not load SQLite, exceljs or the readers of other formats', async () => {
  const path = join(folder, '丁.txt');
  writeFileSync(path, opinion('应急'));
  const { stderr } = await run(['analyze', path, '--json'], { env: { NODE_DEBUG: 'esm,module' } });
  expect(stderr).toContain('commander');
  for (const heavy of ['better-sqlite3', 'exceljs', 'pdfjs-dist', 'mammoth', 'cli-progress', 'csv-stringify']) expect(stderr).not.toContain(`node_modules/${heavy}/`);
});
