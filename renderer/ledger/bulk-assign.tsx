import { Button, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { useDone } from '../kit/done.tsx';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { SUPERVISION_WORDS as WORDS } from '../words/supervision.ts';
import type { Selection } from './bulk.tsx';

/** 立项 of the selected rows: a button that first says how many would come under supervision, and which would not. */
export function BulkAssign({ selection }: { selection: Selection }): ReactElement {
  const [open, setOpen] = useState(false);
  return <><Button size="small" onClick={() => { setOpen(true); }}>{WORDS.assign}…</Button>{open && <Ask selection={selection} onClose={() => { setOpen(false); }} />}</>;
}

function Ask({ selection, onClose }: { selection: Selection; onClose: () => void }): ReactElement {
  const act = useAct();
  const tellDone = useDone();
  const [busy, setBusy] = useState(false);
  const found = useQuery(`assignable ${JSON.stringify(selection)}`, () => call('supervise.assignable', { selection }));
  const assign = async (): Promise<void> => {
    setBusy(true);
    const done = await act(() => call('supervise.assign', { selection }));
    setBusy(false);
    if (!done) return;
    onClose();
    tellDone(done.act, WORDS.assigned(done.fresh));
  };
  const { data } = found;
  return (
    <Modal open title={WORDS.assignTitle} onCancel={onClose} onOk={() => { void assign(); }} confirmLoading={busy} okText={WORDS.assignDo(data?.fresh ?? 0)} okButtonProps={{ disabled: !data || data.fresh === 0, autoFocus: true }}>
      {found.trouble ? <TroubleBox trouble={found.trouble} retry={found.reload} /> : !data ? <Waiting />
        : <><p>{data.fresh === 0 ? WORDS.assignNone : WORDS.assignFresh(data.fresh)}</p><p className="quiet small">{WORDS.assignLeft(data.supervised, data.settled)}</p></>}
    </Modal>
  );
}
