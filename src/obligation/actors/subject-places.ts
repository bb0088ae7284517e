import { wordAt } from '#lexicon/clause-words';
import { headOf, type HeadKind } from '#lexicon/unit-words';
import type { Span } from '#model/span';
import { signTable } from '#text/needed-signs';
import type { ActorWords } from './actor-words.ts';
import { LEAD_IN } from './find-actors.ts';

/**
 * Where in a sentence an acting subject may stand, and what is known of each such place: its words, those around it and
 * what the lexicon says of them. A feature is a kind and up to three characters, so that it can be asked for by number.
 */

/** How the kinds of features begin in the model file; a kind is its index here. */
export const SUBJECT_FEATURES = [
  'bias', 'opening', 'first', 'first-two', 'first-three', 'before', 'before-two', 'first-word', 'segment', 'segment-before', 'must-before',
  'head', 'word', 'head-word', 'last', 'last-two', 'last-three', 'next', 'next-two', 'next-three', 'head-next-two', 'whole', 'segment-next', 'segment-next-word', 'segment-rest', 'must-behind',
  'behind-adverb', 'of-behind', 'opening-head-word', 'opening-first-word-head', 'last-next-two', 'whole-before', 'length', 'first-word-length', 'attributes', 'attributes-head', 'behind-attribute', 'listed', 'acts-inside',
] as const;
const KIND = Object.fromEntries(SUBJECT_FEATURES.map((name, kind) => [name, kind])) as Readonly<Record<(typeof SUBJECT_FEATURES)[number], number>>;

/** Takes a feature: its kind and its characters, 0 for none. */
export type FeatureSink = (kind: number, a: number, b: number, c: number) => void;

/** So much of a sentence is looked at; so long may a subject be. */
export const LONGEST_SENTENCE = 160;
const LONGEST_SUBJECT = 36;
const LONGEST_LEAD = 24;

/** What a subject may stand behind inside a segment: 由, 会同, 严禁, …时, a colon; by its last character what stands before that. */
const OPENERS: Readonly<Record<string, string>> = { 同: '会', 合: '联', 于: '对', 禁: '严', 止: '禁', 励: '鼓', 持: '支', 确: '明', 促: '督', 由: '', ':': '', ';': '', '。': '', ')': '', 期: '', 间: '', 时: '', 后: '' };
const MUST = /应|必须|须|要|不得|负责|可/;
const MUST_STARTS = signTable('应必须要不负可');

/** What a character may be: the end of a name (a head of the lexicon, a place or a bracket), never one, the end of a segment, of an opener. */
const [HEAD_END, PLACE_END, NO_END, SEGMENT_END, OPENER_END] = [1, 2, 4, 8, 16] as const;
const SIGNS: readonly (readonly [number, string])[] = [
  [PLACE_END, '区县市省镇乡村地级)'], [NO_END, '、(和及与或的'], [SEGMENT_END, ',;。'], [OPENER_END, Object.keys(OPENERS).join('')],
];

const [OF, ENUMERATION, COMMA, NONE, ZERO] = ['的', '、', ',', '-', '0'].map((c) => c.charCodeAt(0)) as [number, number, number, number, number];
const letters = <K extends string>(of: Readonly<Record<K, string>>): Readonly<Record<K, number>> => Object.fromEntries(Object.entries<string>(of).map(([key, letter]) => [key, letter.charCodeAt(0)])) as Record<K, number>;
/** What a name ends in: a head of one character, a longer one. */
const SHORT_HEAD: Readonly<Record<HeadKind, number>> = letters({ agency: 'a', collective: 'c', post: 'p', person: 'n', tail: 't', place: 'l' });
const LONG_HEAD: Readonly<Record<HeadKind, number>> = letters({ agency: 'A', collective: 'C', post: 'P', person: 'N', tail: 'T', place: 'L' });
const WORD = letters({ modal: 'm', preposition: 'p', adverb: 'd', noun: 'n', strong: 'S', weak: 'W' });
/** What the first place of the sentence, of another segment, and what stands behind a word that leads in is called. */
const OPENING = letters({ sentence: 'A', segment: 'B', lead: 'C' });

