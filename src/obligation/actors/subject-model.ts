import type { Span } from '#model/span';
import { Failure } from '#model/failure';
import type { ActorWords } from './actor-words.ts';
import { LONGEST_SENTENCE, SUBJECT_FEATURES, SubjectSight } from './subject-places.ts';

/** What weights and their sums are counted in. */
const THOUSANDTHS = 1000;

/** In thousandths: of the places that are subjects one in a thousand ends so, of all three in four. */
const HOPELESS = -2900;

/** The file: a line a feature, `last-two:部门`, with its weight in thousandths. */
export interface SubjectModelFile { features: readonly (readonly [feature: string, weight: number])[] }

/** A place where a subject may stand, and the log odds that one does. */
export interface WeighedPlace { span: Span; odds: number }

/** A logistic regression of how likely an acting subject stands at a place; weights are those of resources/models/acting-subjects.json. */
export class SubjectModel {
  /** An open-addressed table from a feature's number to its weight; 0 is an empty place. */
  private readonly keys: Int32Array;
  private readonly weights: Int16Array;
  private readonly mask: number;
  private sight: SubjectSight | null = null;
  private sightWords: ActorWords | null = null;
  /** Where the sentence last read begins. */
  private from = 0;
  /** What the features of a place sum to; of those that only its end decides, by the end. */
  private sum = 0;
  private readonly endSums = new Float64Array(LONGEST_SENTENCE + 2);
  private readonly add = (kind: number, a: number, b: number, c: number): void => { this.sum += this.weights[this.slot(featureNumber(kind, a, b, c))]!; };

  /** @throws Failure 'resource-broken' when the file is not such a model. */
  constructor(file: unknown) {
    const { features } = (file ?? {}) as Partial<SubjectModelFile>;
    if (!Array.isArray(features)) throw broken('no features');
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, features.length * 1.5)));
    this.keys = new Int32Array(size);
    this.weights = new Int16Array(size);
    this.mask = size - 1;
    for (const [feature, weight] of features as SubjectModelFile['features']) {
      if (!Number.isInteger(weight) || Math.abs(weight) > 32_000) throw broken(`weight ${String(weight)} of ${feature}`);
      const key = numberOf(feature);
      const at = this.slot(key);
      if (this.keys[at] === key) throw broken(`${feature} stands for another as well`);
      this.keys[at] = key;
      this.weights[at] = weight;
    }
  }

  /** Looks at the sentence [from, to), of which the questions below are then answered. */
  read(text: string, [from, to]: Span, words: ActorWords): void {
    if (!this.sight || this.sightWords !== words) this.sight = new SubjectSight((this.sightWords = words));
    this.sight.read(text, from, to);
    this.from = from;
  }

  /**
   * The places of the sentence last read where a subject may stand, in text order, each with its log odds; those whose
   * end alone speaks against it are left out.
   */
  places(): WeighedPlace[] {
    const { endSums, from, sight } = this;
    if (!sight) return [];
    endSums.fill(NaN, 0, sight.ends);
    const out: WeighedPlace[] = [];
    for (let start = 0; start < sight.starts; start++) {
      const begins = sight.startAt[start]!;
      const latest = sight.begin(start);
      let startSum = NaN;
      for (let end = 0; end < sight.ends; end++) {
        const ends = sight.endAt[end]!;
        if (ends > latest) break;
        if (ends < begins + 2 || endSums[end]! < HOPELESS) continue;
        sight.end(end);
        if (Number.isNaN(endSums[end])) {
          this.sum = 0;
          sight.ofEnd(ends, this.add);
          endSums[end] = this.sum;
          if (this.sum < HOPELESS) continue;
        }
        if (Number.isNaN(startSum)) {
          this.sum = 0;
          sight.ofStart(this.add);
          startSum = this.sum;
        }
        this.sum = startSum + endSums[end]!;
        sight.ofBoth(ends, this.add);
        out.push({ span: [from + begins, from + ends], odds: this.sum / THOUSANDTHS });
      }
    }
    return out;
  }

  /** The log odds of one place of the sentence last read; null where no subject may stand. */
  oddsOf([begins, ends]: Span): number | null {
    const { from, sight } = this;
    if (!sight) return null;
    const start = sight.startAt.subarray(0, sight.starts).indexOf(begins - from);
    const end = sight.endAt.subarray(0, sight.ends).indexOf(ends - from);
    if (start < 0 || end < 0 || ends - from > sight.begin(start)) return null;
    sight.end(end);
    this.sum = 0;
    sight.ofStart(this.add);
    sight.ofEnd(ends - from, this.add);
    sight.ofBoth(ends - from, this.add);
    return this.sum / THOUSANDTHS;
  }

  /** A feature's weight by its name in the file; 0 for one that the model does not have. */
  weightOf(feature: string): number { return this.weights[this.slot(numberOf(feature))]! / THOUSANDTHS; }

  /** Where the feature stands, or the empty place (of weight 0) where it would. */
  private slot(key: number): number {
    let at = (key >>> 7) & this.mask;
    while (this.keys[at] !== 0 && this.keys[at] !== key) at = (at + 1) & this.mask;
    return at;
  }
}

const broken = (reason: string): Failure => new Failure('resource-broken', { file: 'models/acting-subjects.json', reason });

/** A feature's number, never 0: its kind and characters well mixed. */
function featureNumber(kind: number, a: number, b: number, c: number): number {
  let mixed = Math.imul(kind + 1, 0x9e3779b1) ^ a;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) ^ b;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ c;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 15)) || 1;
}

/** The number by which the model knows a feature, from its name in the file; rarely two share one. @throws Failure 'resource-broken' for a kind that there is not. */
export function numberOf(feature: string): number {
  const colon = feature.indexOf(':');
  const kind = SUBJECT_FEATURES.indexOf(feature.slice(0, Math.max(0, colon)) as (typeof SUBJECT_FEATURES)[number]);
  if (kind < 0) throw broken(`no kind of features: ${feature}`);
  const code = (at: number): number => feature.charCodeAt(colon + at) || 0;
  return featureNumber(kind, code(1), code(2), code(3));
}
