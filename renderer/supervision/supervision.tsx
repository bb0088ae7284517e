import { Button, Dropdown, Input, type InputRef, Select } from 'antd';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { Board } from '#api/supervise-methods';
import { type Light, LIGHTS, type Stage, STAGES } from '#model/supervise';
import { STATUS_NAMES } from '#model/names';
import { call } from '../client.ts';
import { todayHere } from '../kit/dates.ts';
import { Icon } from '../kit/icons.tsx';
import { useKeys } from '../kit/keys.ts';
import { PaperTable, PrintButton } from '../kit/print-sheet.tsx';
import { go, stay, useRoute } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { useSettled } from '../kit/use-settled.ts';
import { leftWords, LIGHT_WORDS, STAGE_HINTS, STAGE_WORDS, SUPERVISION_WORDS as WORDS } from '../words/supervision.ts';
import { Assign } from './assign.tsx';
import { BoardTable } from './board-table.tsx';
import { type BulkKind, BulkTell } from './bulk-tell.tsx';
import { Papers, type PaperKind } from './papers.tsx';
import { type Period, PERIODS, periodOf } from './periods.ts';
import { Returned } from './returned.tsx';
import { Story } from './story.tsx';
import { Units } from './units.tsx';
import './supervision.css';

const PAGE = 200;
const isStage = (name: string | undefined): name is Stage => (STAGES as readonly (string | undefined)[]).includes(name);
const isPeriod = (name: string | undefined): name is Period => (PERIODS as readonly (string | undefined)[]).includes(name);
type Open = { what: 'assign' } | { what: 'papers'; kind: PaperKind } | { what: 'returned' } | { what: 'bulk'; kind: BulkKind };

