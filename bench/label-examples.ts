/** The annotated documents as what the sentence labels are learnt from: `label-training.ts` reads them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readResources } from '../src/app/resources.ts';
import { split } from '../src/document/split.ts';
import { structure } from '../src/document/structure.ts';
import { clauseWords } from '../src/lexicon/clause-words.ts';
import { documentWords } from '../src/lexicon/document-words.ts';
import { unitWords } from '../src/lexicon/unit-words.ts';
import type { Span } from '../src/model/span.ts';
import type { DocumentStructure } from '../src/model/structure.ts';
import { ownWords } from '../src/obligation/compose.ts';
import { findAssignments } from '../src/obligation/assignments/find-assignments.ts';
import { labelFeatures, type ClauseFeatures } from '../src/obligation/labels/label-features.ts';
import { LABELS, type Label } from '../src/obligation/labels/label.ts';
import { loadSentenceForms } from '../src/obligation/labels/sentence-forms.ts';
import { normalise } from '../src/text/normalise.ts';
import { sentences } from '../src/text/sentences.ts';

/**
 * One issuance of an annotated document. By clause: the features, null for what is no sentence of the body; the annotated
 * label, null where there is none to learn (a line that only assigns). Headings and assignments that a rule missed count as N.
 */
export interface Issuance {
  document: string;
  /** How often its sentences count when words are learnt: those that came with the task say best what it means by a duty. */
  counts: number;
  text: string;
  structure: DocumentStructure;
  features: readonly (ClauseFeatures | null)[];
  labels: readonly (Label | null)[];
  /** By clause: who acts in it as annotated, and where its own words stand (brackets that assign left out); null where no sentence was annotated. */
  subjects: readonly ({ label: string; actors: readonly string[]; own: Span } | null)[];
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = [['../shared/gold', 2], ['test/golden/annotated', 1], ['test/golden/kept-apart', 1]] as const;

const raw = readResources();
export const words = { document: documentWords(raw), clause: clauseWords(raw), units: unitWords(raw), forms: loadSentenceForms(raw) };

function issuancesOf(folder: string, id: string, counts: number): Issuance[] {
  const original = readFileSync(join(folder, 'texts', `${id}.txt`), 'utf8').replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  const rows = readFileSync(join(folder, 'annotations', `${id}.jsonl`), 'utf8').split('\n').filter((l) => l.trim()).map((l) => JSON.parse(l) as { s?: number; l?: string; actors?: string[] });
  const annotated = new Map(rows.map((r) => [r.s, r]));
  const gold = sentences(original);
  const { text, toOriginal } = normalise(original);
  return split(text, words.document).map((span) => {
    const document = structure(text, span, words.document);
    const assignments = findAssignments(document, text, words.units);
    const carriers = new Set(assignments.filter((a) => a.place === 'own').map((a) => a.clause));
    const features = labelFeatures(document, words.clause);
    const annotations = document.clauses.map((clause) => {
      const [start, end] = toOriginal([clause.start, clause.end]);
      return annotated.get(gold.findIndex((s) => Math.min(s.end, end) - Math.max(s.start, start) > (end - start) / 2) + 1);
    });
    const labels = document.clauses.map(({ index }): Label | null => {
      const label = features[index] && !carriers.has(index) ? annotations[index]?.l : undefined;
      return label ? LABELS.find((known) => known === label) ?? 'N' : null;
    });
    const subjects = document.clauses.map((clause) => {
      const { l, actors } = annotations[clause.index] ?? {};
      return l && features[clause.index] ? { label: l, actors: (actors ?? []).map((actor) => normalise(actor.replaceAll('⏎', '\n')).text), own: ownWords(clause, assignments.filter((a) => a.clause === clause.index)) } : null;
    });
    return { document: id, counts, text, structure: document, features, labels, subjects };
  });
}

/** Every issuance of ../shared/gold (where present) and test/golden, in the order of folders and names. */
export function readIssuances(): Issuance[] {
  return FOLDERS.map(([name, counts]) => ({ folder: join(ROOT, name), counts })).filter(({ folder }) => existsSync(folder)).flatMap(({ folder, counts }) =>
    readdirSync(join(folder, 'annotations')).filter((f) => f.endsWith('.jsonl')).sort().flatMap((f) => issuancesOf(folder, f.slice(0, -6), counts)));
}
