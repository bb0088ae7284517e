/**
 * `node bench/expressions.ts`: the time expressions of ../shared/deadlines/expressions.tsv, each looked for at its own place in
 * its sample: found with its full span as a deadline (or a wording named as none), as a time expression, or not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';
import { structure } from '#document/structure';
import { recogniseDeadlines } from '#obligation/deadlines/recognise-deadlines';
import { readTimes } from '#obligation/times/read-times';
import { loadTimeGrammar } from '#obligation/times/time-grammar';
import { normalise } from '#text/normalise';

const SHARED = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'shared');
const table = join(SHARED, 'deadlines', 'expressions.tsv');
if (!existsSync(table)) console.log(`没有找到时限表达表(${table}),未评分。`);
else {
  const raw = readResources();
  const analyzer = createAnalyzer(raw);
  const grammar = loadTimeGrammar(raw.grammar['times']!);
  const rows = readFileSync(table, 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t'));
  const spans = new Map<string, { start: number; end: number; rule: string }[]>();
  for (const file of new Set(rows.map((row) => row[1]!))) {
    const text = normalise(readFileSync(join(SHARED, 'samples', file), 'utf8'));
    const found = [...recogniseDeadlines(structure(text.text, [0, text.text.length], analyzer.document), analyzer.deadlines), ...readTimes(text.text, '2018-12-31', grammar)];
    spans.set(file, found.map(({ span, rule }) => ({ start: text.toOriginal(span)[0], end: text.toOriginal(span)[1], rule })));
  }
  const missed = rows.filter((row) => !spans.get(row[1]!)!.some((s) => s.start === Number(row[5]) && s.end === Number(row[6])));
  console.log(`${rows.length - missed.length} / ${rows.length} = ${(100 * (1 - missed.length / rows.length)).toFixed(1)} %`);
  for (const [expression, file, context, category, , start, end] of missed) {
    const near = spans.get(file!)!.filter((s) => s.start < Number(end) && s.end > Number(start));
    console.log(`  ${expression} (${category}): ${near.map((s) => `${s.rule} ${s.start - Number(start)}..${s.end - Number(end)}`).join(', ') || 'nothing'} in ${context?.slice(0, 60)}`);
  }
}
