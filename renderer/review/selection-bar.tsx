import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { Role } from '#model/analysis';
import { Icon } from '../kit/icons.tsx';
import { FRAME_WORDS } from '../words/frame.ts';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';

export type SelectionUse = 'task' | 'due' | Role;
const USES = [['task', WORDS.asTask], ['lead', WORDS.asLead], ['responsible', WORDS.asResponsible], ['cooperate', WORDS.asCooperate], ['due', WORDS.asDue]] as const satisfies readonly (readonly [SelectionUse, string])[];

/** What the words selected in the original are to be. */
export function SelectionBar({ words, onUse, onClose }: { words: string; onUse: (as: SelectionUse) => void; onClose: () => void }): ReactElement {
  return (
    <div className="selection-bar" role="toolbar" aria-label={WORDS.selection}>
      <span className="small quiet">{WORDS.selection}</span>
      {USES.map(([use, label]) => <Button key={use} size="small" className={`as-${use}`} onClick={() => { onUse(use); }}>{label}</Button>)}
      <span className="clip small selection-words">“{words}”</span>
      <Button size="small" type="text" aria-label={FRAME_WORDS.close} icon={<Icon name="close" size={14} />} onClick={onClose} />
    </div>
  );
}
