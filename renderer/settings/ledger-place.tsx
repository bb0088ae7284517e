import { App, Button, Input } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Settings } from '#api/settings-methods';
import { call, desktop } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { minuteOf } from '../kit/dates.ts';
import { TroubleBox } from '../kit/states.tsx';
import { ledgerChanged, useQuery } from '../kit/use-query.ts';
import { INTAKE_WORDS } from '../words/intake.ts';
import { SETTINGS_WORDS as WORDS } from '../words/settings.ts';

/** Which ledger is open, and how another takes its place. */
export function LedgerPlace({ settings, reload }: { settings: Settings; reload: () => void }): ReactElement {
  const act = useAct();
  const { message } = App.useApp();
  const [path, setPath] = useState('');
  const recent = useQuery('recent ledgers', () => call('settings.recent-ledgers', {}));
  const open = async (file: string, create: boolean): Promise<void> => {
    const done = await act(() => call('settings.open-ledger', { path: file, ...(create ? { create } : {}) }));
    if (!done) return;
    void message.success(WORDS.opened);
    setPath('');
    reload();
    ledgerChanged();
  };
  const choose = async (create: boolean): Promise<void> => {
    const file = desktop ? await desktop.shell({ ask: 'choose-ledger', create }) : path.trim() || null;
    if (file) await open(file, create);
  };
  const { ledger } = settings;
  return (
    <>
      <div className="setting"><span>{WORDS.ledgerPath}</span><div className="grow"><code className="path">{ledger.path}</code><div className="small quiet numbers">{WORDS.ledgerSize(INTAKE_WORDS.bytes(ledger.bytes), ledger.documents, ledger.tasks)}</div></div></div>
      <div className="setting row">
        {!desktop && <Input value={path} placeholder={WORDS.path} aria-label={WORDS.path} onChange={(event) => { setPath(event.target.value); }} />}
        <Button disabled={!desktop && !path.trim()} onClick={() => { void choose(false); }}>{WORDS.openLedger}</Button>
        <Button disabled={!desktop && !path.trim()} onClick={() => { void choose(true); }}>{WORDS.newLedger}</Button>
      </div>
      <h3>{WORDS.recent}</h3>
      {recent.trouble && <TroubleBox trouble={recent.trouble} retry={recent.reload} />}
      <ul className="lines">{recent.data?.map((one) => <li key={one.path}><span className="grow clip path" title={one.path}>{one.path}</span><span className="small quiet numbers">{minuteOf(one.openedAt)}</span>{one.exists ? <Button size="small" disabled={one.path === ledger.path} onClick={() => { void open(one.path, false); }}>{WORDS.open}</Button> : <span className="small quiet">{WORDS.gone}</span>}</li>)}</ul>
      <p className="small quiet" style={{ marginTop: 12 }}>{WORDS.dataFolder} <span className="path">{settings.dataFolder}</span></p>
    </>
  );
}
