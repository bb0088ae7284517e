import { Button, Input, Modal, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { InputOf } from '#api/contract';
import type { TaskStatus } from '#model/ledger';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { DateField } from '../kit/date-field.tsx';
import { useDone } from '../kit/done.tsx';
import { TroubleBox } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { LEDGER_WORDS as WORDS } from '../words/ledger.ts';
import { STATUS_NAMES } from '#model/names';
import { STATUSES } from '../words/terms.ts';

export type Selection = InputOf<'ledger.bulk-edit'>['selection'];
type Patch = InputOf<'ledger.bulk-edit'>['patch'];
export type BulkField = 'status' | 'person' | 'dueOn' | 'tags';

/** Changes one field of many tasks: what would change is shown first, and it can be undone as a whole. */
export function Bulk({ selection, field, onClose, onDone }: { selection: Selection; field: BulkField; onClose: () => void; onDone: () => void }): ReactElement {
  const act = useAct();
  const tellDone = useDone();
  const [patch, setPatch] = useState<Patch>({});
  const chosen = Object.keys(patch).length > 0;
  const preview = useQuery(chosen ? `bulk ${JSON.stringify({ selection, patch })}` : null, () => call('ledger.bulk-preview', { selection, patch, limit: 50 }));
  const apply = async (): Promise<void> => {
    const done = await act(() => call('ledger.bulk-edit', { selection, patch }));
    if (!done) return;
    onDone();
    tellDone(done.act, WORDS.bulkDone(done.changed));
  };
  const label = { status: WORDS.bulkStatus, person: WORDS.bulkPerson, dueOn: WORDS.bulkDue, tags: WORDS.bulkTags }[field];
  return (
    <Modal open title={`${WORDS.bulkTitle}：${label}`} width={720} onCancel={onClose} onOk={() => { void apply(); }} okText={WORDS.bulkApply(preview.data?.changes ?? 0)} okButtonProps={{ disabled: !chosen || !preview.data || preview.data.changes === 0 }}>
      <div className="row" style={{ marginBottom: 12 }}>
        {field === 'status' && <Select autoFocus style={{ width: 180 }} aria-label={label} value={patch.status} placeholder={label} options={STATUSES.map((value) => ({ value, label: STATUS_NAMES[value] }))} onChange={(status: TaskStatus) => { setPatch({ status }); }} />}
        {field === 'person' && <><Input autoFocus style={{ width: 180 }} aria-label={label} placeholder={label} onChange={(event) => { setPatch(event.target.value.trim() ? { person: event.target.value.trim() } : {}); }} /><Button onClick={() => { setPatch({ person: null }); }}>{WORDS.bulkClear}</Button></>}
        {field === 'dueOn' && <><DateField value={patch.dueOn ?? null} label={label} onChange={(dueOn) => { setPatch(dueOn ? { dueOn } : {}); }} /><Button onClick={() => { setPatch({ dueOn: null }); }}>{WORDS.bulkClear}</Button></>}
        {field === 'tags' && (['addTags', 'removeTags'] as const).map((way) => (
          <Select key={way} mode="tags" open={false} suffixIcon={null} style={{ flex: 1 }} aria-label={way === 'addTags' ? WORDS.bulkAddTags : WORDS.bulkRemoveTags} placeholder={way === 'addTags' ? WORDS.bulkAddTags : WORDS.bulkRemoveTags}
            onChange={(tags: string[]) => { setPatch(({ [way]: _gone, ...rest }) => (tags.length > 0 ? { ...rest, [way]: tags } : rest)); }} />
        ))}
      </div>
      {preview.trouble && <TroubleBox trouble={preview.trouble} />}
      {preview.data && (preview.data.changes === 0 ? <p>{WORDS.bulkNone}</p> : (
        <>
          <p>{WORDS.bulkPreview(preview.data.tasks, preview.data.changes)}</p>
          <ul className="bulk-preview scroll">
            {preview.data.rows.map((row, i) => <li key={i}><span className="clip grow">{row.text}</span><span className="quiet">{shown(row.field, row.from)}</span>→<b>{shown(row.field, row.to)}</b></li>)}
            {preview.data.changes > preview.data.rows.length && <li className="quiet">{WORDS.bulkMore(preview.data.changes - preview.data.rows.length)}</li>}
          </ul>
        </>
      ))}
    </Modal>
  );
}

const shown = (field: string, value: string | null): string => (value === null || value === '' ? WORDS.bulkEmpty : field === 'status' ? (STATUS_NAMES as Readonly<Record<string, string>>)[value] ?? value : value);
