import { Button, Segmented } from 'antd';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { CalendarDay, CalendarEntry } from '#api/look-methods';
import { call } from '../client.ts';
import { dayAfter, lastDay, monthAfter, todayHere, weekday } from '../kit/dates.ts';
import { Icon } from '../kit/icons.tsx';
import { useKeys } from '../kit/keys.ts';
import { useMemory } from '../kit/memory.ts';
import { go, stay, useRoute } from '../kit/route.ts';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { UnitSelect } from '../kit/unit-select.tsx';
import { useQuery } from '../kit/use-query.ts';
import { ledgerParams } from '../ledger/address.ts';
import { Detail } from '../ledger/detail.tsx';
import { CALENDAR_WORDS as WORDS } from '../words/calendar.ts';
import { DATE_WORDS } from '../words/dates.ts';
import { STATUS_NAMES } from '#model/names';
import './calendar.css';

const isMonth = (month: string | undefined): month is string => month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(month);

/** 日历: what falls due day by day, recurring duties with their dates; for one unit or for all. */
export function Calendar(): ReactElement {
  const { params } = useRoute();
  const today = todayHere();
  const month = isMonth(params['month']) ? params['month'] : today.slice(0, 7);
  const unit = params['unit'];
  const [view, setView] = useMemory<'month' | 'list'>('calendar.view', 'month');
  const [day, setDay] = useState(month === today.slice(0, 7) ? today : `${month}-01`);
  const [opened, setOpened] = useState<number | null>(null);
  const found = useQuery(`calendar ${month} ${unit ?? ''}`, () => call('calendar.month', { month, ...(unit ? { unit } : {}), limit: 2000 }));
  const byDay = useMemo(() => Map.groupBy(found.data?.entries ?? [], (entry) => entry.date), [found.data]);
  const chosen = day.startsWith(month) ? day : `${month}-01`;
  const turn = (to: string, at?: string): void => { setDay(at ?? `${to}-01`); stay('calendar', { month: to, unit }); };
  const move = (days: number): void => { const next = dayAfter(chosen, days); if (next.startsWith(month)) setDay(next); else turn(next.slice(0, 7), next); };
  useKeys({
    ArrowLeft: () => { move(-1); }, ArrowRight: () => { move(1); }, ArrowUp: () => { move(-7); }, ArrowDown: () => { move(7); },
    PageUp: () => { turn(monthAfter(month, -1)); }, PageDown: () => { turn(monthAfter(month, 1)); }, Home: () => { turn(today.slice(0, 7), today); }, Escape: () => { setOpened(null); },
  });
  const firstBusy = found.data?.days.find((one) => one.due + one.occurrences > 0)?.date;
  useEffect(() => { if (firstBusy && !byDay.has(chosen) && chosen !== today && chosen.endsWith('-01')) setDay(firstBusy); }, [firstBusy, byDay, chosen, today]);
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <Button aria-label={WORDS.previous} icon={<Icon name="left" />} onClick={() => { turn(monthAfter(month, -1)); }} />
        <strong className="numbers month-name" aria-live="polite">{WORDS.monthName(month)}</strong>
        <Button aria-label={WORDS.next} icon={<Icon name="right" />} onClick={() => { turn(monthAfter(month, 1)); }} />
        <Button onClick={() => { turn(today.slice(0, 7), today); }}>{WORDS.today}</Button>
        <div style={{ width: 240 }}><UnitSelect free={false} value={unit ? [unit] : []} label={WORDS.unit} placeholder={WORDS.unit} onChange={(units) => { stay('calendar', { month, unit: units.at(-1) }); }} /></div>
        <span className="grow" />
        <Segmented value={view} options={[{ value: 'month', label: WORDS.month }, { value: 'list', label: WORDS.list }]} onChange={(value) => { setView(value === 'list' ? 'list' : 'month'); }} />
        <Button onClick={() => { go('ledger', ledgerParams({ dueFrom: `${month}-01`, dueTo: lastDay(month), ...(unit ? { units: [unit] } : {}) })); }}>{WORDS.openMonth}</Button>
      </header>
      {found.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={found.trouble} retry={found.reload} /></div> : !found.data ? <Waiting /> : (
        <div className="calendar docked">
          {view === 'month' ? (
            <>
              <Grid month={month} today={today} chosen={chosen} days={found.data.days} byDay={byDay} onDay={setDay} />
              <aside className="day-list column" aria-label={WORDS.dayName(chosen)}>
                <h2>{WORDS.dayName(chosen)}</h2>
                <div className="grow scroll"><Entries entries={byDay.get(chosen) ?? []} onOpen={setOpened} />{!byDay.has(chosen) && <p className="quiet">{found.data.entries.length === 0 ? WORDS.nothingMonth : WORDS.nothing}</p>}</div>
                <p className="small quiet">{WORDS.hint}</p>
              </aside>
            </>
          ) : (
            <div className="grow scroll month-list">
              {found.data.entries.length === 0 && <p className="quiet">{WORDS.nothingMonth}</p>}
              {[...byDay].map(([date, entries]) => <section key={date}><h2>{WORDS.dayName(date)} <span className="quiet">{DATE_WORDS.week[weekday(date)]}</span></h2><Entries entries={entries} onOpen={setOpened} /></section>)}
              {found.data.more > 0 && <p className="quiet">{WORDS.more(found.data.more)}</p>}
            </div>
          )}
          {opened !== null && <Detail task={opened} onClose={() => { setOpened(null); }} />}
        </div>
      )}
    </section>
  );
}

