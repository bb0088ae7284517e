import type { ChangeRow, TaskStatus } from '#model/ledger';
import { STATUS_NAMES } from '#model/names';
import { STORY_WORDS as WORDS } from '../words/supervision.ts';

type Stored = Readonly<Record<string, unknown>>;

/** A line of history as a person reads it: of a record its own words, of a plain field what it was and what it became. */
export function changeWords({ field, from, to }: Pick<ChangeRow, 'field' | 'from' | 'to'>): string {
  const [before, after] = [stored(from), stored(to)];
  const record = (typeof after === 'object' && after !== null && !Array.isArray(after) ? after : typeof before === 'object' && before !== null && !Array.isArray(before) ? before : null) as Stored | null;
  if (record === null || field === 'units') return WORDS.change(plain(before), plain(after));
  const gone = after === null ? `（${WORDS.change(describe(field, record), WORDS.empty)}）` : '';
  return gone || describe(field, record);
}

function describe(field: ChangeRow['field'], record: Stored): string {
  const say = (name: string): string => (record[name] === null || record[name] === undefined ? '' : String(record[name]));
  switch (field) {
    case 'progress': return [say('on'), record['percent'] === null ? '' : `${say('percent')}%`, say('text'), say('problems') && WORDS.problemsOf + say('problems'), say('next') && WORDS.nextOf + say('next')].filter(Boolean).join(' ');
    case 'extension': return `${WORDS.change(say('from') || WORDS.dueNone, say('to'))} ${say('reason')}（${(WORDS.state as Readonly<Record<string, string>>)[say('state')] ?? ''}）`;
    case 'attachment': return say('name');
    case 'occurrence': return [WORDS.occurrenceOf(say('dueOn')), statusName(say('status')), record['percent'] === null ? '' : `${say('percent')}%`, say('extendedTo') && WORDS.moved(say('extendedTo')), say('doneOn') && WORDS.periodDone(say('doneOn'))].filter(Boolean).join(' ');
    case 'default-limit': return say('dueOn');
    default: return Object.values(record).filter((value) => typeof value === 'string').join(' ');
  }
}

const statusName = (name: string): string => (STATUS_NAMES as Readonly<Record<string, string>>)[name as TaskStatus] ?? name;

function stored(json: string | null): unknown {
  if (json === null) return null;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return json;
  }
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return WORDS.empty;
  if (Array.isArray(value)) return value.map((item: unknown) => (typeof item === 'object' && item !== null && 'unit' in item ? String(item.unit) : String(item))).join('、') || WORDS.empty;
  return typeof value === 'object' ? JSON.stringify(value) : statusName(String(value as string | number | boolean));
}
