import { matchGrammar } from '#grammar/match';
import type { GrammarRow } from '#grammar/rows';
import type { DeadlineMention } from '#model/deadline-mention';
import type { DocumentStructure } from '#model/structure';
import { sentences } from '#text/sentences';
import type { DeadlineGrammar } from './deadline-grammar.ts';
import type { DeadlineYield } from './deadline-yields.ts';
import { recogniseDeadlines } from './recognise-deadlines.ts';

/** A mention in the notation of the rows' examples: 'by 2020-12-31', 'every P1Y --05-15', 'within P5BD before'. */
export function noteOf(mention: DeadlineMention): string {
  const { kind, start, end, period, due, duration, direction } = mention;
  return [kind, start, end, period, due, duration, direction === 'before' ? direction : undefined].filter((x) => x !== undefined).join(' ');
}

/** A structure of plain body clauses without a header: what an example is read as. */
export function plainStructure(text: string, header: Partial<DocumentStructure['header']> = {}): DocumentStructure {
  let line = 0;
  let seen = 0;
  const clauses = sentences(text).map((sentence, index) => {
    for (; seen < sentence.start; seen++) if (text[seen] === '\n') line++;
    return { ...sentence, index, kind: 'body' as const, provision: null, line, contentStart: sentence.start };
  });
  return {
    span: [0, text.length], clauses, provisions: [], diagnostics: [],
    header: { title: '', number: null, issuers: [], issueDate: null, type: null, year: null, effectiveFrom: null, effectiveTo: null, interpretedBy: null, addressees: [], evidence: {}, ...header },
  };
}

/** Runs a row's examples and counter-examples against the whole grammar; gives what is wrong, in words. */
export function proveRow(row: GrammarRow<DeadlineYield>, grammar: DeadlineGrammar): string[] {
  const wrong: string[] = [];
  for (const [text, expected] of Object.entries(row.examples)) {
    const winners = matchGrammar(grammar, text).map((hit) => hit.row.id);
    if (!winners.includes(row.id)) wrong.push(`does not win in: ${text} (${winners.join(', ') || 'nothing'} did)`);
    const found = recogniseDeadlines(plainStructure(text), grammar).filter((m) => m.rule === row.id).map(noteOf).join('; ') || 'none';
    if (found !== expected) wrong.push(`${text} gives ${found}, not ${expected}`);
  }
  for (const text of row.rejects) {
    if (recogniseDeadlines(plainStructure(text), grammar).some((m) => m.rule === row.id) || (row.yields.kind === 'none' && matchGrammar(grammar, text).some((hit) => hit.row.id === row.id))) wrong.push(`wins in its counter-example: ${text}`);
  }
  return wrong;
}
