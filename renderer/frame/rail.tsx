import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { Icon } from '../kit/icons.tsx';
import { type ScreenId, SCREENS, writeRoute } from '../kit/route.ts';
import { FRAME_WORDS, SCREEN_WORDS } from '../words/frame.ts';

/** The screens in the order of the clerk's work. */
export function Rail({ screen, onKeys }: { screen: ScreenId; onKeys: () => void }): ReactElement {
  return (
    <nav className="rail" aria-label={FRAME_WORDS.rail}>
      {SCREENS.map((id, i) => (
        <Tooltip key={id} title={`Alt+${i + 1}`} placement="right" mouseEnterDelay={0.6}>
          <a href={writeRoute(id)} className={id === screen ? 'here' : undefined} aria-current={id === screen ? 'page' : undefined}>
            <Icon name={id} size={20} /><span>{SCREEN_WORDS[id]}</span>
          </a>
        </Tooltip>
      ))}
      <button type="button" className="bare rail-keys" onClick={onKeys} aria-label={FRAME_WORDS.keys}><kbd>?</kbd></button>
    </nav>
  );
}
