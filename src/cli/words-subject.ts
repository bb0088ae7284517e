/** Chinese words for the features by which the model takes a name for an acting subject (src/obligation/actors/subject-places.ts). */
const HEADS: Readonly<Record<string, string>> = { a: '机关尾字', A: '机关尾词', c: '组织尾字', C: '组织尾词', p: '职务尾字', P: '职务尾词', n: '人员尾字', N: '人员尾词', t: '部会等尾字', T: '泛称尾词', l: '地方尾字', L: '地方尾词', '-': '无尾词' };
const WORDS: Readonly<Record<string, string>> = { m: '情态词', p: '介词', d: '副词', n: '名词', S: '动词', W: '名动词', '-': '其他词' };
const OPENINGS: Readonly<Record<string, string>> = { A: '句首', B: '分句首', C: '引导词后' };

const head = (sign = '-'): string => HEADS[sign] ?? sign;
const word = (sign = '-'): string => WORDS[sign] ?? sign;
const opening = (sign = ''): string => OPENINGS[sign] ?? `“${sign}”之后`;
const quoted = (what: string) => (signs: string): string => `${what}“${signs}”`;
/** Counts and lengths are characters from 0 on. */
const amount = (what: string) => (signs: string): string => `${what} ${signs.charCodeAt(0) - '0'.charCodeAt(0)} 级`;

const KINDS: Readonly<Record<string, (signs: string) => string>> = {
  bias: () => '底数', opening: (s) => `位于${opening(s)}`, first: quoted('首字'), 'first-two': quoted('开头'), 'first-three': quoted('开头'), before: quoted('前一字'), 'before-two': quoted('前两字'), 'first-word': (s) => `以${word(s)}开头`,
  segment: amount('第几分句'), 'segment-before': amount('分句内其前字数'), 'must-before': (s) => (s === '1' ? '其前有要、应、须' : '其前无要、应、须'),
  head: (s) => head(s), word: (s) => `后接${word(s)}`, 'head-word': (s) => `${head(s[0])}后接${word(s[1])}`, last: quoted('尾字'), 'last-two': quoted('结尾'), 'last-three': quoted('结尾'), next: quoted('后一字'), 'next-two': quoted('其后'), 'next-three': quoted('其后'),
  'head-next-two': (s) => `${head(s[0])}后接“${s.slice(1)}”`, whole: (s) => (s === '1' ? '独占到分句末' : '其后还有字'), 'segment-next': quoted('下一分句以此开头:'), 'segment-next-word': (s) => `下一分句以${word(s)}开头`, 'segment-rest': amount('分句内其后字数'),
  'must-behind': (s) => (s === '-' ? '其后无要、应、须' : `其后有要、应、须(距离 ${s} 级)`), 'behind-adverb': (s) => `副词之后接${word(s[0])}“${s.slice(1)}”`, 'of-behind': (s) => `其后第 ${s[0] ?? ''} 字为“的”、后接${word(s[1])}`, 'opening-first-word-head': (s) => `${opening(s[0])}、以${word(s[1])}开头、${head(s[2])}`, 'last-next-two': (s) => `“${s[0] ?? ''}”后接“${s.slice(1)}”`,
  'opening-head-word': (s) => `${opening(s[0])}、${head(s[1])}、后接${word(s[2])}`, 'whole-before': (s) => `${opening(s[0])}、独占到“${s[1] ?? '句末'}”`,
  length: amount('长度'), 'first-word-length': (s) => `${word(s[0])}开头、长度 ${s[1] ?? ''} 级`, attributes: amount('其中“的”'), 'attributes-head': (s) => `带“的”的${head(s)}`, 'behind-attribute': amount('“的”后长度'), listed: amount('其中顿号'), 'acts-inside': amount('其中动词'),
};

/** A feature in words: last-two:部门 → 结尾“部门”. */
export function subjectFeatureWords(feature: string): string {
  const colon = feature.indexOf(':');
  return KINDS[feature.slice(0, colon)]?.(feature.slice(colon + 1)) ?? feature;
}
