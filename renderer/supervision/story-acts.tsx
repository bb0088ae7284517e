import { App, Button, Input, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { TaskStatus } from '#model/ledger';
import type { SupervisedTask } from '#model/supervise';
import { STATUS_NAMES } from '#model/names';
import { DateField } from '../kit/date-field.tsx';
import { todayHere } from '../kit/dates.ts';
import { FRAME_WORDS } from '../words/frame.ts';
import { STORY_WORDS as WORDS } from '../words/supervision.ts';
import { type Report, useTell } from './tell.ts';

interface Step { status: TaskStatus; label: string; asks?: string }
const STOP: Step = { status: 'terminated', label: WORDS.act.stop, asks: WORDS.stopWhy };
const REPORT: Step = { status: 'done-unverified', label: WORDS.act.report };
const VERIFY: Step = { status: 'completed', label: WORDS.act.verify };
const BACK: Step = { status: 'in-progress', label: WORDS.act.back, asks: WORDS.backWhy };

/** What comes next from each state, the usual step first. */
const STEPS: Readonly<Record<TaskStatus, readonly Step[]>> = {
  'not-started': [{ status: 'in-progress', label: WORDS.act.start }, REPORT],
  'in-progress': [REPORT, VERIFY],
  extended: [REPORT, VERIFY],
  'done-unverified': [VERIFY, BACK],
  completed: [{ status: 'closed-out', label: WORDS.act.close }, BACK],
  'closed-out': [{ status: 'in-progress', label: WORDS.act.resume }],
  terminated: [{ status: 'in-progress', label: WORDS.act.resume }],
};

/** The steps of a task's life as buttons: the next one first; taking back and giving up ask why; an extension asks for its date and reason. */
export function Acts({ task, occurrence, onOccurrence }: { task: SupervisedTask; occurrence: string | null; onOccurrence: (occurrence: string | null) => void }): ReactElement {
  const tell = useTell(task.id);
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Step | 'extend' | null>(null);
  const [why, setWhy] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const one = task.occurrences.find((each) => each.dueOn === occurrence);
  const status = one?.status ?? task.status;
  const about = occurrence === null ? {} : { occurrence };
  const take = async (report: Report, said: string): Promise<void> => {
    setBusy(true);
    const done = await tell(report, true);
    setBusy(false);
    if (!done) return;
    setAsked(null);
    setWhy('');
    void message.success(said);
  };
  // Given up is the whole duty, not one date of it.
  const step = (next: Step): Promise<void> => take({ status: next.status, on: todayHere(), ...(next.status === 'terminated' ? {} : about), ...(why.trim() ? { text: `${next.label}：${why.trim()}` } : {}) }, `${next.label}。${WORDS.undoHint}`);
  const press = (next: Step): void => {
    if (!next.asks) return void step(next);
    setAsked(next);
    setWhy('');
  };
  const ready = !busy && why.trim() !== '' && (asked !== 'extend' || to !== null);
  const confirm = (): void => {
    if (!ready || asked === null) return;
    void (asked === 'extend' ? take({ extendTo: to ?? undefined, reason: why.trim(), ...about }, WORDS.extended) : step(asked));
  };
  const open = !['completed', 'closed-out', 'terminated'].includes(status);
  return (
    <div className="story-acts" role="toolbar" aria-label={WORDS.title}>
      {task.occurrences.length > 0 && <Select size="small" style={{ width: 148 }} aria-label={WORDS.occurrence} value={occurrence ?? ''} options={[{ value: '', label: WORDS.whole }, ...task.occurrences.map((each) => ({ value: each.dueOn, label: `${each.dueOn} ${STATUS_NAMES[each.status]}` }))]} onChange={(value: string) => { onOccurrence(value === '' ? null : value); }} />}
      {STEPS[status].map((next, i) => <Button key={next.label} size="small" type={i === 0 ? 'primary' : 'default'} disabled={busy} onClick={() => { press(next); }}>{next.label}</Button>)}
      {open && <><Button size="small" onClick={() => { setAsked('extend'); setWhy(''); }}>{WORDS.act.extend}…</Button><span className="grow" /><Button size="small" type="text" danger onClick={() => { press(STOP); }}>{STOP.label}…</Button></>}
      {asked !== null && (
        <div className="row" style={{ width: '100%' }}>
          {asked === 'extend' && <DateField value={to} label={WORDS.extendTo} placeholder={WORDS.extendTo} width={118} onChange={setTo} />}
          <Input autoFocus size="small" className="grow" value={why} aria-label={asked === 'extend' ? WORDS.reason : asked.asks} placeholder={asked === 'extend' ? WORDS.reason : asked.asks} onChange={(event) => { setWhy(event.target.value); }} onPressEnter={confirm} />
          <Button size="small" type="primary" loading={busy} disabled={!ready} onClick={confirm}>{asked === 'extend' ? WORDS.extend : asked.label}</Button>
          <Button size="small" onClick={() => { setAsked(null); }}>{FRAME_WORDS.cancel}</Button>
        </div>
      )}
    </div>
  );
}
