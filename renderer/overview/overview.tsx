import { Button, Segmented } from 'antd';
import { type ReactElement, useMemo } from 'react';
import type { Overview as Counts } from '#api/look-methods';
import type { TaskStatus } from '#model/ledger';
import type { TableFilter } from '#model/table';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { lastDay } from '../kit/dates.ts';
import { go, stay, useRoute } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { startSamples } from '../intake/start.ts';
import { ledgerParams } from '../ledger/address.ts';
import { doubtWords } from '../words/doubts.ts';
import { OVERVIEW_WORDS as WORDS, PERFORMANCE_WORDS } from '../words/overview.ts';
import { STATUS_NAMES } from '#model/names';
import { STATUSES } from '../words/terms.ts';
import { Chart, type Series } from './chart.tsx';
import { Performance } from './performance.tsx';
import './overview.css';

const COLOURS = {
  'not-started': '--line', 'in-progress': '--accent', 'done-unverified': '--responsible', completed: '--cooperate', 'closed-out': '--accent-line', extended: '--deadline', terminated: '--ink-3',
} as const satisfies Record<TaskStatus, string>;
const open = (filter: TableFilter): void => { go('ledger', ledgerParams(filter)); };

/** 概览: what stands in the ledger by unit, month and document, what is late and what is in doubt; everything opens the list behind it. */
export function Overview(): ReactElement {
  const act = useAct();
  const performance = useRoute().params['view'] === 'performance';
  const { data, trouble, reload } = useQuery(performance ? null : 'overview', () => call('overview.counts', { top: 12 }));
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header><h1>{WORDS.title}</h1><Segmented aria-label={PERFORMANCE_WORDS.view} value={performance ? 'performance' : 'ledger'} options={(['ledger', 'performance'] as const).map((value) => ({ value, label: PERFORMANCE_WORDS.views[value] }))} onChange={(value) => { stay('overview', value === 'performance' ? { view: value } : {}); }} />{data && <span className="quiet numbers">{WORDS.asOf(data.today)}</span>}<span className="grow" /><span className="quiet small">{performance ? '' : WORDS.hint}</span></header>
      {performance ? <Performance /> : trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={trouble} retry={reload} /></div> : !data ? <Waiting />
        : data.statistics.tasks === 0 ? <Empty title={WORDS.empty} actions={<><Button type="primary" onClick={() => { go('intake'); }}>{WORDS.toIntake}</Button><Button onClick={() => { void act(startSamples); }}>{WORDS.samples}</Button></>}>{WORDS.emptyText}</Empty>
        : <Board counts={data} />}
    </section>
  );
}

