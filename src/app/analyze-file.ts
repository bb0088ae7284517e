import type { Analysis } from '#model/analysis';
import type { CalendarDate } from '#model/calendar-date';
import { read } from '#intake/read';
import { receive } from '#intake/receive';
import { type Analyzer, analyze } from './analyze.ts';

export interface AnalyzeFileOptions {
  /** The day from which the next occurrence of a recurring duty is counted; without it the issue date. */
  today?: CalendarDate;
  signal?: AbortSignal;
}

/**
 * One file from the disk to its analysis (stages 1–9); nothing is kept.
 * @throws Failure of receiving or reading it.
 */
export async function analyzeFile(path: string, analyzer: Analyzer, options: AnalyzeFileOptions = {}): Promise<Analysis> {
  const file = await receive(path);
  const source = await read(file, { signal: options.signal });
  return analyze(source, file, analyzer, { today: options.today });
}
