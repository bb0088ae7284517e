import type { Slot } from './rows.ts';

/** A row's pattern as a regular-expression source, with the characters that it can begin with and its slots in order. */
export interface Pattern {
  source: string;
  first: Set<string>;
  slots: string[];
  canBeEmpty: boolean;
  /** The slot that every match begins with; null when it may begin with something else. */
  lead: string | null;
}

export interface PatternNames {
  slots: ReadonlyMap<string, Slot>;
  /** Named word lists, themselves patterns. */
  words: Readonly<Record<string, string>>;
}

type Part = Omit<Pattern, 'slots' | 'lead'>;

/** Any words up to the next pause. */
const FEW_WORDS = '[^,。;:!?\\n\\t]{0,24}?';
/** A pause, an opening bracket or the clause's start. */
const BOUNDARY = '(?:^|[\\s,。;:!?、()“”"\'.])';

/**
 * Reads the pattern language of grammar files:
 *   words stand for themselves · {name} a slot or word list · (a|b) one of several · [ab0-9] one of these characters · ? after a character, slot or
 *   group: may be absent · … any words up to a pause · ^ a pause or the clause's start · $ the clause's end · \x the sign x.
 * With `capture` false slots are matched but not kept (contexts).
 * @throws Error on an unknown name, a bracket without its partner, or (? (there is no looking ahead inside a pattern).
 */
export function readPattern(text: string, names: PatternNames, capture: boolean): Pattern {
  let at = 0;
  const slots: string[] = [];
  const alternatives = (closing: boolean): Part => {
    const parts: Part[] = [sequence()];
    while (text[at] === '|') { at++; parts.push(sequence()); }
    if (closing) {
      if (text[at] !== ')') throw new Error(`( without ) in ${text}`);
      at++;
    } else if (at < text.length) throw new Error(`) without ( in ${text}`);
    return { source: parts.map((p) => p.source).join('|'), first: new Set(parts.flatMap((p) => [...p.first])), canBeEmpty: parts.some((p) => p.canBeEmpty) };
  };
  const sequence = (): Part => {
    let source = '';
    const first = new Set<string>();
    let open = true;
    while (at < text.length && text[at] !== '|' && text[at] !== ')') {
      const item = single();
      const optional = text[at] === '?';
      if (optional) at++;
      source += optional ? `(?:${item.source})?` : item.source;
      if (open) for (const c of item.first) first.add(c);
      if (!optional && !item.canBeEmpty) open = false;
    }
    return { source, first, canBeEmpty: open };
  };
  const single = (): Part => {
    const c = text[at++]!;
    if (c === '(') {
      if (text[at] === '?') throw new Error(`(? has no meaning in ${text}`);
      const inner = alternatives(true);
      return { ...inner, source: `(?:${inner.source})` };
    }
    if (c === '{') {
      const end = text.indexOf('}', at);
      const name = text.slice(at, end);
      at = end + 1;
      const word = names.words[name];
      if (word !== undefined) {
        const inner = readPattern(word, names, false);
        return { ...inner, source: `(?:${inner.source})` };
      }
      const slot = names.slots.get(name);
      if (!slot || end < 0) throw new Error(`unknown slot {${name}} in ${text}`);
      if (capture) slots.push(name);
      return { source: capture ? `(${slot.pattern})` : `(?:${slot.pattern})`, first: new Set(slot.first), canBeEmpty: false };
    }
    if (c === '[') {
      const end = text.indexOf(']', at);
      if (end < 0) throw new Error(`[ without ] in ${text}`);
      const members = text.slice(at, end);
      at = end + 1;
      const signs = members.replace(/(.)-(.)/gu, (_, from: string, to: string) => charactersBetween(from, to));
      return { source: `[${signs.replace(/[\\\]^-]/g, '\\$&')}]`, first: new Set(signs), canBeEmpty: false };
    }
    if (c === '…') return { source: FEW_WORDS, first: new Set(), canBeEmpty: true };
    if (c === '^') return { source: BOUNDARY, first: new Set(), canBeEmpty: true };
    if (c === '$') return { source: '$', first: new Set(), canBeEmpty: true };
    const sign = c === '\\' ? text[at++]! : c;
    return { source: sign.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), first: new Set([sign]), canBeEmpty: false };
  };
  return { ...alternatives(false), slots, lead: leadOf(text, names) };
}

/** Of a pattern that is one sequence and begins with {slot}, not followed by ?: that slot. */
function leadOf(text: string, { slots }: PatternNames): string | null {
  const [begin, name] = /^\{([^}]+)\}(?!\?)/.exec(text) ?? ['', ''];
  if (!slots.has(name)) return null;
  let depth = 0;
  for (const sign of text.slice(begin.length).replace(/\\./g, '')) {
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) return null;
  }
  return name;
}

function charactersBetween(from: string, to: string): string {
  let out = '';
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) out += String.fromCharCode(code);
  return out;
}
