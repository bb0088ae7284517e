import { App as AntApp } from 'antd';
import { type ReactElement, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { call, listen } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { takeToday } from '../kit/dates.ts';
import { useTone } from '../kit/appearance.tsx';
import { useKeys } from '../kit/keys.ts';
import { Glance, Person } from '../kit/known.ts';
import { recalled } from '../kit/memory.ts';
import { go, SCREENS, useScreen } from '../kit/route.ts';
import { Waiting } from '../kit/states.tsx';
import { ledgerChanged, SETTINGS_CHANGED, useQuery } from '../kit/use-query.ts';
import { FRAME_WORDS } from '../words/frame.ts';
import { importPaths } from '../intake/start.ts';
import { Tour } from '../tour/tour.tsx';
import { commandOf, run, type Command } from './commands.ts';
import { Keys } from './keys.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { VIEWS } from './screens.ts';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import './frame.css';

/** The frame around all screens: rail, top bar, status bar, search, and the keys that work everywhere. */
export function App(): ReactElement {
  const screen = useScreen();
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const { message } = AntApp.useApp();
  const { tone, prefer } = useTone();
  const act = useAct();
  const settings = useQuery('settings', () => call('settings.get', {}), true);
  const counts = useQuery('counts', async () => {
    const found = await call('ledger.counts', {});
    takeToday(found.today);
    return found;
  });
  const View = VIEWS[screen];

  const kept = settings.data?.preferences.remembered;
  useEffect(() => { if (kept) recalled(kept); }, [kept]);

  const again = async (way: 'undo' | 'redo'): Promise<void> => {
    const acted = await act(() => call(way === 'undo' ? 'review.undo' : 'review.redo', {}));
    if (!acted) return;
    if (acted.act) void message.success(way === 'undo' ? FRAME_WORDS.undone : FRAME_WORDS.redone);
    else void message.info(way === 'undo' ? FRAME_WORDS.nothingToUndo : FRAME_WORDS.nothingToRedo);
    ledgerChanged();
  };
  const does = (command: Command): void => {
    setPalette(false);
    if (command === 'search') setPalette(true);
    else if (command === 'keys') setKeys(true);
    else if (command === 'undo' || command === 'redo') void again(command);
    else if (command === 'tone') prefer(tone === 'dark' ? 'light' : 'dark');
    else void act(() => run(command));
  };
  useKeys({
    'Ctrl+K': () => { setPalette((open) => !open); },
    'Ctrl+Z': () => { does('undo'); }, 'Ctrl+Y': () => { does('redo'); }, 'Ctrl+Shift+Z': () => { does('redo'); },
    'Ctrl+O': () => { does('choose-files'); },
    '?': () => { setKeys(true); }, 'Shift+?': () => { setKeys(true); },
    ...Object.fromEntries(SCREENS.slice(0, 9).map((id, i) => [`Alt+${i + 1}`, () => { go(id); }])),
  });
  const hear = useEffectEvent(does);
  const drop = useEffectEvent((paths: string[]) => { void act(() => importPaths(paths)); });
  const restarted = useEffectEvent(() => { void message.warning({ content: FRAME_WORDS.restarted, duration: 6 }); });
  const { reload } = settings;
  useEffect(() => listen((event) => {
    if (event.kind === 'ledger-changed' && (event.why === 'restore' || event.why === 'opened')) reload();
    if (event.kind === 'core-restarted') restarted();
    if (event.kind === 'command') hear(commandOf(event.command));
    else if (event.kind === 'dropped') drop(event.paths);
  }), [reload]);
  useEffect(() => {
    window.addEventListener(SETTINGS_CHANGED, reload);
    return () => { window.removeEventListener(SETTINGS_CHANGED, reload); };
  }, [reload]);

  return (
    <div className="frame">
      <a className="skip" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById('content')?.focus(); }}>{FRAME_WORDS.skip}</a>
      <TopBar ledger={settings.data?.ledger.path ?? null} doubts={counts.data?.doubts ?? 0} onSearch={() => { setPalette(true); }} />
      <div className="middle">
        <Rail screen={screen} toReview={counts.data?.toReview ?? 0} onKeys={() => { setKeys(true); }} />
        <div className="column grow">
          <Tour documents={counts.data?.documents ?? null} />
          <main id="content" className="content" tabIndex={-1}>
            <Person value={settings.data?.preferences.person ?? ''}><Glance value={counts.data}><Suspense fallback={<Waiting />}><View /></Suspense></Glance></Person>
          </main>
        </div>
      </div>
      <StatusBar counts={counts.data} backup={settings.data?.ledger.lastBackup ?? null} />
      {palette && <Palette onClose={() => { setPalette(false); }} onCommand={does} />}
      {keys && <Keys onClose={() => { setKeys(false); }} />}
    </div>
  );
}