/** 督办: tasks under supervision by unit, stage and time, with their lights; each told of beside the list; papers out, sheets back. */
export function Supervision(): ReactElement {
  const { params } = useRoute();
  const unit = params['unit'];
  const stage = isStage(params['stage']) ? params['stage'] : undefined;
  const period: Period = isPeriod(params['period']) ? params['period'] : 'all';
  const lights = useMemo(() => (params['lights'] ?? '').split(' ').filter((name): name is Light => (LIGHTS as readonly string[]).includes(name)), [params]);
  const task = Number(params['task']) || null;
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const [limit, setLimit] = useState(PAGE);
  const [at, setAt] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [open, setOpen] = useState<Open | null>(params['paper'] === 'reminder' ? { what: 'papers', kind: 'reminder' } : null);
  const search = useRef<InputRef>(null);
  const wish = { ...(unit === undefined ? {} : { unit: unit === '-' ? '' : unit }), ...(stage ? { stage } : {}), ...(lights.length > 0 ? { lights } : {}), ...(words ? { words } : {}), ...periodOf(period, todayHere()) };
  const found = useQuery(`board ${JSON.stringify({ wish, limit })}`, () => call('supervise.board', { ...wish, limit }));
  const { data } = found;
  const rows = data?.rows ?? [];

  const put = (next: Readonly<Record<string, string | number | undefined>>): void => { stay('supervision', { unit, stage, period: period === 'all' ? undefined : period, lights: lights.join(' '), task: task ?? undefined, ...next }); };
  /** Other tasks are found: nothing stays chosen that is not in sight. */
  const fromTop = (): void => {
    setAt(0);
    setLimit(PAGE);
    setSelected(new Set());
  };
  const narrow = (next: Readonly<Record<string, string | undefined>>): void => {
    fromTop();
    put(next);
  };
  const openTask = (id: number | undefined): void => { put({ task: id }); };
  useEffect(() => { document.querySelector(`#task-${rows[at]?.id ?? 0}`)?.scrollIntoView({ block: 'nearest' }); }, [at, rows]);
  const move = (by: number): void => {
    // A task may have been opened from elsewhere: the keys go on from it.
    const opened = task === null ? -1 : rows.findIndex((row) => row.id === task);
    const next = Math.min(Math.max((opened < 0 ? at : opened) + by, 0), Math.max(rows.length - 1, 0));
    setAt(next);
    if (task !== null && rows[next]) openTask(rows[next].id);
  };
  const toggle = (id: number): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  useKeys({
    ArrowDown: () => { move(1); }, ArrowUp: () => { move(-1); }, J: () => { move(1); }, K: () => { move(-1); }, PageDown: () => { move(12); }, PageUp: () => { move(-12); },
    Enter: () => { if (rows[at]) openTask(rows[at].id); }, Space: () => { if (rows[at]) openTask(task === rows[at].id ? undefined : rows[at].id); }, X: () => { if (rows[at]) toggle(rows[at].id); },
    Escape: () => { if (task !== null) openTask(undefined); else setSelected(new Set()); }, '/': () => { search.current?.focus(); }, 'Ctrl+A': () => { if (data) setSelected(new Set(data.ids)); },
  });
  const units = unit && unit !== '-' ? [unit] : [];
  const menu = (Object.keys(WORDS.papersMenu) as PaperKind[]).map((key) => ({ key, label: WORDS.papersMenu[key] }));

  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <Input ref={search} className="board-search" allowClear prefix={<Icon name="search" size={14} />} value={typed} placeholder={WORDS.search} aria-label={WORDS.search} onChange={(event) => { setTyped(event.target.value); fromTop(); }} />
        <Select aria-label={WORDS.period} value={period} style={{ width: 112 }} options={PERIODS.map((value) => ({ value, label: WORDS.periods[value] }))} onChange={(value: Period) => { narrow({ period: value === 'all' ? undefined : value }); }} />
        <span className="numbers total" role="status">{data ? WORDS.total(data.total, data.supervised) : ''}</span>
        <span className="grow" />
        <PrintButton landscape disabled={rows.length === 0} name={`${WORDS.board}-${todayHere()}`} sheet={() => data && <BoardPaper board={data} unit={unit} stage={stage} />} />
        <Dropdown trigger={['click']} menu={{ items: menu, onClick: ({ key }) => { setOpen({ what: 'papers', kind: key as PaperKind }); } }}><Button>{WORDS.papers}<Icon name="down" size={12} /></Button></Dropdown>
        <Dropdown trigger={['click']} menu={{ items: [{ key: 'out', label: WORDS.feedbackOut }, { key: 'in', label: WORDS.feedbackIn }], onClick: ({ key }) => { setOpen(key === 'in' ? { what: 'returned' } : { what: 'papers', kind: 'feedback' }); } }}><Button>{WORDS.feedback}<Icon name="down" size={12} /></Button></Dropdown>
        <Button type="primary" onClick={() => { setOpen({ what: 'assign' }); }}>{WORDS.assign}</Button>
      </header>
      {found.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={found.trouble} retry={found.reload} /></div> : !data ? <Waiting />
        : data.supervised === 0 ? <Empty title={WORDS.empty} actions={<><Button type="primary" onClick={() => { setOpen({ what: 'assign' }); }}>{WORDS.assign}</Button><Button onClick={() => { go('ledger'); }}>{WORDS.toLedger}</Button></>}>{WORDS.emptyText}</Empty>
        : (
          <div className="supervision">
            <Units units={data.units} at={unit} onUnit={(next) => { narrow({ unit: next, task: undefined }); }} />
            <div className="column grow board-middle">
              <Stages board={data} stage={stage} lights={lights} onStage={(next) => { narrow({ stage: next }); }} onLights={(next) => { narrow({ lights: next.join(' ') }); }} />
              {selected.size > 0 && (
                <div className="bulk-bar" role="toolbar" aria-label={WORDS.bulk}>
                  <b className="numbers">{WORDS.selected(selected.size)}</b>
                  {data.total > selected.size && <Button size="small" type="link" onClick={() => { setSelected(new Set(data.ids)); }}>{WORDS.selectFound(data.total)}</Button>}
                  {([['status', WORDS.bulkStatus], ['note', WORDS.bulkNote], ['extend', WORDS.bulkExtend], ['people', WORDS.bulkPeople]] as const).map(([kind, label]) => <Button key={kind} size="small" onClick={() => { setOpen({ what: 'bulk', kind }); }}>{label}…</Button>)}
                  <span className="grow" /><Button size="small" type="text" onClick={() => { setSelected(new Set()); }}>{WORDS.clearSelection}</Button>
                </div>
              )}
              {rows.length === 0 ? <Empty title={WORDS.none} actions={<Button onClick={() => { setTyped(''); narrow({ unit: undefined, stage: undefined, period: undefined, lights: undefined }); }}>{WORDS.clear}</Button>}>{WORDS.noneText}</Empty>
                : <BoardTable rows={rows} at={at} opened={task} selected={selected} more={data.total - rows.length} onMore={() => { setLimit(limit + PAGE); }} onOpen={(row, i) => { setAt(i); openTask(row.id); }} onToggle={toggle} onAll={(all) => { setSelected(new Set(all ? rows.map((row) => row.id) : [])); }} />}
            </div>
            {task !== null && <Story key={task} task={task} onClose={() => { openTask(undefined); }} />}
          </div>
        )}
      {open?.what === 'assign' && <Assign onClose={() => { setOpen(null); }} />}
      {open?.what === 'papers' && <Papers kind={open.kind} units={units} onClose={() => { setOpen(null); if (params['paper']) put({}); }} />}
      {open?.what === 'returned' && <Returned onClose={() => { setOpen(null); }} />}
      {open?.what === 'bulk' && <BulkTell kind={open.kind} tasks={[...selected]} onClose={() => { setOpen(null); }} onDone={() => { setOpen(null); setSelected(new Set()); }} />}
    </section>
  );
}

