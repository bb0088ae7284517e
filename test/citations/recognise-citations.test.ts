import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { NamedDocument } from '#model/analysis';
import { normalise } from '#text/normalise';
import { recogniseCitations } from '#obligation/citations/recognise-citations';
import { citationsOf, structureOf, words } from './structure-of.ts';

interface Row { text: string; refs: string[]; article?: string; number?: string; titleLine?: true; why: string }
const rows = parse(readFileSync(new URL('../cases/citations.yaml', import.meta.url), 'utf8')) as Row[];

describe('citations', () => {
  test('there are rows and counter-examples', () => {
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter((row) => row.refs.length === 0).length).toBeGreaterThan(5);
  });
  test.each(rows)('$why', ({ text, refs, article, number, titleLine }) => {
    const found = citationsOf(text, number, titleLine);
    const named = ({ title, number }: NamedDocument): string => `${title ?? ''} | ${number ?? ''}`;
    expect(found.filter((c) => !c.self).map((c) => `${c.relation} ${named(c)}${c.standsFor ? ` = ${named(c.standsFor)}` : ''}`)).toEqual(refs);
    if (article) expect(found[0]!.article).toBe(article);
    const { text: read } = normalise(text);
    for (const { span, titleSpan, title } of found) {
      expect(read.slice(...span).length).toBeGreaterThan(0);
      if (titleSpan) expect(read.slice(...titleSpan).replace(/\s*\n\s*/g, '')).toBe(title);
    }
  });
  test('a bare list under a heading 编制依据 is a basis', () => {
    const structure = structureOf('一、编制依据\n《统计条例》\n二、任务\n学习《统计条例》。');
    const node = { level: 1, parent: null, headingOnly: true } as const;
    structure.provisions.push({ ...node, span: [0, 6], label: '一、', title: '编制依据', clauses: [0, 2] }, { ...node, span: [14, 18], label: '二、', title: '任务', clauses: [2, 4] });
    structure.clauses.forEach((clause, i) => { clause.provision = i < 2 ? 0 : 1; });
    expect(recogniseCitations(structure, words).map((c) => c.relation)).toEqual(['basis', 'mention']);
  });
  test('own title and number are marked', () => {
    expect(citationsOf('关于印发《会议制度》的通知\n按照鲁发〔2018〕3号执行。', '鲁发〔2018〕3号', true).map((c) => [c.title ?? c.number, c.self])).toEqual([['会议制度', true], ['鲁发〔2018〕3号', true]]);
  });
});

describe('relation-words.csv', () => {
  test.each([...words.relations])('$word ($side) → $relation', ({ word, relation, side, example, counter }) => {
    const read = citationsOf(example);
    expect(read[0]?.relation).toBe(relation);
    expect(read[0]?.rule.endsWith(`/${side}-${word}`)).toBe(true);
    expect(normalise(example).text).toContain(word);
    if (side !== 'act') expect(citationsOf(counter).some((c) => c.rule.endsWith(`/${side}-${word}`))).toBe(false);
    else expect(citationsOf(counter).some((c) => c.rule.includes('/act-'))).toBe(false);
  });
});

describe('cited-endings.csv', () => {
  test.each([...words.endings])('$ending: $document', ({ ending, document, example, counter }) => {
    expect(example.endsWith(ending)).toBe(true);
    expect(words.isDocument(example)).toBe(document);
    expect(words.isDocument(counter)).toBe(!document);
  });
});
