import { Button, Checkbox } from 'antd';
import type { ReactElement } from 'react';
import type { BoardRow } from '#api/supervise-methods';
import { STATUS_NAMES } from '#model/names';
import { SETTLED_STATES } from '#model/supervise';
import { leftWords, LIGHT_WORDS, SUPERVISION_WORDS as WORDS } from '../words/supervision.ts';

interface Props {
  rows: readonly BoardRow[];
  /** Row that the keys stand on. */
  at: number;
  opened: number | null;
  selected: ReadonlySet<number>;
  more: number;
  onMore: () => void;
  onOpen: (row: BoardRow, at: number) => void;
  onToggle: (id: number) => void;
  onAll: (all: boolean) => void;
}

/** The tasks of the board, two lines each: what, by whom, until when, how far. Narrow, it leaves out what the story tells. */
export function BoardTable({ rows, at, opened, selected, more, onMore, onOpen, onToggle, onAll }: Props): ReactElement {
  const chosen = rows.filter((row) => selected.has(row.id)).length;
  return (
    <div className="grow scroll board-scroll" tabIndex={0} role="region" aria-label={WORDS.board}>
      <table className="board-table">
        <thead><tr>
          <th className="col-mark"><Checkbox aria-label={WORDS.selectAll} checked={chosen === rows.length} indeterminate={chosen > 0 && chosen < rows.length} onChange={(event) => { onAll(event.target.checked); }} /></th>
          <th>{WORDS.column.task}</th><th className="col-owners">{WORDS.column.owners}</th><th className="col-due">{WORDS.column.due}</th><th className="col-status">{WORDS.column.status}</th><th className="col-percent">{WORDS.column.percent}</th><th className="col-told">{WORDS.column.told}</th>
        </tr></thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.id} id={`task-${row.id}`} className={`${i === at ? 'at' : ''}${row.id === opened ? ' opened' : ''}${selected.has(row.id) ? ' chosen' : ''}`} onClick={() => { onOpen(row, i); }}>
              <td className="col-mark" onClick={(event) => { event.stopPropagation(); }}><span className="row"><Checkbox aria-label={WORDS.selectRow(row.title)} checked={selected.has(row.id)} onChange={() => { onToggle(row.id); }} /><i className={`light-mark ${row.light}`} role="img" aria-label={`${LIGHT_WORDS[row.light]}：${row.meaning}`} title={row.meaning}>{LIGHT_WORDS[row.light]}</i></span></td>
              <td className="col-task"><button type="button" className="bare clip" title={row.text} onClick={(event) => { event.stopPropagation(); onOpen(row, i); }}>{row.text}</button><span className="clip small quiet">{row.number ?? row.document} {row.place}{row.leader ? ` · ${row.leader}` : ''}</span></td>
              <td className="col-owners"><span className="clip" title={row.owners.join('、')}>{row.owners[0] ?? <span className="quiet">{WORDS.noUnit}</span>}{row.owners.length > 1 && <span className="quiet small"> +{row.owners.length - 1}</span>}</span>{row.person && <span className="clip small quiet">{row.person}</span>}</td>
              <td className="col-due"><Due row={row} /></td>
              <td className="col-status"><span className={row.unverified ? 'state-wait' : undefined}>{STATUS_NAMES[row.status]}</span>{row.asked && <span className="small state-wait">{WORDS.asked}</span>}</td>
              <td className="col-percent">{row.percent !== null && <span className="row"><i className="count-bar"><i style={{ width: `${row.percent}%` }} /></i><span className="numbers small">{row.percent}%</span></span>}</td>
              <td className="col-told">{row.toldOn ? <><span className="clip" title={row.told}>{row.told || '—'}</span><span className="small quiet numbers">{row.toldOn}</span></> : <span className="small quiet">{WORDS.nothingTold}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="board-more"><Button size="small" onClick={onMore}>{WORDS.more(Math.min(more, 200))}</Button></p>}
    </div>
  );
}

function Due({ row }: { row: BoardRow }): ReactElement {
  if (row.dueOn === null) return <span className="quiet">{WORDS.noDue}</span>;
  const settled = SETTLED_STATES.includes(row.status);
  const late = row.left !== null && row.left < 0 && !settled;
  return (
    <>
      <span className={`numbers${late ? ' warn' : ''}`}>{row.dueOn}</span>
      <span className="small quiet">{!settled && row.left !== null && <span className={late ? 'warn' : undefined}>{leftWords(row.left)}</span>}{row.recurring && ` ${WORDS.every}`}{row.extensions > 0 && ` ${WORDS.extended(row.extensions)}`}</span>
    </>
  );
}
