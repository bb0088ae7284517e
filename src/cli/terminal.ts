import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where a command writes: stdout for results, stderr for everything else. Style only where a person looks on. */
export interface Terminal {
  /** Resolves when the stream can take more, so that large output neither piles up nor is cut off at exit. */
  out(text: string): Promise<void>;
  line(text: string): void;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  /** Hits of a search: highlighted on a terminal, in 【】 elsewhere. */
  mark(text: string): string;
  /** Columns that a table may use. */
  readonly width: number;
  /** True when stderr is a terminal: progress may be drawn there. */
  readonly showsProgress: boolean;
  /** The reader of stdout has gone (`| head`): what is left need not be computed. */
  readonly closed: boolean;
}

const WIDTH_WITHOUT_TERMINAL = 120;

/** The terminal of this process. A reader that leaves early (EPIPE) ends the output, not the command. */
export function processTerminal(): Terminal {
  let closed = false;
  const listen = (stream: Writable): void => {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') process.exitCode = 1;
      if (stream === process.stdout) closed = true;
    });
  };
  listen(process.stdout);
  listen(process.stderr);
  const styled = process.stdout.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb';
  const style = (open: number, close: number) => (text: string): string => (styled && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  const columns = process.stdout.isTTY ? process.stdout.columns : WIDTH_WITHOUT_TERMINAL;
  return {
    async out(text) {
      if (closed || process.stdout.write(text)) return;
      await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(() => undefined);
    },
    line(text) { process.stderr.write(`${text}\n`); },
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    mark: styled ? style(7, 27) : (text) => (text === '' ? '' : `【${text}】`),
    width: Math.max(60, columns || WIDTH_WITHOUT_TERMINAL),
    showsProgress: process.stderr.isTTY && process.env['TERM'] !== 'dumb',
    get closed() { return closed; },
  };
}
