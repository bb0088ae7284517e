import type { Clause, DocumentStructure } from '#model/structure';
import type { ClauseFeatures } from './label-features.ts';
import { LABELS, type Label } from './label.ts';

/**
 * What the sentences around one say of it: signs read from the labels that the sentences got by their own words. A row of
 * a list that shows no sign of its own (具有独立法人资格;) is what stands beside it.
 */

/** What a label counts as: duty, prohibition and target oblige alike. */
const GROUPS = ['D', 'E', 'C', 'R', 'N'] as const;
const G = GROUPS.length;
const GROUP_OF = { D: 0, P: 0, T: 0, E: 1, C: 2, R: 3, N: 4 } as const;

/** The sentences before and after: what each is, and again where it stands in the same provision and on the same line. */
const BESIDE = [['prev', -1], ['next', 1], ['prev2', -2], ['next2', 2]] as const;
const HERE = 1 + G;
const LINE = HERE + G;
const BESIDE_SIGNS = LINE + G;

/** The others up to eight sentences away, and all of the document: which share of them each group has, or that there is none. */
const AMONG = ['near', 'doc'] as const;
const NEAR = 8;
/** None, up to a half, more. */
const STEPS = 3;
const AMONG_SIGNS = 1 + STEPS * G;
const FIRST_AMONG = BESIDE.length * BESIDE_SIGNS;

/** What leads the sentence in (有下列情形之一的,应当解除协议:), and again where the sentence is an item of a list and where it begins with an act of its own. */
const FIRST_LEAD = FIRST_AMONG + AMONG.length * AMONG_SIGNS;

/** How the names of these signs begin in the model file. */
export const NEIGHBOUR = 'around:';

/** Every sign by its name in the model file; a sign is its index here. */
export const NEIGHBOUR_SIGNS: readonly string[] = [
  ...BESIDE.flatMap(([beside]) => [`${beside}:none`, ...['', '-here', '-line'].flatMap((how) => GROUPS.map((group) => `${beside}${how}:${group}`))]),
  ...AMONG.flatMap((among) => [`${among}:alone`, ...GROUPS.flatMap((group) => ['none', 'some', 'most'].map((share) => `${among}:${group}-${share}`))]),
  'lead:none', ...['lead', 'lead-item', 'lead-act'].flatMap((how) => LABELS.map((label) => `${how}:${label}`)),
].map((name) => NEIGHBOUR + name);

/** The signs of one issuance's sentences; `labels` by clause, null for what is no sentence of the body. */
export class Neighbours {
  private readonly sentences: readonly Clause[];
  /** Of each clause its place among the sentences. */
  private readonly place: Int32Array;
  private readonly groups: Uint8Array;
  /** How many of each group stand before each sentence, and at last how many there are. */
  private readonly before: Int32Array;
  private readonly labels: readonly (Label | null)[];
  private readonly features: readonly (ClauseFeatures | null)[];

  constructor({ clauses }: DocumentStructure, labels: readonly (Label | null)[], features: readonly (ClauseFeatures | null)[]) {
    this.labels = labels;
    this.features = features;
    this.sentences = clauses.filter(({ index }) => labels[index]);
    this.place = new Int32Array(clauses.length);
    this.groups = new Uint8Array(this.sentences.length);
    this.before = new Int32Array((this.sentences.length + 1) * G);
    this.sentences.forEach(({ index }, at) => {
      const own = GROUP_OF[labels[index]!];
      this.place[index] = at;
      this.groups[at] = own;
      for (let group = 0; group < G; group++) this.before[(at + 1) * G + group] = this.before[at * G + group]! + (group === own ? 1 : 0);
    });
  }

  /** The signs of the sentence that is this clause. */
  signs(clause: number): number[] {
    const at = this.place[clause]!;
    const end = this.groups.length;
    const out: number[] = [];
    for (let b = 0; b < BESIDE.length; b++) this.beside(at, at + BESIDE[b]![1], b * BESIDE_SIGNS, out);
    this.among(at, Math.max(0, at - NEAR), Math.min(end, at + NEAR + 1), FIRST_AMONG, out);
    this.among(at, 0, end, FIRST_AMONG + AMONG_SIGNS, out);
    this.lead(clause, out);
    return out;
  }

  private beside(at: number, other: number, first: number, out: number[]): void {
    if (other < 0 || other >= this.sentences.length) {
      out.push(first);
      return;
    }
    const own = this.sentences[at]!;
    const clause = this.sentences[other]!;
    const group = first + this.groups[other]!;
    out.push(group + 1);
    if (clause.provision === own.provision) out.push(group + HERE);
    if (clause.line === own.line) out.push(group + LINE);
  }

  private lead(clause: number, out: number[]): void {
    const { lead = null, names = [] } = this.features[clause] ?? {};
    const label = lead === null ? null : this.labels[lead];
    if (!label) {
      out.push(FIRST_LEAD);
      return;
    }
    const sign = FIRST_LEAD + 1 + LABELS.indexOf(label);
    out.push(sign);
    if (names.includes('numbered') || names.includes('after-item')) out.push(sign + LABELS.length);
    if (names.includes('firm-first')) out.push(sign + 2 * LABELS.length);
  }

  /** The shares among the sentences [from, to), but for the one asked about. */
  private among(at: number, from: number, to: number, first: number, out: number[]): void {
    const others = to - from - 1;
    if (others === 0) {
      out.push(first);
      return;
    }
    for (let group = 0; group < G; group++) {
      const count = this.before[to * G + group]! - this.before[from * G + group]! - (this.groups[at] === group ? 1 : 0);
      out.push(first + 1 + STEPS * group + (count === 0 ? 0 : 2 * count <= others ? 1 : 2));
    }
  }
}