const UNASKED = 2;

/** A count as a character, `most` and more as one. */
const counted = (count: number, most: number): number => ZERO + Math.min(count, most);
/** A length as a character: exact up to five, then by threes. */
const lengthSign = (n: number): number => ZERO + (n < 6 ? n : n < 18 ? 6 + Math.floor((n - 6) / 3) : 11);

/**
 * A sentence in which places are looked at: `read` it, then for each of its starts `begin`, for each of the ends that this
 * allows `end`, then ask for features. One is used for all sentences; nothing is kept but the last asked for.
 */
export class SubjectSight {
  /** How many starts and ends there are, in text order. */
  starts = 0;
  ends = 0;
  /** By number of the start and of the end where it is; what stands before the start, what head the end is. */
  readonly startAt = new Uint8Array(LONGEST_SENTENCE + 2);
  readonly endAt = new Uint8Array(LONGEST_SENTENCE + 2);
  private readonly openings = new Uint16Array(LONGEST_SENTENCE + 2);
  private readonly heads = new Uint8Array(LONGEST_SENTENCE + 2);
  /** By character: whether a verb begins there, UNASKED while nobody wants to know. */
  private readonly acts = new Uint8Array(LONGEST_SENTENCE + 2);
  /** By number of the start: where its segment begins and ends. */
  private readonly segmentStarts = new Uint8Array(LONGEST_SENTENCE + 2);
  private readonly segmentEnds = new Uint8Array(LONGEST_SENTENCE + 2);
  private sentence = '';
  /** The characters, zeros behind them. */
  private readonly codes = new Uint16Array(LONGEST_SENTENCE + 4);
  private readonly signs = new Uint8Array(65536);
  private readonly words: ActorWords;
  private mustAt = -1;
  private segmentStart = 0;
  private segmentEnd = 0;
  private start = 0;
  private opening = 0;
  private startWord = -1;
  private head = NONE;
  private word = NONE;

  constructor(words: ActorWords) {
    this.words = words;
    words.units.headEnds.forEach((ends, code) => { if (ends === 1) this.signs[code] = HEAD_END; });
    for (const [sign, characters] of SIGNS) for (const character of characters) this.signs[character.charCodeAt(0)]! |= sign;
  }

  /** Looks at the sentence [from, to). */
  read(text: string, from: number, to: number): void {
    const sentence = (this.sentence = text.slice(from, Math.min(to, from + LONGEST_SENTENCE)));
    const { codes, signs } = this;
    const n = sentence.length;
    let [segment, open] = [0, 0];
    let before: number = COMMA;
    this.starts = 0;
    this.ends = 0;
    this.mustAt = sentence.search(MUST);
    this.acts.fill(UNASKED, 0, n);
    for (let at = 0; at < n; at++) {
      const code = (codes[at] = sentence.charCodeAt(at));
      if (before === COMMA) {
        this.addStart(at, at === 0 ? OPENING.sentence : OPENING.segment);
        const lead = LEAD_IN.exec(sentence.slice(at, at + LONGEST_LEAD));
        if (lead) this.addStart(at + lead[0].length, OPENING.lead);
      } else if ((signs[before]! & OPENER_END) !== 0 && this.startAt[this.starts - 1]! < at) {
        const whole = OPENERS[sentence[at - 1]!]!;
        if (sentence.startsWith(whole, at - 1 - whole.length)) this.addStart(at, before);
      }
      before = code;
      const sign = signs[code]!;
      if ((sign & (HEAD_END | PLACE_END)) !== 0 && (sign & NO_END) === 0) this.addEnd(at + 1, segment, (sign & PLACE_END) !== 0);
      if ((sign & SEGMENT_END) === 0) continue;
      for (; open < this.starts && this.startAt[open]! <= at; open++) this.closeSegment(open, segment, at);
      segment = at + 1;
    }
    for (; open < this.starts; open++) this.closeSegment(open, segment, n);
    codes.fill(0, n, n + 4);
  }

  private addStart(at: number, opening: number): void {
    this.startAt[this.starts] = at;
    this.openings[this.starts++] = opening;
  }

