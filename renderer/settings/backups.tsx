import { App, Button, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Backup } from '#api/settings-methods';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { minuteOf } from '../kit/dates.ts';
import { ledgerChanged, SETTINGS_CHANGED, useQuery } from '../kit/use-query.ts';
import { INTAKE_WORDS } from '../words/intake.ts';
import { SETTINGS_WORDS as WORDS } from '../words/settings.ts';

/** Whole copies of the ledger, made and put back. */
export function Backups({ reload }: { reload: () => void }): ReactElement {
  const act = useAct();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Backup | null>(null);
  const backups = useQuery('backups', () => call('settings.backups', {}));
  const make = async (): Promise<void> => {
    setBusy(true);
    const made = await act(() => call('settings.backup', {}));
    setBusy(false);
    if (!made) return;
    void message.success(WORDS.backedUp);
    backups.reload();
    window.dispatchEvent(new Event(SETTINGS_CHANGED));
  };
  const restore = async (): Promise<void> => {
    if (!asked) return;
    setBusy(true);
    const done = await act(() => call('settings.restore', { path: asked.path }));
    setBusy(false);
    setAsked(null);
    if (!done) return;
    void message.success(WORDS.restored);
    backups.reload();
    reload();
    ledgerChanged();
  };
  return (
    <>
      <p className="quiet">{WORDS.backupText}</p>
      <div className="setting"><Button type="primary" loading={busy} onClick={() => { void make(); }}>{WORDS.backupNow}</Button></div>
      <h3>{WORDS.backups}</h3>
      {backups.data?.length === 0 && <p className="quiet">{WORDS.noBackups}</p>}
      <ul className="lines">{backups.data?.map((one) => <li key={one.path}><span className="numbers">{minuteOf(one.at)}</span><span className="grow small quiet numbers clip" title={one.path}>{WORDS.ledgerSize(INTAKE_WORDS.bytes(one.bytes), one.documents, one.tasks)}</span><Button size="small" onClick={() => { setAsked(one); }}>{WORDS.restore}</Button></li>)}</ul>
      <Modal open={asked !== null} title={WORDS.restoreTitle} okText={WORDS.restore} confirmLoading={busy} onOk={() => { void restore(); }} onCancel={() => { setAsked(null); }}>{asked && WORDS.restoreText(minuteOf(asked.at), asked.tasks)}</Modal>
    </>
  );
}
