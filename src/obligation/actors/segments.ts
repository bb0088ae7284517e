import type { Span } from '#model/span';
import { signTable } from '#text/needed-signs';

const OPENS = signTable('([〔《“');
const CLOSES = signTable(')]〕》”');
const PAUSES = signTable(',;:。!?');
const QUOTE = '“'.charCodeAt(0);
const FULL_STOP = '。'.charCodeAt(0);
const DASH = '—'.charCodeAt(0);
/** 报送信息.各单位…: typed for 。. */
const FULL_POINT = '.'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);
/** 财务科  保障车辆: a name that spaces part from what it does. */
export const NAME_ENDS = '局委办部厅科处股室队站所心';
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** **县民政局:**负责…; not **镇政府, a name left out. */
function isBoldMark(text: string, at: number, from: number, to: number): boolean {
  if (text[at] !== '*') return false;
  if (at > from && /:\*?$/.test(text.slice(Math.max(from, at - 2), at))) return true;
  return (at === from || text[at - 1] === '*') && /^\*{1,2}[^*]+\*/.test(text.slice(at, to));
}

/** A sentence cut at its pauses outside brackets, without the spaces and marks of bold type that a piece begins with. */
export function cutSegments(text: string, from: number, to: number): Span[] {
  const out: Span[] = [];
  let depth = 0;
  let start = from;
  const push = (end: number): void => {
    while (start < end && (text[start] === ' ' || isBoldMark(text, start, from, to))) start++;
    if (end > start) out.push([start, end]);
    start = end + 1;
  };
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    // 修改为:“城市供水单位应当…”: what is quoted behind a colon is read.
    if (code === QUOTE && (text[i - 1] === ':' || (i === from && !text.slice(i, i + 20).includes('”')))) push(i);
    // 管理体制  县机关事务服务中心负责…: a heading that only spaces part from its sentence.
    else if (code === SPACE && depth === 0 && text.charCodeAt(i + 1) === SPACE && isHan(text.charCodeAt(i - 1)) && !NAME_ENDS.includes(text[i - 1]!)) push(i);
    // 区财政局——及时拨付资金
    else if (code === DASH && depth === 0 && i > from && text.charCodeAt(i + 1) === DASH) {
      push(i);
      start = ++i + 1;
    } else if (code === FULL_POINT && depth === 0 && isHan(text.charCodeAt(i - 1)) && isHan(text.charCodeAt(i + 1))) push(i);
    else if (OPENS[code] === 1) depth++;
    else if (CLOSES[code] === 1) depth = Math.max(0, depth - 1);
    else if (PAUSES[code] === 1 && (code === FULL_STOP || depth === 0)) {
      depth = 0;
      push(i);
    }
  }
  push(to);
  return out;
}