  private closeSegment(start: number, from: number, to: number): void {
    this.segmentStarts[start] = from;
    this.segmentEnds[start] = to;
  }

  private addEnd(at: number, segment: number, place: boolean): void {
    const head = headOf(this.sentence, segment, at, this.words.units);
    if (!head && !place) return;
    this.endAt[this.ends] = at;
    this.heads[this.ends++] = head ? (head.head.length > 1 ? LONG_HEAD : SHORT_HEAD)[head.kind] : NONE;
  }

  /** The start asked about from now on. @returns where a subject that begins there ends at the latest. */
  begin(number: number): number {
    this.start = this.startAt[number]!;
    this.opening = this.openings[number]!;
    this.segmentStart = this.segmentStarts[number]!;
    this.segmentEnd = this.segmentEnds[number]!;
    this.startWord = -1;
    return Math.min(this.segmentEnd, this.start + LONGEST_SUBJECT);
  }

  /** The end asked about from now on. */
  end(number: number): void {
    this.head = this.heads[number]!;
    this.word = this.wordAt(this.endAt[number]!);
  }

  /** What is known of the beginning, whatever the end. */
  ofStart(add: FeatureSink): void {
    const { codes, start } = this;
    const [first, before] = [codes[start]!, start > 0 ? codes[start - 1]! : 0];
    let segment = 0;
    for (let at = 0; at < start; at++) if (codes[at] === COMMA) segment++;
    add(KIND.bias, 0, 0, 0);
    add(KIND.opening, this.opening, 0, 0);
    add(KIND.first, first, 0, 0);
    add(KIND['first-two'], first, codes[start + 1]!, 0);
    add(KIND['first-three'], first, codes[start + 1]!, codes[start + 2]!);
    add(KIND.before, before, 0, 0);
    add(KIND['before-two'], start > 1 ? codes[start - 2]! : 0, before, 0);
    add(KIND['first-word'], this.firstWord(), 0, 0);
    add(KIND.segment, counted(segment, 4), 0, 0);
    add(KIND['segment-before'], counted((start - this.segmentStart) >> 2, 4), 0, 0);
    add(KIND['must-before'], this.mustAt >= 0 && this.mustAt < start ? ZERO + 1 : ZERO, 0, 0);
  }

  /** What is known of the end, whatever the beginning in its segment. */
  ofEnd(end: number, add: FeatureSink): void {
    const { codes, head, word, segmentEnd } = this;
    const [before, last, next, second, third] = [codes[end - 2]!, codes[end - 1]!, codes[end]!, codes[end + 1]!, codes[end + 2]!];
    add(KIND.head, head, 0, 0);
    add(KIND.word, word, 0, 0);
    add(KIND['head-word'], head, word, 0);
    add(KIND.last, last, 0, 0);
    add(KIND['last-two'], before, last, 0);
    add(KIND['last-three'], end > 2 ? codes[end - 3]! : 0, before, last);
    add(KIND.next, next, 0, 0);
    add(KIND['next-two'], next, second, 0);
    add(KIND['next-three'], next, second, third);
    add(KIND['head-next-two'], head, next, second);
    add(KIND.whole, end === segmentEnd ? ZERO + 1 : ZERO, 0, 0);
    if (end === segmentEnd && next !== 0) {
      add(KIND['segment-next'], second, third, 0);
      add(KIND['segment-next-word'], this.wordAt(end + 1), 0, 0);
    }
    add(KIND['segment-rest'], counted(Math.floor((segmentEnd - end) / 3), 5), 0, 0);
    if (head !== NONE && segmentEnd > end) {
      add(KIND['must-behind'], this.mustBehind(end), 0, 0);
      if (word === WORD.adverb || word === WORD.weak) this.behindAdverb(end, add);
      const of = this.ofBehind(end);
      if (of > 0) add(KIND['of-behind'], counted(of, 8), word, 0);
    }
  }

