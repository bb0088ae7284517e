import type { Analysis } from '#model/analysis';
import type { Alignment } from '#model/relations';
import { align } from '#relations/align';
import { statementsOf } from '#relations/statements';
import { createAnalyzer } from '#app/analyze';
import { analyzeFile, type AnalyzeFileOptions } from '#app/analyze-file';
import { readOwnResources } from '#app/resources';

export interface AlignedFiles { alignment: Alignment; a: Analysis; b: Analysis }

/**
 * The same tasks of two files, side by side; nothing is kept.
 * @throws Failure of receiving or reading either file.
 */
export async function alignFiles(pathA: string, pathB: string, options: AnalyzeFileOptions = {}): Promise<AlignedFiles> {
  const analyzer = createAnalyzer(readOwnResources());
  const a = await analyzeFile(pathA, analyzer, options);
  const b = await analyzeFile(pathB, analyzer, options);
  const [ours, theirs] = [a.documents.flatMap(statementsOf), b.documents.flatMap(statementsOf)];
  const pairs = align(ours, theirs).map((pair) => ({
    a: ours[pair.a]!.span, b: theirs[pair.b]!.span, grade: pair.grade, score: Math.round(pair.score * 1000) / 1000, differences: pair.differences,
  }));
  return { alignment: { schema: 'zeqing.alignment/1', pairs }, a, b };
}
