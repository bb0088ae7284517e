import { Input, InputNumber, Modal, Select } from 'antd';
import { Fragment, type ReactElement, useState } from 'react';
import type { InputOf } from '#api/contract';
import type { TaskStatus } from '#model/ledger';
import { STATUS_NAMES } from '#model/names';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { DateField } from '../kit/date-field.tsx';
import { useDone } from '../kit/done.tsx';
import { FACT_WORDS, STORY_WORDS, SUPERVISION_WORDS as WORDS } from '../words/supervision.ts';
import { STATUSES } from '../words/terms.ts';

export type BulkKind = 'status' | 'note' | 'extend' | 'people';
type Report = InputOf<'supervise.tell-many'>['report'];
const TITLES = { status: WORDS.bulkStatus, note: WORDS.bulkNote, extend: WORDS.bulkExtend, people: WORDS.bulkPeople } as const satisfies Record<BulkKind, string>;
const PEOPLE = ['leader', 'contact', 'phone', 'supervisor'] as const;

/** The same told of all chosen tasks as one act, to be undone as one. */
export function BulkTell({ kind, tasks, onClose, onDone }: { kind: BulkKind; tasks: readonly number[]; onClose: () => void; onDone: () => void }): ReactElement {
  const act = useAct();
  const tellDone = useDone();
  const [report, setReport] = useState<Report>({});
  const [busy, setBusy] = useState(false);
  const put = (field: keyof Report, value: string | number | null | undefined): void => { setReport(({ [field]: _gone, ...rest }) => (value === null || value === undefined || value === '' ? rest : { ...rest, [field]: value })); };
  const ready = isReady(kind, report);
  const apply = async (): Promise<void> => {
    setBusy(true);
    const done = await act(() => call('supervise.tell-many', { tasks: [...tasks], report }));
    setBusy(false);
    if (!done) return;
    onDone();
    tellDone(done.act, WORDS.bulkDone(done.changed));
  };
  const line = (field: 'text' | 'reason' | 'person' | (typeof PEOPLE)[number], label: string): ReactElement => <><span>{label}</span><Input value={report[field] ?? ''} aria-label={label} onChange={(event) => { put(field, event.target.value); }} /></>;
  return (
    <Modal open width={560} title={`${WORDS.bulk}：${TITLES[kind]}`} onCancel={onClose} onOk={() => { void apply(); }} confirmLoading={busy} okText={WORDS.bulkApply(tasks.length)} okButtonProps={{ disabled: !ready }}>
      <div className="paper-form">
        {kind === 'status' && <><span>{WORDS.bulkStatus}</span><Select autoFocus aria-label={WORDS.bulkStatus} value={report.status} placeholder={WORDS.bulkStatus} options={STATUSES.map((value) => ({ value, label: STATUS_NAMES[value] }))} onChange={(status: TaskStatus) => { put('status', status); }} />{line('text', STORY_WORDS.text)}</>}
        {kind === 'note' && <>{line('text', STORY_WORDS.text)}<span>{STORY_WORDS.percent}</span><InputNumber min={0} max={100} precision={0} value={report.percent ?? null} aria-label={STORY_WORDS.percent} onChange={(value) => { put('percent', value); }} /></>}
        {kind === 'extend' && <><span>{STORY_WORDS.extendTo}</span><DateField value={report.extendTo ?? null} label={STORY_WORDS.extendTo} onChange={(date) => { put('extendTo', date); }} />{line('reason', STORY_WORDS.reason)}</>}
        {kind === 'people' && <>{line('person', STORY_WORDS.person)}{PEOPLE.map((field) => <Fragment key={field}>{line(field, FACT_WORDS[field])}</Fragment>)}</>}
      </div>
      <p className="small quiet" style={{ marginTop: 10 }}>{kind === 'people' ? '' : WORDS.bulkRecurring}{WORDS.bulkAllOrNothing}</p>
    </Modal>
  );
}

/** Nothing blank is told of many tasks: a status is chosen, an extension has its date and reason, a note or a person its words. */
function isReady(kind: BulkKind, report: Report): boolean {
  if (kind === 'status') return report.status !== undefined;
  if (kind === 'extend') return report.extendTo !== undefined && (report.reason ?? '').trim() !== '';
  return Object.values(report).some((value) => String(value).trim() !== '');
}
