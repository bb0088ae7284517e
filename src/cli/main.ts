import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { Failure, type FailureCode } from '#model/failure';
import { type ExitCode, program } from './program.ts';
import { processTerminal } from './terminal.ts';
import { failureWords, oneLine } from './words.ts';
import { WrongUse, wrongUseWords } from './wrong-use.ts';

/** Failures that are the caller's mistake, not the world's. */
const WRONG_USE: readonly FailureCode[] = ['export-format-unknown', 'query-invalid'];

/**
 * Runs the command line and gives its exit code. Never calls process.exit: what was written to a pipe gets there.
 * Errors are one Chinese line on stderr; ZEQING_DEBUG=1 adds the stack of a defect.
 */
async function run(args: readonly string[]): Promise<ExitCode> {
  const terminal = processTerminal();
  let code: ExitCode = 0;
  const root = program(terminal, version(), (result) => { code = result; });
  if (args.length === 0) {
    root.outputHelp({ error: true });
    return 2;
  }
  try {
    await root.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof WrongUse) terminal.line(`错误:${error.message}`);
    else if (error instanceof CommanderError) {
      const words = wrongUseWords(error, ['zeqing', ...args.slice(0, 1).filter((arg) => root.commands.some((command) => command.name() === arg))].join(' '));
      if (words === null) return 0;
      terminal.line(`错误:${words}`);
    } else if (error instanceof Failure) {
      terminal.line(`错误:${failureWords(error.code, error.facts)}`);
      return WRONG_USE.includes(error.code) ? 2 : 1;
    } else {
      terminal.line(`错误:程序内部错误(${oneLine(String(error))}),请将本行信息反馈给开发者。`);
      if (process.env['ZEQING_DEBUG'] && error instanceof Error) terminal.line(error.stack ?? '');
      return 1;
    }
    return 2;
  }
}

function version(): string {
  const facts = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return facts.version;
}

process.exitCode = await run(process.argv.slice(2));
