import { read } from '#intake/read';
import { receive } from '#intake/receive';
import type { Analyzer } from './analyze.ts';
import { explain, type Explanation, type ExplainWhere } from './explain.ts';

/**
 * One file from the disk to the explanation of a place in it; nothing is kept.
 * @throws Failure of receiving or reading it.
 */
export async function explainFile(path: string, analyzer: Analyzer, where: ExplainWhere): Promise<Explanation[]> {
  return explain(await read(await receive(path)), analyzer, where);
}
