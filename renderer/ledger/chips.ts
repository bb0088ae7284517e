import type { TableFilter } from '#model/table';
import { doubtWords } from '../words/doubts.ts';
import { MARK_WORDS } from '../words/marks.ts';
import { FILTER_WORDS, LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { MODALITY_NAMES, ROLE_NAMES, STATUS_NAMES } from '#model/names';

/** A condition of the filter in words, with the filter that is left when it goes. */
export interface Chip { key: string; field: string; value: string; without: TableFilter }

/** `names`: titles of documents by id, where they are known. */
export function chipsOf(filter: TableFilter, names: ReadonlyMap<string, string>): Chip[] {
  const chips: Chip[] = [];
  const drop = (...fields: (keyof TableFilter)[]): TableFilter => Object.fromEntries(Object.entries(filter).filter(([key]) => !fields.includes(key as keyof TableFilter)));
  const each = <K extends 'units' | 'roles' | 'statuses' | 'modalities' | 'documents' | 'types' | 'doubts' | 'marks' | 'tags' | 'people'>(field: K, words: (value: NonNullable<TableFilter[K]>[number]) => string): void => {
    const values = (filter[field] ?? []) as NonNullable<TableFilter[K]>[number][];
    for (const value of values) {
      const rest = values.filter((other) => other !== value);
      chips.push({ key: `${field} ${String(value)}`, field: FILTER_WORDS[field], value: words(value), without: rest.length > 0 ? { ...filter, [field]: rest } : drop(field) });
    }
  };
  const flag = (field: 'overdue' | 'hasDue' | 'hasUnit' | 'hasDoubt' | 'accepted', yes: string, no: string): void => {
    const value = filter[field];
    if (value !== undefined) chips.push({ key: field, field: FILTER_WORDS[field], value: value ? yes : no, without: drop(field) });
  };
  each('units', String);
  each('roles', (role) => (role === 'subject' ? WORDS.subject : ROLE_NAMES[role]));
  each('statuses', (status) => STATUS_NAMES[status]);
  each('modalities', (modality) => MODALITY_NAMES[modality]);
  if (filter.dueFrom !== undefined || filter.dueTo !== undefined) {
    const value = filter.dueFrom === undefined ? WORDS.to(filter.dueTo ?? '') : filter.dueTo === undefined ? WORDS.from(filter.dueFrom) : WORDS.between(filter.dueFrom, filter.dueTo);
    chips.push({ key: 'due', field: FILTER_WORDS.dueFrom, value, without: drop('dueFrom', 'dueTo') });
  }
  flag('overdue', WORDS.overdue, WORDS.overdue);
  flag('hasDue', WORDS.hasDue, WORDS.noDue);
  flag('hasUnit', WORDS.hasUnit, WORDS.noUnit);
  each('documents', (id) => names.get(String(id)) ?? `#${id}`);
  each('types', String);
  if (filter.number) chips.push({ key: 'number', field: FILTER_WORDS.number, value: filter.number, without: drop('number') });
  flag('hasDoubt', WORDS.hasDoubt, WORDS.noDoubt);
  each('doubts', (code) => doubtWords(code).short);
  flag('accepted', WORDS.accepted, WORDS.notAccepted);
  each('marks', (mark) => MARK_WORDS[mark].short);
  each('tags', String);
  each('people', String);
  return chips;
}
