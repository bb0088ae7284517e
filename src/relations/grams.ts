/** A text cut into its runs of letters and digits; marks and spaces part them, quotes and brackets do not. Full width and half width are the same. */
export function runs(text: string): string[] {
  return text.normalize('NFKC').replaceAll('帐', '账').replace(/[()[\]《》<>“”"'‘’「」『』【】〔〕]/gu, '').toLowerCase().split(/[^\p{L}\p{N}%‰]+/u).filter((run) => run !== '');
}

/** Pairs of neighbouring characters within the runs, each once. */
export function gramsOf(textRuns: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (const run of textRuns) for (let i = 0; i + 1 < run.length; i++) grams.add(run.slice(i, i + 2));
  return grams;
}

/** What a pair of characters is worth: 1 for one that only two statements share, 0 for one that all have. */
export interface GramWeights { weight(gram: string): number }

/** Fewer statements than this are weighed as if there were this many: with a handful every word looks rare. */
const LEAST_STATEMENTS = 60;

/** 到2022年, 达到100%: figures make no two tasks the same. */
const FIGURES = 0.4;

/** Weights by how many statements hold a pair of characters (idf, rescaled so that the rarest shared one is worth 1). */
export function weighGrams(statements: readonly ReadonlySet<string>[]): GramWeights {
  const holding = new Map<string, number>();
  for (const grams of statements) for (const gram of grams) holding.set(gram, (holding.get(gram) ?? 0) + 1);
  const all = Math.max(LEAST_STATEMENTS, statements.length);
  const most = Math.log(all / 2);
  const weights = Array.from({ length: Math.max(2, ...holding.values()) + 1 }, (_, held) => Math.max(0, Math.log(all / Math.max(2, held)) / most));
  return { weight: (gram) => (/\d/.test(gram) ? FIGURES : 1) * (weights[holding.get(gram) ?? 0] ?? 0) };
}
