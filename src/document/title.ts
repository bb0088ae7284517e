import type { DocumentWords } from '#lexicon/document-words';
import type { Clause } from '#model/structure';
import type { Layout } from './arrange.ts';
import { numberBehind } from './document-number.ts';
import { inferred, stated } from './found.ts';
import type { Found } from './found.ts';
import type { Line } from './lines.ts';
import { withoutTail } from './line-marks.ts';

const ISSUED = /《([^《》]{4,90})》[^。;]{0,60}?(?:印发|转发|发布|公布)/;

/** The issuance's title; a text without one gets the best name that its own words give, marked as inferred. */
export function titleOf(text: string, layout: Layout, clauses: readonly Clause[], words: DocumentWords): Found<string> | null {
  const { lines, front, annexes } = layout;
  if (front.title.length > 0) return stated(joinTitle(front.title.map((i) => lines[i]!)), spanOf(lines, front.title), 'title.lines');
  const cell = front.metadata.find((m) => m.field === 'title' && m.value !== '');
  if (cell) return stated(cell.value, [lines[cell.line]!.start, lines[cell.line]!.end], 'title.metadata');
  const annex = annexes[0];
  if (annex) return stated(joinTitle(annex.map((i) => lines[i]!)), spanOf(lines, annex), 'title.issued-text');
  return issuedIn(clauses, words) ?? pageLink(layout, words) ?? subject(clauses) ?? firstWords(text, clauses);
}

/** 相关解读:解读《关于…的实施意见》: a portal's link below the text says its name. */
function pageLink({ lines, roles }: Layout, words: DocumentWords): Found<string> | null {
  for (let i = lines.length - 1; i >= 0 && i > lines.length - 8; i--) {
    if (roles[i] !== 'furniture') continue;
    const { text } = lines[i]!;
    const match = /^相关(?:解读|附件|文章|链接|文件):[^《]*号((?:关于|印发).{4,90}?的[\u4e00-\u9fff]{0,4}(?:通知|意见|决定|公告|通告))(?=[.(]|$)/.exec(text) ?? /^相关(?:解读|附件|文章|链接|文件):[^《]*《([^《》]{8,90})》/.exec(text);
    if (!match || words.types.of(withoutTail(match[1]!)) === null) continue;
    const start = lines[i]!.start + text.indexOf(match[1]!);
    return inferred(match[1]!, [start, start + match[1]!.length], 'title.page-link');
  }
  return null;
}

/** 现就进一步加强外墙保温工程管理有关事项通知如下 → 关于进一步加强外墙保温工程管理有关事项的通知. */
function subject(clauses: readonly Clause[]): Found<string> | null {
  for (const clause of clauses.filter((c) => c.kind === 'body').slice(0, 6)) {
    const match = /现(?:就|将)((?!有关|相关|具体)[^,。;:《》]{6,60}?)(?:提出(?:如下|以下)(?:若干)?(实施意见|意见)|(通知|通告|公告)如下)/.exec(clause.text);
    if (match) return inferred(`关于${match[1]!}的${match[2] ?? match[3]!}`, [clause.start + match.index, clause.start + match.index + match[0].length], 'title.subject');
  }
  return null;
}

function issuedIn(clauses: readonly Clause[], words: DocumentWords): Found<string> | null {
  const body = clauses.filter((c) => c.kind === 'body').slice(0, 6);
  for (const clause of body) {
    const match = ISSUED.exec(clause.text);
    if (!match || (words.types.of(withoutTail(match[1]!)) === null && !/已经|业经/.test(clause.text))) continue;
    const start = clause.start + match.index + 1;
    return inferred(match[1]!, [start, start + match[1]!.length], 'title.named-in-body');
  }
  return null;
}

function firstWords(text: string, clauses: readonly Clause[]): Found<string> | null {
  const first = clauses.find((c) => c.kind === 'body' && c.text.length > 8) ?? clauses.find((c) => c.kind !== 'furniture' && c.kind !== 'header') ?? clauses.find((c) => c.kind !== 'furniture') ?? clauses[0];
  if (!first) return null;
  const start = first.contentStart < first.end ? first.contentStart : first.start;
  const content = text.slice(start, first.end);
  const cut = /[,。;:!?]/.exec(content.slice(6));
  const end = start + Math.min(content.length, cut ? cut.index + 6 : 40, 60);
  const value = text.slice(start, end).replace(/\n/g, '').trim();
  return value === '' ? null : inferred(value, [start, end], 'title.first-words');
}

/** **某某行动方案**, not the masked **镇. */
const BOLD = /^\*\*([^*]+)\*\*$/;

/** 附件:某某规定, 《某某办法》: the mark before it and the quotes around it are none of a title. */
const WRAPPED = /^(?:附件[\d一二三四五六七八九十]?:\s*)?《?([^《》]+?)》?$/;

/** Lines of a title as one: 土 地 使 用 and line ends are drawn together, other spaces stay. */
function joinTitle(lines: readonly Line[]): string {
  return lines.map(({ text: printed }, i) => {
    const text = printed.replace(BOLD, '$1');
    const numbered = i === lines.length - 1 ? numberBehind(text) : null;
    if (numbered) return text.slice(0, numbered.start).trimEnd();
    const parts = text.split(/\s+/);
    return parts.length > 3 && parts.filter((p) => p.length === 1).length >= parts.length * 0.6 ? parts.join('') : text;
  }).join('').replace(WRAPPED, '$1');
}

function spanOf(lines: readonly Line[], indexes: readonly number[]): [number, number] {
  return [lines[indexes[0]!]!.start, lines[indexes.at(-1)!]!.end];
}
