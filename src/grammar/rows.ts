/** A place in a pattern that is filled by text of many shapes: {date}, {count}. Its value is read by the slot's owner. */
export interface Slot {
  name: string;
  /** Regular-expression source without capturing groups. */
  pattern: string;
  /** Every character that the pattern can begin with. */
  first: string;
}

/** One line of knowledge: what stands in the text, and what it yields. `Y` is a closed union of the row's room. */
export interface GrammarRow<Y> {
  id: string;
  match: string;
  precededBy: string | null;
  notPrecededBy: string | null;
  followedBy: string | null;
  notFollowedBy: string | null;
  yields: Y;
  /** Text → what the row must say about it, in the notation of the row's room. */
  examples: Readonly<Record<string, string>>;
  /** Texts in which this row must not win. */
  rejects: readonly string[];
  file: string;
  line: number;
}

/** The rows of one file, with its named word lists and the brackets whose inside is never read. */
export interface GrammarSource<Y> {
  rows: readonly GrammarRow<Y>[];
  words: Readonly<Record<string, string>>;
  /** Pairs such as 《》: what stands between them is skipped. */
  skip: readonly string[];
}

/** A row that won at a place: [start, end) in the text that was scanned, with what its slots held, in pattern order. */
export interface Hit<Y> {
  row: GrammarRow<Y>;
  start: number;
  end: number;
  text: string;
  slots: readonly { name: string; text: string }[];
}
