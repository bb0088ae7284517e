import { Button, Input } from 'antd';
import { memo, type ReactElement, use, useState } from 'react';
import type { Facets } from '#api/ledger-methods';
import { TASK_MARKS, type TableFilter } from '#model/table';
import { call } from '../client.ts';
import { DateField } from '../kit/date-field.tsx';
import { dayAfter, lastDay, monthAfter } from '../kit/dates.ts';
import { Icon } from '../kit/icons.tsx';
import { Person } from '../kit/known.ts';
import { UnitSelect } from '../kit/unit-select.tsx';
import { useQuery } from '../kit/use-query.ts';
import { doubtWords } from '../words/doubts.ts';
import { FILTER_WORDS, LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { MARK_WORDS } from '../words/marks.ts';
import { MODALITY_NAMES, ROLE_NAMES, STATUS_NAMES } from '#model/names';
import { chipsOf } from './chips.ts';
import { FacetList, FilterMenu } from './filter-menu.tsx';

interface Props { filter: TableFilter; today: string; onFilter: (filter: TableFilter) => void }

const ROLES = ['lead', 'responsible', 'cooperate', 'subject'] as const;

/** What the table is narrowed by: a menu for each field with its values and counts, and a chip for each condition. */
export const FilterBar = memo(function FilterBar({ filter, today, onFilter }: Props): ReactElement {
  // Counting every value of a large ledger takes longer than the rows: only when a menu is opened, or a chip needs a title.
  const [opened, setOpened] = useState<string | null>(null);
  const facets = useQuery(opened !== null || (filter.documents?.length ?? 0) > 0 ? `facets ${JSON.stringify(filter)}` : null, () => call('ledger.facets', { filter, limit: 200 })).data;
  const put = (change: Partial<TableFilter>): void => {
    onFilter(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))));
  };
  const person = use(Person);
  const mine = filter.people?.length === 1 && filter.people[0] === person;
  const names = new Map((facets?.documents ?? []).map((value) => [value.value, value.label]));
  const chips = chipsOf(filter, names);
  const list = (field: 'types' | 'tags' | 'people', of: keyof Facets & ('types' | 'tags' | 'people'), search = false): ReactElement => (
    <FacetList label={FILTER_WORDS[field]} search={search} values={facets?.[of] ?? []} chosen={filter[field] ?? []} onChange={(values) => { put({ [field]: values }); }} />
  );
  const flags = (field: 'hasUnit' | 'hasDoubt' | 'accepted', yes: string, no: string): ReactElement => (
    <div className="row" style={{ marginBottom: 6 }}>{([[true, yes], [false, no]] as const).map(([value, label]) => (
      <Button key={label} size="small" type={filter[field] === value ? 'primary' : 'default'} aria-pressed={filter[field] === value} onClick={() => { put({ [field]: filter[field] === value ? undefined : value }); }}>{label}</Button>
    ))}</div>
  );
  return (
    <div className="filter-bar">
      <div className="filters" role="toolbar" aria-label={WORDS.add}>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.units} count={(filter.units?.length ?? 0) + Number(filter.hasUnit !== undefined)}>
          {flags('hasUnit', WORDS.hasUnit, WORDS.noUnit)}
          <UnitSelect free={false} value={[]} label={FILTER_WORDS.units} autoFocus onChange={(units) => { put({ units: [...new Set([...(filter.units ?? []), ...units])] }); }} />
          <div style={{ height: 6 }} />
          <FacetList label={FILTER_WORDS.units} values={facets?.units ?? []} chosen={filter.units ?? []} onChange={(units) => { put({ units }); }} />
        </FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.roles} count={filter.roles?.length ?? 0}>
          <div className="row">{ROLES.map((role) => {
            const on = filter.roles?.includes(role) ?? false;
            return <Button key={role} size="small" type={on ? 'primary' : 'default'} aria-pressed={on} onClick={() => { put({ roles: on ? filter.roles?.filter((other) => other !== role) : [...(filter.roles ?? []), role] }); }}>{role === 'subject' ? WORDS.subject : ROLE_NAMES[role]}</Button>;
          })}</div>
        </FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.dueFrom} count={Number(filter.dueFrom !== undefined || filter.dueTo !== undefined) + Number(filter.overdue !== undefined) + Number(filter.hasDue !== undefined)}>
          <Due filter={filter} today={today} put={put} />
        </FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.statuses} count={filter.statuses?.length ?? 0}>
          <FacetList label={FILTER_WORDS.statuses} values={facets?.statuses ?? []} words={(value) => wordsOf(STATUS_NAMES, value)} chosen={filter.statuses ?? []} onChange={(statuses) => { put({ statuses: statuses as NonNullable<TableFilter['statuses']> }); }} />
        </FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.modalities} count={filter.modalities?.length ?? 0}>
          <FacetList label={FILTER_WORDS.modalities} values={facets?.modalities ?? []} words={(value) => wordsOf(MODALITY_NAMES, value)} chosen={filter.modalities ?? []} onChange={(modalities) => { put({ modalities: modalities as NonNullable<TableFilter['modalities']> }); }} />
        </FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.documents} count={filter.documents?.length ?? 0}>
          <FacetList search label={FILTER_WORDS.documents} values={facets?.documents ?? []} chosen={(filter.documents ?? []).map(String)} onChange={(documents) => { put({ documents: documents.map(Number) }); }} />
        </FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.types} count={filter.types?.length ?? 0}>{list('types', 'types')}</FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.number} count={Number(filter.number !== undefined)}>
          <Input.Search size="small" autoFocus allowClear defaultValue={filter.number} placeholder={WORDS.number} aria-label={WORDS.number} enterButton={WORDS.apply} onSearch={(number) => { put({ number: number.trim() || undefined }); }} />
        </FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.doubts} count={(filter.doubts?.length ?? 0) + Number(filter.hasDoubt !== undefined)}>
          {flags('hasDoubt', WORDS.hasDoubt, WORDS.noDoubt)}
          <FacetList label={FILTER_WORDS.doubts} values={facets?.doubts ?? []} words={(value) => doubtWords(value).what} chosen={filter.doubts ?? []} onChange={(doubts) => { put({ doubts: doubts as NonNullable<TableFilter['doubts']> }); }} />
        </FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.marks} count={filter.marks?.length ?? 0}>
          <div className="row">{TASK_MARKS.map((mark) => {
            const on = filter.marks?.includes(mark) ?? false;
            return <Button key={mark} size="small" title={MARK_WORDS[mark].long} type={on ? 'primary' : 'default'} aria-pressed={on} onClick={() => { put({ marks: on ? filter.marks?.filter((other) => other !== mark) : [...(filter.marks ?? []), mark] }); }}>{MARK_WORDS[mark].short}</Button>;
          })}</div>
        </FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.accepted} count={Number(filter.accepted !== undefined)}>{flags('accepted', WORDS.accepted, WORDS.notAccepted)}</FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.people} count={filter.people?.length ?? 0}>{list('people', 'people', true)}</FilterMenu>
        <FilterMenu opened={opened} onOpen={setOpened} label={FILTER_WORDS.tags} count={filter.tags?.length ?? 0}>{list('tags', 'tags', true)}</FilterMenu>
        {person !== '' && <Button size="small" title={WORDS.mineHint(person)} type={mine ? 'primary' : 'default'} ghost={mine} aria-pressed={mine} onClick={() => { put({ people: mine ? undefined : [person] }); }}>{WORDS.mine}</Button>}
      </div>
      {chips.length > 0 && (
        <ul className="chips">
          {chips.map((chip) => <li key={chip.key} className="chip"><span>{chip.field}：<b>{chip.value}</b></span><button type="button" className="bare" aria-label={WORDS.remove(`${chip.field}：${chip.value}`)} onClick={() => { onFilter(chip.without); }}><Icon name="close" size={12} /></button></li>)}
          <li><Button size="small" type="link" onClick={() => { onFilter(filter.search ? { search: filter.search } : {}); }}>{WORDS.clear}</Button></li>
        </ul>
      )}
    </div>
  );
});

