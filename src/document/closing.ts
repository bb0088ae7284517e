import type { DocumentWords } from '#lexicon/document-words';
import type { LineRole } from './front.ts';
import { datesIn } from './header-date.ts';
import { dateLine, isTableRow, organsOf } from './line-marks.ts';
import type { Line } from './lines.ts';

/** A signature: the bodies that sign and the date below them. `lines` are indexes. */
export interface Signature { issuers: { name: string; line: number }[]; date: string; dateLine: number }

const MARK = /^附\s*(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,3}\s*$/;

/**
 * Finds what closes an issuance below its body: signatures, 附件 lists, 抄送, 印发 and notes such as (此件公开发布).
 * Writes into `roles` and gives the signatures in order.
 */
export function closing(lines: readonly Line[], roles: LineRole[], from: number, words: DocumentWords): Signature[] {
  const signatures: Signature[] = [];
  for (let i = from; i < lines.length; i++) {
    const { text } = lines[i]!;
    switch (text[0]) {
      case '抄': if (/^抄\s*[送报]\s*:/.test(text)) { roles[i] = 'copied'; continue; } break;
      case '主': if (/^主\s*送\s*:/.test(text)) { roles[i] = 'copied'; continue; } break;
      case '附': i = attachments(lines, roles, i); continue;
      case '公': if (/^公开(?:属性|方式|形式)\s*:/.test(text)) { roles[i] = 'note'; continue; } break;
      case '(': if (text.length < 30 && /^\((?:此件|本文有删减|本件|公开|联系人|此文)[^()]*\)$/.test(text)) { roles[i] = 'note'; continue; } break;
      default:
    }
    if (text.length > 80 || (text.indexOf('日') < 0 && !/\d{4}[-/.]\d{1,2}[-/.]\d/.test(text))) continue;
    if (/日\s*印发\)?$/.test(text)) { roles[i] = 'distributed'; continue; }
    const signature = signatureAt(lines, roles, i, from, words);
    if (signature) signatures.push(signature);
  }
  return signatures;
}

/** A joint notice of all ministries has some twenty signers. */
const MOST_SIGNERS = 24;

/** 绍兴市教育局新型冠状病毒感染的肺炎疫情 / 防控工作领导小组: one body's name on two lines. */
function brokenName(above: string, below: string, words: DocumentWords): string | null {
  if (/[,。;:、!?)]/.test(above + below) || above.length < 6 || organsOf(above, words)) return null;
  if (organsOf(below, words) && BODY_BEGINS.test(below)) return null;
  const whole = organsOf(above + below, words);
  return whole?.length === 1 && BODY_BEGINS.test(whole[0]!) ? whole[0]! : null;
}

const BODY_BEGINS = /^(?:国务院|中共|中华|全国|[一-鿿]{2,6}?[省市县区州盟旗镇乡](?!场|民|级))/;

function signatureAt(lines: readonly Line[], roles: LineRole[], i: number, from: number, words: DocumentWords): Signature | null {
  const { text } = lines[i]!;
  const alone = dateLine(text);
  if (alone === null) {
    const found = datesIn(text)[0];
    if (!found || found.end !== text.length || isTableRow(text)) return null;
    const organs = organsOf(text.slice(0, found.start).trim(), words);
    if (!organs) return null;
    roles[i] = 'signature';
    return { issuers: organs.map((name) => ({ name, line: i })), date: found.date, dateLine: i };
  }
  if (text.startsWith('(') ) return null;
  const issuers: Signature['issuers'] = [];
  for (let j = i - 1; j >= from && i - j <= MOST_SIGNERS && roles[j] === 'body'; j--) {
    const broken = j > from && roles[j - 1] === 'body' ? brokenName(lines[j - 1]!.text, lines[j]!.text, words) : null;
    const organs = broken ? [broken] : organsOf(lines[j]!.text, words);
    if (!organs) break;
    roles[j] = 'signature';
    if (broken) roles[--j] = 'signature';
    issuers.unshift(...organs.map((name) => ({ name, line: j })));
  }
  const after = lines[i + 1]?.text;
  if (issuers.length === 0 && after !== undefined && text.length < 9) return null;
  roles[i] = 'signature';
  return { issuers, date: alone, dateLine: i };
}

/** 附件:1.… with the list below it, or a 附件 mark that stands above the attached text. Gives the last line's index. */
function attachments(lines: readonly Line[], roles: LineRole[], i: number): number {
  const { text } = lines[i]!;
  if (MARK.test(text)) { roles[i] = 'annex-mark'; return i; }
  const match = /^附\s*(?:件|表|录)?\s*([\d一二三四五六七八九十]{0,3})\s*[:.、]\s*(\S.*)?$/.exec(text);
  if (!match || text.length > 200 || text.endsWith('。') && text.length > 60) return i;
  roles[i] = 'attachments';
  let last = i;
  let number = match[2] === undefined ? 1 : 2; // 附件: may stand alone above the list
  for (let j = i + 1; j < lines.length && j - i < 40; j++, number++) {
    const next = lines[j]!.text;
    const listed = /^(?:附\s*件\s*)?[\d一二三四五六七八九十]{1,3}\s*[.、:]/.test(next) && next.length <= 80 && !/[。;,:]$/.test(next) && !/[。]/.test(next);
    const wanted = next.match(/^(?:附\s*件\s*)?(\d{1,3})/);
    if (!listed || (wanted && Number(wanted[1]) !== number)) break;
    roles[j] = 'attachments';
    last = j;
  }
  return last;
}
