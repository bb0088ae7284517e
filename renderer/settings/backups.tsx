import { App, Button, InputNumber, Modal, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Preferences, RestorePreview, RestoreSide } from '#api/settings-methods';
import { call, desktop } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { minuteOf, todayHere } from '../kit/dates.ts';
import { TroubleBox } from '../kit/states.tsx';
import { ledgerChanged, SETTINGS_CHANGED, useQuery } from '../kit/use-query.ts';
import { INTAKE_WORDS } from '../words/intake.ts';
import { SETTINGS_WORDS as WORDS } from '../words/settings.ts';

const HOURS = [0, 4, 12, 24, 72, 168] as const;

/** Whole copies of the ledger with its attachments: made by hand and by a schedule, looked at and put back. */
export function Backups({ preferences, reload }: { preferences: Preferences; reload: () => void }): ReactElement {
  const act = useAct();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ path: string; preview: RestorePreview } | null>(null);
  const backups = useQuery('backups', () => call('settings.backups', {}));
  const make = async (target?: string): Promise<void> => {
    setBusy(true);
    const made = await act(() => call('settings.backup', target === undefined ? {} : { target }));
    setBusy(false);
    if (!made) return;
    void message.success(WORDS.backedUp);
    backups.reload();
    window.dispatchEvent(new Event(SETTINGS_CHANGED));
  };
  const elsewhere = async (): Promise<void> => {
    const target = await act(async () => desktop?.shell({ ask: 'choose-target', name: `${WORDS.backupName(todayHere())}.zeqing` }));
    if (target) await make(target);
  };
  const ask = async (path: string | null): Promise<void> => {
    const preview = path === null ? null : await act(() => call('settings.preview-restore', { path }));
    if (path !== null && preview) setAsked({ path, preview });
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
  const keep = (patch: { backupHours?: number; backupKeep?: number }): void => { void act(() => call('settings.set', patch)).then(reload); };
  return (
    <>
      <p className="quiet">{WORDS.backupText}</p>
      <div className="setting row">
        <Button type="primary" loading={busy} onClick={() => { void make(); }}>{WORDS.backupNow}</Button>
        {desktop && <Button disabled={busy} onClick={() => { void elsewhere(); }}>{WORDS.backupTo}</Button>}
        {desktop && <Button onClick={() => { void act(async () => desktop?.shell({ ask: 'choose-backup' })).then((path) => ask(path ?? null)); }}>{WORDS.restoreOther}</Button>}
      </div>
      <div className="setting"><span>{WORDS.schedule}</span><Select aria-label={WORDS.schedule} style={{ width: 160 }} value={preferences.backupHours} options={[...new Set([...HOURS, preferences.backupHours])].sort((a, b) => a - b).map((value) => ({ value, label: WORDS.every(value) }))} onChange={(backupHours: number) => { keep({ backupHours }); }} />
        {preferences.backupHours > 0 && <label className="row"><span className="quiet">{WORDS.keep}</span><InputNumber min={1} max={1000} value={preferences.backupKeep} aria-label={WORDS.keep} style={{ width: 72 }} onBlur={(event) => { const n = Number(event.target.value); if (Number.isInteger(n) && n > 0 && n !== preferences.backupKeep) keep({ backupKeep: n }); }} /></label>}</div>
      <p className="small quiet">{WORDS.scheduleHint}</p>
      <h3>{WORDS.backups}</h3>
      {backups.trouble && <TroubleBox trouble={backups.trouble} retry={backups.reload} />}
      {backups.data?.length === 0 && <p className="quiet">{WORDS.noBackups}</p>}
      <ul className="lines">{backups.data?.map((one) => <li key={one.path}><span className="numbers">{minuteOf(one.at)}</span>{one.path.includes(WORDS.scheduledMark) && <span className="basis">{WORDS.scheduled}</span>}<span className="grow small quiet numbers clip" title={one.path}>{WORDS.ledgerSize(INTAKE_WORDS.bytes(one.bytes), one.documents, one.tasks)}</span><Button size="small" onClick={() => { void ask(one.path); }}>{WORDS.restore}…</Button></li>)}</ul>
      <Modal open={asked !== null} title={WORDS.restoreTitle} okText={WORDS.restore} confirmLoading={busy} onOk={() => { void restore(); }} onCancel={() => { setAsked(null); }}>
        {asked && <>
          <table className="restore-table"><tbody><Side name={WORDS.restoreFrom} side={asked.preview.from} /><Side name={WORDS.restoreNow} side={asked.preview.now} /></tbody></table>
          {asked.preview.missing > 0 && <p className="warn">{WORDS.restoreMissing(asked.preview.missing)}</p>}
          <p className="quiet small" style={{ marginTop: 8 }}>{WORDS.restoreText}</p>
        </>}
      </Modal>
    </>
  );
}

function Side({ name, side }: { name: string; side: RestoreSide | null }): ReactElement {
  return <tr><th scope="row">{name}</th><td className="numbers">{side ? WORDS.restoreSide(side.documents, side.tasks) : '—'}</td><td className="numbers small quiet">{side?.lastChange ? WORDS.lastChange(minuteOf(side.lastChange)) : WORDS.noChange}</td></tr>;
}
