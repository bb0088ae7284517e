import { smallNumber } from './label.ts';
import type { NumberedClause } from './segment.ts';

/** 1突破关键核心技术。 … 15加强交流合作。: figures right before their words, as a page leaves them that has lost the points. */
const FIGURE = /^(\d{1,2}) ?(?=[\u4e00-\u9fff“])/;
/** What is counted or dated with the figure, unless it begins another word: 3年内, 5个项目, but 3年度考核, 4支持企业. */
const COUNTED = /^(?:[个项号岁倍亿万亩吨米台辆座栋户届]|年(?!度|轻)|月(?!度)|日(?!常)|周(?!密|边)|天(?!然)|时(?!效)|元(?!宇)|人(?!才|工|员|民|口|社|大|居|力)|名(?!单|牌|优|城)|家(?!庭|政|电)|条(?!件)|支(?!持|撑|付|部)|大(?!力|幅|型|数|气|兴|抓)|分(?!类|级|步|批|期|别|层|析)|场(?!景|所|地)|方(?!便)面?|成(?!立|果|效)|步(?!行)|类(?!似)|种(?!植|业|子|质)|批(?!量|准)|处(?!理|置)|期(?!货)|套(?!餐)|次(?!生)|件|所(?!有)|级|小时|分钟|公[里斤顷]|平方|立方|至|到|比)/;
/** 一 总体思路: a title of its own, set apart by a space. */
const HAN_FIGURE = /^([一二三四五六七八九十]{1,3}) +(?=[\u4e00-\u9fff、]{2,16}$)/;
const LONGEST = 45;
const FEWEST = 3;

/**
 * Gives a label to the clauses at line starts whose bare figures rise by one from 1, at least three of them, each a short
 * line or a short first sentence, and to titles behind 一, 二, 三 and a space. Writes `label` and `contentStart`; a figure
 * that counts or dates something is none.
 */
export function numberWithoutPoint(pieces: readonly NumberedClause[]): void {
  labelRuns(pieces, figureOf, FIGURE);
  labelRuns(pieces, hanFigureOf, HAN_FIGURE);
}

function labelRuns(pieces: readonly NumberedClause[], ordinalOf: (piece: NumberedClause) => number, pattern: RegExp): void {
  let run: NumberedClause[] = [];
  const close = (): void => {
    if (run.length >= FEWEST) run.forEach((piece, at) => { label(piece, at, pattern); });
    run = [];
  };
  for (const piece of pieces) {
    const ordinal = ordinalOf(piece);
    if (ordinal === run.length + 1) run.push(piece);
    else if (ordinal === 1) { close(); run.push(piece); }
  }
  close();
}

function figureOf({ clause, label, role, opensLine }: NumberedClause): number {
  const first = clause.text.charCodeAt(0);
  if (first < 49 || first > 57 || label || role !== 'body' || !opensLine) return 0;
  const match = FIGURE.exec(clause.text);
  if (!match || clause.text.length > LONGEST || /[\t|]/.test(clause.text)) return 0;
  const words = clause.text.slice(match[0].length);
  return words.length < 4 || COUNTED.test(words) ? 0 : Number(match[1]);
}

function hanFigureOf({ clause, label, role, opensLine }: NumberedClause): number {
  const match = label || role !== 'body' || !opensLine ? null : HAN_FIGURE.exec(clause.text);
  return match ? smallNumber(match[1]!) ?? 0 : 0;
}

function label(piece: NumberedClause, at: number, pattern: RegExp): void {
  const { clause } = piece;
  const width = pattern.exec(clause.text)![0].length;
  clause.contentStart = clause.start + width;
  piece.label = { style: pattern === FIGURE ? 'arabic' : 'han', ordinal: at + 1, text: clause.text.slice(0, width).trim(), contentStart: clause.contentStart };
}
