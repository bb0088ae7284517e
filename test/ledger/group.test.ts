import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { group, lineTable, taskFinder } from '#ledger/posting/group';
import { makePosting } from '../support/make-analysis.ts';
import { STATE_ASSETS } from '../support/real-documents.ts';

const posting = makePosting('a.txt', [STATE_ASSETS]);
const issuance = posting.analysis.documents[0]!;
const tasks = group(issuance, lineTable(posting.text));

describe('group', () => {
  test('one task an item with obligations, one a paragraph outside the outline', () => {
    expect(tasks.map((t) => [t.path.join(''), t.obligations.length, t.dueOn])).toEqual([['二、5.', 1, '2020-12-31'], ['二、6.', 2, null], ['二、10.', 1, '2018-12-31'], ['', 1, null]]);
  });

  test.each([['外部董事', 0], ['后备人才库', 1], ['10.', 2], ['二、', -1], ['督办', 3], ['经技区发', -1]])('%s stands in task %i', (words, index) => {
    const at = posting.text.indexOf(words);
    expect(taskFinder(tasks, issuance)([at, at + words.length])).toBe(index);
  });

  test('finds what a plain walk finds, for any place', () => {
    const find = taskFinder(tasks, issuance);
    const stretches = tasks.flatMap((task, index) => task.obligations.map((o) => ({ span: o.span, index })));
    fc.assert(fc.property(fc.nat(posting.text.length), fc.nat(30), (start, length) => {
      const touched = stretches.find(({ span }) => span[0] < Math.max(start + length, start + 1) && span[1] > start);
      if (touched) expect(find([start, start + length])).toBe(touched.index);
    }));
  });

  test('lineAt tells the line of every place', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n') }), (text) => {
      const { lineAt } = lineTable(text);
      for (let i = 0; i <= text.length; i++) expect(lineAt(i)).toBe(text.slice(0, i).split('\n').length - 1);
    }));
  });
});
