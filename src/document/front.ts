import type { DocumentWords } from '#lexicon/document-words';
import { inSpan } from './contents.ts';
import { isNumberLine } from './document-number.ts';
import { isDecimalLine } from './decimal-numbers.ts';
import { labelAt } from './label.ts';
import type { Line } from './lines.ts';
import { squash } from './lines.ts';
import { dateLine, endsBare, isSubtitle, isAddressLine, isFurniture, isHistoryLine, isTableRow, metadataCells, organsOf, typeOf } from './line-marks.ts';
import type { MetadataCell } from './line-marks.ts';

/** What a line is in the layout of its issuance. */
export type LineRole =
  | 'issuer' | 'title' | 'number' | 'date' | 'history' | 'metadata' | 'addressees' | 'signatory' | 'header'
  | 'body' | 'annex-mark' | 'annex-title' | 'attachments' | 'signature' | 'copied' | 'distributed' | 'note' | 'contents' | 'furniture';

export interface Front {
  /** Roles of the lines before `bodyFrom`, one each. */
  roles: LineRole[];
  bodyFrom: number;
  /** Indexes of the title's lines, in order; empty when no title stands before the body. */
  title: number[];
  metadata: (MetadataCell & { line: number })[];
}

const FRONT_LIMIT = 220;
const NAVIGATION = 12;

/** Reads the head of an issuance: everything above its first sentence, number or 主送. */
export function front(lines: readonly Line[], words: DocumentWords, skipped: readonly [number, number] = [0, 0]): Front {
  const roles: LineRole[] = [];
  const metadata: Front['metadata'] = [];
  const open: number[] = [];
  let bodyFrom = lines.length;
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i]!.text;
    const role = inSpan(skipped, i) ? 'contents' : i < FRONT_LIMIT ? headRole(lines, i, words) : 'body';
    if (role === 'body') { bodyFrom = i; break; }
    roles.push(role);
    if (role === 'metadata') for (const cell of metadataCells(text, words) ?? []) metadata.push({ ...cell, line: i });
    if (role === 'title') open.push(i);
    if (role === 'addressees') { bodyFrom = i + 1; break; }
  }
  const title = titleLines(lines, roles, open, words);
  for (const i of open) if (!title.includes(i)) roles[i] = restRole(lines, i, title, open.length > NAVIGATION, words);
  return { roles, bodyFrom, title, metadata };
}

/** The role of a head line by itself; 'title' stands for: some words, to be judged by their neighbours. */
function headRole(lines: readonly Line[], i: number, words: DocumentWords): LineRole {
  const { text, start } = lines[i]!;
  if (metadataCells(text, words)) return 'metadata';
  if (isFurniture(text, words)) return 'furniture';
  if (isTableRow(text)) return 'header';
  if (isNumberLine(text) || isOrderPart(lines, i)) return 'number';
  if (dateLine(text)) return 'date';
  if (/^签\s*发\s*人\s*:/.test(text)) return 'signatory';
  if (isAddressLine(text)) return 'addressees';
  if (isHistoryLine(text)) return 'history';
  if (labelAt(text, 0, text.length) && start >= 0) return 'body';
  if (text.charCodeAt(0) <= 57 && isDecimalLine(text, lines[i + 1]?.text)) return 'body';
  const sentence = text.indexOf('。') >= 0 || text.endsWith(';') || text.endsWith(':') || (text.length > 45 && (text.indexOf(',') > 0 || text.startsWith('为'))) || text.length > 140;
  return sentence ? 'body' : 'title';
}

/** 中华人民共和国国务院令 / 第706号 on two lines. */
function isOrderPart(lines: readonly Line[], i: number): boolean {
  const isOrdinal = (line: Line | undefined): boolean => line !== undefined && /^\(?第\s*\d+\s*号\)?$/.test(line.text);
  if (isOrdinal(lines[i])) return i > 0 && lines[i - 1]!.text.endsWith('令');
  return lines[i]!.text.endsWith('令') && isOrdinal(lines[i + 1]);
}

