import { COMMON_CHARACTERS } from './common-characters.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface Decoded {
  text: string;
  encoding: Encoding;
  /** 'certain': a byte-order mark or faultless UTF-8 says so; 'guessed': the common characters say so. */
  basis: 'certain' | 'guessed';
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]], ['gb18030', [0x84, 0x31, 0x95, 0x33]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]],
];
const CANDIDATES: readonly Encoding[] = ['gb18030', 'utf-8', 'utf-16le', 'utf-16be', 'big5'];
const SAMPLE_BYTES = 64 * 1024;
/** Mean weight of the characters beyond ASCII below which no encoding makes sense of the bytes: rare Han weigh 0.5, noise less. */
const SENSE = 0.45;

/**
 * Decodes a text file: byte-order mark, else faultless UTF-8, else the encoding whose decoding shows the most
 * characters that Chinese texts really use. Takes off the byte-order mark and changes nothing else.
 * Returns null when the bytes make sense in no encoding.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  for (const [encoding, mark] of MARKS) {
    if (mark.every((b, i) => bytes[i] === b)) return { text: decodeAs(encoding, bytes.subarray(mark.length)), encoding, basis: 'certain' };
  }
  const strict = strictUtf8(bytes);
  if (strict !== null && !isNoise(strict)) return { text: strict, encoding: 'utf-8', basis: 'certain' };
  const encoding = guess(bytes);
  return encoding && { text: decodeAs(encoding, bytes), encoding, basis: 'guessed' };
}

/** Whether `decode` would give a text, looked at cheaply (a sample of the bytes). */
export function decodable(bytes: Uint8Array): boolean {
  if (MARKS.some(([, mark]) => mark.every((b, i) => bytes[i] === b))) return true;
  const head = strictUtf8(bytes.subarray(0, SAMPLE_BYTES), true);
  return (head !== null && !isNoise(head)) || guess(bytes) !== null;
}

function strictUtf8(bytes: Uint8Array, cut = false): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cut });
  } catch {
    return null;
  }
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** Bytes with many control characters are no text, however well they decode (UTF-16 of Latin letters is full of NUL). */
function isNoise(text: string): boolean {
  const length = Math.min(text.length, SAMPLE_BYTES);
  let controls = 0;
  for (let i = 0; i < length; i++) if (isControl(text.charCodeAt(i))) controls++;
  return controls > length / 200;
}

function guess(bytes: Uint8Array): Encoding | null {
  const sample = sampleOf(bytes);
  let best: Encoding | null = null;
  let bestScore = -Infinity;
  for (const encoding of CANDIDATES) {
    if (encoding.startsWith('utf-16') && bytes.length % 2 === 1) continue;
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample, { stream: true });
    let sum = 0;
    let beyond = 0;
    let beyondSum = 0;
    for (const c of text) {
      const weight = weigh(c);
      sum += weight;
      if (c > '\x7f') {
        beyond++;
        beyondSum += weight;
      }
    }
    if (sum <= 0 || (beyond > 0 && beyondSum / beyond < SENSE)) continue;
    if (sum / sample.length > bestScore) [best, bestScore] = [encoding, sum / sample.length];
  }
  return best;
}

/** From the first byte that ASCII cannot explain, on an even offset so that UTF-16 stays in step. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const high = bytes.findIndex((b) => b > 0x7f);
  const start = high < 0 ? 0 : high - (high % 2);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

function isControl(c: number): boolean {
  return (c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 12 && c !== 11 && c !== 26) || c === 127;
}

/** How much a character speaks for its decoding: common Han and punctuation most, letters some, oddities against it. */
function weigh(character: string): number {
  const c = character.codePointAt(0)!;
  if (c < 128) return isControl(c) ? -6 : 1;
  if (COMMON_CHARACTERS.has(character)) return 4;
  if (c === 0xfffd) return -6;
  if (c >= 0x4e00 && c <= 0x9fff) return 0.5;
  if ((c >= 0x2010 && c <= 0x2642) || (c >= 0x3000 && c <= 0x3017) || (c >= 0xff01 && c <= 0xff5e)) return 1;
  return -1;
}
