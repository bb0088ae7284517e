/** A value of a grammar file. Plain words stay text: what they mean is for the room of the rows to say. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };
/** A map with the line that each entry, or the map itself, begins on (from 1). */
export interface YamlRow { line: number; fields: Readonly<Record<string, YamlValue>> }
export interface YamlFile { entries: Readonly<Record<string, YamlValue>>; lists: Readonly<Record<string, readonly YamlRow[]>> }

/** Thrown with the line that cannot be read. */
export class YamlTrouble extends Error {
  readonly line: number;
  constructor(line: number, reason: string) {
    super(reason);
    this.name = 'YamlTrouble';
    this.line = line;
  }
}

const TOP = /^([A-Za-z][\w-]*):(?: +(.*))?$/;
const NESTED = /^ {2}([A-Za-z][\w-]*): +(.*)$/;
const ITEM = /^ {2}- ([A-Za-z][\w-]*):(?: +(.*))?$/;
const FLOW_ITEM = /^ {2}- (\{.*)$/;
const FIELD = /^ {4}([A-Za-z][\w-]*):(?: +(.*))?$/;

/**
 * Reads the part of YAML that grammar files are written in, some ten times as fast as a reader of all of it: `key: value`,
 * `key:` with a map or a list of maps below (indented by two and four), comments of whole lines; a value is a plain word,
 * "quoted", 'quoted', [a list] or { a: map } on one line.
 * @throws YamlTrouble for anything else, and for a key that a map has twice.
 */
export function readYaml(text: string): YamlFile {
  const entries: Record<string, YamlValue> = {};
  const lists: Record<string, YamlRow[]> = {};
  let open: string | null = null;
  let map: Record<string, YamlValue> | null = null;
  let row: { line: number; fields: Record<string, YamlValue> } | null = null;
  for (const [index, raw] of text.replace(/^\uFEFF/, '').split('\n').entries()) {
    const at = index + 1;
    const line = raw.trimEnd();
    if (/^\s*(?:#|$)/.test(line)) continue;
    const put = (into: Record<string, YamlValue>, key: string, value: YamlValue): void => {
      if (Object.hasOwn(into, key)) throw new YamlTrouble(at, `Map keys must be unique: ${key}`);
      into[key] = value;
    };
    const top = TOP.exec(line);
    const item = ITEM.exec(line);
    const whole = FLOW_ITEM.exec(line);
    const field = FIELD.exec(line);
    const nested = NESTED.exec(line);
    if (top) {
      [open, map, row] = [top[1]!, null, null];
      if (Object.hasOwn(lists, open) || Object.hasOwn(entries, open)) throw new YamlTrouble(at, `Map keys must be unique: ${open}`);
      if (top[2] !== undefined) {
        put(entries, open, readFlow(top[2], at));
        open = null;
      }
    } else if (item && open !== null && map === null) {
      row = { line: at, fields: {} };
      (lists[open] ??= []).push(row);
      put(row.fields, item[1]!, readFlow(item[2] ?? '', at));
    } else if (whole && open !== null && map === null) {
      const value = readFlow(whole[1]!, at);
      if (typeof value === 'string' || Array.isArray(value)) throw new YamlTrouble(at, 'a row is a map');
      row = { line: at, fields: { ...value as Record<string, YamlValue> } };
      (lists[open] ??= []).push(row);
    } else if (field && row !== null) put(row.fields, field[1]!, readFlow(field[2] ?? '', at));
    else if (nested && open !== null && row === null) {
      if (map === null) put(entries, open, map = {});
      put(map, nested[1]!, readFlow(nested[2]!, at));
    } else throw new YamlTrouble(at, `cannot read: ${line.trim().slice(0, 40)}`);
  }
  return { entries, lists };
}

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/y;
const PLAIN = /[^\s,:{}[\]"'#][^,{}[\]]*/y;
const PLAIN_KEY = /[^\s,:{}[\]"'#][^,:{}[\]]*/y;

/** Reads a value that stands on one line. */
function readFlow(text: string, line: number): YamlValue {
  let at = 0;
  const fail = (reason: string): never => { throw new YamlTrouble(line, `${reason} in: ${text.slice(0, 40)}`); };
  const spaces = (): void => { while (text[at] === ' ') at++; };
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return null;
    at += found[0].length;
    return found[0];
  };
  const quoted = (): string | null => {
    const found = take(QUOTED);
    if (found === null) return null;
    if (found.startsWith("'")) return found.slice(1, -1).replaceAll("''", "'");
    try {
      return JSON.parse(found) as string;
    } catch {
      return fail('a quoted text with an escape that JSON does not know');
    }
  };
  const sequence = (): YamlValue[] => {
    const out: YamlValue[] = [];
    for (at++, spaces(); text[at] !== ']'; spaces()) {
      out.push(value());
      spaces();
      if (text[at] === ',') at++;
      else if (text[at] !== ']') fail('[ without ]');
    }
    at++;
    return out;
  };
  const mapping = (): Record<string, YamlValue> => {
    const out: Record<string, YamlValue> = {};
    for (at++, spaces(); text[at] !== '}'; spaces()) {
      const key = quoted() ?? take(PLAIN_KEY)?.trimEnd() ?? fail('a key is missing');
      spaces();
      if (text[at++] !== ':') fail(`no : behind ${key}`);
      spaces();
      if (Object.hasOwn(out, key)) fail(`Map keys must be unique: ${key}`);
      out[key] = value();
      spaces();
      if (text[at] === ',') at++;
      else if (text[at] !== '}') fail('{ without }');
    }
    at++;
    return out;
  };
  const value = (): YamlValue => {
    if (text[at] === '[') return sequence();
    if (text[at] === '{') return mapping();
    return quoted() ?? take(PLAIN)?.trimEnd() ?? fail('a value is missing');
  };
  spaces();
  if (at === text.length) return fail('a value is missing');
  const first = text[at]!;
  if (!'[{"\''.includes(first)) return /^[&*!|>%@`]/.test(first) ? fail('a kind of value that grammar files do not use') : text.slice(at);
  const out = value();
  spaces();
  if (at < text.length && text[at] !== '#') fail('words behind the value');
  return out;
}
