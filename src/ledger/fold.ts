/**
 * Characters as search sees them: NFKC and lower case per character, the kinds of brackets, quotes and dashes made one,
 * spaces and control characters dropped. Per character, so that folding a part gives a part of the folded whole: what
 * stands in the text is found by any of its substrings.
 */
const DROPPED = /[\s\p{Cc}\p{Cf}]/u;
const SAME: Readonly<Record<string, string>> = {
  '〔': '[', '〕': ']', '【': '[', '】': ']', '〖': '[', '〗': ']', '﹝': '[', '﹞': ']',
  '“': '"', '”': '"', '„': '"', '‘': "'", '’': "'", '–': '-', '—': '-', '―': '-', '−': '-', '‐': '-', '‑': '-', '〜': '~', '∼': '~',
};
const known = new Map<string, string>();

function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    folded = '';
    for (const part of character.normalize('NFKC').toLowerCase()) if (!DROPPED.test(part)) folded += SAME[part] ?? part;
    if (known.size < 20_000) known.set(character, folded);
  }
  return folded;
}

const isPlain = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** The folded characters (code points) of a text. */
function foldedCharacters(text: string): string[] {
  const out: string[] = [];
  for (const character of text.toWellFormed()) {
    if (isPlain(character.charCodeAt(0))) out.push(character);
    else for (const part of foldCharacter(character)) out.push(part);
  }
  return out;
}

export const fold = (text: string): string => foldedCharacters(text).join('');

/** A folded text that knows where each of its UTF-16 units stood. */
export interface FoldedText { text: string; starts: number[]; ends: number[] }

export function foldWithPlaces(text: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let out = '';
  let at = 0;
  for (const character of text.toWellFormed()) {
    const folded = isPlain(character.charCodeAt(0)) ? character : foldCharacter(character);
    for (let i = 0; i < folded.length; i++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    out += folded;
    at += character.length;
  }
  return { text: out, starts, ends };
}

/** ASCII signs as characters that the tokenizer keeps: U+E000 and what follows. */
const tokenCharacter = (character: string): string => {
  const code = character.charCodeAt(0);
  return code < 0x80 && !isPlain(code) ? String.fromCharCode(0xe000 + code) : character;
};

/** The tokens of a text for the index: every pair of neighbours, and the last character alone. */
export function pairs(text: string): string {
  const wellFormed = text.toWellFormed();
  let before = '';
  let out = '';
  const add = (here: string): void => {
    if (before !== '') out += before + here + ' ';
    before = here;
  };
  for (let i = 0; i < wellFormed.length; i++) {
    if (isPlain(wellFormed.charCodeAt(i))) add(wellFormed[i]!);
    else {
      const character = String.fromCodePoint(wellFormed.codePointAt(i)!);
      i += character.length - 1;
      for (const part of foldCharacter(character)) add(tokenCharacter(part));
    }
  }
  return out + before;
}

/** The searched words: parted by spaces, folded; all of them must be found. */
export function searchedWords(words: string): string[] {
  return [...new Set(words.split(/\s+/u).map(fold).filter((word) => word !== ''))];
}

/** The FTS5 expression that finds a folded word wherever it stands: a phrase of pairs, or for one character a prefix. */
export function matchExpression(folded: string): string {
  const characters = [...folded].map(tokenCharacter);
  if (characters.length === 1) return `"${characters[0]!}"*`;
  const tokens: string[] = [];
  for (let i = 1; i < characters.length; i++) tokens.push(characters[i - 1]! + characters[i]!);
  return `"${tokens.join(' ')}"`;
}

/** 发文字号 and titles made comparable: folded, every kind of bracket the same, 第…号 without 第. */
export function documentKey(text: string): string {
  return fold(text).replace(/[({<《〈「『]/gu, '[').replace(/[)}>》〉」』]/gu, ']').replace(/\]第(?=\d)/u, ']');
}