function titleLines(lines: readonly Line[], roles: readonly LineRole[], open: readonly number[], words: DocumentWords): number[] {
  if (open.length === 0) return [];
  const navigation = open.length > NAVIGATION;
  let end = -1;
  for (const i of open) if (endsTitle(lines[i]!.text, words)) end = i;
  if (end < 0) {
    const last = open.at(-1)!;
    const text = lines[last]!.text;
    // 海南省健康体重管理与健康食品产业 / 发展行动: the last line of a title may be short.
    const hangs = text.length >= 4 && last > 0 && roles[last - 1] === 'title' && lines[last - 1]!.text.length >= 10 && endsBare(lines[last - 1]!.text);
    if (navigation || organsOf(text, words) || (text.length < 6 && !hangs)) return [];
    end = last;
  }
  const title = [end];
  for (let i = end - 1; i >= 0 && title.length < 6; i--) {
    if (roles[i] !== 'title') break;
    if (!goesOn(lines[i]!.text, lines[title[0]!]!.text, navigation, words)) break;
    title.unshift(i);
    if (beginsWithBody(lines[i]!.text, lines[i + 1]!.text, words)) break;
  }
  for (let i = end + 1; i < lines.length && roles[i] === 'title' && isSubtitle(lines[i]!.text); i++) title.push(i);
  return title;
}

function endsTitle(text: string, words: DocumentWords): boolean {
  return endsBare(text) && typeOf(text, words) !== null && (text.length >= 3 || /^的?(?:通知|意见|方案|办法)$/.test(text));
}

/** 某县人民政府办公室 / 印发…的通知 is one title; above 关于… the body is the head of the sheet. */
const beginsWithBody = (above: string, below: string, words: DocumentWords): boolean => /^(?:印发|转发|批转)/.test(below) && organsOf(above, words) !== null;

/** Whether `above` and `below` are two lines of one title. */
function goesOn(above: string, below: string, navigation: boolean, words: DocumentWords): boolean {
  if ((!endsBare(above) && !/[、,]$/.test(above)) || /^附\s*件\s*[\d一二三四五六七八九十]{0,3}$/.test(above)) return false;
  if (navigation && above.length < 15) return false;
  if (squash(above) === squash(below)) return false;
  const unclosed = count(above, '《') > count(above, '》') || count(above, '(') > count(above, ')');
  if (unclosed || /^[的、》)和及]/.test(below)) return true;
  if (!/关于|印发|转发/.test(below) && /的(?:紧急|指导|实施|若干|补充){0,2}(?:通知|意见|通告|公告|决定|批复|函|办法|方案)(?:\([^()]*\))?$/.test(below) && !/的(?:通知|意见|通告|公告|决定|批复|函)$/.test(above)) return true;
  const organs = organsOf(above, words) !== null;
  if (beginsWithBody(above, below, words)) return true;
  if (/^(?:关于|印发|转发|批转)/.test(below)) return !organs && /转发|印发|关于|对|的$/.test(above);
  if (organs && below.length >= 8) return false;
  return !(above.length >= 10 && endsTitle(above, words) && below.length >= 6 && !/^\(/.test(below));
}

const count = (text: string, c: string): number => text.split(c).length - 1;

/** A head line that is not the title: the issuing body, the title said twice, or words of the page. */
function restRole(lines: readonly Line[], i: number, title: readonly number[], navigation: boolean, words: DocumentWords): LineRole {
  const text = lines[i]!.text;
  const first = title[0];
  if (first !== undefined) {
    const whole = squash(title.map((t) => lines[t]!.text).join(''));
    if (text.length >= 6 && (squash(text) === whole || (whole.startsWith(squash(text)) && lines[i + 1] !== undefined && whole === squash(text + lines[i + 1]!.text)))) return 'title';
    if (i + 1 === first && /^(?:关于|印发|转发|批转)/.test(lines[first]!.text) && text.length <= 60 && endsBare(text)) return 'issuer';
  }
  if (navigation && (first === undefined || i < first - 1)) return 'furniture';
  if (/^(?:文件|[\u4e00-\u9fff ]{4,40}文件)$/.test(text)) return 'issuer';
  return organsOf(text, words) ? 'issuer' : first === undefined || i > first ? 'header' : 'furniture';
}
