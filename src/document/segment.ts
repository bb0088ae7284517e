import type { Clause, ClauseKind } from '#model/structure';
import { sentences } from '#text/sentences';
import type { Layout } from './arrange.ts';
import type { LineRole } from './front.ts';
import { decimalNumbers } from './decimal-numbers.ts';
import { labelAt } from './label.ts';
import type { Label } from './label.ts';
import { numberWithoutPoint } from './number-without-point.ts';

/** A clause with the numbering it opens with, before the outline has judged it. */
export interface NumberedClause { clause: Clause; label: Label | null; role: LineRole; /** It begins its line. */ opensLine: boolean }

const KIND: Readonly<Record<LineRole, ClauseKind>> = {
  issuer: 'issuer', title: 'title', number: 'header', date: 'header', history: 'header', metadata: 'header', addressees: 'header',
  signatory: 'header', header: 'header', body: 'body', 'annex-mark': 'header', 'annex-title': 'title', attachments: 'signature',
  signature: 'signature', copied: 'signature', distributed: 'signature', note: 'signature', contents: 'furniture', furniture: 'furniture',
};

/** Cuts an issuance into clauses: sentences that never run over the border between lines of different roles. */
export function segment(text: string, layout: Layout): NumberedClause[] {
  const { lines, roles } = layout;
  const out: NumberedClause[] = [];
  let at = 0;
  for (let from = 0; from < lines.length; from = at) {
    at = from + 1;
    while (at < lines.length && roles[at] === roles[from] && lines[at]!.number !== lines[at - 1]!.number) at++;
    let line = from;
    for (const sentence of sentences(text, [lines[from]!.start, lines[at - 1]!.end])) {
      while (line + 1 < at && lines[line + 1]!.start <= sentence.start) line++;
      const role = roles[line]!;
      const label = role === 'body' ? labelAt(text, sentence.start, sentence.end) : null;
      out.push({
        clause: { ...sentence, index: out.length, kind: KIND[role], provision: null, line: lines[line]!.number, contentStart: label ? label.contentStart : sentence.start },
        label, role, opensLine: sentence.start === lines[line]!.start,
      });
    }
  }
  decimalNumbers(out);
  numberWithoutPoint(out);
  return out;
}
