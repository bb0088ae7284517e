/** Windows code pages that a file, and character sets that a font may name, as decoders know them. */
const PAGES: Readonly<Record<number, string>> = { 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', 54936: 'gb18030', 65001: 'utf-8', 1250: 'windows-1250', 1251: 'windows-1251' };
const CHARSETS: Readonly<Record<number, string>> = { 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5', 204: 'windows-1251', 238: 'windows-1250' };
const DOUBLE = new Set(['gb18030', 'big5', 'shift_jis', 'euc-kr']);

/**
 * Puts the bytes of a text together into characters. The font says which set they are of; where it names none (0, 1)
 * the file's code page holds. The second byte of a character may look like a letter.
 */
export class RtfCharacters {
  readonly fonts = new Map<number, number>();
  #page = 'windows-1252';
  #encoding = 'windows-1252';
  #bytes: number[] = [];
  #lead = false;

  /** Sets the file's code page. */
  page(number: number): void {
    this.#page = PAGES[number] ?? 'windows-1252';
    this.#encoding = this.#page;
  }

  /** Whether the byte before waits for its second. */
  get open(): boolean {
    return this.#lead;
  }

  add(byte: number): void {
    this.#bytes.push(byte);
    this.#lead = !this.#lead && byte > 0x80 && byte < 0xff && DOUBLE.has(this.#encoding);
  }

  /** The characters since the last call. */
  take(): string {
    if (this.#bytes.length === 0) return '';
    const text = new TextDecoder(this.#encoding).decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.#lead = false;
    return text;
  }

  /** From here on the bytes are of that font's set; to be called after `take`. */
  font(number: number | null): void {
    this.#encoding = CHARSETS[this.fonts.get(number ?? -1) ?? 0] ?? this.#page;
  }
}
