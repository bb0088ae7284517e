/**
 * The characters of which a text needs at least one for a pattern to match it: 享受|优先 → 享优, 由.{2,20}负责 → 由. Of each
 * alternative the required item with the fewest characters counts. A cheap question to ask before the pattern.
 * @returns null where that cannot be said (an alternative without a plain character that must stand, a pattern with names,
 * properties or letters of either case).
 */
export function neededSigns(pattern: RegExp): string | null {
  if (pattern.ignoreCase || BEYOND.test(pattern.source)) return null;
  const reader = new PatternReader(pattern.source);
  return reader.alternatives();
}

/** What the reader below does not read: \p{…}, \k<…>, \u{…}, named groups, groups with flags of their own. */
const BEYOND = /\\[pPk]|\\u\{|\(\?(?![:=!]|<[=!])/;

const LOOK_AROUND = /\?(?:[=!]|<[=!])/y;
const GROUP = /\?:/y;
const QUANTIFIER = /(?:[?*+]|\{(\d+)[^}]*\})\??/y;
const CLASS_MEMBERS = /((?:[^\]\\]|\\.)*)\]/y;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/y;

class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): string | null {
    let all: string | null = this.#sequence();
    while (this.#source[this.#at] === '|') {
      this.#at++;
      const next = this.#sequence();
      all = all === null || next === null ? null : all + next;
    }
    this.#at++; // the bracket that closes them
    return all === null ? null : [...new Set(all)].join('');
  }

  #sequence(): string | null {
    let fewest: string | null = null;
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) {
      const item = this.#item();
      const quantifier = this.#read(QUANTIFIER);
      const optional = quantifier !== null && (quantifier[0].startsWith('?') || quantifier[0].startsWith('*') || quantifier[1] === '0');
      if (!optional && item !== null && (fewest === null || item.length < fewest.length)) fewest = item;
    }
    return fewest;
  }

  /** What one item needs: null for one that many characters satisfy, or that takes none. */
  #item(): string | null {
    const c = this.#source[this.#at]!;
    if (c === '\\') return signsOfEscape(this.#read(ESCAPE)!);
    this.#at++;
    if (c === '(') {
      const looks = this.#read(LOOK_AROUND) !== null;
      if (!looks) this.#read(GROUP);
      const inner = this.alternatives();
      return looks ? null : inner;
    }
    if (c === '[') return this.#class();
    return c === '.' || c === '^' || c === '$' ? null : c;
  }

  #class(): string | null {
    const members = this.#read(CLASS_MEMBERS)![1]!;
    return /[\\^-]/.test(members) ? null : members;
  }

  #read(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#source);
    if (found) this.#at += found[0].length;
    return found;
  }
}

function signsOfEscape([, code, sign]: RegExpExecArray): string | null {
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  if (sign === 'd') return '0123456789';
  return /\w/.test(sign!) ? null : sign!;
}

/** Character code → 1 for each of the characters. */
export function signTable(signs: string): Uint8Array {
  const table = new Uint8Array(65536);
  for (let i = 0; i < signs.length; i++) table[signs.charCodeAt(i)] = 1;
  return table;
}

/** Whether one of a table's characters stands in [from, to). */
export function holdsSign(text: string, table: Uint8Array, from = 0, to = text.length): boolean {
  for (let i = from; i < to; i++) if (table[text.charCodeAt(i)] === 1) return true;
  return false;
}

/** A question that costs less than the pattern: where the table's characters are absent, the pattern cannot match. All are in it where nothing can be said. */
export function signsBefore(pattern: RegExp): Uint8Array {
  const signs = neededSigns(pattern);
  return signs === null ? new Uint8Array(65536).fill(1) : signTable(signs);
}