interface GridProps { month: string; today: string; chosen: string; days: readonly CalendarDay[]; byDay: ReadonlyMap<string, CalendarEntry[]>; onDay: (date: string) => void }

function Grid({ month, today, chosen, days, byDay, onDay }: GridProps): ReactElement {
  const lead = weekday(`${month}-01`);
  const cells: (CalendarDay | null)[] = [...Array.from({ length: lead }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
  return (
    <div className="grow month-frame"><table className="month-grid" aria-label={WORDS.grid}>
      <thead><tr>{DATE_WORDS.week.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
      <tbody>
        {weeks.map((week, i) => (
          <tr key={i}>
            {week.map((day, j) => (day === null ? <td key={j} /> : (
              <td key={day.date} className={[day.date === today ? 'today' : '', day.date === chosen ? 'at' : '', rests(day, j) ? 'rest' : ''].join(' ')}>
                <button type="button" className="bare day" aria-current={day.date === today ? 'date' : undefined} aria-pressed={day.date === chosen} onClick={() => { onDay(day.date); }}>
                  <span className="day-head"><b className="numbers">{Number(day.date.slice(8))}</b>{day.makeUp ? <i className="small">{WORDS.work}</i> : day.working === false && j < 5 ? <i className="small">{WORDS.rest}</i> : null}</span>
                  {day.overdue > 0 && <span className="day-line warn"><i className="light overdue" />{WORDS.overdue(day.overdue)}</span>}
                  {day.due - day.overdue - day.settled > 0 && <span className="day-line"><i className="light soon" />{WORDS.due(day.due - day.overdue - day.settled)}</span>}
                  {day.occurrences > 0 && <span className="day-line"><i className="light running" />{WORDS.occurrence(day.occurrences)}</span>}
                  {day.settled > 0 && <span className="day-line"><i className="light settled" />{WORDS.settled(day.settled)}</span>}
                  {byDay.get(day.date)?.slice(0, 1).map((entry) => <span key={entry.task.id} className="day-task">{entry.task.provisionTitle || entry.task.text}</span>)}
                </button>
              </td>
            )))}
          </tr>
        ))}
      </tbody>
    </table></div>
  );
}

/** Where nobody has published the year, weekends rest. */
const rests = (day: CalendarDay, column: number): boolean => (day.working === null ? column > 4 : !day.working);

function Entries({ entries, onOpen }: { entries: readonly CalendarEntry[]; onOpen: (task: number) => void }): ReactElement {
  return (
    <ul className="entries">
      {entries.map((entry, i) => (
        <li key={i}>
          <button type="button" className="bare entry" onClick={() => { onOpen(entry.task.id); }}>
            <span className="entry-text">{entry.task.text}</span>
            <span className="row small quiet"><span className={`basis${entry.kind === 'occurrence' ? ' inferred' : ''}`}>{WORDS.kind[entry.kind]}</span><span className={entry.task.overdue ? 'warn' : ''}>{STATUS_NAMES[entry.task.status]}</span><span className="clip">{[...new Set(entry.task.units.map((unit) => unit.unit))].slice(0, 3).join('、')}</span></span>
            <span className="small quiet clip">{WORDS.said(entry.said)} · {entry.task.number ?? entry.task.document}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
