import { Segmented } from 'antd';
import type { ReactElement } from 'react';
import type { Settings as Kept } from '#api/settings-methods';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { useSize, useTone } from '../kit/appearance.tsx';
import { stay, useRoute } from '../kit/route.ts';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { SETTINGS_CHANGED, useQuery } from '../kit/use-query.ts';
import { Blurred } from '../review/blurred.tsx';
import { KEY_WORDS } from '../words/frame.ts';
import { SETTINGS_WORDS as WORDS } from '../words/settings.ts';
import { Backups } from './backups.tsx';
import { CalendarYears } from './calendar-years.tsx';
import { DeadlineRows } from './deadline-rows.tsx';
import { LedgerPlace } from './ledger-place.tsx';
import { LexiconLines } from './lexicon-lines.tsx';
import { Rules } from './rules.tsx';
import './settings.css';

const PARTS = ['general', 'ledger', 'backup', 'rules', 'lexicon', 'deadlines', 'calendar', 'about'] as const;
type Part = (typeof PARTS)[number];
const isPart = (name: string | undefined): name is Part => (PARTS as readonly (string | undefined)[]).includes(name);

/** 设置: how it looks, where the ledger lies, copies of it, the person's own words and years. */
export function Settings(): ReactElement {
  const { params } = useRoute();
  const part = isPart(params['part']) ? params['part'] : 'general';
  const settings = useQuery('settings screen', () => call('settings.get', {}), true);
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header><h1>{WORDS.title}</h1></header>
      <div className="settings">
        <nav className="settings-parts" aria-label={WORDS.title}>{PARTS.map((one) => <button key={one} type="button" className={`bare view${one === part ? ' at' : ''}`} aria-current={one === part ? 'page' : undefined} onClick={() => { stay('settings', { part: one }); }}>{WORDS.part[one]}</button>)}</nav>
        <div className="grow scroll settings-body">
          <div className="panel settings-panel">
            <h2>{WORDS.part[part]}</h2>
            {settings.trouble ? <TroubleBox trouble={settings.trouble} retry={settings.reload} /> : !settings.data ? <Waiting /> : <Body part={part} settings={settings.data} reload={settings.reload} />}
          </div>
        </div>
      </div>
    </section>
  );
}

function Body({ part, settings, reload }: { part: Part; settings: Kept; reload: () => void }): ReactElement {
  switch (part) {
    case 'general': return <General settings={settings} reload={reload} />;
    case 'ledger': return <LedgerPlace settings={settings} reload={reload} />;
    case 'backup': return <Backups preferences={settings.preferences} reload={reload} />;
    case 'rules': return <Rules />;
    case 'lexicon': return <LexiconLines />;
    case 'deadlines': return <DeadlineRows />;
    case 'calendar': return <CalendarYears />;
    case 'about': return (
      <>
        <p><b>{WORDS.version(settings.version)}</b></p><p className="quiet">{WORDS.offline}</p><p className="small quiet">{WORDS.dataFolder} {settings.dataFolder}</p>
        <h3>{WORDS.keysTitle}</h3>
        <table className="keys-table"><tbody>{KEY_WORDS.map(([keys, what]) => <tr key={what}><td><kbd>{keys}</kbd></td><td>{what}</td></tr>)}</tbody></table>
      </>
    );
  }
}

function General({ settings, reload }: { settings: Kept; reload: () => void }): ReactElement {
  const act = useAct();
  const { preference, prefer } = useTone();
  const [size, setSize] = useSize();
  return (
    <>
      <div className="setting"><span>{WORDS.size}</span><Segmented value={size} aria-label={WORDS.size} options={(['small', 'medium', 'large'] as const).map((value) => ({ value, label: WORDS.sizes[value] }))} onChange={(value) => { setSize(value); }} /></div>
      <div className="setting"><span>{WORDS.tone}</span><Segmented value={preference} aria-label={WORDS.tone} options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: WORDS.tones[value] }))} onChange={(value) => { prefer(value); }} /></div>
      <div className="setting"><span>{WORDS.person}</span><div style={{ width: 220 }}><Blurred value={settings.preferences.person} label={WORDS.person} onChange={(person) => { void act(() => call('settings.set', { person })).then(() => { reload(); window.dispatchEvent(new Event(SETTINGS_CHANGED)); }); }} /></div><span className="quiet small">{WORDS.personHint}</span></div>
    </>
  );
}

