import type { LabelStyle } from './label.ts';
import type { NumberedClause } from './segment.ts';

/** 1.1 编制目的, 3.2.1 Ⅲ级响应措施, 3.1在显示区域中,应…: how plans for emergencies and standards number. */
const DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?[ 　]*(?=[\u4e00-\u9fff“《A-ZⅠ-Ⅻ])/;
/** 1 总则, 2.组织机构: a chapter above them. */
const CHAPTER = /^(\d{1,2})[ 　.、]*(?=[\u4e00-\u9fff“])/;
const LONGEST_CHAPTER = 30;
/** So many decimals whose numbers go on show that they number; 1.5万元 does not go on. */
const FEWEST = 3;
/** A number may be lost now and then. */
const GAP = 2;
const STYLES: readonly LabelStyle[] = ['decimal-1', 'decimal-2', 'decimal-3', 'decimal-4'];

/** 1.1 编制目的, or 1 总则 above such a line: where a head ends. */
export const isDecimalLine = (text: string, next: string | undefined): boolean => DECIMAL.test(text) || (next !== undefined && CHAPTER.test(text) && DECIMAL.test(next));

interface Numbered { piece: NumberedClause; parts: number[]; width: number }

/** Gives labels to clauses that decimals number and to the chapters above them. Writes `label` and `contentStart`. */
export function decimalNumbers(pieces: readonly NumberedClause[]): void {
  const chain = chainOf(pieces);
  if (chain.length < FEWEST) return;
  for (const numbered of [...chain, ...chaptersOf(pieces, chain)]) label(numbered);
}

function chainOf(pieces: readonly NumberedClause[]): Numbered[] {
  let best: Numbered[] = [];
  let chain: Numbered[] = [];
  for (const piece of pieces) {
    if (piece.role !== 'body' || !piece.opensLine || piece.label) continue;
    const match = DECIMAL.exec(piece.clause.text);
    if (!match) continue;
    const next = { piece, parts: match[1]!.split('.').map(Number), width: match[0].length };
    const before = chain.at(-1);
    if (before && goesOn(before.parts, next.parts)) chain.push(next);
    else if (next.parts.at(-1) === 1) chain = [next];
    if (chain.length > best.length) best = chain;
  }
  return best;
}

/** 1.1 → 1.2, 1.2 → 1.2.1, 1.2.3 → 1.3, 1.4 → 2.1. */
function goesOn(before: readonly number[], next: readonly number[]): boolean {
  const at = next.findIndex((part, i) => part !== before[i]);
  if (at < 0) return false;
  const rest = next.slice(at + 1);
  if (rest.some((part) => part !== 1)) return false;
  return at < before.length ? next[at]! > before[at]! && (at === 0 || next[at]! - before[at]! <= GAP) : next[at] === 1 && rest.length === 0;
}

/** Chapters stand before their first decimal, behind the last of the chapter before; one without decimals must count on. */
function chaptersOf(pieces: readonly NumberedClause[], chain: readonly Numbered[]): Numbered[] {
  const out: Numbered[] = [];
  let met = 0;
  for (const piece of pieces) {
    if (chain[met]?.piece === piece) { met++; continue; }
    const { clause: { text }, role, opensLine } = piece;
    if (role !== 'body' || !opensLine || text.length > LONGEST_CHAPTER || /[。;,:]$/.test(text)) continue;
    const match = CHAPTER.exec(text);
    if (!match) continue;
    const number = Number(match[1]);
    const behind = Math.max(out.at(-1)?.parts[0] ?? 0, chain[met - 1]?.parts[0] ?? 0);
    const ahead = chain[met]?.parts[0] ?? Infinity;
    if (number > behind && (number === ahead || (number === behind + 1 && number < ahead))) out.push({ piece, parts: [number], width: match[0].length });
  }
  return out;
}

function label({ piece, parts, width }: Numbered): void {
  const { clause } = piece;
  clause.contentStart = clause.start + width;
  piece.label = { style: STYLES[parts.length - 1]!, ordinal: parts.at(-1)!, text: parts.join('.'), contentStart: clause.contentStart };
}
