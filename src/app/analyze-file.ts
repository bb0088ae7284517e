import type { Analysis } from '#model/analysis';
import type { CalendarDate } from '#model/calendar-date';
import { filesAt } from '#intake/container';
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
  const source = await read(file, { signal: options.signal, ocr: true });
  return analyze(source, file, analyzer, { today: options.today });
}

/** The files to analyse: of an archive those it holds, of a letter also its attachments. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) files.push(...await filesAt(path));
  return files;
}
