import { Button, Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useTone } from '../kit/appearance.tsx';
import { Icon } from '../kit/icons.tsx';
import { isRunning, useJobs } from '../kit/jobs.ts';
import { go } from '../kit/route.ts';
import { ledgerParams } from '../ledger/address.ts';
import { FRAME_WORDS } from '../words/frame.ts';

const nameOf = (path: string | null): string => path?.split(/[\\/]/).at(-1)?.replace(/\.zeqing$/, '') ?? '';

export function TopBar({ ledger, doubts, onSearch }: { ledger: string | null; doubts: number; onSearch: () => void }): ReactElement {
  const { tone, prefer } = useTone();
  return (
    <div className="top" role="banner">
      <strong className="app-name">{FRAME_WORDS.app}</strong>
      <span className="ledger-name clip" title={ledger ?? undefined}>{nameOf(ledger)}</span>
      <button type="button" className="bare search-box" onClick={onSearch}>
        <Icon name="search" size={14} /><span className="grow">{FRAME_WORDS.search}</span><kbd>Ctrl+K</kbd>
      </button>
      <span className="grow" />
      <Importing />
      {doubts > 0 && <Button type="text" size="small" title={FRAME_WORDS.doubtsHint} onClick={() => { go('ledger', ledgerParams({ hasDoubt: true })); }}>{FRAME_WORDS.doubts(doubts)}</Button>}
      <Tooltip title={tone === 'dark' ? FRAME_WORDS.toLight : FRAME_WORDS.toDark} placement="bottomRight">
        <Button type="text" size="small" aria-label={tone === 'dark' ? FRAME_WORDS.toLight : FRAME_WORDS.toDark} icon={<Icon name={tone === 'dark' ? 'sun' : 'moon'} />} onClick={() => { prefer(tone === 'dark' ? 'light' : 'dark'); }} />
      </Tooltip>
    </div>
  );
}

/** By itself, since an import tells of its progress ten times a second. */
function Importing(): ReactElement | null {
  const running = useJobs().jobs.find(isRunning);
  return running ? (
    <button type="button" className="bare importing" title={FRAME_WORDS.importingHint} onClick={() => { go('intake'); }}>
      <i className="pulse" />{FRAME_WORDS.importing(running.done, running.total)}
    </button>
  ) : null;
}
