import { Switch } from 'antd';
import { type ReactElement, useEffect } from 'react';
import type { Diagnostic } from '#model/diagnostic';
import type { Span } from '#model/span';
import { Icon } from '../kit/icons.tsx';
import { itemLine } from '../kit/provision.ts';
import { doubtWords } from '../words/doubts.ts';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';
import type { Item } from './marks.ts';

interface Props { items: readonly Item[]; doubts: readonly Diagnostic[]; onDoubt: (span: Span) => void; chosen: number | null; doubtsFirst: boolean; onDoubtsFirst: (on: boolean) => void; onChoose: (task: number) => void }

/** So many doubts are shown at once, more are folded. */
const OPEN_DOUBTS = 3;

/** Left pane: the document's tasks under its headings, with what is accepted and what is in doubt. */
export function Items({ items, doubts, onDoubt, chosen, doubtsFirst, onDoubtsFirst, onChoose }: Props): ReactElement {
  useEffect(() => { document.getElementById(`item-${chosen ?? ''}`)?.scrollIntoView({ block: 'nearest' }); }, [chosen]);
  return (
    <aside className="items column" aria-label={WORDS.items}>
      <label className="items-head row small"><Switch size="small" checked={doubtsFirst} onChange={onDoubtsFirst} aria-label={WORDS.doubtsFirst} />{WORDS.doubtsFirst}</label>
      {doubts.length > 0 && (
        <details className="item-doubts small" open={doubts.length <= OPEN_DOUBTS}>
          <summary>{WORDS.documentDoubts(doubts.length)}</summary>
          <ul>{doubts.map(({ code, span, found }, i) => { const what = `${doubtWords(code).what}${found ? `：${found}` : ''}`; return <li key={i} title={doubtWords(code).todo}>{span ? <button type="button" className="bare" onClick={() => { onDoubt(span); }}>{what}</button> : what}</li>; })}</ul>
        </details>
      )}
      <div className="grow scroll" role="listbox" aria-label={WORDS.items} tabIndex={0} aria-activedescendant={chosen === null ? undefined : `item-${chosen}`}>
        {items.map((item) => (item.kind === 'heading' ? (
          <div key={item.key} role="presentation" className="item-heading" style={{ paddingLeft: indent(item.level) }} title={itemLine(item.label, item.title)}>
            <span className="clip grow">{itemLine(item.label, item.title)}</span><span className="numbers quiet small">{item.accepted}/{item.total}</span>
          </div>
        ) : (
          <div key={item.key} id={`item-${item.task.id}`} role="option" aria-selected={item.task.id === chosen} className={`item${item.task.id === chosen ? ' at' : ''}${item.task.accepted ? ' accepted' : ''}`} style={{ paddingLeft: indent(item.level) }} onClick={() => { onChoose(item.task.id); }}>
            <span className="item-mark" aria-label={item.task.accepted ? WORDS.acceptedMark : WORDS.openMark}>{item.task.accepted && <Icon name="check" size={13} />}</span>
            <span className="item-text">{itemLine(item.task.provisionPath.at(-1) ?? '', item.task.provisionTitle, item.task.text)}</span>
            {item.task.diagnostics.length > 0 && <span className="item-doubt" title={item.task.diagnostics.map((d) => doubtWords(d.code).what).join('；')} aria-label={WORDS.doubtCount(item.task.diagnostics.length)}>?</span>}
          </div>
        )))}
      </div>
    </aside>
  );
}

const indent = (level: number): number => 8 + Math.min(Math.max(level - 1, 0), 4) * 12;
