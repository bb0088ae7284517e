import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const BIN = join(ROOT, 'bin', 'zeqing.js');

export interface Run { code: number | null; stdout: string; stderr: string }
export interface RunOptions { cwd?: string; node?: string; env?: Readonly<Record<string, string>> }

/** Runs the real command as a child process and gives all that it said. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const { ZEQING_LEDGER: _, ...env } = process.env;
    const child = spawn(options.node ?? process.execPath, [BIN, ...args], { cwd: options.cwd ?? ROOT, env: { ...env, ZEQING_NO_INSTALL: '1', ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => { said[name] += text; });
    child.on('error', reject);
    child.on('close', (code) => { resolve({ code, ...said }); });
  });
}
