/** A token of RTF. `word` is a control word or symbol with its number; `byte` one of the text, as it stands or as \'xx. */
export type RtfToken =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'word'; word: string; value: number | null }
  | { kind: 'byte'; byte: number };

const [OPEN, CLOSE, BACKSLASH, QUOTE, SPACE, MINUS] = [0x7b, 0x7d, 0x5c, 0x27, 0x20, 0x2d];
/** Control words are short; what goes on longer is no control word. */
const LONGEST_WORD = 32;

/** The tokens of an RTF file in order. Line ends are none; the bytes that `\bin` announces are passed over, at most to the end. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at++]!;
    if (byte === OPEN) yield { kind: 'open' };
    else if (byte === CLOSE) yield { kind: 'close' };
    else if (byte === 10 || byte === 13 || byte === 0) continue;
    else if (byte !== BACKSLASH) yield { kind: 'byte', byte };
    else if (!isLetter(bytes[at])) {
      const symbol = bytes[at++] ?? SPACE;
      const value = symbol === QUOTE ? hex(bytes, at) : null;
      if (value !== null) {
        at += 2;
        yield { kind: 'byte', byte: value };
      } else if (symbol === OPEN || symbol === CLOSE || symbol === BACKSLASH) yield { kind: 'byte', byte: symbol };
      else yield { kind: 'word', word: symbol === 10 || symbol === 13 ? 'par' : String.fromCharCode(symbol), value: null };
    } else {
      const start = at;
      while (isLetter(bytes[at]) && at - start < LONGEST_WORD) at++;
      const word = String.fromCharCode(...bytes.subarray(start, at));
      const number = at;
      if (bytes[at] === MINUS) at++;
      while (isDigit(bytes[at]) && at - number < 11) at++;
      const figures = String.fromCharCode(...bytes.subarray(number, at));
      const value = /\d/.test(figures) ? Number(figures) : null;
      if (bytes[at] === SPACE) at++;
      if (word === 'bin') at += Math.max(0, value ?? 0);
      else yield { kind: 'word', word, value };
    }
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function hex(bytes: Uint8Array, at: number): number | null {
  const figures = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);
  return /^[0-9a-f]{2}$/i.test(figures) ? Number.parseInt(figures, 16) : null;
}
