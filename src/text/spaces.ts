import { FOLD, isHan } from './folding.ts';

const codesOf = (text: string): Uint8Array => {
  const set = new Uint8Array(65536);
  for (const c of text) set[c.charCodeAt(0)] = 1;
  return set;
};
/** Marks that stand close to their neighbours: a space beside them means nothing. */
const TIGHT = codesOf(',。;:、()《》〈〉“”‘’?!〔〕【】');
/** What belongs to a number on either side of it. */
const NUMBER_SIDE = codesOf('~—-至年月日号个%〔〕.万亿元余+×');
/** What follows a number as its unit, whatever the distance. */
const NUMBER_UNIT = codesOf('年月日号个%万亿元');
/** Last characters of names of units: 甲局 乙局 stay two names. */
const NAME_END = codesOf('局委办府部厅会院处室司所站队组团社校行心道镇乡区县市省旗科股署班专员长');
const LABEL_END = codesOf('章节条款项编篇部分号日一二三四五六七八九十');
const NAME_START = codesOf('省市县区各州');
/** 县 安防办: the level of a place, standing alone before the rest of the name. */
const PLACE_LEVEL = codesOf('省市县区镇乡州');
const PAUSE = codesOf(',。;:、');
const PROSE = codesOf('。;,');
/** So many spaces beside pauses make a line strewn with spaces. */
const STRAY = 3;
const NEWLINE = 10;
const TAB = 9;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/**
 * Decides whether a run of spaces original[from, to) is dropped. Reads the author's text only around the run and,
 * once a line, whether the line is prose.
 */
export class SpaceReader {
  readonly #original: string;
  #lineEnd = -1;
  #isProse = false;
  #isStrewn = false;

  constructor(original: string) {
    this.#original = original;
  }

  /** Folded code at an index; a line end outside the text. */
  #at(index: number): number {
    return index < 0 || index >= this.#original.length ? NEWLINE : FOLD[this.#original.charCodeAt(index)]!;
  }

  drops(from: number, to: number): boolean {
    const before = this.#at(from - 1);
    const after = this.#at(to);
    if (before === NEWLINE || after === NEWLINE || before === TAB || after === TAB) return false;
    if (TIGHT[before] || TIGHT[after]) return true;
    const long = to - from > 1;
    if (isDigit(before)) {
      if (isDigit(after)) return !long && this.#splitNumber(from, to);
      return NUMBER_UNIT[after] === 1 || (!long && (NUMBER_SIDE[after] === 1 || isHan(after)));
    }
    if (isDigit(after)) {
      if (this.#startsListNumber(to)) return false;
      return NUMBER_SIDE[before] === 1 || (!long && isHan(before));
    }
    if (!isHan(before) || !isHan(after)) return false;
    return this.#dropsBetweenHan(from, to);
  }

  #dropsBetweenHan(from: number, to: number): boolean {
    const lone = this.#edge(from - 2) && this.#edge(to + 1);
    if (lone) return to - from <= 6;
    if (to - from > 1) return false;
    if (this.#strewn(from)) return !this.#insideTitle(from);
    const before = this.#at(from - 1);
    if (PLACE_LEVEL[before] && this.#edge(from - 2)) return this.#prose(from);
    if (NAME_END[before] || LABEL_END[before] || NAME_START[this.#at(to)]) return false;
    return this.#prose(from) && !this.#insideTitle(from) && !this.#namesInARow(from, to);
  }

  #edge(index: number): boolean {
    const code = this.#at(index);
    return code === 32 || code === NEWLINE || code === TAB || TIGHT[code] === 1 || code === 124;
  }

  /** 3 1 号 · 2 0 1 8 年: lone digits that make one number before 年月日号. */
  #splitNumber(from: number, to: number): boolean {
    const lone = !isDigit(this.#at(from - 2)) || !isDigit(this.#at(to + 1));
    if (!lone) return false;
    let start = from - 1;
    while (isDigit(this.#at(start)) || (this.#at(start) === 32 && isDigit(this.#at(start - 1)))) start--;
    let end = to;
    while (isDigit(this.#at(end)) || (this.#at(end) === 32 && isDigit(this.#at(end + 1)))) end++;
    if (end - start > 12) return false;
    const opening = this.#at(this.#at(start) === 32 ? start - 1 : start);
    const closing = this.#at(this.#at(end) === 32 ? end + 1 : end);
    const digits = this.#original.slice(start + 1, end);
    const single = !/\d\d.*\d\d/.test(digits);
    return single && ((opening === 0x3015 && closing === 0x53f7) || closing === 0x5e74 || (closing === 0x6708 && opening === 0x5e74) || (closing === 0x65e5 && opening === 0x6708));
  }

  /** 1. or 2、 after a space opens the next item of a list on the same line. */
  #startsListNumber(index: number): boolean {
    let i = index;
    while (isDigit(this.#at(i)) && i - index < 3) i++;
    const mark = this.#at(i);
    return (mark === 46 || mark === 0x3001) && !isDigit(this.#at(i + 1));
  }

  #prose(index: number): boolean {
    this.#readLine(index);
    return this.#isProse;
  }

  /** A web page or a scan put spaces anywhere in this line: also beside its marks, where none belongs. */
  #strewn(index: number): boolean {
    this.#readLine(index);
    return this.#isStrewn;
  }

  #readLine(index: number): void {
    if (index >= this.#lineEnd) {
      const start = this.#original.lastIndexOf('\n', index) + 1;
      const end = this.#original.indexOf('\n', index);
      this.#lineEnd = end < 0 ? this.#original.length : end;
      this.#isProse = false;
      let stray = 0;
      for (let i = start; i < this.#lineEnd; i++) {
        const code = this.#at(i);
        if (PROSE[code]) this.#isProse = true;
        if (code === 32 && i > start && this.#at(i - 1) !== 32 && this.#at(i + 1) !== 32 && PAUSE[this.#at(i - 1)] !== PAUSE[this.#at(i + 1)]) stray++;
      }
      this.#isStrewn = stray >= STRAY;
    }
  }

  /** In 《…》 a space parts the lines of a title. */
  #insideTitle(index: number): boolean {
    for (let i = index - 1; i > index - 80; i--) {
      const code = this.#at(i);
      if (code === 0x300a) return true;
      if (code === 0x300b || code === NEWLINE) return false;
    }
    return false;
  }

  /** Between two marks there are several spaces and only short words: a list of names. */
  #namesInARow(from: number, to: number): boolean {
    let spaces = 1;
    let longest = 0;
    let word = 0;
    const count = (code: number): void => {
      if (code === 32) {
        spaces++;
        word = 0;
      } else longest = Math.max(longest, ++word);
    };
    for (let i = from - 1; i >= from - 40 && !TIGHT[this.#at(i)] && this.#at(i) !== NEWLINE; i--) count(this.#at(i));
    word = 0;
    for (let i = to; i < to + 40 && !TIGHT[this.#at(i)] && this.#at(i) !== NEWLINE; i++) count(this.#at(i));
    return spaces >= 2 && longest >= 2 && longest <= 8;
  }
}
