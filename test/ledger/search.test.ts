import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, pairs } from '#ledger/fold';
import { post } from '#ledger/posting/post';
import { countHits, marksIn, search } from '#ledger/search';
import { countTasks, tasks } from '#ledger/tasks';
import { makePosting } from '../support/make-analysis.ts';
import type { DocumentSpec } from '../support/make-analysis.ts';
import { openTemporary, sharedLedger } from '../support/open-temporary.ts';
import { STATE_ASSETS, YOUNG_CADRES } from '../support/real-documents.ts';

const TODAY = { today: '2019-06-30' };

/** Lines in which everything stands that is hard to search: widths, Latin, digits, signs, spaces, rare characters. */
const ODD: DocumentSpec = {
  title: '关于ＡＢＣ系统“一网通办”(试行)的通知',
  number: '威经技发【2019】7号',
  items: [
    { label: '第一条', sentences: [{ text: '2020年度R&D经费占GDP的比重达到2.5%以上,年均增长6%-8%;见https://a.example/x_y?z=1。' }] },
    { label: '第二条', sentences: [{ text: '由𠮷林路𣲗河社区(原③号院)负责;温度≤26℃,面积1,200㎡。', units: [['lead', '𠮷林路社区']] }, { text: '"*" OR NEAR(督办, 2) NOT AND col:x ^ 均按字面。' }] },
    { sentences: [{ text: '办 公 室 　统 筹,各单位ＯＡ系统é与é同查。' }] },
  ],
};

const posting = makePosting('all.txt', [STATE_ASSETS, YOUNG_CADRES, ODD]);
const lines = posting.text.split('\n').filter((line) => line !== '');
const titles = [STATE_ASSETS, YOUNG_CADRES, ODD].map((d) => d.title);
const wordsOf = (words: string): string[] => words.split(/\s+/u).map(fold).filter((w) => w !== '');

