import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '#model/source';
import type { Span } from '#model/span';
import { layOut } from '../../renderer/original/layout.ts';
import { marksOnPages } from '../../renderer/original/page-marks.ts';
import { type Mark, marksByLine, segments } from '../../renderer/original/segments.ts';

const mark = (start: number, end: number, kind: Mark['kind'] = 'obligation', task: number | null = 1): Mark => ({ span: [start, end], kind, task });

describe('segments', () => {
  test('cut at the borders of marks, each with all marks that cover it', () => {
    const cut = segments('区财政局牵头负责', 10, [mark(10, 18), mark(10, 14, 'unit-lead')]);
    expect(cut.map((s) => [s.text, s.marks.map((m) => m.kind)])).toEqual([['区财政局', ['obligation', 'unit-lead']], ['牵头负责', ['obligation']]]);
  });
  test('marks that reach over the line are cut off; empty and distant ones are none', () => {
    expect(segments('中间', 10, [mark(0, 11), mark(10, 10), mark(30, 40)]).map((s) => [s.text, s.marks.length])).toEqual([['中', 1], ['间', 0]]);
  });
  test('together they are the line again, wherever marks stand', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), fc.array(fc.tuple(fc.nat(80), fc.nat(20))), (text, places) => {
      const cut = segments(text, 20, places.map(([start, length]) => mark(start, start + length)));
      expect(cut.map((s) => s.text).join('')).toBe(text);
      let at = 20;
      for (const segment of cut) {
        expect(segment.start).toBe(at);
        at += segment.text.length;
      }
    }));
  });
  test('every line gets the marks that touch it', () => {
    const lines = [{ start: 0, end: 5 }, { start: 6, end: 9 }, { start: 10, end: 20 }];
    expect(marksByLine(lines, [mark(12, 13), mark(3, 11), mark(0, 2)]).map((of) => of.map((m) => m.span[0]))).toEqual([[0, 3], [3], [3, 12]]);
  });
});

describe('layOut', () => {
  const text = '关于安全的通知\n一、总则\n落实责任。\n单位\t时限\n财政局\t年底';
  const cell = (start: number, end: number, row: number, column: number): Block => ({ kind: 'cell', span: [start, end], paragraph: row, cell: { table: 0, row, column, rowSpan: 1, columnSpan: 1 } });

  test('without blocks line by line, title and headings known', () => {
    const pieces = layOut(text, 100, [], [{ span: [108, 112], level: 1 }], [100, 107]);
    expect(pieces.map((p) => (p.kind === 'line' ? [p.line.text, p.line.title, p.line.level] : p.kind))).toEqual([
      ['关于安全的通知', true, null], ['一、总则', false, 1], ['落实责任。', false, null], ['单位\t时限', false, null], ['财政局\t年底', false, null],
    ]);
  });
  test('cells of a table become one table with their words', () => {
    const blocks = [cell(19, 21, 0, 0), cell(22, 24, 0, 1), cell(25, 28, 1, 0), cell(29, 31, 1, 1)];
    const pieces = layOut(text, 0, blocks, [], null);
    expect(pieces.map((p) => p.kind)).toEqual(['line', 'line', 'line', 'table']);
    expect(pieces.flatMap((p) => (p.kind === 'table' ? p.cells.map((c) => text.slice(c.start, c.end)) : []))).toEqual(['单位', '时限', '财政局', '年底']);
  });
  test('nothing of the text is lost or doubled, whatever the blocks', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(text.length), fc.nat(12)), { maxLength: 12 }), (places) => {
      const blocks = places.sort((a, b) => a[0] - b[0]).map(([start, length], i): Block => ({ kind: 'paragraph', span: [start, Math.min(start + length, text.length)], paragraph: i }));
      const shown = layOut(text, 0, blocks, [], null).flatMap((p) => (p.kind === 'line' ? [p.line.text] : p.cells.map((c) => c.text))).join('').replace(/\s/g, '');
      expect(shown).toBe(text.replace(/\s/g, ''));
    }));
  });
});

test('a mark stands on its page in its share of the line', () => {
  const span: Span = [0, 10];
  const blocks: Block[] = [{ kind: 'paragraph', span, paragraph: 0, page: 2, boxes: [{ page: 2, box: { x: 50, y: 20, width: 100, height: 12 }, span }] }];
  expect(marksOnPages(blocks, [mark(2, 5, 'deadline')]).get(2)?.[0]?.box).toEqual({ x: 70, y: 20, width: 30, height: 12 });
  expect(marksOnPages(blocks, [mark(40, 50)]).size).toBe(0);
});
