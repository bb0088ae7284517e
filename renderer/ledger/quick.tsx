import { Select } from 'antd';
import type { ReactElement } from 'react';
import type { ReviewTask, TaskPatch } from '#model/review';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { DateField } from '../kit/date-field.tsx';
import { ledgerChanged } from '../kit/use-query.ts';
import { Blurred } from '../review/blurred.tsx';
import { REVIEW_WORDS } from '../words/review.ts';
import { COLUMN_WORDS } from '../words/ledger.ts';
import { STATUS_NAMES } from '#model/names';
import { STATUSES } from '../words/terms.ts';

/** What a clerk changes of a task from day to day, without leaving the list. */
export function Quick({ task }: { task: ReviewTask }): ReactElement {
  const act = useAct();
  const put = (patch: TaskPatch): void => { void act(() => call('ledger.edit', { task: task.id, patch })).then(ledgerChanged); };
  return (
    <div className="quick">
      <label><span className="quiet small">{COLUMN_WORDS.status}</span><Select value={task.status} aria-label={COLUMN_WORDS.status} options={STATUSES.map((value) => ({ value, label: STATUS_NAMES[value] }))} onChange={(status) => { put({ status }); }} /></label>
      <label><span className="quiet small">{COLUMN_WORDS.dueOn}</span><DateField value={task.dueOn} label={COLUMN_WORDS.dueOn} warn={task.overdue} width={118} onChange={(dueOn) => { put({ dueOn }); }} /></label>
      <label><span className="quiet small">{COLUMN_WORDS.person}</span><Blurred value={task.person ?? ''} label={COLUMN_WORDS.person} placeholder={REVIEW_WORDS.personPlaceholder} onChange={(person) => { put({ person: person || null }); }} /></label>
    </div>
  );
}