const wordsOf = (names: Readonly<Record<string, string>>, value: string): string => names[value] ?? value;

function Due({ filter, today, put }: { filter: TableFilter; today: string; put: (change: Partial<TableFilter>) => void }): ReactElement {
  const month = today.slice(0, 7);
  const quarter = monthAfter(`${today.slice(0, 4)}-01`, Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3);
  const range = (dueFrom: string | undefined, dueTo: string | undefined): Partial<TableFilter> => ({ dueFrom, dueTo, overdue: undefined, hasDue: undefined });
  const presets: [string, Partial<TableFilter>][] = [
    [WORDS.due.overdue, { ...range(undefined, undefined), overdue: true }], [WORDS.due.week, range(today, dayAfter(today, 7))], [WORDS.due.month, range(`${month}-01`, lastDay(month))],
    [WORDS.due.next, range(`${monthAfter(month, 1)}-01`, lastDay(monthAfter(month, 1)))], [WORDS.due.quarter, range(`${quarter}-01`, lastDay(monthAfter(quarter, 2)))],
    [WORDS.due.year, range(`${today.slice(0, 4)}-01-01`, `${today.slice(0, 4)}-12-31`)], [WORDS.due.none, { ...range(undefined, undefined), hasDue: false }], [WORDS.due.clear, range(undefined, undefined)],
  ];
  return (
    <>
      <div className="due-presets">{presets.map(([label, change]) => <Button key={label} size="small" onClick={() => { put(change); }}>{label}</Button>)}</div>
      <div className="row" style={{ marginTop: 8 }}>
        <DateField value={filter.dueFrom ?? null} label={WORDS.due.from} width={118} onChange={(date) => { put({ dueFrom: date ?? undefined }); }} />—
        <DateField value={filter.dueTo ?? null} label={WORDS.due.to} width={118} onChange={(date) => { put({ dueTo: date ?? undefined }); }} />
      </div>
    </>
  );
}
