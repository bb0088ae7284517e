import { Button, Segmented, Select } from 'antd';
import { type ReactElement, useMemo, useState } from 'react';
import type { TallyLine } from '#api/supervise-methods';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { todayHere } from '../kit/dates.ts';
import { chooseTargetFor } from '../kit/hand-over.ts';
import { PaperTable, PrintButton } from '../kit/print-sheet.tsx';
import { go } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { useWritten } from '../kit/written.tsx';
import { type Period, PERIODS, periodOf } from '../supervision/periods.ts';
import { PERFORMANCE_WORDS as WORDS } from '../words/overview.ts';
import { SUPERVISION_WORDS } from '../words/supervision.ts';
import { Chart, type Series } from './chart.tsx';

type By = keyof typeof WORDS.by;
const BYS = Object.keys(WORDS.by) as By[];
const CHARTED = 15;

/** How tasks under supervision were done, by unit, month, leader or document: on time, late, overdue, how late, and the score; the table beside the chart. */
export function Performance(): ReactElement {
  const act = useAct();
  const written = useWritten();
  const [by, setBy] = useState<By>('unit');
  const [period, setPeriod] = useState<Period>('all');
  const wish = { by, ...periodOf(period, todayHere()) };
  const found = useQuery(`tally ${JSON.stringify(wish)}`, () => call('supervise.statistics', wish));
  const { data } = found;
  const lines = useMemo(() => data?.lines ?? [], [data]);
  const charted = useMemo(() => lines.slice(by === 'month' ? -24 : 0, by === 'month' ? undefined : CHARTED), [lines, by]);
  const names = useMemo(() => charted.map((line) => line.key || WORDS.none[by]), [charted, by]);
  const series = useMemo((): Series[] => [
    { name: WORDS.onTime, key: 'onTime', colour: '--cooperate', values: charted.map((line) => line.doneOnTime) },
    { name: WORDS.late, key: 'late', colour: '--deadline', values: charted.map((line) => line.doneLate) },
    { name: WORDS.overdue, key: 'overdue', colour: '--warn', values: charted.map((line) => line.overdue) },
    { name: WORDS.open, key: 'open', colour: '--accent-line', values: charted.map((line) => line.open - line.overdue) },
  ], [charted]);
  const delays = useMemo((): Series[] => [{ name: WORDS.delay, key: 'delay', colour: '--deadline', values: charted.map((line) => Math.round((line.averageDelay ?? 0) * 10) / 10) }], [charted]);
  const open = (at: number): void => { go('supervision', by === 'unit' ? { unit: charted[at]?.key || '-' } : {}); };
  const save = async (): Promise<void> => {
    const name = `${WORDS.title}-${todayHere()}.xlsx`;
    const made = await act(async () => {
      const target = await chooseTargetFor(name);
      return target === null ? null : call('supervise.write-statistics', { ...wish, ...(target === undefined ? {} : { target }) });
    });
    if (made) written({ files: [made], download: made.download }, name);
  };
  if (found.trouble) return <div style={{ padding: 16 }}><TroubleBox trouble={found.trouble} retry={found.reload} /></div>;
  if (!data) return <Waiting />;
  if (data.total.assigned === 0 && period === 'all') return <Empty title={WORDS.empty} actions={<Button type="primary" onClick={() => { go('supervision'); }}>{SUPERVISION_WORDS.title}</Button>}>{WORDS.emptyText}</Empty>;
  const { total } = data;
  const figures: [string, string, boolean][] = [[WORDS.assigned, `${total.assigned}`, false], [WORDS.due, `${total.due}`, false], [WORDS.onTime, `${total.doneOnTime}`, false], [WORDS.late, `${total.doneLate}`, false], [WORDS.overdue, `${total.overdue}`, total.overdue > 0], [WORDS.onTimeRate, share(total.onTimeRate), false]];
  return (
    <div className="grow scroll overview" tabIndex={0} role="region" aria-label={WORDS.title}>
      <div className="row performance-bar">
        <Segmented aria-label={WORDS.byLabel} value={by} options={BYS.map((value) => ({ value, label: WORDS.by[value] }))} onChange={setBy} />
        <Select aria-label={SUPERVISION_WORDS.period} value={period} style={{ width: 120 }} options={PERIODS.map((value) => ({ value, label: SUPERVISION_WORDS.periods[value] }))} onChange={setPeriod} />
        <span className="quiet small grow">{WORDS.hint}</span>
        <PrintButton name={`${WORDS.title}-${todayHere()}`} sheet={() => <PaperTable title={`${WORDS.title}（${WORDS.by[by]}）`} facts={WORDS.asOf(todayHere())} headings={WORDS.headings(WORDS.by[by])} rows={[...lines, { ...total, key: WORDS.total }].map((line) => cells(line, by))} />} />
        <Button onClick={() => { void save(); }}>{WORDS.save}</Button>
      </div>
      <ul className="figures">{figures.map(([label, value, warns]) => <li key={label} className="figure"><span>{label}</span><b className={`numbers${warns ? ' warn' : ''}`}>{value}</b></li>)}</ul>
      <div className="performance">
        <section className="panel board"><h2>{WORDS.chart(WORDS.by[by])}</h2><Chart across={by !== 'month'} label={WORDS.chart(WORDS.by[by])} names={names} series={series} height={by === 'month' ? 240 : Math.max(160, names.length * 26 + 44)} onOpen={open} /></section>
        <section className="panel board"><h2>{WORDS.delayChart}</h2><Chart across={by !== 'month'} label={WORDS.delayChart} names={names} series={delays} height={by === 'month' ? 240 : Math.max(160, names.length * 26 + 44)} onOpen={open} /></section>
      </div>
      <section className="panel board"><h2>{WORDS.table}<Button size="small" type="link" onClick={() => { go('settings', { part: 'rules' }); }}>{WORDS.formula}</Button></h2>
        <table className="performance-table numbers"><thead><tr>{WORDS.headings(WORDS.by[by]).map((heading) => <th key={heading} scope="col">{heading}</th>)}</tr></thead>
          <tbody>{lines.map((line) => <tr key={line.key}>{cells(line, by).map((cell, i) => (i === 0 ? <th key={i} scope="row">{by === 'unit' ? <button type="button" className="bare" onClick={() => { go('supervision', { unit: line.key || '-' }); }}>{cell}</button> : cell}</th> : <td key={i} className={i === 5 && line.overdue > 0 ? 'warn' : undefined}>{cell}</td>))}</tr>)}</tbody>
          <tfoot><tr>{cells({ ...total, key: WORDS.total }, by).map((cell, i) => (i === 0 ? <th key={i} scope="row">{cell}</th> : <td key={i}>{cell}</td>))}</tr></tfoot>
        </table>
      </section>
    </div>
  );
}

const share = (rate: number | null): string => (rate === null ? '—' : `${Math.round(rate * 1000) / 10}%`);
const cells = (line: TallyLine, by: By): string[] => [line.key || WORDS.none[by], `${line.assigned}`, `${line.due}`, `${line.doneOnTime}`, `${line.doneLate}`, `${line.overdue}`, `${line.open}`, `${line.extensions}`, line.averageDelay === null ? '—' : `${Math.round(line.averageDelay * 10) / 10}`, share(line.onTimeRate), share(line.doneRate), `${line.score}`];
