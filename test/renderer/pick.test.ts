import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '#model/source';
import { linesOnPages } from '../../renderer/original/page-lines.ts';
import { growPart, moveEdge, partAt, stepPart } from '../../renderer/review/pick.ts';

describe('words picked by keys', () => {
  const text = '（二）建设服务大厅。\n财政局负责落实资金，2025年6月底前到位；人社局配合。';
  const words = (span: readonly [number, number] | null): string | null => span && text.slice(...span);
  test('the part at a place, the next and the one before', () => {
    const first = partAt(text, 5)!;
    expect(words(first)).toBe('建设服务大厅');
    const next = stepPart(text, first, 1);
    expect([words(next), words(stepPart(text, next, 1)), words(stepPart(text, next, -1))]).toEqual(['财政局负责落实资金', '2025年6月底前到位', '建设服务大厅']);
    expect(words(stepPart(text, partAt(text, text.length)!, 1))).toBe('人社局配合');
    expect(partAt('。 \n', 0)).toBeNull();
  });
  test('it grows and shrinks by parts and by characters, never to nothing', () => {
    const part = partAt(text, text.indexOf('财政局'))!;
    const grown = growPart(text, part, 1);
    expect(words(grown)).toBe('财政局负责落实资金，2025年6月底前到位');
    expect([words(growPart(text, grown, -1)), words(growPart(text, part, -1))]).toEqual(['财政局负责落实资金', '财政局负责落实资金']);
    expect(words(moveEdge(text, part, 'end', -6))).toBe('财政局');
    expect(words(moveEdge(text, part, 'start', 5))).toBe('落实资金');
    expect([words(moveEdge(text, part, 'end', -99)), words(moveEdge(text, part, 'start', 99))]).toEqual(['财', '金']);
  });
  test('wherever keys lead, some words of the text are picked', () => {
    fc.assert(fc.property(fc.array(fc.nat(7), { maxLength: 30 }), (keys) => {
      let span = partAt(text, 0)!;
      const acts = [() => stepPart(text, span, 1), () => stepPart(text, span, -1), () => growPart(text, span, 1), () => growPart(text, span, -1), () => moveEdge(text, span, 'end', 1), () => moveEdge(text, span, 'end', -1), () => moveEdge(text, span, 'start', 1), () => moveEdge(text, span, 'start', -1)];
      for (const key of keys) {
        span = acts[key]!();
        expect(span[0] >= 0 && span[0] < span[1] && span[1] <= text.length).toBe(true);
      }
    }));
  });
});

describe('the printed lines of pages', () => {
  const at = (page: number, y: number, from: number, to: number): NonNullable<Block['boxes']>[number] => ({ page, box: { x: 90, y, width: 300, height: 16 }, span: [from, to] });
  const block = (...boxes: NonNullable<Block['boxes']>): Block => ({ kind: 'paragraph', span: [boxes[0]!.span[0], boxes.at(-1)!.span[1]], paragraph: 0, boxes });
  test('each with its words, in the order of the text, and how far it is to the next', () => {
    const pages = linesOnPages([block(at(1, 100, 10, 13), at(1, 128, 13, 15)), block(at(2, 80, 15, 18)), block(at(2, 400, 18, 20))], '甲乙丙丁戊己庚辛壬癸', 10);
    expect([...pages].map(([page, lines]) => [page, lines.map((line) => [line.text, line.below])])).toEqual([[1, [['甲乙丙', 12], ['丁戊', 0]]], [2, [['己庚辛', 0], ['壬癸', 0]]]]);
  });
  test('lines of another document of the same file are none of this one', () => {
    expect(linesOnPages([block(at(1, 100, 0, 5)), block(at(1, 120, 5, 9))], '丙丁戊己', 5).get(1)?.map((line) => line.text)).toEqual(['丙丁戊己']);
  });
});
