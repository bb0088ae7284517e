import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reconcile } from '#ledger/posting/reconcile';

type Row = readonly [path: string, text: string];
const traces = (rows: readonly Row[]): { id: number; path: string; text: string }[] => rows.map(([path, text], id) => ({ id, path, text }));

const A = '建立健全联席会议制度,每季度召开一次会议';
const B = '开展食品安全专项整治,严查违法行为';
const C = '完善应急预案,每年组织演练不少于2次';

describe('reconcile', () => {
  test.each<[why: string, before: Row[], after: Row[], pairs: string, vanished: number[], added: number[]]>([
    ['nothing changed', [['1.', A], ['2.', B]], [['1.', A], ['2.', B]], '0=0 1=1', [], []],
    ['moved by an item put in before', [['1.', A], ['2.', B]], [['1.', C], ['2.', A], ['3.', B]], '0=1 1=2', [], [0]],
    ['words amended at the same place', [['1.', A]], [['1.', '建立健全联席会议制度,每半年召开一次会议']], '0~0', [], []],
    ['amended and moved', [['1.', A], ['2.', B]], [['1.', B], ['2.', '建立健全联席会议制度,每半年召开一次会议']], '1=0 0~1', [], []],
    ['another task at the same place', [['1.', A]], [['1.', B]], '', [0], [0]],
    ['equal words twice stay at their places', [['1.', A], ['2.', A]], [['1.', A], ['2.', A]], '0=0 1=1', [], []],
    ['one of two equal ones is gone', [['1.', A], ['2.', A]], [['2.', A]], '1=0', [0], []],
    ['outside the outline an equal path is no place', [['', A]], [['', '每季度召开一次村民会议,公开村务']], '', [0], [0]],
    ['outside the outline likeness decides', [['', A], ['', B]], [['', '开展食品安全专项整治行动,严查违法行为'], ['', A]], '0=1 1~0', [], []],
    ['all gone', [['1.', A]], [], '', [0], []],
    ['words too short to compare', [['1.', '甲']], [['1.', '乙']], '', [0], [0]],
  ])('%s', (_why, before, after, pairs, vanished, added) => {
    const found = reconcile(traces(before), traces(after));
    expect(found.pairs.map((p) => `${p.before}${p.amended ? '~' : '='}${p.after}`).join(' ')).toBe(pairs);
    expect(found.vanished).toEqual(vanished);
    expect(found.added).toEqual(added);
  });

  test('every task is in exactly one of the three lists; itself it always finds', () => {
    const row = fc.tuple(fc.constantFrom('1.', '2.', '3.', ''), fc.stringMatching(/^[甲乙丙丁戊己]{0,12}$/));
    const rows = fc.array(row, { maxLength: 12 });
    fc.assert(fc.property(rows, rows, (before, after) => {
      const found = reconcile(traces(before), traces(after));
      expect([...found.pairs.map((p) => p.before), ...found.vanished].toSorted((a, b) => a - b)).toEqual(before.map((_, i) => i));
      expect([...found.pairs.map((p) => p.after), ...found.added].toSorted((a, b) => a - b)).toEqual(after.map((_, i) => i));
      expect(reconcile(traces(before), traces(before)).pairs.filter((p) => !p.amended)).toHaveLength(before.length);
    }));
  });

  test('a thousand rewritten items find each other', () => {
    const rows = (suffix: string): Row[] => Array.from({ length: 1000 }, (_, i) => [`${i}.`, `第${i}项工作由第${i * 7}组落实,${A.slice(i % 9)}${suffix}`]);
    expect(reconcile(traces(rows('年内完成')), traces(rows('月内办结'))).pairs.length).toBeGreaterThan(900);
  });
});
