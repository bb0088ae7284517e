import { Modal } from 'antd';
import { type ReactElement, useEffect, useEffectEvent, useState } from 'react';
import type { ReviewTask } from '#model/review';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';
import { cutsOf } from './marks.ts';

interface Props { task: ReviewTask; caret: number | null; onSplit: (at: number) => void; onClose: () => void }

/** Where to cut a task in two: the places behind its marks, walked by arrow keys; begins at the caret when there is one. */
export function Split({ task, caret, onSplit, onClose }: Props): ReactElement {
  const natural = cutsOf(task.text);
  const cuts = caret !== null && caret > 0 && caret < task.text.length && !natural.includes(caret) ? [...natural, caret].sort((a, b) => a - b) : natural;
  const middle = cuts.reduce((best, at, i) => (Math.abs(at - task.text.length / 2) < Math.abs((cuts[best] ?? 0) - task.text.length / 2) ? i : best), 0);
  const [chosen, setChosen] = useState(caret === null ? middle : Math.max(0, cuts.indexOf(caret)));
  const at = cuts[chosen];
  // On the window: the keys must work from the first moment, wherever the dialog puts its focus.
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.target instanceof HTMLElement && event.target.closest('.ant-modal-footer button')) return;
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (by === undefined && (event.key !== 'Enter' || at === undefined)) return;
    event.preventDefault();
    if (by !== undefined) setChosen(Math.min(Math.max(chosen + by, 0), cuts.length - 1));
    else if (at !== undefined) onSplit(at);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => { press(event); };
    window.addEventListener('keydown', listen);
    return () => { window.removeEventListener('keydown', listen); };
  }, []);
  return (
    <Modal open title={WORDS.splitTitle} okText={WORDS.splitHere} okButtonProps={{ disabled: at === undefined }} onCancel={onClose} onOk={() => { if (at !== undefined) onSplit(at); }} width={640}>
      {cuts.length === 0 ? <p>{WORDS.splitNone}</p> : (
        <div id="split-text" className="split-text" tabIndex={0} role="slider" aria-label={WORDS.splitTitle} aria-valuemin={1} aria-valuemax={cuts.length} aria-valuenow={chosen + 1} aria-valuetext={task.text.slice(cuts[chosen - 1] ?? 0, at)}>
          {[0, ...cuts].map((from, i) => (
            <span key={from} className={at !== undefined && from >= at ? 'second' : 'first-part'} onClick={() => { if (i < cuts.length) setChosen(i); }}>
              {from === at && <i className="cut" />}{task.text.slice(from, cuts[i] ?? task.text.length)}
            </span>
          ))}
        </div>
      )}
      <p className="quiet small" style={{ marginTop: 8 }}>{WORDS.splitHint}</p>
    </Modal>
  );
}
