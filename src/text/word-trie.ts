/** Three integers a transition: the node, the character code, the node that it leads to (0: an empty place). */
const WIDTH = 3;

/**
 * Words with what each means, found where they stand in a text: a trie over character codes. Asked at every character
 * of a text, where cutting a piece for every length and looking it up in a Map cost most of the time.
 */
export class WordTrie<T> {
  /** Character code → the node behind it, 0 where no word begins so. */
  readonly #first = new Uint32Array(65536);
  /** An open-addressed table of all further transitions. */
  #further = new Int32Array(WIDTH * 1024);
  #mask = 1023;
  #transitions = 0;
  readonly #values: (T | null)[] = [null];

  constructor(entries: Iterable<readonly [word: string, value: T]>) {
    for (const [word, value] of entries) if (word !== '') this.#values[this.#path(word)] = value;
  }

  /** A trie of the words read from their ends, for `longestEndingAt`. */
  static backwards<T>(entries: Iterable<readonly [word: string, value: T]>): WordTrie<T> {
    return new WordTrie(Array.from(entries, ([word, value]) => [word.split('').reverse().join(''), value] as const));
  }

  /** The longest word in [at, end), or null. */
  longest(text: string, at: number, end: number): T | null {
    const last = Math.min(end, text.length);
    if (at >= last) return null;
    let node = this.#first[text.charCodeAt(at)]!;
    let found: T | null = null;
    for (let i = at + 1; node !== 0; i++) {
      found = this.#values[node] ?? found;
      if (i >= last) break;
      node = this.#next(node, text.charCodeAt(i));
    }
    return found;
  }

  /** The longest word that ends at `end` (exclusive) and begins at or after `start`, or null; for a trie made by `backwards`. */
  longestEndingAt(text: string, end: number, start: number): T | null {
    if (end <= start) return null;
    let node = this.#first[text.charCodeAt(end - 1)]!;
    let found: T | null = null;
    for (let i = end - 2; node !== 0; i--) {
      found = this.#values[node] ?? found;
      if (i < start) break;
      node = this.#next(node, text.charCodeAt(i));
    }
    return found;
  }

  #next(node: number, code: number): number {
    const table = this.#further;
    for (let at = slot(node, code) & this.#mask; ; at = (at + 1) & this.#mask) {
      const next = table[at * WIDTH + 2]!;
      if (next === 0 || (table[at * WIDTH] === node && table[at * WIDTH + 1] === code)) return next;
    }
  }

  /** The node at the end of a word, made where it is not there yet. */
  #path(word: string): number {
    let node = (this.#first[word.charCodeAt(0)] ||= this.#values.push(null) - 1);
    for (let i = 1; i < word.length; i++) {
      const code = word.charCodeAt(i);
      const known = this.#next(node, code);
      node = known === 0 ? this.#add(node, code) : known;
    }
    return node;
  }

  #add(node: number, code: number): number {
    if (++this.#transitions * 2 > this.#mask) this.#grow();
    const next = this.#values.push(null) - 1;
    this.#put(node, code, next);
    return next;
  }

  #put(node: number, code: number, next: number): void {
    let at = slot(node, code) & this.#mask;
    while (this.#further[at * WIDTH + 2] !== 0) at = (at + 1) & this.#mask;
    this.#further.set([node, code, next], at * WIDTH);
  }

  #grow(): void {
    const before = this.#further;
    this.#mask = this.#mask * 2 + 1;
    this.#further = new Int32Array(WIDTH * (this.#mask + 1));
    for (let i = 0; i < before.length; i += WIDTH) if (before[i + 2] !== 0) this.#put(before[i]!, before[i + 1]!, before[i + 2]!);
  }
}

const slot = (node: number, code: number): number => (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 10;
