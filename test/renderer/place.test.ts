import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparison, GraphEdge, GraphNode } from '#api/relation-methods';
import { compareRows, filterRows } from '../../renderer/compare/rows.ts';
import { CARD_WIDTH, cardBeside, placeGraph } from '../../renderer/relations/place.ts';

const node = (id: number, level: number): GraphNode => ({ id, level, title: `文件${id}`, number: null, issuers: [], issueDate: null, state: 'in-force', tasks: 0 });
const edge = (from: number, to: number): GraphEdge => ({ from, to, relation: 'basis', count: 1 });

describe('the graph of documents', () => {
  test('what is named stands at the left of the middle, what names it at the right', () => {
    const { cards, edges } = placeGraph([node(1, 0), node(2, -1), node(3, 1)], [edge(1, 2), edge(3, 1)], new Set());
    const x = (id: number): number => cards.find((card) => card.node.id === id)!.x;
    expect([x(2) + CARD_WIDTH < x(1), x(1) + CARD_WIDTH < x(3)]).toEqual([true, true]);
    expect(edges).toHaveLength(2);
  });

  test('no card lies on another, all within the drawing, however many there are', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 120 }), (levels) => {
      const nodes = [node(0, 0), ...levels.map((level, i) => node(i + 1, level))];
      const { cards, more, width, height } = placeGraph(nodes, nodes.slice(1).map((each) => edge(0, each.id)), new Set());
      expect(cards.length + more.reduce((sum, one) => sum + one.count, 0)).toBe(nodes.length);
      for (const [i, a] of cards.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + CARD_WIDTH <= width && a.y + a.height <= height).toBe(true);
        for (const b of cards.slice(i + 1)) expect(a.x !== b.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
      }
    }), { numRuns: 60 });
  });

  test('500 documents: the first of a column and a way to the rest; all when it is opened', () => {
    const nodes = [node(0, 0), ...Array.from({ length: 499 }, (_, i) => node(i + 1, 1))];
    const edges = nodes.slice(1).map((each) => edge(each.id, 0));
    const some = placeGraph(nodes, edges, new Set());
    expect([some.cards.length, some.more]).toMatchObject([40, [{ level: 1, count: 460 }]]);
    expect(some.height).toBeLessThan(1800);
    expect(placeGraph(nodes, edges, new Set([1])).cards).toHaveLength(500);
  });

  test('arrow keys lead to the nearest card that way, and nowhere at the rim', () => {
    const { cards } = placeGraph([node(1, 0), node(2, -1), node(3, 1), node(4, 1)], [edge(1, 2), edge(3, 1), edge(4, 1)], new Set());
    const to = (at: number, way: 'up' | 'down' | 'left' | 'right'): number | undefined => cardBeside(cards, at, way)?.node.id;
    expect([to(1, 'left'), to(2, 'right'), to(2, 'left'), to(1, 'up')]).toEqual([2, 1, undefined, undefined]);
    expect(to(3, 'down') ?? to(3, 'up')).toBe(4);
  });
});

test('rows of a comparison: A in its order, each with all its counterparts, then what only B has; narrowed by what differs', () => {
  const statement = (text: string): Comparison['a']['statements'][number] => ({ span: [0, text.length], text, heading: '', modality: 'duty', taskId: 1, units: [], actors: [], deadlines: [], quantities: [] });
  const side = (id: number, texts: string[]): Comparison['a'] => ({ document: { id, title: '', number: null, issuers: [], issueDate: null, state: 'in-force', tasks: 0 }, statements: texts.map(statement) });
  const parts = { ofBoth: 1, ofShorter: 1, headings: 0 };
  const found: Comparison = {
    a: side(1, ['一', '二', '三']), b: side(2, ['甲', '乙', '丙', '丁']), share: 2 / 3, uncovered: [1], similarOnly: [], unfounded: [2],
    pairs: [{ a: 0, b: 1, grade: 'same', score: 1, parts, differences: [{ what: 'deadline', a: '', b: '6月' }] }, { a: 2, b: 0, grade: 'same', score: 1, parts, differences: [] }, { a: 0, b: 0, grade: 'similar', score: 0.2, parts, differences: [] }],
  };
  const shown = (rows: ReturnType<typeof compareRows>): string[] => rows.map((row) => `${row.a?.text ?? '-'}${row.b?.text ?? '-'} ${row.kind}`);
  const rows = compareRows(found);
  expect(shown(rows)).toEqual(['一乙 pair', '一甲 pair', '二- uncovered', '三甲 pair', '-丙 unfounded', '-丁 alone']);
  expect(shown(filterRows(rows, 'different', null))).toEqual(['一乙 pair']);
  expect(shown(filterRows(rows, 'different', 'unit'))).toEqual([]);
  expect(shown(filterRows(rows, 'uncovered', null))).toEqual(['二- uncovered']);
});
