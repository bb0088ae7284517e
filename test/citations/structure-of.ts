import { readResources } from '#app/resources';
import { citationWords } from '#lexicon/citation-words';
import type { DocumentStructure } from '#model/structure';
import { recogniseCitations } from '#obligation/citations/recognise-citations';
import { normalise } from '#text/normalise';
import { sentences } from '#text/sentences';

export const words = citationWords(readResources());

/** A structure of plain body sentences, as much of one as citations need. */
export function structureOf(text: string, number: string | null = null, titleLine = false): DocumentStructure {
  const clauses = sentences(text).map((sentence, index) => ({
    ...sentence, index, kind: titleLine && index === 0 ? 'title' as const : 'body' as const, provision: null, line: 0, contentStart: sentence.start,
  }));
  const header = { title: titleLine ? clauses[0]!.text : '', number, issuers: [], issueDate: null, type: null, year: null, effectiveFrom: null, effectiveTo: null, interpretedBy: null, addressees: [], evidence: {} };
  return { span: [0, text.length], header, clauses, provisions: [], diagnostics: [] };
}

export const citationsOf = (original: string, number: string | null = null, titleLine = false) => recogniseCitations(structureOf(normalise(original).text, number, titleLine), words);
