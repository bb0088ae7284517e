import { type ReactElement, useEffect, useState } from 'react';
import { Icon } from '../kit/icons.tsx';
import { useQuery } from '../kit/use-query.ts';
import { call } from '../client.ts';
import { TODO_WORDS } from '../words/todo.ts';
import { type ScreenId, SCREENS, WITHIN, writeRoute } from '../kit/route.ts';
import { FRAME_WORDS, SCREEN_WORDS } from '../words/frame.ts';

const BADGE_AFTER_MS = 1200;

/** The screens in the order of the clerk's work. Its hints are plain: thirteen of the design system's are dearer than the frame around them. */
export function Rail({ screen, toReview, onKeys }: { screen: ScreenId; toReview: number; onKeys: () => void }): ReactElement {
  // The start is for what was asked for; the badge follows.
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => { setReady(true); }, BADGE_AFTER_MS);
    return () => { window.clearTimeout(timer); };
  }, []);
  const todo = useQuery(ready ? 'todo' : null, () => call('supervise.todo', {}));
  const waiting = todo.data?.total ?? 0;
  const badges: Partial<Record<ScreenId, { count: number; words: string }>> = {
    review: { count: toReview, words: FRAME_WORDS.toReview(toReview) }, todo: { count: waiting, words: TODO_WORDS.badge(waiting) },
  };
  return (
    <nav className="rail" aria-label={FRAME_WORDS.rail}>
      {SCREENS.filter((id) => WITHIN[id] === undefined).map((id, i) => (
        <a key={id} href={writeRoute(id)} title={i < 9 ? `Alt+${i + 1}` : undefined} aria-keyshortcuts={i < 9 ? `Alt+${i + 1}` : undefined} className={id === (WITHIN[screen] ?? screen) ? 'here' : undefined} aria-current={id === screen ? 'page' : undefined}>
          <Icon name={id} size={20} /><span>{SCREEN_WORDS[id]}</span>
          <Badge of={id} {...badges[id]} />
        </a>
      ))}
      <button type="button" className="bare rail-keys" onClick={onKeys} aria-label={FRAME_WORDS.keys}><kbd>?</kbd></button>
    </nav>
  );
}

function Badge({ of, count = 0, words }: { of: ScreenId; count?: number; words?: string }): ReactElement | null {
  return count > 0 ? <b className={`badge badge-${of} numbers`} title={words}><span aria-hidden="true">{count > 99 ? '99+' : count}</span><span className="hidden-words">{words}</span></b> : null;
}
