/** A string of Excel 97: `counted` bytes of length, a byte that says whether characters have one or two bytes, the characters. */
export function readString(data: Buffer, at: number, counted: 1 | 2): string {
  if (at + counted + 1 > data.length) return '';
  const length = counted === 1 ? data[at]! : data.readUInt16LE(at);
  const flags = data[at + counted]!;
  let from = at + counted + 1;
  if (flags & 8) from += 2;
  if (flags & 4) from += 4;
  return flags & 1 ? data.toString('utf16le', from, from + length * 2) : data.toString('latin1', from, from + length);
}

/**
 * The table of strings that cells share. It is spread over several records; a string cut by the end of one begins in
 * the next with a byte that says anew how wide its characters are.
 */
export function readSharedStrings(pieces: readonly Buffer[]): string[] {
  const reader = new Pieces(pieces);
  reader.skip(4);
  const count = reader.number(4);
  const strings: string[] = [];
  while (strings.length < count && reader.left) {
    let length = reader.number(2);
    let flags = reader.number(1);
    const runs = flags & 8 ? reader.number(2) : 0;
    const extra = flags & 4 ? reader.number(4) : 0;
    let text = '';
    while (length > 0 && reader.left) {
      if (reader.atStart && text !== '') flags = reader.number(1);
      const part = reader.take(flags & 1 ? Math.min(length, Math.max(1, reader.room >> 1)) * 2 : Math.min(length, reader.room));
      if (part.length === 0) break;
      text += part.toString(flags & 1 ? 'utf16le' : 'latin1');
      length -= flags & 1 ? Math.max(1, part.length >> 1) : part.length;
      reader.settle();
    }
    reader.skip(runs * 4 + extra);
    strings.push(text);
  }
  return strings;
}

/** Reads on over the borders of records. */
class Pieces {
  readonly #pieces: readonly Buffer[];
  #piece = 0;
  #at = 0;

  constructor(pieces: readonly Buffer[]) {
    this.#pieces = pieces.filter((piece) => piece.length > 0);
  }

  get left(): boolean {
    return this.#piece < this.#pieces.length;
  }
  get room(): number {
    return (this.#pieces[this.#piece]?.length ?? 0) - this.#at;
  }
  get atStart(): boolean {
    return this.#at === 0 && this.#piece > 0;
  }

  /** At most so many bytes, none beyond the record's end. */
  take(length: number): Buffer {
    const part = this.#pieces[this.#piece]?.subarray(this.#at, this.#at + length) ?? Buffer.alloc(0);
    this.#at += part.length;
    return part;
  }

  /** Goes on to the next record when this one is used up. */
  settle(): void {
    if (this.room <= 0 && this.left) {
      this.#piece++;
      this.#at = 0;
    }
  }

  number(bytes: 1 | 2 | 4): number {
    let value = 0;
    for (let i = 0; i < bytes; i++) {
      this.settle();
      value += (this.take(1)[0] ?? 0) * 2 ** (8 * i);
    }
    this.settle();
    return value;
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0 && this.left; ) {
      left -= this.take(left).length;
      this.settle();
    }
  }
}
