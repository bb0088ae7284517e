import { Button, Input, Select, Tooltip } from 'antd';
import { type ReactElement, type ReactNode, type Ref, useState } from 'react';
import type { Modality, Role } from '#model/analysis';
import type { TaskField } from '#model/ledger';
import type { ReviewTask, TaskPatch } from '#model/review';
import { overlap, type Span } from '#model/span';
import { DateField } from '../kit/date-field.tsx';
import { UnitSelect } from '../kit/unit-select.tsx';
import { doubtWords, SEVERITY_WORDS } from '../words/doubts.ts';
import { FRAME_WORDS } from '../words/frame.ts';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';
import { DEADLINE_NAMES, MODALITY_NAMES, STATUS_NAMES } from '#model/names';
import { dueReason, STATUSES } from '../words/terms.ts';
import { Basis } from './basis.tsx';
import { Blurred } from './blurred.tsx';

export interface FieldsProps {
  task: ReviewTask;
  editing: boolean;
  onEditing: (on: boolean) => void;
  onPatch: (patch: TaskPatch) => void;
  onRevert: (field: TaskField) => void;
  onDoubt: (span: readonly [number, number]) => void;
  dueField?: Ref<HTMLInputElement>;
}

const ROLES = ['lead', 'responsible', 'cooperate'] as const satisfies readonly Role[];
const KINDS = Object.keys(MODALITY_NAMES) as Modality[];

/** Right pane: what was read out of the chosen task, field by field, each with where it comes from; to be corrected in place. */
export function Fields({ task, editing, onEditing, onPatch, onRevert, onDoubt, dueField }: FieldsProps): ReactElement {
  const set = (field: TaskField): boolean => task.personSet?.includes(field) ?? false;
  const row = (label: string, body: ReactNode, evidence: readonly string[] = [], field?: TaskField): ReactElement => (
    <div className="field">
      <div className="field-name"><span>{label}</span><Basis evidence={task.evidence} fields={evidence} personSet={field !== undefined && set(field)} />
        {field && field !== 'status' && set(field) && <Button size="small" type="link" className="small" onClick={() => { onRevert(field); }}>{WORDS.revert}</Button>}</div>
      <div className="field-body">{body}</div>
    </div>
  );
  const unitsOf = (role: Role): string[] => [...new Set(task.units.filter((unit) => unit.role === role).map((unit) => unit.unit))];
  const putUnits = (role: Role, names: readonly string[]): void => {
    const others = task.units.filter((unit) => unit.role !== role);
    const all = [...others.map(({ unit, role: own }) => ({ unit, role: own })), ...names.map((unit) => ({ unit, role }))];
    onPatch({ units: ROLES.flatMap((own) => all.filter((unit) => unit.role === own)).filter((unit, i, list) => list.findIndex((u) => u.unit === unit.unit && u.role === unit.role) === i) });
  };
  const actors = [...new Set(task.obligations.flatMap((o) => o.actors))].filter((actor) => !task.units.some((unit) => unit.unit === actor));
  /** Whether a character in it may be another: read from a picture and unsure. */
  const doubtful = (span: Span): boolean => task.diagnostics.some((d) => d.code === 'character-doubtful' && d.span !== null && overlap(d.span, span) > 0);
  const kinds = task.modality ? [task.modality] : [...new Set(task.obligations.map((o) => o.modality))];
  const quantities = task.evidence.filter((e) => e.field === 'quantities');
  return (
    <div className="fields">
      {row(WORDS.field.text, editing ? <TextEditor key={task.id} text={task.text} onSave={(text) => { onEditing(false); if (text !== task.text) onPatch({ text }); }} onCancel={() => { onEditing(false); }} />
        : <p className="task-text" tabIndex={0} onDoubleClick={() => { onEditing(true); }}>{task.text}</p>, ['text'], 'text')}
      {ROLES.map((role) => <div key={role}>{row(WORDS.field[role], <><UnitSelect className={`units-${role}`} value={unitsOf(role)} label={WORDS.field[role]} placeholder={WORDS.noUnit} onChange={(names) => { putUnits(role, names); }} /><Printed task={task} role={role} /></>, unitsOf(role).length > 0 ? ['units'] : [], 'units')}</div>)}
      {actors.length > 0 && row(WORDS.field.subject, <div className="wrap">{actors.map((actor) => <span key={actor} className="role subject">{actor}</span>)}</div>, ['actors'])}
      {row(WORDS.field.deadlines, task.deadlines.length === 0 ? <span className="quiet">{WORDS.noDeadline}</span> : (
        <ul className="deadlines">{task.deadlines.map((d) => (
          <li key={d.span[0]}>
            <span className="said">{d.text}</span>{doubtful(d.span) && <span className="warn small"> {WORDS.doubtfulReading}</span>}<span className="quiet small"> {DEADLINE_NAMES[d.kind]}</span>
            {d.dueOn !== undefined && <div className="small">→ <b className="numbers">{d.dueOn ?? WORDS.dueOpen}</b>{d.dueBasis && <span className="quiet"> {dueReason(d.dueBasis, task.issueDate)}</span>}</div>}
          </li>
        ))}</ul>
      ), ['deadlines'])}
      {row(WORDS.field.dueOn, <DateField ref={dueField} value={task.dueOn} label={WORDS.field.dueOn} warn={task.overdue} onChange={(dueOn) => { onPatch({ dueOn }); }} />, task.dueOn ? ['dueOn'] : [], 'dueOn')}
      {quantities.length > 0 && row(WORDS.field.quantities, <div className="wrap">{quantities.map((q, i) => <span key={i} className="quantity">{q.value}{q.span && doubtful(q.span) && <span className="warn small"> {WORDS.doubtfulReading}</span>}</span>)}</div>, ['quantities'])}
      {row(WORDS.field.modality, <Select size="small" value={kinds.length === 1 ? kinds[0] : undefined} placeholder={kinds.map((kind) => MODALITY_NAMES[kind]).join('、') || WORDS.kindOpen} aria-label={WORDS.field.modality} style={{ width: 140 }} options={KINDS.map((value) => ({ value, label: MODALITY_NAMES[value] }))} onChange={(modality) => { onPatch({ modality }); }} />, ['modality'], 'modality')}
      {row(WORDS.field.status, <Select size="small" value={task.status} aria-label={WORDS.field.status} style={{ width: 140 }} options={STATUSES.map((value) => ({ value, label: STATUS_NAMES[value] }))} onChange={(status) => { onPatch({ status }); }} />, [], 'status')}
      {row(WORDS.field.person, <Blurred value={task.person ?? ''} label={WORDS.field.person} placeholder={WORDS.personPlaceholder} onChange={(person) => { onPatch({ person: person || null }); }} />)}
      {row(WORDS.field.tags, <Select mode="tags" value={task.tags} aria-label={WORDS.field.tags} placeholder={WORDS.tagPlaceholder} style={{ width: '100%' }} suffixIcon={null} open={false} onChange={(tags: string[]) => { onPatch({ tags }); }} />)}
      {task.diagnostics.length > 0 && row(WORDS.field.doubts, (
        <ul className="doubts">{task.diagnostics.map((d, i) => {
          const words = doubtWords(d.code);
          const { span } = d;
          const what = <><b>{SEVERITY_WORDS[d.severity]}</b> {words.what}{d.found ? `：“${d.found}”` : ''}<span className="quiet"> {words.todo}</span></>;
          return <li key={i}>{span ? <button type="button" className="bare" onClick={() => { onDoubt(span); }}>{what}</button> : what}</li>;
        })}</ul>
      ))}
    </div>
  );
}

