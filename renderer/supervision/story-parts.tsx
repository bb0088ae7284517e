import { Button } from 'antd';
import { Fragment, type ReactElement } from 'react';
import type { SupervisedTask, SupervisionField } from '#model/supervise';
import { STATUS_NAMES } from '#model/names';
import { useAct } from '../kit/act.ts';
import { chooseHanded, openAttachment } from '../kit/hand-over.ts';
import { Icon } from '../kit/icons.tsx';
import { Blurred } from '../review/blurred.tsx';
import { INTAKE_WORDS } from '../words/intake.ts';
import { FACT_WORDS, STORY_WORDS as WORDS } from '../words/supervision.ts';
import { type Report, useTell } from './tell.ts';

interface Props { task: SupervisedTask }
const FACTS = ['leader', 'contact', 'phone', 'supervisor', 'urgency', 'outcome', 'instruction'] as const satisfies readonly SupervisionField[];

/** Who answers for it and what was asked: each saved when it is left. */
export function Facts({ task }: Props): ReactElement {
  const tell = useTell(task.id);
  return (
    <section><h3>{WORDS.facts}</h3>
      <div className="story-facts">
        <label><span className="quiet small">{WORDS.person}</span><Blurred value={task.person ?? ''} label={WORDS.person} onChange={(person) => { void tell({ person: person || null }, true); }} /></label>
        {FACTS.map((field) => <label key={field} className={field === 'instruction' ? 'wide' : undefined}><span className="quiet small">{FACT_WORDS[field]}</span><Blurred value={task.fields[field] ?? ''} label={FACT_WORDS[field]} onChange={(value) => { void tell({ [field]: value } as Report, true); }} /></label>)}
      </div>
    </section>
  );
}

/** Extensions asked for, granted, refused; those asked for wait for an answer here. */
export function Extensions({ task }: Props): ReactElement | null {
  const tell = useTell(task.id);
  if (task.extensions.length === 0) return null;
  const last = task.extensions.findLast((one) => one.state === 'asked');
  return (
    <section><h3>{WORDS.extensions}</h3>
      <ul className="story-notes">
        {task.extensions.map((one) => (
          <li key={one.id}>
            <span className="numbers">{WORDS.change(one.from ?? WORDS.dueNone, one.to)}</span> <span className={`basis${one.state === 'asked' ? ' inferred' : ''}`}>{WORDS.state[one.state]}</span> <span className="quiet small">{one.by}{one.occurrence ? ` · ${WORDS.occurrenceOf(one.occurrence)}` : ''}</span>
            <div>{one.reason}</div>
            {one === last && <div className="row" style={{ marginTop: 4 }}><Button size="small" type="primary" onClick={() => { void tell({ grant: true }); }}>{WORDS.grant}</Button><Button size="small" onClick={() => { void tell({ refuse: true }); }}>{WORDS.refuse}</Button></div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The dates of a recurring duty, each with a state of its own; a click chooses the one that is told of. */
export function Periods({ task, at, onChoose }: Props & { at: string | null; onChoose: (occurrence: string) => void }): ReactElement {
  const index = Math.max(0, task.occurrences.findIndex((one) => one.dueOn === at));
  const shown = task.occurrences.slice(Math.max(0, index - 4), index + 6);
  return (
    <section><h3>{WORDS.period}</h3>
      <table className="story-dates"><tbody>{shown.map((one) => (
        <tr key={one.dueOn}>
          <td><button type="button" className="bare numbers" aria-current={one.dueOn === at} style={one.dueOn === at ? { fontWeight: 600, color: 'var(--accent)' } : undefined} onClick={() => { onChoose(one.dueOn); }}>{one.dueOn}</button></td>
          <td>{STATUS_NAMES[one.status]}</td><td className="numbers">{one.percent === null ? '' : `${one.percent}%`}</td><td className="small quiet numbers">{one.extendedTo ? WORDS.moved(one.extendedTo) : ''} {one.doneOn ? WORDS.periodDone(one.doneOn) : ''}</td>
        </tr>
      ))}</tbody></table>
    </section>
  );
}

export function Notes({ task }: Props): ReactElement {
  return (
    <section><h3>{WORDS.notes}</h3>
      {task.notes.length === 0 ? <p className="quiet">{WORDS.noNotes}</p> : (
        <ol className="story-notes">{task.notes.toReversed().map((note) => (
          <li key={note.id}><span className="quiet small numbers">{note.on} · {note.by}{note.occurrence ? ` · ${WORDS.occurrenceOf(note.occurrence)}` : ''}</span> {note.origin === 'feedback' && <span className="basis">{WORDS.byFeedback}</span>} {note.percent !== null && <b className="numbers">{note.percent}%</b>}
            <div>{note.text}</div>{([[WORDS.problemsOf, note.problems], [WORDS.nextOf, note.next]] as const).map(([label, words]) => (words ? <div key={label}><span className="quiet">{label}</span>{words}</div> : <Fragment key={label} />))}
          </li>
        ))}</ol>
      )}
    </section>
  );
}

/** Files kept beside the ledger. */
export function Attachments({ task }: Props): ReactElement {
  const act = useAct();
  const tell = useTell(task.id);
  const add = async (): Promise<void> => {
    const [file] = await act(() => chooseHanded('attachment')) ?? [];
    if (file) await tell('path' in file.file && file.file.path !== undefined ? { attach: file.file.path } : { upload: file.file.upload ?? '' });
  };
  return (
    <section><h3>{WORDS.attachments}<Button size="small" icon={<Icon name="plus" size={12} />} onClick={() => { void add(); }}>{WORDS.attach}</Button></h3>
      {task.attachments.length === 0 ? <p className="quiet">{WORDS.noAttachments}</p>
        : <ul className="story-files">{task.attachments.map((file) => <li key={file.id}><Icon name="file" size={14} /><Button size="small" type="link" onClick={() => { void act(() => openAttachment(task.id, file.id, file.name)); }}>{file.name}</Button><span className="small quiet numbers">{INTAKE_WORDS.bytes(file.bytes)}</span></li>)}</ul>}
    </section>
  );
}
