import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { table, wrap } from '#cli/table';

describe('wrap', () => {
  test.each([
    ['市财政局', 8, ['市财政局']],
    ['市财政局', 4, ['市财', '政局']],
    ['市财政局', 5, ['市财', '政局']],
    ['市财政局。', 8, ['市财政', '局。']],
    ['一二三。。。', 6, ['一二', '三。。', '。']],
    ['', 10, ['']],
    ['abc', 2, ['ab', 'c']],
    ['甲', 1, ['甲']],
  ])('%j in %d', (text, width, lines) => { expect(wrap(text, width)).toEqual(lines); });

  test('no character is lost and no line is too wide', () => {
    const text = '2018年底前,兜底完成剩余省扶贫标准建档立卡贫困人口脱贫任务(牵头单位:市扶贫办)。'.repeat(5);
    for (const width of [4, 7, 20, 33, 80]) {
      expect(wrap(text, width).join('')).toBe(text);
      expect(Math.max(...wrap(text, width).map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
  });
});

describe('table', () => {
  const columns = [
    { heading: '编号', min: 4, max: 6, right: true, value: (row: { id: number }) => String(row.id) },
    { heading: '任务', min: 10, max: 60, value: (row: { text: string }) => row.text },
  ];
  test('columns stand under each other by width, not by count of characters', () => {
    const lines = table([{ id: 7, text: '完善制度' }, { id: 12, text: 'abc' }], columns, { width: 40 });
    expect(lines).toEqual(['编号  任务', '────  ──────────', '   7  完善制度', '  12  abc']);
  });
  test('nothing is wider than asked for, and long cells end in …', () => {
    const lines = table([{ id: 1, text: '建立健全工作机制。'.repeat(30) }], columns, { width: 50, maxLines: 3 });
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toMatch(/…$/);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(50);
  });
  test('control characters of a document do not reach the terminal', () => {
    expect(table([{ id: 1, text: '甲\u001b[31m乙\u0007\n丙' }], columns, { width: 50 }).join('')).not.toMatch(/\p{Cc}/u);
  });
});
