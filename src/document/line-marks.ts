import type { DocumentWords, MetadataField } from '#lexicon/document-words';
import { datesIn } from './header-date.ts';
import { squash } from './lines.ts';

/** What one line shows by its own words, whatever stands around it. */

const SENTENCE_END = new Set('。;；!?！？');
const OPEN_END = new Set('。;；:：,，、!?！？');

export const endsSentence = (text: string): boolean => SENTENCE_END.has(text.at(-1)!);

/** No mark at its end that a title could not have. */
export const endsBare = (text: string): boolean => !OPEN_END.has(text.at(-1)!);

export const isTableRow = (text: string): boolean => text.indexOf('\t') >= 0 || text.indexOf(' | ') >= 0 || text.endsWith('|');

/** The title without the brackets at its end: (试行) (2018—2022年) (征求意见稿). */
export const withoutTail = (text: string): string => text.replace(/(?:\s*\([^()]{1,24}\)|》)+$/, '');

/** A line in brackets that goes on with the title: (试行), (2018—2022年), but not (2015年12月). */
export const isSubtitle = (text: string): boolean => /^\([^()]{2,24}\)$/.test(text) && !/^\(\d{4}年\d{1,2}月(?:\d{1,2}日)?\)$/.test(text);

export function typeOf(title: string, words: DocumentWords): string | null {
  return words.types.of(withoutTail(squash(title)))?.value ?? null;
}

export function isFurniture(text: string, words: DocumentWords): boolean {
  if (text.length <= 12 && words.furnitureLines.has(squash(text))) return true;
  const c = text[0]!;
  if (isRule(text)) return true;
  for (const start of words.furnitureStarts) if (start[0] === c && text.startsWith(start)) return true;
  return false;
}

/** ———— or ****: a ruled line of the page. */
const isRule = (text: string): boolean => text.length >= 3 && /^[-—–─━=_*·.~\s|]+$/.test(text);

/** A line that only names issuing bodies, parted by spaces or 、. */
export function organsOf(text: string, words: DocumentWords): string[] | null {
  if (text.length < 3 || text.length > 80) return null;
  if (/[,。;:“”《》\t|\d]|关于|印发|转发|(?<!应)对(?![外口台接])/.test(text.replace(/“[^“”]{1,8}”/g, ''))) return null;
  const parts = rejoin(text.split(/[\s、]+/));
  return parts.every((p) => p.length >= 3 && words.organs.of(p) !== null) ? parts : null;
}

/** 国 务 院 and 财 政 部 are spread out for looks: single characters belong together. */
function rejoin(parts: string[]): string[] {
  return parts.every((p) => p.length === 1) ? [parts.join('')] : parts;
}

/** 2022年12月12日      2022年12月12日: two bodies sign side by side, each with the day. */
const BESIDE_ITSELF = /^(\S{8,16}日)\s*\1$/;

/** 2018年4月17日 and nothing else, brackets allowed. */
export function dateLine(text: string): string | null {
  const once = text.replace(BESIDE_ITSELF, '$1');
  if (once.length > 16) return null;
  const bare = squash(once).replace(/^[(]|[)]$/g, '');
  const found = datesIn(bare)[0];
  return found && found.start === 0 && found.end === bare.length ? found.date : null;
}

export interface MetadataCell { field: MetadataField | null; value: string }

/** Cells of a portal's metadata line: `文 号: | 安发【2018】31号 | 公开时限: |`; null when the line is none. */
export function metadataCells(text: string, words: DocumentWords): MetadataCell[] | null {
  if (text.length > 400) return null;
  const cells = text.split(/\s*[|\t]\s*/).filter((cell) => cell !== '');
  const out: MetadataCell[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    const colon = cell.indexOf(':');
    const label = squash(colon >= 0 ? cell.slice(0, colon) : cell);
    const field = label.length <= 10 ? words.metadata.get(label) : undefined;
    if (field === undefined || (colon < 0 && cells.length < 2)) { if (i === 0) return null; continue; }
    let value = colon >= 0 ? cell.slice(colon + 1).trim() : '';
    if (value === '' && i + 1 < cells.length && !isLabelCell(cells[i + 1]!, words)) value = cells[++i]!;
    const second = /^(\S+)\s+[\u4e00-\u9fff]{2,6}:/.exec(value); // 发布日期:2026-02-12 浏览次数:1957
    out.push({ field, value: second ? second[1]! : value });
  }
  return out.length > 0 ? out : null;
}

function isLabelCell(cell: string, words: DocumentWords): boolean {
  const colon = cell.indexOf(':');
  return colon > 0 && words.metadata.has(squash(cell.slice(0, colon)));
}

const RECEIVERS = /各|政府|委|局|厅|办|部门|单位|机关|公司|企业|学校|院|中心|协会|同志|代表|处|镇|乡|街道|区|市|县|省|部|会/;

/** 主送: a line of receivers that ends with a colon. */
export function isAddressLine(text: string): boolean {
  return text.endsWith(':') && text.length >= 3 && text.length <= 400 && text.indexOf('。') < 0 && RECEIVERS.test(text)
    && !/如下|以下|下列|附件|现将|制定|根据|为了?[^员]|包括|组\s*长|情形|条件|材料|意见:$|通知:$/.test(text);
}

/** (1998年11月4日…通过 2018年12月29日…修订): how a law came to be, with or without brackets. */
export function isHistoryLine(text: string): boolean {
  return text.length <= 600 && text.indexOf('。') < 0 && text.indexOf('年') > 0 && (/^[(]?\s*(?:\d{4}|[一二]\S{3})年/.test(text) || /^\([^()]{2,40}\d{4}年[^()]*印发[^()]*\)$/.test(text))
    && /通过|公布|发布|施行|修订|修正|颁布|令第?|批准|号/.test(text) && /日|号/.test(text);
}