describe('search', () => {
  const ledgerOf = sharedLedger((ledger) => post(ledger, posting));
  /** Any piece of any line, cut between whole characters. */
  const piece = fc.tuple(fc.constantFrom(...lines), fc.nat(), fc.integer({ min: 1, max: 24 })).map(([line, from, length]) => {
    const characters = [...line];
    const start = from % characters.length;
    return characters.slice(start, start + length).join('');
  });

  const lineWith = ([start]: readonly [number, number]): string => posting.text.slice(posting.text.lastIndexOf('\n', start - 1) + 1, posting.text.indexOf('\n', start));

  test('finds every piece of every line, and nothing where it does not stand', () => {
    const ledger = ledgerOf();
    fc.assert(fc.property(piece, (words) => {
      const wanted = wordsOf(words);
      const expected = wanted.length === 0 ? [] : lines.filter((line) => wanted.every((w) => fold(line).includes(w)));
      const hits = search(ledger, words, 1000).filter((hit) => hit.kind !== 'unit');
      // A line that is a title is one hit, the title's.
      expect(hits.map((hit) => (hit.kind === 'title' ? hit.text : lineWith(hit.span!))).toSorted()).toEqual(expected.toSorted());
      expect(titles.filter((title) => expected.includes(title))).toHaveLength(hits.filter((hit) => hit.kind === 'title').length);
    }), { numRuns: 400 });
  });

  test('a filter by words finds a task exactly when its text, title or units hold them', () => {
    const ledger = ledgerOf();
    const all = tasks(ledger, {}, TODAY);
    fc.assert(fc.property(piece, (words) => {
      const wanted = wordsOf(words);
      const holds = (row: (typeof all)[number]): boolean => {
        const units = [...row.units.map((u) => u.unit), ...row.obligations.flatMap((o) => o.actors)];
        return wanted.every((w) => [row.text, row.provisionTitle, row.document, ...units].some((part) => fold(part).includes(w)));
      };
      expect(tasks(ledger, { search: words }, TODAY).map((t) => t.id)).toEqual(all.filter(holds).map((t) => t.id));
      expect(countTasks(ledger, { search: words })).toBe(all.filter(holds).length);
    }), { numRuns: 300 });
  });

  test.each<[words: string, first: string]>([
    ['督办', '督办'], ['20年', '20年'], ['r&d', 'R&D'], ['gdp', 'GDP'], ['abc系统', 'ＡＢＣ系统'], ['OA', 'ＯＡ'], ['办公室', '办 公 室'], ['[2019]7号', '【2019】7号'],
    ['𠮷林', '𠮷林'], ['林路𣲗', '林路𣲗'], ['3号院', '③号院'], ['2.5%', '2.5%'], ['6%-8%', '6%-8%'], ['NEAR(督办,', 'NEAR(督办,'], ['"*"', '"*"'], ['x_y?z=1', 'x_y?z=1'], ['㎡', '㎡'], ['治', '治'], ['ab-c@example', 'ab-c@Example'],
  ])('%s marks %s', (words, first) => {
    const ledger = ledgerOf();
    const hits = search(ledger, words);
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) for (const [start, end] of hit.marks) expect(fold(hit.text.slice(start, end))).toContain(fold(words));
    expect(hits.some((hit) => hit.marks.some(([start, end]) => hit.text.slice(start, end) === first))).toBe(true);
  });

  test.each(['', '   ', '\u200b', '不存在的词', '督办 不存在', '20 年底后', '\ud800'])('%j finds nothing and is no error', (words) => {
    expect(search(ledgerOf(), words)).toEqual([]);
  });

  test('all words have to stand in one line; the hit shows their sentences and tells document, task and place', () => {
    const ledger = ledgerOf();
    const [hit, ...rest] = search(ledger, '后备人才库 激励措施');
    expect(rest).toEqual([]);
    const [first, second] = STATE_ASSETS.items[2]!.sentences;
    expect(hit).toMatchObject({ kind: 'clause', document: STATE_ASSETS.title, number: STATE_ASSETS.number, taskId: 2 });
    expect(hit!.text).toBe(`6.${first!.text}${second!.text}`);
    expect(hit!.marks.map((m) => hit!.text.slice(...m))).toEqual(['激励措施', '后备人才库']);
    const alone = search(ledger, '后备人才库')[0]!;
    expect(alone.text).toBe(second!.text);
    expect(posting.text.slice(...alone.span!)).toBe(alone.text);
  });

  test('titles and units are hits of their own; the best come first; limit and count', () => {
    const ledger = ledgerOf();
    const hits = search(ledger, '国资办');
    expect(hits[0]).toMatchObject({ kind: 'unit', text: '国资办', marks: [[0, 3]], span: null });
    expect(hits.map((h) => h.score)).toEqual(hits.map((h) => h.score).sort((a, b) => b - a));
    expect(search(ledger, '国资办', 2)).toEqual(hits.slice(0, 2));
    expect(countHits(ledger, '国资办')).toBe(hits.length);
    expect(search(ledger, '年轻干部培养')[0]).toMatchObject({ kind: 'title', documentId: 2, marks: [[7, 13]] });
  });

  test('a hit in a very long line is cut to what is near', () => {
    const ledger = openTemporary();
    post(ledger, makePosting('a.txt', [{ title: '通知', items: [{ sentences: [{ text: `${'甲乙丙丁'.repeat(3000)}督办${'戊己庚辛'.repeat(3000)}` }] }] }]));
    const [hit] = search(ledger, '督办');
    expect(hit!.text.length).toBeLessThan(1000);
    expect(hit!.marks.map((m) => hit!.text.slice(...m))).toEqual(['督办']);
  });
});

describe('fold', () => {
  test('of a piece is a piece of the fold, whatever the characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b, c) => {
      expect(fold(a + b + c)).toBe(fold(a) + fold(b) + fold(c));
      expect(pairs(a + b)).not.toMatch(/[^\x30-\x39\x61-\x7a\x80-\u{10ffff} ]/u);
    }));
  });

  test('marks are the author\'s own characters', () => {
    expect(marksIn('ＡＢ c㎡ab', ['ab'])).toEqual([[0, 2], [5, 7]]);
    expect(marksIn('面积㎡和', ['m2'])).toEqual([[2, 3]]);
    expect(marksIn('哈哈哈', ['哈哈'])).toEqual([[0, 3]]);
  });
});
