import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { Role } from '#model/analysis';
import type { Span } from '#model/span';
import { Icon } from '../kit/icons.tsx';
import { useKeys } from '../kit/keys.ts';
import { FRAME_WORDS } from '../words/frame.ts';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';
import { growPart, moveEdge, stepPart } from './pick.ts';

export type SelectionUse = 'task' | 'due' | Role;
const USES = [['task', WORDS.asTask], ['lead', WORDS.asLead], ['responsible', WORDS.asResponsible], ['cooperate', WORDS.asCooperate], ['due', WORDS.asDue]] as const satisfies readonly (readonly [SelectionUse, string])[];

interface Props { text: string; picked: Span; hint: boolean; onPick: (picked: Span) => void; onUse: (as: SelectionUse) => void; onClose: () => void }

/** What the words selected in the original are to be; by keys other words can be picked. `picked` lies within `text`. */
export function SelectionBar({ text, picked, hint, onPick, onUse, onClose }: Props): ReactElement {
  useKeys({
    ArrowRight: () => { onPick(stepPart(text, picked, 1)); }, ArrowLeft: () => { onPick(stepPart(text, picked, -1)); },
    'Shift+ArrowDown': () => { onPick(growPart(text, picked, 1)); }, 'Shift+ArrowUp': () => { onPick(growPart(text, picked, -1)); },
    'Shift+ArrowRight': () => { onPick(moveEdge(text, picked, 'end', 1)); }, 'Shift+ArrowLeft': () => { onPick(moveEdge(text, picked, 'end', -1)); },
    'Ctrl+ArrowRight': () => { onPick(moveEdge(text, picked, 'start', 1)); }, 'Ctrl+ArrowLeft': () => { onPick(moveEdge(text, picked, 'start', -1)); },
    Escape: onClose,
    ...Object.fromEntries(USES.map(([use], i) => [String(i + 1), () => { onUse(use); }])),
  });
  return (
    <div className="selection-bar" role="toolbar" aria-label={WORDS.selection}>
      <div className="row">
        <span className="small quiet">{WORDS.selection}</span>
        {USES.map(([use, label], i) => <Button key={use} size="small" className={`as-${use}`} aria-keyshortcuts={String(i + 1)} onClick={() => { onUse(use); }}>{label}<kbd aria-hidden="true">{i + 1}</kbd></Button>)}
        <Button size="small" type="text" aria-label={FRAME_WORDS.close} icon={<Icon name="close" size={14} />} onClick={onClose} />
      </div>
      <div className="clip small selection-words" role="status">“{text.slice(picked[0], picked[1]).replace(/\s+/g, '')}”</div>
      {hint && <div className="small quiet">{WORDS.selectionKeys}</div>}
    </div>
  );
}
