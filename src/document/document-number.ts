/**
 * 发文字号: 机关代字〔年份〕顺序号. Brackets come as 〔〕 [] 【】 () and are written 〔〕; spaces go.
 */
const NUMBER = /([\u4e00-\u9fffA-Za-z()×*]{1,24}?)\s*[〔【\[(]\s*((?:19|20)\d{2})\s*[〕】\])]\s*(第?)\s*(\d{1,5})\s*号/;
const ORDER = /([\u4e00-\u9fffX*×、 ]{2,40}令)\s*[,(]?\s*(第\s*\d{1,4}\s*号)/;

export interface NumberFound { number: string; code: string; year: number | null; start: number; end: number }

/** The first 发文字号 in a short text; offsets into it. */
export function documentNumberIn(text: string): NumberFound | null {
  if (text.indexOf('号') < 0) return null;
  const match = NUMBER.exec(text);
  if (match) {
    const lead = match[1]!.length - match[1]!.replace(/^.*[(、,]/, '').length;
    const code = match[1]!.slice(lead);
    if (code) return { number: `${code}〔${match[2]}〕${match[3]}${match[4]}号`, code, year: Number(match[2]), start: match.index + lead, end: match.index + match[0].length };
  }
  const order = ORDER.exec(text);
  if (!order) return null;
  const lead = order[1]!.lastIndexOf('日') + 1;
  const code = order[1]!.slice(lead).replace(/\s/g, '');
  return { number: code + order[2]!.replace(/\s/g, ''), code, year: null, start: order.index + lead, end: order.index + order[0].length };
}

/** True when the line is a 发文字号 and nothing else (brackets around it allowed). */
export function isNumberLine(text: string): boolean {
  if (text.length > 60 || text.indexOf('号') < 0) return false;
  const found = documentNumberIn(text);
  if (!found) return false;
  const rest = text.slice(0, found.start) + text.slice(found.end);
  return /^[-—()\s]*$/.test(rest) && !/[的和]|.于/.test(found.code); // 于府办发: 于都县
}

/** The number in the bracket that ends a title: …指挥部令(郸防指〔2020〕3号). Its span takes the bracket in. */
export function numberBehind(title: string): NumberFound | null {
  const open = title.endsWith(')') ? title.lastIndexOf('(') : -1;
  if (open < 4 || !isNumberLine(title.slice(open))) return null;
  return { ...documentNumberIn(title.slice(open + 1, -1))!, start: open, end: title.length };
}