function Board({ counts }: { counts: Counts }): ReactElement {
  const { statistics, today, byUnit, byMonth, byDocument } = counts;
  const month = today.slice(0, 7);
  const unitSeries = useMemo((): Series[] => STATUSES.filter((status) => byUnit.some((unit) => (unit.byStatus[status] ?? 0) > 0)).map((status) => ({ name: STATUS_NAMES[status], key: status, colour: status === 'not-started' ? '--accent-line' : COLOURS[status], values: byUnit.map((unit) => unit.byStatus[status] ?? 0) })), [byUnit]);
  const monthSeries = useMemo((): Series[] => [
    { name: WORDS.settled, key: 'settled', colour: '--cooperate', values: byMonth.map((m) => m.settled) },
    { name: WORDS.pending, key: 'pending', colour: '--accent-line', values: byMonth.map((m) => m.due - m.settled - m.overdue) },
    { name: WORDS.overdueBar, key: 'overdue', colour: '--warn', values: byMonth.map((m) => m.overdue) },
  ], [byMonth]);
  const documentSeries = useMemo((): Series[] => [
    { name: WORDS.settled, key: 'settled', colour: '--cooperate', values: byDocument.map((d) => d.settled) },
    { name: WORDS.pending, key: 'pending', colour: '--accent-line', values: byDocument.map((d) => d.tasks - d.settled - d.overdue) },
    { name: WORDS.overdueBar, key: 'overdue', colour: '--warn', values: byDocument.map((d) => d.overdue) },
  ], [byDocument]);
  const figures: [string, number, TableFilter, boolean][] = [
    [WORDS.tasks, statistics.tasks, {}, false], [WORDS.dueThisMonth, counts.dueThisMonth, { dueFrom: `${month}-01`, dueTo: lastDay(month) }, false], [WORDS.overdue, statistics.overdue, { overdue: true }, true],
    [WORDS.doubts, statistics.doubts, { hasDoubt: true }, false], [WORDS.noUnit, statistics.tasksWithoutUnit, { hasUnit: false }, false], [WORDS.noDue, statistics.tasksWithoutDue, { hasDue: false }, false],
  ];
  return (
    <div className="grow scroll overview">
      <ul className="figures">{figures.map(([label, n, filter, warns]) => <li key={label}><button type="button" className="bare figure" onClick={() => { open(filter); }}><span>{label}</span><b className={`numbers${warns && n > 0 ? ' warn' : ''}`}>{n}</b></button></li>)}</ul>
      <div className="boards">
        <section className="panel board tall"><h2>{WORDS.byUnit}</h2><Chart across label={WORDS.byUnit} names={byUnit.map((unit) => unit.unit)} series={unitSeries} height={Math.max(180, byUnit.length * 28 + 40)} onOpen={(i, status) => { open({ units: [byUnit[i]?.unit ?? ''], statuses: [status as TaskStatus] }); }} /></section>
        <section className="panel board"><h2>{WORDS.byMonth}</h2><Chart label={WORDS.byMonth} names={byMonth.map((m) => m.month)} series={monthSeries} height={220} onOpen={(i, key) => { const m = byMonth[i]?.month ?? month; open({ dueFrom: `${m}-01`, dueTo: lastDay(m), ...(key === 'overdue' ? { overdue: true } : {}) }); }} /></section>
        <section className="panel board"><h2>{WORDS.overdueList}{counts.overdue.length > 0 && <Button size="small" type="link" onClick={() => { open({ overdue: true }); }}>{WORDS.seeAll}</Button>}</h2>
          {counts.overdue.length === 0 ? <p className="quiet">{WORDS.noOverdue}</p> : <ul className="late">{counts.overdue.slice(0, 8).map((task) => <li key={task.id}><button type="button" className="bare" onClick={() => { go('ledger', { ...ledgerParams({ overdue: true }), task: task.id }); }}><span className="clip grow">{task.text}</span><span className="warn small numbers">{task.dueOn}</span></button></li>)}</ul>}
        </section>
        <section className="panel board"><h2>{WORDS.byDocument}</h2><Chart across label={WORDS.byDocument} names={byDocument.map((d) => d.number ?? d.title)} series={documentSeries} height={Math.max(140, byDocument.length * 26 + 40)} onOpen={(i, key) => { open({ documents: [byDocument[i]?.documentId ?? 1], ...(key === 'overdue' ? { overdue: true } : {}) }); }} /></section>
        <section className="panel board"><h2>{WORDS.byStatus}</h2><ul className="counts">{STATUSES.filter((status) => (statistics.byStatus[status] ?? 0) > 0).map((status) => <Count key={status} label={STATUS_NAMES[status]} n={statistics.byStatus[status] ?? 0} of={statistics.tasks} onOpen={() => { open({ statuses: [status] }); }} />)}</ul>
          <h2>{WORDS.coverage}</h2><ul className="counts"><Count label={WORDS.withUnit} n={statistics.tasks - statistics.tasksWithoutUnit} of={statistics.tasks} onOpen={() => { open({ hasUnit: true }); }} /><Count label={WORDS.withDue} n={statistics.tasks - statistics.tasksWithoutDue} of={statistics.tasks} onOpen={() => { open({ hasDue: true }); }} /></ul>
          <h2>{WORDS.doubtKinds}</h2>{counts.doubts.length === 0 ? <p className="quiet">{WORDS.noDoubts}</p> : <ul className="counts">{counts.doubts.map((doubt) => <Count key={doubt.code} label={doubtWords(doubt.code).what} n={doubt.count} of={statistics.doubts} onOpen={() => { open({ doubts: [doubt.code] }); }} />)}</ul>}
        </section>
      </div>
    </div>
  );
}

function Count({ label, n, of, onOpen }: { label: string; n: number; of: number; onOpen: () => void }): ReactElement {
  return <li><button type="button" className="bare count" onClick={onOpen}><span className="clip">{label}</span><i className="count-bar"><i style={{ width: `${of === 0 ? 0 : (n / of) * 100}%` }} /></i><span className="numbers">{n}</span><span className="numbers quiet small">{WORDS.share(n, of)}</span></button></li>;
}
