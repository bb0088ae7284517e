import type { Quantity } from '#model/analysis';
import { Failure } from '#model/failure';
import type { CsvRow, RawResources } from '#model/resources';

export type QuantitySide = 'before' | 'after' | 'noun' | 'verb';
export type UnitKind = 'rate' | 'count' | 'money' | 'other';
export interface QuantityWord { word: string; comparator: Quantity['comparator']; side: QuantitySide; step: 'to' | 'by' | null; example: string; counter: string }

/** The words that the reading of quantified targets needs, made from resources/lexicon. */
export interface QuantityWords {
  rows: readonly QuantityWord[];
  /** Number and unit; groups: first number, second number of a range or ratio, scale, unit. */
  amount: RegExp;
  kindOf(unit: string): UnitKind | undefined;
  /** The longest word of a side that ends (before, noun) or begins (after) at an offset. */
  endingAt(text: string, end: number, side: 'before' | 'noun'): QuantityWord | null;
  beginningAt(text: string, start: number): QuantityWord | null;
  verbs: RegExp;
}

const COMPARATORS: ReadonlySet<string> = new Set<Quantity['comparator']>(['at-least', 'at-most', 'equal', 'about', 'increase', 'decrease']);
const SIDES: ReadonlySet<string> = new Set<QuantitySide>(['before', 'after', 'noun', 'verb']);
const KINDS: ReadonlySet<string> = new Set<UnitKind>(['rate', 'count', 'money', 'other']);
const STEPS: ReadonlySet<string> = new Set(['to', 'by', '']);

/**
 * Reads quantity-words.csv and quantity-units.csv.
 * @throws Failure 'resource-broken' with file and line for a row that lacks a value or has an unknown one.
 */
export function quantityWords(raw: RawResources): QuantityWords {
  const rows = (raw.lexicon['quantity-words'] ?? []).map((row): QuantityWord => ({
    word: value(row, 'word'), comparator: known<Quantity['comparator']>(row, 'comparator', COMPARATORS), side: known<QuantitySide>(row, 'side', SIDES),
    step: known<'to' | 'by' | ''>(row, 'step', STEPS, true) || null, example: value(row, 'example'), counter: value(row, 'counter'),
  }));
  const units = new Map((raw.lexicon['quantity-units'] ?? []).map((row) => [value(row, 'unit'), known<UnitKind>(row, 'kind', KINDS)] as const));
  const tables = new Map<QuantitySide, Map<string, QuantityWord>>();
  for (const side of ['before', 'after', 'noun', 'verb'] as const) tables.set(side, new Map(rows.filter((row) => row.side === side).map((row) => [row.word, row])));
  const pick = (side: QuantitySide, candidates: (length: number) => string): QuantityWord | null => {
    for (let length = 4; length > 0; length--) {
      const found = tables.get(side)!.get(candidates(length));
      if (found) return found;
    }
    return null;
  };
  return {
    rows,
    amount: amountPattern([...units.keys()]),
    kindOf: (unit) => units.get(unit),
    endingAt: (text, end, side) => pick(side, (length) => (end >= length ? text.slice(end - length, end) : '')),
    beginningAt: (text, start) => pick('after', (length) => text.slice(start, start + length)),
    verbs: new RegExp(`(?:${[...tables.get('verb')!.keys()].map(quote).join('|') || '(?!)'})`, 'g'),
  };
}

function amountPattern(units: readonly string[]): RegExp {
  const number = '(?:\\d[\\d,]*(?:\\.\\d+)?|[〇零一二两三四五六七八九十百千]+)';
  const unit = [...units].sort((a, b) => b.length - a.length).map(quote).join('|') || '(?!)';
  return new RegExp(`(百分之)?(${number})(?:(?:万|亿|%|余|多)?\\s*[~—至-]\\s*(${number})|:(\\d+(?:\\.\\d+)?))?(万亿|万|亿)?(?:余|多)?(${unit})?`, 'g');
}

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function value(row: CsvRow, column: string): string {
  const text = row.values[column];
  if (!text) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `${column} is empty` });
  return text;
}

function known<T extends string>(row: CsvRow, column: string, allowed: ReadonlySet<string>, mayBeEmpty = false): T {
  const text = mayBeEmpty ? row.values[column] ?? '' : value(row, column);
  if (!allowed.has(text)) throw new Failure('resource-broken', { file: row.file, line: row.line, reason: `unknown ${column} ${text}` });
  return text as T;
}
