import type { DocumentWords } from '#lexicon/document-words';
import type { LineRole } from './front.ts';
import { labelAt } from './label.ts';
import { endsBare, endsSentence, isSubtitle, isTableRow, withoutTail } from './line-marks.ts';
import type { Line } from './lines.ts';
import { squash } from './lines.ts';

/** An attached document's title: indexes of its lines. */
export type AnnexTitle = number[];

const LOOK_AHEAD = 8;
const CLOSED: ReadonlySet<LineRole> = new Set<LineRole>(['signature', 'attachments', 'annex-mark', 'note', 'distributed', 'copied', 'addressees']);

/**
 * Finds the titles of attached documents below the body's first line: a line that ends like a title, stands after a
 * closed sentence or a signature, and is either named in the text (《…》, 附件) or followed by numbering that begins anew.
 * Writes 'annex-title' into `roles`.
 */
export function annexes(lines: readonly Line[], roles: LineRole[], from: number, named: ReadonlySet<string>, words: DocumentWords): AnnexTitle[] {
  const out: AnnexTitle[] = [];
  for (let i = from; i < lines.length; i++) {
    const { text } = lines[i]!;
    if (roles[i] === 'attachments') { if (isAnnexHead(lines, roles, i, named)) { roles[i] = 'annex-title'; out.push([i]); } continue; }
    if (roles[i] !== 'body' || text.length < 3 || text.length > 80 || !endsBare(text) || isTableRow(text)) continue;
    const marked = i > from && roles[i - 1] === 'annex-mark';
    if (!marked && words.annexTypes.of(withoutTail(squash(text))) === null) continue;
    if (labelAt(text, 0, text.length)) continue;
    const title = upward(lines, roles, from, i);
    const above = title[0]! - 1;
    const closed = above < from || CLOSED.has(roles[above]!) || endsSentence(lines[above]!.text) || /[):]$/.test(lines[above]!.text);
    if (!closed) continue;
    while (i + 1 < lines.length && roles[i + 1] === 'body' && isSubtitle(lines[i + 1]!.text)) title.push(++i);
    const name = squash(title.map((t) => lines[t]!.text).join(''));
    if (!marked && !isNamed(name, named) && !opensNumbering(lines, i, above >= from && CLOSED.has(roles[above]!))) continue;
    for (const t of title) roles[t] = 'annex-title';
    out.push(title);
  }
  return out;
}

/** Lines above that belong to the same title: at most two, bare, short, and themselves below a closed line. */
function upward(lines: readonly Line[], roles: readonly LineRole[], from: number, end: number): number[] {
  const title = [end];
  for (let i = end - 1; i >= from && title.length < 4; i--) {
    const { text } = lines[i]!;
    if (roles[i] !== 'body') return title;
    if (endsSentence(text) || text.endsWith(':')) return title;
    if (text.length > 40 || !endsBare(text) || isTableRow(text) || labelAt(text, 0, text.length)) break;
    title.unshift(i);
  }
  return title.length < 4 && title[0] === from ? title : [end];
}

function isNamed(name: string, named: ReadonlySet<string>): boolean {
  if (named.has(name)) return true;
  const bare = withoutTail(name);
  if (named.has(bare)) return true;
  for (const other of named) if (other.length >= 6 && name.endsWith(other) && name.length - other.length <= 12) return true;
  return false;
}

/** 一、, 第一条, 第一章 or 1. soon after: an attached text begins its own numbering. */
function opensNumbering(lines: readonly Line[], i: number, afterClosing: boolean): boolean {
  for (let j = i + 1; j < lines.length && j <= i + LOOK_AHEAD; j++) {
    const { text } = lines[j]!;
    const label = labelAt(text, 0, text.length);
    if (label) return label.ordinal === 1 && (afterClosing || label.style === 'han' || label.style === 'article' || label.style === 'chapter');
    if (isTableRow(text)) return afterClosing;
  }
  return afterClosing;
}

/** 附件6:查处…操作规程 above a text of its own, not in a list of attachments. */
function isAnnexHead(lines: readonly Line[], roles: readonly LineRole[], i: number, named: ReadonlySet<string>): boolean {
  const { text } = lines[i]!;
  if (i > 0 && roles[i - 1] === 'attachments') return false;
  const next = lines[i + 1];
  if (!next || roles[i + 1] !== 'body' || !endsBare(text)) return false;
  const name = squash(text.replace(/^附\s*(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,3}\s*[:.、]\s*/, ''));
  if (name === '' || squash(next.text) === name || named.has(squash(next.text))) return false;
  const label = labelAt(next.text, 0, next.text.length);
  return label ? label.ordinal === 1 : endsSentence(next.text);
}

/** Names in 《》 of a text's first lines and its list of attachments, squashed: what may be attached below. */
export function namedIn(lines: readonly Line[], roles: readonly LineRole[], from: number): Set<string> {
  const out = new Set<string>();
  for (let i = 0; i < lines.length && i < from + 12; i++) {
    for (const match of lines[i]!.text.matchAll(/《([^《》]{4,80})》/g)) out.add(squash(match[1]!));
  }
  for (let i = 0; i < lines.length; i++) {
    if (roles[i] !== 'attachments') continue;
    const name = squash(lines[i]!.text.replace(/^附\s*(?:件|表|录)?\s*/, '').replace(/^[\d一二三四五六七八九十]{0,3}\s*[:.、]\s*/, '').replace(/^\d{1,2}[.、]/, ''));
    if (name.length >= 3) out.add(name);
  }
  return out;
}
