import { App, Button, Checkbox, Modal, Radio } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ConflictChoice, FeedbackPlan } from '#model/feedback';
import { STATUS_NAMES } from '#model/names';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { useDone } from '../kit/done.tsx';
import { chooseHanded, handFiles, type HandedFile } from '../kit/hand-over.ts';
import { Waiting } from '../kit/states.tsx';
import { FEEDBACK_FIELD_WORDS, FEEDBACK_TROUBLE_WORDS, RETURN_WORDS as WORDS } from '../words/supervision.ts';

interface Read { files: readonly HandedFile[]; at: number; plan: FeedbackPlan | null }

/** Reads returned 反馈表 one after another: what each would change, conflicts settled row by row, what is refused and why; then all of it or nothing. */
export function Returned({ onClose }: { onClose: () => void }): ReactElement {
  const act = useAct();
  const { message } = App.useApp();
  const tellDone = useDone();
  const [read, setRead] = useState<Read | null>(null);
  const [busy, setBusy] = useState(false);
  const [choices, setChoices] = useState<Readonly<Record<string, ConflictChoice>>>({});
  const [skip, setSkip] = useState(false);

  const look = async (files: readonly HandedFile[], at: number): Promise<void> => {
    const file = files[at];
    if (!file) {
      if (at > 1) void message.info(WORDS.allDone);
      onClose();
      return;
    }
    setChoices({});
    setSkip(false);
    setRead({ files, at, plan: null });
    const plan = await act(() => call('feedback.preview', file.file));
    if (plan) setRead({ files, at, plan });
    else if (files.length > 1) await look(files, at + 1);
    else setRead(null);
  };
  const take = async (handed: Promise<HandedFile[] | null>): Promise<void> => {
    setBusy(true);
    const files = await handed;
    setBusy(false);
    if (files && files.length > 0) await look(files, 0);
  };
  const apply = async (): Promise<void> => {
    const file = read?.files[read.at];
    if (!read || !file) return;
    setBusy(true);
    const done = await act(() => call('feedback.receive', { ...file.file, choice: choices, skipRefused: skip }));
    setBusy(false);
    if (!done) return;
    if (done.held !== null) {
      // Somebody changed the ledger meanwhile: look again.
      setRead({ ...read, plan: done.plan });
      return;
    }
    tellDone(done.act, WORDS.applied(done.plan.lines.length), done.plan.unit);
    await look(read.files, read.at + 1);
  };

  const plan = read?.plan ?? null;
  const conflicts = plan?.lines.flatMap((line) => line.conflicts) ?? [];
  const open = conflicts.filter((one) => choices[one.cell] === undefined).length;
  const whole = plan?.refused.some((one) => one.cell === '') ?? false;
  const ready = plan !== null && !whole && plan.lines.length > 0 && open === 0 && (plan.refused.length === 0 || skip);
  const next = read !== null && read.at + 1 < read.files.length;
  const footer = read === null ? null : (
    <div className="row"><span className="small quiet grow" style={{ textAlign: 'left' }}>{open > 0 ? WORDS.open(open) : WORDS.nothingWritten}</span>
      <Button onClick={() => { if (next) void look(read.files, read.at + 1); else onClose(); }}>{next ? WORDS.skipFile : WORDS.close}</Button>
      {plan && plan.lines.length > 0 && !whole && <Button type="primary" loading={busy} disabled={!ready} onClick={() => { void apply(); }}>{WORDS.apply}</Button>}
    </div>
  );
  return (
    <Modal open width={960} title={read ? `${WORDS.title}：${read.files[read.at]?.name ?? ''}` : WORDS.title} footer={footer} onCancel={onClose} maskClosable={false}>
      {read === null ? (
        <div className="empty" onDragOver={(event) => { event.preventDefault(); }} onDrop={(event) => { event.preventDefault(); event.stopPropagation(); const files = [...event.dataTransfer.files]; void take(act(() => handFiles(files))); }}>
          <p>{WORDS.nothingWritten}</p><Button type="primary" loading={busy} onClick={() => { void take(act(() => chooseHanded('sheets'))); }}>{WORDS.choose}</Button>
        </div>
      ) : !plan ? <Waiting what={WORDS.reading} /> : (
        <div className="returned scroll" tabIndex={0} role="region" aria-label={WORDS.title}>
          <p className="row"><b>{plan.unit && WORDS.from(plan.unit, plan.sentOn)}</b><span className="grow" />{read.files.length > 1 && <span className="small quiet">{WORDS.progress(read.at + 1, read.files.length)}</span>}</p>
          {!whole && <p className="small numbers">{WORDS.summary(plan.lines.filter((line) => line.changes.length > 0).length, conflicts.length, plan.refused.length, plan.unchanged)}</p>}
          {!whole && plan.lines.length === 0 && plan.refused.length === 0 && <p style={{ padding: '16px 0' }}><b>{WORDS.nothing}</b></p>}
          {plan.refused.length > 0 && <Refused plan={plan} whole={whole} skip={skip} onSkip={setSkip} />}
          {conflicts.length > 0 && <Conflicts plan={plan} choices={choices} onChoose={setChoices} />}
          {plan.lines.some((line) => line.changes.length > 0) && <Changes plan={plan} />}
        </div>
      )}
    </Modal>
  );
}

