import { Button, InputNumber } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ReminderLine, RemindersShown } from '#api/supervise-methods';
import { STAGES, TODO_KINDS, type TodoKind } from '#model/supervise';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { daysBetween, todayHere } from '../kit/dates.ts';
import { useKeys } from '../kit/keys.ts';
import { useMemory } from '../kit/memory.ts';
import { go } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { ledgerChanged, useQuery } from '../kit/use-query.ts';
import { ledgerParams } from '../ledger/address.ts';
import { leftWords, SUPERVISION_WORDS } from '../words/supervision.ts';
import { TODO_WORDS as WORDS } from '../words/todo.ts';
import './todo.css';

/** Rows of a kind among others, and of a kind alone; the rest is told. */
const LISTED = 100;
const LISTED_ALONE = 500;

/** 待办: what has to be looked at today, kind by kind; every row opens what it is about. */
export function Todo(): ReactElement {
  const [days, setDays] = useMemory<number | null>('todo.days', null);
  const [at, setAt] = useState<TodoKind | null>(null);
  const found = useQuery(`todo ${days}`, () => call('supervise.remind', days === null ? {} : { days }));
  const { data } = found;
  const kinds = data ? TODO_KINDS.filter((kind) => data[kind].length > 0) : [];
  const shown = at !== null && kinds.includes(at) ? [at] : kinds;
  const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.todo-row')];
  const move = (by: number): void => {
    const all = rows();
    all[Math.min(Math.max(all.indexOf(document.activeElement as HTMLElement) + by, 0), all.length - 1)]?.focus();
  };
  useKeys({ ArrowDown: () => { move(1); }, J: () => { move(1); }, ArrowUp: () => { move(-1); }, K: () => { move(-1); } });
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <span className="numbers quiet" role="status">{data ? WORDS.total(kinds.reduce((sum, kind) => sum + data[kind].length, 0)) : ''}</span>
        <span className="grow" />
        <label className="row small"><span className="quiet">{WORDS.days}</span><InputNumber size="small" min={0} max={365} style={{ width: 64 }} value={days ?? data?.days ?? null} aria-label={WORDS.days} onChange={(value) => { setDays(value); }} /></label>
      </header>
      {found.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={found.trouble} retry={found.reload} /></div> : !data ? <Waiting />
        : kinds.length === 0 ? <Empty title={WORDS.done} actions={<Button onClick={() => { go('supervision'); }}>{SUPERVISION_WORDS.title}</Button>}>{WORDS.doneText}</Empty>
        : (
          <div className="todo">
            <nav className="todo-kinds" aria-label={WORDS.title}>
              <button type="button" className={`bare view${at === null ? ' at' : ''}`} aria-current={at === null} onClick={() => { setAt(null); }}>{WORDS.all}</button>
              {kinds.map((kind) => <button key={kind} type="button" className={`bare view${at === kind ? ' at' : ''}`} aria-current={at === kind} onClick={() => { setAt(kind); }}><span className="grow">{WORDS.kind[kind]}</span><span className={`numbers small ${kind === 'overdue' ? 'warn' : 'quiet'}`}>{data[kind].length}</span></button>)}
            </nav>
            <div className="grow scroll todo-list">{shown.map((kind) => <Kind key={kind} kind={kind} found={data} all={at === kind} onAll={() => { setAt(kind); }} />)}</div>
          </div>
        )}
    </section>
  );
}

function Kind({ kind, found, all, onAll }: { kind: TodoKind; found: RemindersShown; all: boolean; onAll: () => void }): ReactElement {
  const act = useAct();
  const count = found[kind].length;
  const stage = STAGES.find((each) => each === kind);
  const shown = all ? LISTED_ALONE : LISTED;
  const assign = (): void => { void act(() => call('supervise.assign', { tasks: found.unassigned.map((one) => one.taskId) })).then((done) => { if (done) ledgerChanged(); }); };
  return (
    <section className="panel todo-kind" aria-label={WORDS.kind[kind]}>
      <div className="row todo-head">
        <h2 className={kind === 'overdue' ? 'warn' : undefined}>{WORDS.kind[kind]}</h2><b className="numbers">{count}</b><span className="quiet small grow">{WORDS.about[kind](found.days, found.cycle)}</span>
        {kind === 'unassigned' && <Button size="small" onClick={assign}>{WORDS.assignAll}</Button>}
        {(kind === 'overdue' || kind === 'soon') && <Button size="small" onClick={() => { go('supervision', { paper: 'reminder' }); }}>{WORDS.toReminders}</Button>}
        {stage && <Button size="small" type="link" onClick={() => { go('supervision', { stage }); }}>{SUPERVISION_WORDS.title}</Button>}
      </div>
      <ul>
        {kind === 'silent'
          ? found.silent.slice(0, shown).map((one) => <li key={one.unit}><button type="button" className="bare todo-row" onClick={() => { go('supervision', { unit: one.unit }); }}><span className="todo-due" /><span className="grow clip">{one.unit}</span><span className="small quiet numbers">{WORDS.sentOn(one.sentOn, one.readOn)}</span></button></li>)
          : found[kind].slice(0, shown).map((line) => <li key={line.taskId}><Line line={line} outside={kind === 'unassigned'} /></li>)}
      </ul>
      {count > shown && <p className="small"><Button size="small" type="link" onClick={() => { if (stage) go('supervision', { stage }); else onAll(); }}>{WORDS.more(count - shown, stage !== undefined)}</Button></p>}
    </section>
  );
}

function Line({ line, outside }: { line: ReminderLine; outside: boolean }): ReactElement {
  const left = line.dueOn === null ? null : daysBetween(todayHere(), line.dueOn);
  return (
    <button type="button" className="bare todo-row" onClick={() => { if (outside) go('ledger', { ...ledgerParams({}), task: line.taskId }); else go('supervision', { task: line.taskId }); }}>
      <span className="todo-due numbers"><span className={left !== null && left < 0 ? 'warn' : undefined}>{line.dueOn ?? WORDS.noDue}</span> {left !== null && <span className={`small ${left < 0 ? 'warn' : 'quiet'}`}>{leftWords(left)}</span>}</span>
      <span className="grow clip">{line.words}</span>
      <span className="todo-owners clip quiet">{line.owners.join('、') || WORDS.unit}</span>
    </button>
  );
}