  /** What is known of the place as a whole. */
  ofBoth(end: number, add: FeatureSink): void {
    const { codes, head, opening, start } = this;
    add(KIND['opening-head-word'], opening, head, this.word);
    add(KIND['opening-first-word-head'], opening, this.firstWord(), head);
    add(KIND['last-next-two'], codes[end - 1]!, codes[end]!, codes[end + 1]!);
    if (end === this.segmentEnd) add(KIND['whole-before'], opening, codes[end]!, 0);
    add(KIND.length, lengthSign(end - start), 0, 0);
    add(KIND['first-word-length'], this.firstWord(), counted(end - start, 6), 0);
    let [attributes, behind, listed, acts] = [0, start, 0, 0];
    for (let at = start; at < end; at++) {
      if (codes[at] === OF) [attributes, behind] = [attributes + 1, at + 1];
      else if (codes[at] === ENUMERATION) listed++;
      if (at >= start + 2 && at < end - 3 && this.actsAt(at)) acts++;
    }
    add(KIND.attributes, counted(attributes, 2), 0, 0);
    if (attributes > 0) {
      add(KIND['attributes-head'], head, 0, 0);
      add(KIND['behind-attribute'], lengthSign(end - behind), 0, 0);
    }
    add(KIND.listed, counted(listed, 3), 0, 0);
    add(KIND['acts-inside'], counted(acts, 3), 0, 0);
  }

  /** What word follows the adverbs behind it, with its two first characters: 部门|综合|指导. */
  private behindAdverb(end: number, add: FeatureSink): void {
    let at = end;
    for (let skipped = 0; skipped < 2; skipped++) {
      const word = wordAt(this.sentence, at, this.segmentEnd, this.words.clause);
      if (!word || (word.kind !== 'adverb' && (skipped > 0 || word.kind !== 'weak'))) break;
      at += word.word.length;
    }
    add(KIND['behind-adverb'], this.wordAt(at), this.codes[at]!, this.codes[at + 1]!);
  }

  /** How far behind it 的 stands, at most seven characters; 0 for none: 财政|安排的资金. */
  private ofBehind(end: number): number {
    for (let at = end; at < Math.min(this.segmentEnd, end + 7); at++) if (this.codes[at] === OF) return at - end + 1;
    return 0;
  }

  /** How far behind it in its segment 应, 要 and the like stand, as a character. */
  private mustBehind(end: number): number {
    for (let at = end; at < this.segmentEnd; at++) if (MUST_STARTS[this.codes[at]!] === 1 && this.sentence.slice(at, at + 2).search(MUST) === 0) return counted((at - end) >> 1, 4);
    return NONE;
  }

  /** What word the subject begins with, as a letter. */
  private firstWord(): number {
    return this.startWord < 0 ? (this.startWord = this.wordAt(this.start)) : this.startWord;
  }

  /** Whether a verb that only acts begins there; asked for many a place, so looked up once. */
  private actsAt(at: number): boolean {
    if (this.acts[at] === UNASKED) this.acts[at] = this.wordAt(at) === WORD.strong ? 1 : 0;
    return this.acts[at] === 1;
  }

  /** What word begins there, as a letter. */
  private wordAt(at: number): number {
    const word = at < this.sentence.length ? wordAt(this.sentence, at, this.sentence.length, this.words.clause) : null;
    return word ? WORD[word.kind] : NONE;
  }
}

/** The places of the sentence [from, to) with their features by their names in the file, `kind:` and the characters. */
export function subjectPlaces(text: string, [from, to]: Span, words: ActorWords, sight = new SubjectSight(words)): { span: Span; features: string[] }[] {
  sight.read(text, from, to);
  const out: { span: Span; features: string[] }[] = [];
  for (let start = 0; start < sight.starts; start++) {
    const [begins, latest] = [sight.startAt[start]!, sight.begin(start)];
    for (let end = 0; end < sight.ends; end++) {
      const ends = sight.endAt[end]!;
      if (ends < begins + 2 || ends > latest) continue;
      const features: string[] = [];
      const add: FeatureSink = (kind, ...characters) => { features.push(`${SUBJECT_FEATURES[kind]!}:${String.fromCharCode(...characters).replace(/\0+$/, '')}`); };
      sight.end(end);
      sight.ofStart(add);
      sight.ofEnd(ends, add);
      sight.ofBoth(ends, add);
      out.push({ span: [from + begins, from + ends], features });
    }
  }
  return out;
}
