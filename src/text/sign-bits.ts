/** Items are asked in groups of so many as an integer has bits. */
const BITS = 32;

/**
 * Which of many things to look for may stand in a text, by one pass over its characters: an item is worth asking for only
 * where one of its signs stands (see needed-signs.ts). Items without signs (null) are always asked for.
 */
export class SignBits {
  readonly #groups: { bits: Int32Array; always: number }[];
  readonly #found: number[] = [];

  constructor(items: readonly (string | null)[]) {
    this.#groups = Array.from({ length: Math.ceil(items.length / BITS) }, (_, group) => {
      const bits = new Int32Array(65536);
      let always = 0;
      items.slice(group * BITS, (group + 1) * BITS).forEach((signs, bit) => {
        if (signs === null) always |= 1 << bit;
        else for (const sign of signs) bits[sign.charCodeAt(0)]! |= 1 << bit;
      });
      return { bits, always };
    });
  }

  /** The numbers of the items that may stand in `text`, ascending. The list is used again by the next call. */
  in(text: string): readonly number[] {
    const found = this.#found;
    found.length = 0;
    for (let group = 0; group < this.#groups.length; group++) {
      const { bits, always } = this.#groups[group]!;
      let may = always;
      for (let i = 0; i < text.length; i++) may |= bits[text.charCodeAt(i)]!;
      for (; may !== 0; may &= may - 1) found.push(group * BITS + BITS - 1 - Math.clz32(may & -may));
    }
    return found;
  }
}
