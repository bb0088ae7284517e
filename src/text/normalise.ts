import type { Span } from '#model/span';
import { CLASS, FOLD, INVISIBLE, SPACE, TRADITIONAL, simplified } from './folding.ts';
import { correctMisreadMarks, mayBeMisread } from './misread-marks.ts';
import { SpaceReader } from './spaces.ts';
import { wrappedLineEnds } from './wrapped-lines.ts';

/** Characters from here on are as wide as two letters: punctuation marks, ideographs, full-width forms. */
const WIDE_FROM = 0x2000;

/** A normalised text that knows where each of its characters stood in the author's text. */
export interface NormalisedText {
  /** What the stages read. */
  text: string;
  original: string;
  /** Span in `text` → span in `original`. */
  toOriginal(span: Span): Span;
  /** Offset in `original` → offset in `text` of that character, or of the next one kept. */
  fromOriginal(offset: number): number;
  /** True when traditional characters were read as simplified ones. */
  traditional: boolean;
}

/**
 * Makes the text that the stages read. Promises, each with rows in test/cases/normalise.yaml:
 * 1. Full-width letters, digits and ASCII punctuation become half-width; every kind of space a plain one.
 * 2. Variants of a mark become one: ﹝﹞ 〔〕, «» ︽︾ 《》, 「」 “”, ∶ :, ― —, – -, 〜 ~, ・ ·.
 * 3. CJK and Kangxi radicals and compatibility ideographs become the unified ideograph (⾯→面, ⻝→食, ⼾→户).
 * 4. Traditional script becomes simplified, character by character, when at least 2 % of the characters exist only in
 *    traditional script (and at least three of them); otherwise no ideograph is changed.
 * 5. Spaces inside words, numbers and dates and beside punctuation are dropped (2018 年 4 月, 3 ~ 5年内, 年 度 考 核).
 * 6. Spaces that part two names, a label from its words, items of a list or columns stay (甲局 乙局, 第一条 为了), tabs too.
 * 7. Marks misread by a scanner are corrected where the neighbours leave no doubt (3月3l日, 二O一八年, 安发【2018】31号).
 * 8. Zero-width marks are dropped. Line ends stay, but those inside sentences of a text wrapped at one width go (wrapped-lines).
 * 9. No character is ever added, so every span maps back to the author's characters, in order.
 */
export function normalise(original: string): NormalisedText {
  const length = original.length;
  const kept = new Int32Array(length + 1);
  const codes = new Uint16Array(length);
  const spaces = new SpaceReader(original);
  let n = 0;
  let suspects = false;
  let foreign = 0;
  for (let i = 0; i < length; i++) {
    const raw = original.charCodeAt(i);
    const kind = CLASS[raw]!;
    if (kind !== 0) {
      if (kind === INVISIBLE) continue;
      if (kind === SPACE) {
        let end = i + 1;
        while (end < length && CLASS[original.charCodeAt(end)] === SPACE) end++;
        if (!spaces.drops(i, end)) {
          for (let k = i; k < end; k++) {
            codes[n] = 32;
            kept[n++] = k;
          }
        }
        i = end - 1;
        continue;
      }
      if (kind === TRADITIONAL) foreign++;
      else suspects ||= mayBeMisread(raw, n > 0 ? codes[n - 1]! : 10, i + 1 < length ? original.charCodeAt(i + 1) : 10);
    }
    codes[n] = FOLD[raw]!;
    kept[n++] = i;
  }
  kept[n] = length;
  const used = codes.subarray(0, n);
  const traditional = foreign >= 3 && foreign * 50 >= n;
  if (traditional) for (let i = 0; i < n; i++) used[i] = simplified(used[i]!);
  const marked = correctMisreadMarks(decode(used), suspects);
  const text = rejoined(marked, original, kept);
  const size = text.length;
  return {
    text,
    original,
    traditional,
    toOriginal: ([start, end]) => (end > start ? [kept[start]!, kept[end - 1]! + 1] : [kept[start]!, kept[start]!]),
    fromOriginal: (offset) => firstAtOrAfter(kept, size, offset),
  };
}

/** The text without the line ends that a narrow page put into its sentences; `kept` is drawn together alike. */
function rejoined(text: string, original: string, kept: Int32Array): string {
  const cuts = wrappedLineEnds(text, (start, end) => {
    let width = end - start;
    for (let i = start; i < end; i++) if (original.charCodeAt(kept[i]!) >= WIDE_FROM) width++;
    return width;
  });
  if (cuts.length === 0) return text;
  let out = '';
  let n = 0;
  let from = 0;
  for (const [start, end] of [...cuts, [text.length, text.length + 1] as const]) {
    out += text.slice(from, start);
    kept.copyWithin(n, from, start);
    n += start - from;
    from = end;
  }
  kept[n] = original.length;
  return out;
}

function firstAtOrAfter(kept: Int32Array, n: number, offset: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (kept[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function decode(codes: Uint16Array): string {
  let out = '';
  for (let i = 0; i < codes.length; i += 8192) out += Reflect.apply(String.fromCharCode, null, codes.subarray(i, i + 8192)); // ten times as fast as spreading
  return out;
}
