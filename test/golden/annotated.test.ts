import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { analyze, createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';
import type { Issuance, Obligation } from '#model/analysis';
import { overlap, type Span } from '#model/span';
import { sentences } from '#text/sentences';

/** One line of an annotation file; see README.md beside this file. */
interface Row { s?: number; l?: string; actors?: string[]; dl?: { q: string }[]; as?: { role: string; units: string[]; covers: [number, number] }[]; refs?: { q: string }[] }

const FOLDER = fileURLToPath(new URL('./annotated/', import.meta.url));
const analyzer = createAnalyzer(readResources());
const squash = (text: string): string => text.replace(/[\s　]/g, '').replace(/[【［[(（]/g, '〔').replace(/[】］\])）]/g, '〕');

class Tally {
  hit = 0;
  missed = 0;
  extra = 0;
  compare(gold: Iterable<string>, got: Iterable<string>): void {
    const [a, b] = [new Set(gold), new Set(got)];
    for (const x of a) if (b.has(x)) this.hit++; else this.missed++;
    for (const x of b) if (!a.has(x)) this.extra++;
  }
  get f1(): number { return (2 * this.hit) / (2 * this.hit + this.missed + this.extra); }
}

function measure(): Record<'obligation' | 'unit' | 'deadline' | 'reference' | 'actor', Tally> {
  const tally = { obligation: new Tally(), unit: new Tally(), deadline: new Tally(), reference: new Tally(), actor: new Tally() };
  for (const file of readdirSync(`${FOLDER}annotations`).sort()) {
    const id = file.slice(0, -6);
    const text = readFileSync(`${FOLDER}texts/${id}.txt`, 'utf8').replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
    const rows = readFileSync(`${FOLDER}annotations/${file}`, 'utf8').split('\n').filter((l) => l.trim()).slice(1).map((l) => JSON.parse(l) as Row);
    const documents = analyze({ format: 'txt', text, blocks: [], diagnostics: [] }, { name: id, sha256: '' }, analyzer).documents;
    compareDocument(sentences(text), rows, documents, tally);
  }
  return tally;
}

function compareDocument(gold: ReturnType<typeof sentences>, rows: readonly Row[], documents: readonly Issuance[], tally: ReturnType<typeof measure>): void {
  const obligations = documents.flatMap((d) => d.obligations);
  const within = (spans: readonly Span[], s: Span): number => spans.reduce((sum, span) => sum + overlap(span, s), 0);
  for (const row of rows) {
    const sentence = gold[row.s! - 1]!;
    const span: Span = [sentence.start, sentence.end];
    const here = obligations.filter((o) => overlap(o.span, span) > 0);
    const firm = here.filter((o) => o.modality !== 'encouragement');
    const found = within(firm.map((o) => o.span), span) * 2 >= sentence.end - sentence.start;
    if (!'EC'.includes(row.l!)) tally.obligation.compare('DPT'.includes(row.l!) ? ['x'] : [], found ? ['x'] : []);
    if (found && 'DPT'.includes(row.l!)) tally.actor.compare((row.actors ?? []).map(squash), firm.flatMap((o) => o.actors).filter((a) => sentence.text.includes(a)).map(squash));
    for (const { covers, units, role } of row.as ?? []) {
      const range: Span = [gold[covers[0] - 1]!.start, gold[covers[1] - 1]!.end];
      tally.unit.compare(units.map((u) => `${squash(u)} ${role}`), assignedWithin(obligations, range).filter((u) => u.endsWith(role)));
    }
    for (const { q } of row.dl ?? []) tally.deadline.compare([q], documents.some((d) => [...d.deadlines, ...d.obligations.flatMap((o) => o.deadlines)].some((x) => overlap(x.span, span) > 0 && (q.includes(x.text) || x.text.includes(squash(q))))) ? [q] : []);
    for (const { q } of row.refs ?? []) tally.reference.compare([q], documents.some((d) => d.references.some((r) => overlap(r.span, span) > 0)) ? [q] : []);
  }
}

function assignedWithin(obligations: readonly Obligation[], range: Span): string[] {
  return obligations.filter((o) => overlap(o.span, range) * 2 > o.span[1] - o.span[0]).flatMap((o) => o.responsibilities.filter((r) => r.basis === 'assignment').map((r) => `${squash(r.unit)} ${r.role}`));
}

/** Floors a little below what was reached, so that a change that costs accuracy on real documents is seen at once. */
describe('annotated documents', () => {
  const tally = measure();
  test.each([['obligation', 0.98], ['unit', 0.955], ['deadline', 0.9], ['reference', 0.95], ['actor', 0.88]] as const)('%s F1 ≥ %f', (metric, floor) => {
    expect(tally[metric].hit).toBeGreaterThan(80);
    expect(tally[metric].f1).toBeGreaterThanOrEqual(floor);
  });
});