/** The role word as the document prints it, and whether the role was taken from elsewhere. */
function Printed({ task, role }: { task: ReviewTask; role: Role }): ReactElement | null {
  const units = task.units.filter((unit) => unit.role === role);
  const printed = [...new Set(units.map((unit) => unit.printed).filter((word) => word !== null))];
  const inherited = units.some((unit) => unit.basis === 'inherited');
  const subject = units.some((unit) => unit.basis === 'subject');
  const words = [...printed.map(WORDS.printed), ...(inherited ? [WORDS.inheritedHint] : []), ...(subject ? [WORDS.subjectHint] : [])];
  return words.length > 0 ? <div className="small quiet">{words.join('；')}</div> : null;
}

function TextEditor({ text, onSave, onCancel }: { text: string; onSave: (text: string) => void; onCancel: () => void }): ReactElement {
  const [value, setValue] = useState(text);
  const save = (): void => { if (value.trim()) onSave(value.trim()); };
  return (
    <>
      <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 14 }} value={value} aria-label={WORDS.field.text} onChange={(event) => { setValue(event.target.value); }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') { event.stopPropagation(); onCancel(); }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
        }} />
      <div className="row" style={{ marginTop: 6 }}><Tooltip title="Ctrl+Enter"><Button size="small" type="primary" disabled={!value.trim()} onClick={save}>{WORDS.save}</Button></Tooltip><Button size="small" onClick={onCancel}>{FRAME_WORDS.cancel}</Button></div>
    </>
  );
}