function Stages({ board, stage, lights, onStage, onLights }: { board: Board; stage: Stage | undefined; lights: readonly Light[]; onStage: (stage: Stage | undefined) => void; onLights: (lights: Light[]) => void }): ReactElement {
  return (
    <div className="stages">
      <div className="stage-list" role="group" aria-label={WORDS.stages}>
        <button type="button" className={`bare stage${stage === undefined ? ' at' : ''}`} aria-pressed={stage === undefined} onClick={() => { onStage(undefined); }}>{WORDS.all}<b className="numbers">{board.all}</b></button>
        {STAGES.map((one) => <button key={one} type="button" title={STAGE_HINTS[one]} className={`bare stage${stage === one ? ' at' : ''}${board.stages[one] === 0 ? ' none' : ''}`} aria-pressed={stage === one} onClick={() => { onStage(stage === one ? undefined : one); }}>{STAGE_WORDS[one]}<b className={`numbers${one === 'overdue' && board.stages[one] > 0 ? ' warn' : ''}`}>{board.stages[one]}</b></button>)}
      </div>
      <span className="grow" />
      <div className="light-list" role="group" aria-label={WORDS.lights}>
        {LIGHTS.map((light) => <button key={light} type="button" className={`bare lamp${lights.includes(light) ? ' at' : ''}`} aria-pressed={lights.includes(light)} onClick={() => { onLights(lights.includes(light) ? lights.filter((one) => one !== light) : [...lights, light]); }}><i className={`light-mark ${light}`}>{LIGHT_WORDS[light]}</i><span className="numbers small">{board.lights[light]}</span></button>)}
      </div>
    </div>
  );
}

function BoardPaper({ board, unit, stage }: { board: Board; unit: string | undefined; stage: Stage | undefined }): ReactElement {
  return <PaperTable title={`${WORDS.board}${stage ? `（${STAGE_WORDS[stage]}）` : ''}`} facts={[unit, WORDS.sheet.asOf(board.today), WORDS.total(board.rows.length, board.total)].filter(Boolean).join('　')} headings={[WORDS.sheet.row, WORDS.sheet.light, WORDS.column.task, WORDS.sheet.source, WORDS.column.owners, WORDS.column.due, WORDS.column.status, WORDS.column.percent, WORDS.column.told]}
    rows={board.rows.map((row, i) => [i + 1, LIGHT_WORDS[row.light], row.text, `${row.number ?? row.document}${row.place}`, row.owners.join('、'), row.dueOn ? `${row.dueOn}${row.left !== null && row.left < 0 ? `（${leftWords(row.left)}）` : ''}` : WORDS.noDue, STATUS_NAMES[row.status], row.percent === null ? '' : `${row.percent}%`, row.toldOn ? `${row.toldOn} ${row.told}` : ''])} />;
}
