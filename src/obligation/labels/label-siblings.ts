import type { Clause, DocumentStructure } from '#model/structure';

/** What a set of sentences side by side has in common: how many there are, how many of them show each cue, the cues that half of them show. */
interface Group { size: number; counts: number[]; common?: readonly number[] }

/**
 * The sentences of one document by what they stand side by side with: the items below one lead-in, or what stands in one
 * place of the outline. An item that shows no sign of its own (接收的捐赠物资品种;) is what the items around it are.
 */
export class Siblings {
  private readonly groups = new Map<Clause | number, Group>();
  private readonly structure: DocumentStructure;
  private readonly cues: number;
  /** @param cues how many cues there are: a cue is its number below that. */
  constructor(structure: DocumentStructure, cues: number) { this.structure = structure; this.cues = cues; }

  /** Every sentence once, before the first question: in its place, and below its lead-in. */
  add(clause: Clause, lead: Clause | null, cues: readonly number[]): void {
    this.count(this.placeOf(clause), cues);
    if (lead) this.count(lead, cues);
  }

  /** The cues that at least half of the others around the sentence show; its own do not count. */
  shared(clause: Clause, lead: Clause | null, own: readonly number[]): number[] {
    const group = this.groups.get(lead ?? this.placeOf(clause));
    if (!group || group.size < 2) return [];
    const half = (group.size - 1) / 2;
    group.common ??= [...group.counts.keys()].filter((cue) => group.counts[cue]! > 0 && group.counts[cue]! >= half);
    return group.common.filter((cue) => {
      const others = group.counts[cue]! - (own.includes(cue) ? 1 : 0);
      return others > 0 && others >= half;
    });
  }

  private count(key: Clause | number, cues: readonly number[]): void {
    let group = this.groups.get(key);
    if (!group) this.groups.set(key, (group = { size: 0, counts: new Array<number>(this.cues).fill(0) }));
    group.size++;
    for (const cue of cues) group.counts[cue]!++;
  }

  /** The provision around the sentence's own; at the outermost level its own, told apart by its sign; 0 outside all: no provision has that number's sign. */
  private placeOf({ provision }: Clause): number {
    if (provision === null) return 0;
    const parent = this.structure.provisions[provision]!.parent;
    return parent === null ? -1 - provision : 1 + parent;
  }
}