function Refused({ plan, whole, skip, onSkip }: { plan: FeedbackPlan; whole: boolean; skip: boolean; onSkip: (skip: boolean) => void }): ReactElement {
  return (
    <section aria-label={WORDS.refused}><h3 className="warn">{WORDS.refused} {plan.refused.length}{!whole && plan.lines.length > 0 && <Checkbox checked={skip} onChange={(event) => { onSkip(event.target.checked); }}>{WORDS.skip}</Checkbox>}</h3>
      {whole && <p>{WORDS.whole}</p>}
      <table><thead><tr><th style={{ width: 70 }}>{WORDS.cell}</th><th>{WORDS.reason}</th><th>{WORDS.found}</th></tr></thead><tbody>{plan.refused.map((one, i) => <tr key={i}><td className="numbers">{one.cell || '—'}</td><td>{FEEDBACK_TROUBLE_WORDS[one.code]}</td><td>{one.found}</td></tr>)}</tbody></table>
    </section>
  );
}

function Conflicts({ plan, choices, onChoose }: { plan: FeedbackPlan; choices: Readonly<Record<string, ConflictChoice>>; onChoose: (choices: Readonly<Record<string, ConflictChoice>>) => void }): ReactElement {
  const all = (choice: ConflictChoice): void => { onChoose(Object.fromEntries(plan.lines.flatMap((line) => line.conflicts.map((one) => [one.cell, choice])))); };
  return (
    <section aria-label={WORDS.conflicts}><h3>{WORDS.conflicts}<Button size="small" onClick={() => { all('theirs'); }}>{WORDS.allTheirs}</Button><Button size="small" onClick={() => { all('ours'); }}>{WORDS.allOurs}</Button></h3>
      <table><thead><tr><th style={{ width: 60 }}>{WORDS.cell}</th><th>{WORDS.task}</th><th style={{ width: 80 }}>{WORDS.field}</th><th style={{ width: 96 }}>{WORDS.sent}</th><th style={{ width: 360 }}>{WORDS.title}</th></tr></thead>
        <tbody>{plan.lines.flatMap((line) => line.conflicts.map((one) => (
          <tr key={one.cell}><td className="numbers">{one.cell}</td><td>{WORDS.line(line.taskId, line.occurrence)} {line.task.slice(0, 40)}</td><td>{FEEDBACK_FIELD_WORDS[one.field]}</td><td className="was">{shown(one.field, one.base)}</td>
            <td><Radio.Group aria-label={`${one.cell} ${FEEDBACK_FIELD_WORDS[one.field]}`} value={choices[one.cell] ?? null} onChange={(event) => { onChoose({ ...choices, [one.cell]: event.target.value as ConflictChoice }); }} options={[{ value: 'theirs', label: <>{WORDS.said} <b className="said">{shown(one.field, one.to)}</b></> }, { value: 'ours', label: <>{WORDS.now} <b>{shown(one.field, one.from)}</b></> }]} /></td></tr>
        )))}</tbody>
      </table>
    </section>
  );
}

function Changes({ plan }: { plan: FeedbackPlan }): ReactElement {
  return (
    <section aria-label={WORDS.changes}><h3>{WORDS.changes}</h3>
      <table><thead><tr><th style={{ width: 60 }}>{WORDS.cell}</th><th style={{ width: 260 }}>{WORDS.task}</th><th style={{ width: 90 }}>{WORDS.field}</th><th style={{ width: 130 }}>{WORDS.now}</th><th>{WORDS.said}</th></tr></thead>
        <tbody>{plan.lines.flatMap((line) => line.changes.map((one, i) => <tr key={one.cell}><td className="numbers">{one.cell}</td><td>{i === 0 ? `${WORDS.line(line.taskId, line.occurrence)} ${line.task.slice(0, 40)}` : ''}</td><td>{FEEDBACK_FIELD_WORDS[one.field]}</td><td className="was">{shown(one.field, one.from)}</td><td className="said">{shown(one.field, one.to)}</td></tr>))}</tbody>
      </table>
    </section>
  );
}

const shown = (field: string, value: string): string => (value === '' ? WORDS.empty : field === 'status' ? (STATUS_NAMES as Readonly<Record<string, string>>)[value] ?? value : value);
