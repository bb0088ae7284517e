import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '#model/failure';
import { openBrowser } from '#app/open-browser';
import { startServing } from '#app/serve/start';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { failureWords, oneLine } from './words.ts';
import { WrongUse } from './wrong-use.ts';

const PAGES = fileURLToPath(new URL('../../dist/renderer/', import.meta.url));

export interface ServeCommand extends CommonOptions { port?: number; open?: boolean }

/** Serves the screens on this machine until the process is told to stop. The address goes to stdout, alone on its line. */
export async function serve(options: ServeCommand, terminal: Terminal): Promise<ExitCode> {
  if (!existsSync(join(PAGES, 'index.html'))) throw new WrongUse('界面尚未构建,请先运行 npm run build(npm start 会自动构建)。');
  const path = ledgerPath(options);
  let serving;
  try {
    serving = await startServing({
      ledger: path, pages: PAGES, today: options.today, ...(options.port === undefined ? {} : { port: options.port }),
      onDefect: (where, error) => { terminal.line(troubleLine(where, error, process.env['ZEQING_DEBUG'] !== undefined)); },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new WrongUse(`端口 ${options.port ?? 0} 已被占用,请换一个端口或不加 --port。`);
    throw error;
  }
  await terminal.out(`${serving.url}\n`);
  terminal.line(`台账:${path}`);
  terminal.line('请在本机浏览器打开上面的地址(只能打开一次,仅本机可访问);按 Ctrl-C 结束。');
  if (options.open) openBrowser(serving.url);
  await untilStopped();
  await serving.close();
  return 0;
}

/** What went wrong beside the screens' questions: the world's refusals with what to do, our own faults as such. */
export function troubleLine(where: string, error: unknown, debug: boolean): string {
  if (error instanceof Failure) return `后台任务未完成:${failureWords(error.code, error.facts)}`;
  return `程序内部错误(${where}):${debug && error instanceof Error ? error.stack ?? '' : oneLine(String(error))}`;
}

function untilStopped(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => { stop(); });
    if (process.channel) process.once('disconnect', () => { stop(); });
  });
}
