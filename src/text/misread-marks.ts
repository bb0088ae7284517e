/**
 * Marks that a scanner or a typist got wrong, corrected only where the neighbours leave no doubt. A correction never
 * changes the text's length, so offsets stay. Each row has an example and a counter-example that a test runs.
 */
interface MisreadMark {
  id: string;
  pattern: RegExp;
  /** Same length as the match; null leaves it as it is. */
  fix(match: string): string | null;
  always?: true;
  example: readonly [wrong: string, right: string];
  reject: string;
}

const digits = (token: string): string => token.replace(/[lI|]/g, '1').replace(/[OoＯ〇○]/g, '0');
const between = (token: string, low: number, high: number): string | null => {
  const read = digits(token);
  return Number(read) >= low && Number(read) <= high ? read : null;
};
const unless = (token: string, read: string | null, mark: string): string | null => (read === null || read === token ? null : read + mark);

export const MISREAD_MARKS: readonly MisreadMark[] = [
  {
    id: 'year-of-letters', pattern: /(?<![A-Za-z\d])[12lI][90Oo〇○][\dlIOo〇○]{2}年/g, example: ['20l8年底前', '2018年底前'], reject: 'Oloo年',
    fix: (match) => (/\d/.test(match) ? unless(match.slice(0, -1), between(match.slice(0, -1), 1900, 2099), '年') : null),
  },
  {
    id: 'month-of-letters', pattern: /(?<![A-Za-z\d])(?:[lI]?[\dOo○]|\d[lIOo○]|(?<=年)[lI]{1,2})月/g, example: ['2018年l2月', '2018年12月'], reject: 'OO月',
    fix: (match) => unless(match.slice(0, -1), between(match.slice(0, -1), 1, 12), '月'),
  },
  {
    id: 'day-of-letters', pattern: /(?<=月)[\dlIOo○]{1,2}日/g, example: ['3月3l日前', '3月31日前'], reject: '3月OO日',
    fix: (match) => unless(match.slice(0, -1), between(match.slice(0, -1), 1, 31), '日'),
  },
  {
    id: 'number-of-letters', pattern: /(?<=[〔[【(])(?:[12lI][90Oo〇○][\dlIOo〇○]{2})(?=[〕\]】)]第?\d{0,3}[\dlIOo]{1,3}号)/g, example: ['国发〔2O18〕27号', '国发〔2018〕27号'], reject: '〔IOOO〕',
    fix: (match) => unless(match, between(match, 1900, 2099), ''),
  },
  {
    id: 'serial-of-letters', pattern: /(?<=(?:19|20)\d\d[〕\]】)]第?)(?=[lIOo]*\d)[\dlIOo]{1,4}号/g, example: ['国发〔2018〕2l号', '国发〔2018〕21号'], reject: '国发〔2018〕O号',
    fix: (match) => unless(match.slice(0, -1), digits(match.slice(0, -1)), '号'),
  },
  {
    id: 'zero-among-numerals', pattern: /(?<![一二三四五六七八九])[一二][一二三四五六七八九零〇○OoО0]{3}(?=年)/g, example: ['二O一八年', '二〇一八年'], reject: '一OOO年',
    fix: (match) => ((match.match(/[一二三四五六七八九]/g) ?? []).length >= 2 ? match.replace(/[○OoО0]/g, '〇') : null),
  },
  { id: 'dot-for-comma', pattern: /丶/g, example: ['县教育局丶县财政局', '县教育局、县财政局'], reject: '县教育局、县财政局', fix: () => '、' },
  {
    id: 'number-brackets', always: true, pattern: /[[【(〔〈<]((?:19|20)\d\d)[\]】)〕〉>](?=第?\d{1,4}号)/g, example: ['安发【2018】31号', '安发〔2018〕31号'], reject: '(2018)鲁01民终31号',
    fix: (match) => `〔${match.slice(1, 5)}〕`,
  },
  { id: 'one-for-dash', always: true, pattern: /(?<=\d[年月日])一(?=\d{1,4}[年月日])/g, example: ['3月1日一3月10日', '3月1日—3月10日'], reject: '2020年一季度', fix: () => '—' },
  { id: 'duty-word', pattern: /(?:职贵|负贵)/g, example: ['工作职贵', '工作职责'], reject: '名贵', fix: (match) => `${match[0]!}责` },
  { id: 'responsible-word', pattern: /贵任(?=单位|人|制|书|分工|清单|科室|追究|部门|主体|落实|心|感)/g, example: ['贵任单位:财政局', '责任单位:财政局'], reject: '富贵任性', fix: () => '责任' },
];

/** Rows that need none of the suspect characters of folding.ts to stand in the text. */
const ALWAYS = MISREAD_MARKS.filter((row) => row.always);

const NUMERAL_SIDE = new Set([...'0123456789０１２３４５６７８９一二三四五六七八九〇零○OoО年月日号〔﹝[【('].map((c) => c.charCodeAt(0)));

/** True when a suspect character stands where a misread one could: beside a numeral, or 丶 and 贵 anywhere. */
export const mayBeMisread = (code: number, before: number, after: number): boolean => code === 0x4e36 || code === 0x8d35 || NUMERAL_SIDE.has(before) || NUMERAL_SIDE.has(after);

/**
 * Corrects misread marks; the result is as long as the text.
 * @param suspects whether a character that is often misread (l I O o ○ 丶 贵) stands at such a place (`mayBeMisread`).
 */
export function correctMisreadMarks(text: string, suspects = true): string {
  let out = text;
  for (const { pattern, fix } of suspects ? MISREAD_MARKS : ALWAYS) out = out.replace(pattern, (match: string) => fix(match) ?? match);
  return out;
}
