import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Header } from '#model/structure';
import { loadDeadlineGrammar } from '#obligation/deadlines/deadline-grammar';
import { noteOf, plainStructure } from '#obligation/deadlines/deadline-proof';
import { recogniseDeadlines } from '#obligation/deadlines/recognise-deadlines';
import { normalise } from '#text/normalise';

interface Case { text: string; header?: Partial<Header>; found: string[]; why: string }

const file = 'resources/grammar/deadlines.yaml';
const grammar = loadDeadlineGrammar({ file, text: readFileSync(file, 'utf8') });
const cases = parse(readFileSync('test/cases/deadlines.yaml', 'utf8')) as Case[];

describe('test/cases/deadlines.yaml', () => {
  test('has cases', () => expect(cases.length).toBeGreaterThan(30));
  test.each(cases.map((c) => [c.why, c] as const))('%s', (_, { text, header, found }) => {
    const { text: normalised } = normalise(text);
    const mentions = recogniseDeadlines(plainStructure(normalised, header), grammar);
    const withAnchor = found.some((f) => f.includes(' @ '));
    expect(mentions.map((m) => `${m.text}: ${noteOf(m)}${withAnchor && m.anchor ? ` @ ${m.anchor}` : ''}`)).toEqual(found);
    for (const m of mentions) expect(normalised.slice(...m.span)).toBe(m.text);
  });

  test('a stage heading covers the clauses of its provision', () => {
    const structure = plainStructure('(一)排查阶段(10月30日—11月6日)。\n各村全面排查。\n');
    structure.provisions.push({ span: [0, 5], level: 2, label: '(一)', title: '排查阶段', parent: null, headingOnly: true, clauses: [0, 2] });
    for (const clause of structure.clauses) clause.provision = 0;
    structure.clauses[0]!.kind = 'heading';
    expect(recogniseDeadlines(structure, grammar).map((m) => m.covers)).toEqual([[0, 2]]);
  });
  test('a notice may come out in the midst of the stages that its headings name', () => {
    const structure = plainStructure('(一)建立工作机制(2021年8月)。\n编制方案。\n', { year: 2021, issueDate: '2021-09-09' });
    expect(recogniseDeadlines(structure, grammar)).toEqual([]);
    structure.clauses[0]!.kind = 'heading';
    expect(recogniseDeadlines(structure, grammar).map((m) => `${m.text}: ${noteOf(m)}`)).toEqual(['2021年8月: during 2021-08-01 2021-08-31']);
  });
  test.each(['title', 'header', 'signature', 'furniture', 'issuer'] as const)('a %s clause is not read', (kind) => {
    const structure = plainStructure('2022年底前完成。');
    structure.clauses[0]!.kind = kind;
    expect(recogniseDeadlines(structure, grammar)).toEqual([]);
  });
});
