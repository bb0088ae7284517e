import { Button, Checkbox, Input, Modal, Segmented } from 'antd';
import { type ReactElement, useState } from 'react';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { dayAfter, todayHere } from '../kit/dates.ts';
import { useDone } from '../kit/done.tsx';
import { Icon } from '../kit/icons.tsx';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { useSettled } from '../kit/use-settled.ts';
import { SUPERVISION_WORDS as WORDS } from '../words/supervision.ts';

const SOON = 30;
type Only = keyof typeof WORDS.assignOnly;

/** 立项: open tasks that are not under supervision, chosen by a search or one by one. */
export function Assign({ onClose }: { onClose: () => void }): ReactElement {
  const act = useAct();
  const tellDone = useDone();
  const [typed, setTyped] = useState('');
  const [only, setOnly] = useState<Only>('all');
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  const words = useSettled(typed.trim());
  const wish = { words, ...(only === 'due' ? { hasDue: true } : only === 'soon' ? { dueFrom: todayHere(), dueTo: dayAfter(todayHere(), SOON) } : {}) };
  const found = useQuery(`candidates ${JSON.stringify(wish)}`, () => call('supervise.candidates', wish));
  const toggle = (id: number): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const assign = async (): Promise<void> => {
    setBusy(true);
    const done = await act(() => call('supervise.assign', { tasks: [...selected] }));
    setBusy(false);
    if (!done) return;
    onClose();
    tellDone(done.act, WORDS.assigned(done.fresh));
  };
  const { data } = found;
  return (
    <Modal open width={880} title={WORDS.assignTitle} onCancel={onClose} onOk={() => { void assign(); }} confirmLoading={busy} okText={WORDS.assignDo(selected.size)} okButtonProps={{ disabled: selected.size === 0 }}>
      <p className="quiet small">{WORDS.assignText}</p>
      <div className="row" style={{ marginTop: 8 }}>
        <Input autoFocus allowClear style={{ width: 260 }} prefix={<Icon name="search" size={14} />} value={typed} placeholder={WORDS.assignSearch} aria-label={WORDS.assignSearch} onChange={(event) => { setTyped(event.target.value); }} />
        <Segmented value={only} aria-label={WORDS.period} options={(Object.keys(WORDS.assignOnly) as Only[]).map((value) => ({ value, label: WORDS.assignOnly[value] }))} onChange={setOnly} />
        <span className="grow" />
        {data && data.ids.length > 0 && <Button size="small" onClick={() => { setSelected(new Set([...selected, ...data.ids])); }}>{WORDS.assignAll(data.ids.length)}</Button>}
        {selected.size > 0 && <Button size="small" type="text" onClick={() => { setSelected(new Set()); }}>{WORDS.clearSelection}</Button>}
      </div>
      {found.trouble ? <TroubleBox trouble={found.trouble} retry={found.reload} /> : !data ? <Waiting /> : data.ids.length === 0 ? <p style={{ padding: 16 }}>{WORDS.assignNone}</p> : (
        <>
          <ul className="assign-list scroll" tabIndex={0} aria-label={WORDS.assignTitle}>{data.rows.map((row) => (
            <li key={row.id}><Checkbox checked={selected.has(row.id)} onChange={() => { toggle(row.id); }}><span className="assign-line"><span className="clip" title={row.text}>{row.text}</span><span className="assign-unit clip small quiet" title={row.units.join('、')}>{row.units.join('、') || WORDS.noUnit}</span><span className="assign-due small numbers">{row.dueOn ?? <span className="quiet">{WORDS.noDue}</span>}</span></span></Checkbox></li>
          ))}</ul>
          {data.ids.length > data.rows.length && <p className="small quiet" style={{ marginTop: 4 }}>{WORDS.assignShown(data.rows.length, data.ids.length)}</p>}
        </>
      )}
    </Modal>
  );
}
