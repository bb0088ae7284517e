import type { ComparedPair, ComparedStatement, Comparison } from '#api/relation-methods';

export const COMPARE_FILTERS = ['all', 'different', 'uncovered', 'unfounded'] as const;
export type CompareFilter = (typeof COMPARE_FILTERS)[number];

/** A line of the comparison: a pair, or a statement that has no counterpart. */
export interface CompareRow { key: string; a: ComparedStatement | null; b: ComparedStatement | null; pair: ComparedPair | null; kind: 'pair' | 'uncovered' | 'unfounded' | 'alone' }

/** The statements of A in the order of their text with their counterparts, then those of B without one. */
export function compareRows({ a, b, pairs, uncovered, unfounded }: Comparison): CompareRow[] {
  const partners = Map.groupBy(pairs, (pair) => pair.a);
  const taken = new Set(pairs.map((pair) => pair.b));
  const [open, free] = [new Set(uncovered), new Set(unfounded)];
  return [
    ...a.statements.flatMap((statement, i): CompareRow[] => {
      const own = partners.get(i);
      if (!own) return [{ key: `a${i}`, a: statement, b: null, pair: null, kind: open.has(i) ? 'uncovered' : 'alone' }];
      return own.map((pair) => ({ key: `${i} ${pair.b}`, a: statement, b: b.statements[pair.b] ?? null, pair, kind: 'pair' }));
    }),
    ...b.statements.flatMap((statement, i): CompareRow[] => (taken.has(i) ? [] : [{ key: `b${i}`, a: null, b: statement, pair: null, kind: free.has(i) ? 'unfounded' : 'alone' }])),
  ];
}

export function filterRows(rows: readonly CompareRow[], filter: CompareFilter, what: string | null): CompareRow[] {
  return rows.filter(({ kind, pair }) => {
    if (filter === 'all') return what === null || (pair?.differences.some((difference) => difference.what === what) ?? false);
    if (filter === 'different') return kind === 'pair' && (pair?.differences.some((difference) => what === null || difference.what === what) ?? false);
    return kind === filter;
  });
}
