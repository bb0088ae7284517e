import { Button } from 'antd';
import type { ReactElement } from 'react';
import { CHANGE_WORDS, changeWords } from '#model/change-words';
import type { ChangeRow } from '#model/ledger';
import type { ReviewTask } from '#model/review';
import { call } from '../client.ts';
import { minuteOf } from '../kit/dates.ts';
import { Icon } from '../kit/icons.tsx';
import { go } from '../kit/route.ts';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { type Mark, segments, unitKind } from '../original/segments.ts';
import '../original/original.css';
import './detail.css';
import { doubtWords } from '../words/doubts.ts';
import { LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { ROLE_NAMES } from '#model/names';
import { dueReason } from '../words/terms.ts';
import { Quick } from './quick.tsx';
import { Standing } from './standing.tsx';

/** A task beside the list that it was opened from: its words, where they stand, what became of it. */
export function Detail({ task: id, onClose }: { task: number; onClose: () => void }): ReactElement {
  const found = useQuery(`task ${id}`, () => call('ledger.task', { id }));
  const task = found.data?.task;
  return (
    <aside className="detail column" aria-label={WORDS.detail}>
      <div className="detail-head row">
        <b className="grow">{WORDS.detail}</b>
        {task && <><Button size="small" type="link" onClick={() => { go('library', { document: task.documentId, at: task.spans[0]?.[0] }); }}>{WORDS.inLibrary}</Button><Button size="small" onClick={() => { go('review', { document: task.documentId, task: task.id }); }}>{WORDS.inReview}</Button></>}
        <Button size="small" type="text" aria-label={WORDS.close} icon={<Icon name="close" size={14} />} onClick={onClose} />
      </div>
      <div className="grow scroll detail-body">
      {found.trouble ? <TroubleBox trouble={found.trouble} retry={found.reload} /> : !found.data || !task ? <Waiting /> : (
        <>
          <p className="detail-text" tabIndex={0}>{task.text}</p>
          <Quick key={task.id} task={task} />
          <Units task={task} />
          <Dates task={task} />
          <Standing task={task.id} />
          {task.diagnostics.length > 0 && <section><h3>{WORDS.builtIn.doubtful}</h3><ul>{task.diagnostics.map((d, i) => <li key={i} className="doubt-cell">{doubtWords(d.code).what}{d.found ? `：“${d.found}”` : ''} <span className="quiet">{doubtWords(d.code).todo}</span></li>)}</ul></section>}
          <section>
            <h3>{WORDS.source}</h3>
            <p className="small quiet">{task.document}{task.number ? `（${task.number}）` : ''} {task.provisionPath.join('')} {task.issueDate ?? ''}</p>
            <div className="sheet detail-sheet">{found.data.lines.map((line) => <p key={line.span[0]} className="line">{segments(line.text, line.span[0], marksOf(task)).map((segment) => <span key={segment.start} className={[...segment.marks.map((mark) => mark.kind), segment.marks.length > 0 ? 'chosen' : ''].join(' ') || undefined}>{segment.text}</span>)}</p>)}</div>
          </section>
          <section><h3>{WORDS.history}</h3>{found.data.history.length === 0 ? <p className="quiet">{WORDS.noHistory}</p> : <ol className="history">{found.data.history.map((change) => <Change key={change.id} change={change} />)}</ol>}</section>
        </>
      )}
      </div>
    </aside>
  );
}

function marksOf(task: ReviewTask): Mark[] {
  return task.obligations.flatMap((o): Mark[] => [
    { span: o.span, kind: 'obligation', task: task.id },
    ...o.units.flatMap((unit): Mark[] => (unit.span ? [{ span: unit.span, kind: unitKind(unit.role), task: task.id }] : [])),
    ...o.deadlines.map((d): Mark => ({ span: d.span, kind: 'deadline', task: task.id })),
  ]);
}

function Units({ task }: { task: ReviewTask }): ReactElement {
  const rows = (['lead', 'responsible', 'cooperate'] as const).map((role) => ({ role, names: [...new Set(task.units.filter((unit) => unit.role === role).map((unit) => unit.unit))] })).filter((row) => row.names.length > 0);
  return (
    <section>
      <h3>{WORDS.units}</h3>
      {rows.length === 0 && <p className="quiet">{WORDS.undefined.unit}</p>}
      {rows.map(({ role, names }) => <div key={role} className="detail-units"><span className="quiet small">{ROLE_NAMES[role]}</span><span className="wrap">{names.map((name) => <span key={name} className={`role ${role}`}>{name}</span>)}</span></div>)}
    </section>
  );
}

function Dates({ task }: { task: ReviewTask }): ReactElement | null {
  if (task.deadlines.length === 0) return null;
  return (
    <section>
      <h3>{WORDS.dates}</h3>
      <ul>{task.deadlines.map((d) => <li key={d.span[0]}><span className="said">{d.text}</span>{d.dueOn && <> → <b className="numbers">{d.dueOn}</b></>}{d.dueBasis && <span className="quiet small"> {dueReason(d.dueBasis, task.issueDate)}</span>}</li>)}</ul>
    </section>
  );
}

function Change({ change }: { change: ChangeRow }): ReactElement {
  const words = changeWords(change);
  return (
    <li>
      <span className="quiet small numbers">{minuteOf(change.at)} · {change.by ?? WORDS.byImport}</span>
      <div>{CHANGE_WORDS[change.field]}{words !== '' && <span className="change-values">：{words}</span>}</div>
    </li>
  );
}
