import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { ReviewTask } from '#model/review';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';

interface Props { task: ReviewTask; onAccept: () => void; onEdit: () => void; onSplit: () => void; onMerge: () => void; onRemove: () => void; onUnit: () => void; onPick: () => void }

/** What can be done with the chosen task, each with its key. */
export function Actions({ task, onAccept, onEdit, onSplit, onMerge, onRemove, onUnit, onPick }: Props): ReactElement {
  const others = [['E', WORDS.short.edit, WORDS.edit, onEdit], ['S', WORDS.short.split, WORDS.split, onSplit], ['M', WORDS.short.merge, WORDS.merge, onMerge], ['D', WORDS.short.remove, WORDS.remove, onRemove], ['U', WORDS.short.unit, WORDS.addUnit, onUnit], ['A', WORDS.short.pick, WORDS.pick, onPick]] as const;
  return (
    <div className="actions">
      <Button type={task.accepted ? 'default' : 'primary'} block onClick={onAccept}>{task.accepted ? WORDS.unaccept : WORDS.accept}<kbd aria-hidden="true">Enter</kbd></Button>
      <div className="actions-others">{others.map(([key, label, title, act]) => <Button key={key} size="small" onClick={act} title={title} aria-keyshortcuts={key}>{label}<kbd aria-hidden="true">{key}</kbd></Button>)}</div>
    </div>
  );
}
