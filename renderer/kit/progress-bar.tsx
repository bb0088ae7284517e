import type { ReactElement } from 'react';

/** How far a piece of work is, 0–100. Plain, since it is drawn ten times a second while the core has the processor. */
export function ProgressBar({ percent, label }: { percent: number; label: string }): ReactElement {
  return <div className="progress-bar grow" role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}><i className={percent === 100 ? 'full' : ''} style={{ width: `${percent}%` }} /></div>;
}
