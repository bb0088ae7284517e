import type { GraphEdge, GraphNode } from '#api/relation-methods';

/** A card of the graph, or a line that stands for those beyond the first of its column. Sizes and places in px. */
export interface PlacedCard { node: GraphNode; x: number; y: number; height: number }
export interface PlacedMore { level: number; count: number; x: number; y: number }
export interface PlacedEdge { edge: GraphEdge; path: string }
export interface PlacedGraph { cards: PlacedCard[]; more: PlacedMore[]; edges: PlacedEdge[]; columns: { level: number; x: number; count: number }[]; width: number; height: number }

export const CARD_WIDTH = 208;
const GAP = 82;
const MARGIN = 16;
/** Room for the columns' heads, which stay in sight. */
const HEAD = 22;
/** A column of more cards than this shows them on one line each. */
const ROOMY = 9;
const ROOMY_HEIGHT = 58;
const DENSE_HEIGHT = 30;
const BETWEEN = 8;
/** Cards of a column before the rest is put behind a button. */
const SHOWN = 40;

/**
 * Columns by level, what the document in the middle names at the left and what names it at the right; in a column by the
 * middle of what a card is joined with in the column nearer to the centre, so that few lines cross.
 * @param wide levels whose column is shown whole
 */
export function placeGraph(nodes: readonly GraphNode[], edges: readonly GraphEdge[], wide: ReadonlySet<number>): PlacedGraph {
  const levels = [...new Set(nodes.map((node) => node.level))].sort((a, b) => a - b);
  const joined = new Map<number, number[]>();
  for (const { from, to } of edges) {
    (joined.get(from) ?? joined.set(from, []).get(from)!).push(to);
    (joined.get(to) ?? joined.set(to, []).get(to)!).push(from);
  }
  const rank = new Map<number, number>();
  const byLevel = Map.groupBy(nodes, (node) => node.level);
  const ordered = new Map<number, GraphNode[]>();
  for (const level of levels.toSorted((a, b) => Math.abs(a) - Math.abs(b))) {
    const key = (node: GraphNode): number => {
      const near = (joined.get(node.id) ?? []).flatMap((other) => rank.get(other) ?? []);
      return near.length === 0 ? 0 : near.reduce((sum, n) => sum + n, 0) / near.length;
    };
    const sorted = (byLevel.get(level) ?? []).map((node) => ({ node, at: key(node) })).sort((a, b) => a.at - b.at || (b.node.issueDate ?? '').localeCompare(a.node.issueDate ?? '') || a.node.id - b.node.id).map(({ node }) => node);
    sorted.forEach((node, i) => rank.set(node.id, (i + 0.5) / sorted.length));
    ordered.set(level, sorted);
  }
  const shownOf = (level: number): GraphNode[] => { const all = ordered.get(level) ?? []; return wide.has(level) || all.length <= SHOWN ? all : all.slice(0, SHOWN - 1); };
  const heightOf = (level: number): number => ((ordered.get(level)?.length ?? 0) > ROOMY ? DENSE_HEIGHT : ROOMY_HEIGHT);
  const columnHeight = (level: number): number => { const [shown, all] = [shownOf(level).length, ordered.get(level)?.length ?? 0]; return shown * (heightOf(level) + BETWEEN) - BETWEEN + (shown < all ? DENSE_HEIGHT + BETWEEN : 0); };
  const tallest = Math.max(0, ...levels.map(columnHeight));
  const cards = new Map<number, PlacedCard>();
  const more: PlacedMore[] = [];
  const columns = levels.map((level, i) => {
    const x = MARGIN + i * (CARD_WIDTH + GAP);
    const shown = shownOf(level);
    let y = MARGIN + HEAD + (tallest - columnHeight(level)) / 2;
    for (const node of shown) {
      cards.set(node.id, { node, x, y, height: heightOf(level) });
      y += heightOf(level) + BETWEEN;
    }
    const count = ordered.get(level)?.length ?? 0;
    if (shown.length < count) more.push({ level, count: count - shown.length, x, y });
    return { level, x, count };
  });
  return {
    cards: [...cards.values()], more, columns, width: 2 * MARGIN + levels.length * CARD_WIDTH + Math.max(0, levels.length - 1) * GAP, height: 2 * MARGIN + HEAD + tallest,
    edges: edges.flatMap((edge): PlacedEdge[] => {
      const [from, to] = [cards.get(edge.from), cards.get(edge.to)];
      return from && to ? [{ edge, path: pathOf(from, to) }] : [];
    }),
  };
}

/** From the citing card to the cited one: a soft curve between columns, a bow beside cards of one column. */
function pathOf(from: PlacedCard, to: PlacedCard): string {
  const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
  if (from.x === to.x) {
    const x = from.x + CARD_WIDTH;
    return `M${x},${y1} C${x + GAP / 2},${y1} ${x + GAP / 2},${y2} ${x + 5},${y2}`;
  }
  const right = from.x < to.x;
  const [x1, x2] = right ? [from.x + CARD_WIDTH, to.x - 5] : [from.x, to.x + CARD_WIDTH + 5];
  const bend = Math.max(30, Math.abs(x2 - x1) / 2) * (right ? 1 : -1);
  return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
}

/** The card that a move with an arrow key leads to from another; null at the rim. */
export function cardBeside(cards: readonly PlacedCard[], at: number, way: 'up' | 'down' | 'left' | 'right'): PlacedCard | null {
  const here = cards.find((card) => card.node.id === at);
  if (!here) return null;
  const middle = here.y + here.height / 2;
  const far = (card: PlacedCard): number => Math.abs(card.y + card.height / 2 - middle);
  if (way === 'up' || way === 'down') {
    const column = cards.filter((card) => card.x === here.x && (way === 'up' ? card.y < here.y : card.y > here.y));
    return column.toSorted((a, b) => far(a) - far(b))[0] ?? null;
  }
  const beyond = cards.filter((card) => (way === 'left' ? card.x < here.x : card.x > here.x));
  const next = way === 'left' ? Math.max(...beyond.map((card) => card.x)) : Math.min(...beyond.map((card) => card.x));
  return beyond.filter((card) => card.x === next).toSorted((a, b) => far(a) - far(b))[0] ?? null;
}
