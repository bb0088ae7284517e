import { describe, expect, test } from 'vitest';
import type { Clause, ClauseKind, DocumentStructure } from '#model/structure';
import type { Label } from '#obligation/labels/label';
import type { ClauseFeatures } from '#obligation/labels/label-features';
import { NEIGHBOUR_SIGNS, Neighbours } from '#obligation/labels/label-neighbours';

/** A document whose clauses are told by their provision, their line and what they are; without a label they are headings. */
function made(...rows: readonly (readonly [provision: number | null, line: number, label: Label | null])[]): { structure: DocumentStructure; labels: (Label | null)[] } {
  const clauses = rows.map(([provision, line, label], index): Clause => {
    const kind: ClauseKind = label ? 'body' : 'heading';
    return { index, kind, provision, line, start: 0, end: 0, contentStart: 0, text: '' };
  });
  const header = { title: '', number: null, issuers: [], issueDate: null, type: null, year: null, effectiveFrom: null, effectiveTo: null, interpretedBy: null, addressees: [], evidence: {} };
  return { structure: { span: [0, 0], header, clauses, provisions: [], diagnostics: [] }, labels: rows.map(([, , label]) => label) };
}

const signsOf = ({ structure, labels }: ReturnType<typeof made>, clause: number): string[] => new Neighbours(structure, labels, structure.clauses.map(() => null)).signs(clause).map((sign) => NEIGHBOUR_SIGNS[sign]!);
const beside = (names: readonly string[]): string[] => names.filter((name) => /^around:(?:prev|next)/.test(name));
const among = (names: readonly string[], place: string): string[] => names.filter((name) => name.startsWith(`around:${place}:`));

describe('signs of the sentences around', () => {
  test('each sign has a name of its own', () => { expect(new Set(NEIGHBOUR_SIGNS).size).toBe(NEIGHBOUR_SIGNS.length); });

  const small = made([null, 0, 'N'], [0, 1, null], [0, 2, 'P'], [0, 2, 'E'], [1, 3, 'C']);
  test('one and two before and after, headings passed over; same provision and line', () => {
    expect(beside(signsOf(small, 3))).toEqual(['around:prev:D', 'around:prev-here:D', 'around:prev-line:D', 'around:next:C', 'around:prev2:N', 'around:next2:none']);
    expect(beside(signsOf(small, 0))).toEqual(['around:prev:none', 'around:next:D', 'around:prev2:none', 'around:next2:E']);
  });
  test('outside all provisions is a place as well', () => {
    expect(beside(signsOf(made([null, 0, 'R'], [null, 1, 'R']), 1))).toEqual(['around:prev:R', 'around:prev-here:R', 'around:next:none', 'around:prev2:none', 'around:next2:none']);
  });
  test('shares of the others: none, up to a half, more; the sentence itself does not count', () => {
    const two = made([0, 0, 'D'], [0, 1, 'T'], [0, 2, 'R']);
    expect(among(signsOf(two, 2), 'doc')).toEqual(['D-most', 'E-none', 'C-none', 'R-none', 'N-none'].map((share) => `around:doc:${share}`));
    expect(among(signsOf(two, 0), 'doc')).toEqual(['D-some', 'E-none', 'C-none', 'R-some', 'N-none'].map((share) => `around:doc:${share}`));
  });
  test('near is eight to either side', () => {
    const long = made([0, 0, 'C'], ...Array.from({ length: 8 }, (_, i) => [0, i + 1, 'R'] as const), [0, 9, 'D'], [0, 10, 'D']);
    expect(among(signsOf(long, 8), 'near')).toContain('around:near:C-some');
    expect(among(signsOf(long, 9), 'near')).toContain('around:near:C-none');
    expect(among(signsOf(long, 9), 'doc')).toContain('around:doc:C-some');
  });
  test('a sentence alone', () => {
    expect(signsOf(made([0, 0, null], [0, 1, 'D']), 1)).toEqual(['prev:none', 'next:none', 'prev2:none', 'next2:none', 'near:alone', 'doc:alone', 'lead:none'].map((name) => `around:${name}`));
  });
});

describe('what leads a sentence in', () => {
  const { structure, labels } = made([0, 0, 'C'], [0, 1, 'R'], [0, 2, 'D']);
  const feature = (lead: number | null, names: string[]): ClauseFeatures => ({ text: '', cues: [], names, section: { names: [], titles: [] }, lead });
  const signs = (features: ClauseFeatures[], clause: number): string[] => new Neighbours(structure, labels, features).signs(clause).map((sign) => NEIGHBOUR_SIGNS[sign]!).filter((name) => name.includes('lead'));

  test('its label, again for an item and for one that begins with an act; none', () => {
    const features = [feature(null, []), feature(0, []), feature(0, ['numbered', 'firm-first'])];
    expect(signs(features, 0)).toEqual(['around:lead:none']);
    expect(signs(features, 1)).toEqual(['around:lead:C']);
    expect(signs(features, 2)).toEqual(['around:lead:C', 'around:lead-item:C', 'around:lead-act:C']);
  });
});
