import { Button, Input, InputNumber } from 'antd';
import { type ReactElement, useState } from 'react';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { todayHere } from '../kit/dates.ts';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { SETTINGS_WORDS as WORDS } from '../words/settings.ts';
import { readMonthDays } from './month-days.ts';

/** The years whose 放假安排 is known, and a form for the next. */
export function CalendarYears(): ReactElement {
  const act = useAct();
  const years = useQuery('calendar years', () => call('settings.calendar', {}));
  const [typed, setYear] = useState<number | null>(null);
  const [holidays, setHolidays] = useState('');
  const [workdays, setWorkdays] = useState('');
  // The next year that is not known yet.
  const year = typed ?? Math.max(Number(todayHere().slice(0, 4)), ...(years.data ?? []).map((one) => one.year)) + 1;
  const off = readMonthDays(holidays, year);
  const on = readMonthDays(workdays, year);
  const wrong = 'wrong' in off ? off.wrong : 'wrong' in on ? on.wrong : null;
  const save = async (): Promise<void> => {
    if (!('days' in off) || !('days' in on)) return;
    const done = await act(() => call('settings.put-calendar-year', { year, holidays: off.days, workdays: on.days }));
    if (!done) return;
    setHolidays('');
    setWorkdays('');
    setYear(null);
    years.reload();
  };
  if (years.trouble) return <TroubleBox trouble={years.trouble} retry={years.reload} />;
  if (!years.data) return <Waiting />;
  return (
    <>
      <p className="quiet">{WORDS.calendarText}</p>
      <ul className="lines years scroll" tabIndex={0} aria-label={WORDS.part.calendar}>{years.data.toSorted((a, b) => b.year - a.year).map((one) => <li key={one.year}><b className="numbers">{one.year}</b><span className="basis">{WORDS.source[one.source]}</span><span className="small quiet numbers">{WORDS.holidays(one.holidays)} · {WORDS.workdays(one.workdays)}</span></li>)}</ul>
      <h3>{WORDS.addYear}</h3>
      <label className="setting"><span>{WORDS.year}</span><InputNumber min={1990} max={2100} value={year} aria-label={WORDS.year} onChange={(value) => { if (value !== null) setYear(value); }} /></label>
      <label className="setting"><span>{WORDS.holidayDays}</span><Input.TextArea autoSize={{ minRows: 2 }} value={holidays} aria-label={WORDS.holidayDays} onChange={(event) => { setHolidays(event.target.value); }} /></label>
      <label className="setting"><span>{WORDS.workDays}</span><Input.TextArea autoSize value={workdays} aria-label={WORDS.workDays} onChange={(event) => { setWorkdays(event.target.value); }} /></label>
      <p className={`small ${wrong === null ? 'quiet' : 'warn'}`} role={wrong === null ? undefined : 'alert'}>{wrong === null ? WORDS.daysHint : WORDS.daysWrong(wrong)}</p>
      <Button type="primary" style={{ marginTop: 8 }} disabled={wrong !== null || !('days' in off) || off.days.length === 0} onClick={() => { void save(); }}>{WORDS.save}</Button>
    </>
  );
}
