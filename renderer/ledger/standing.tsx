import type { ReactElement } from 'react';
import type { TaskMark } from '#model/table';
import { call } from '../client.ts';
import { go } from '../kit/route.ts';
import { useQuery } from '../kit/use-query.ts';
import { findingSentence } from '../words/checks.ts';
import { DIFFERENCE_NAMES, STATE_NAMES } from '../words/relations.ts';
import { MARK_WORDS, STANDING_WORDS as WORDS } from '../words/marks.ts';
import './standing.css';

/** Small words before a task: its basis has lapsed, other documents ask for the same, something was found. */
export function Marks({ marks }: { marks: readonly TaskMark[] | undefined }): ReactElement | null {
  return marks === undefined ? null : <>{marks.map((mark) => <span key={mark} className={`task-mark ${mark}`} title={MARK_WORDS[mark].long}>{MARK_WORDS[mark].short}</span>)}</>;
}

/** How a task stands in the library: its basis, the same task elsewhere with what differs, what was found in its words. */
export function Standing({ task }: { task: number }): ReactElement | null {
  const found = useQuery(`standing ${task}`, () => call('relations.task', { task })).data;
  if (!found || (!found.lapsed && found.thread.length === 0 && found.findings.length === 0)) return null;
  const { lapsed, thread, findings } = found;
  return (
    <>
      {lapsed && (
        <section>
          <h3>{WORDS.basis}</h3>
          <p><span className={`task-mark lapsed`}>{STATE_NAMES[lapsed.state]}</span> {lapsed.own ? WORDS.own : <>{WORDS.rests}<button type="button" className="bare standing-link" onClick={() => { go('relations', { document: lapsed.document.id }); }}>{lapsed.document.title}</button></>}</p>
        </section>
      )}
      {findings.length > 0 && (
        <section>
          <h3>{WORDS.findings}</h3>
          <ul>{findings.map((finding) => <li key={finding.id}><button type="button" className="bare standing-link" onClick={() => { go('checks', { documents: finding.documentId, codes: finding.code, state: 'all' }); }}>{findingSentence(finding)}</button></li>)}</ul>
        </section>
      )}
      {thread.length > 0 && (
        <section>
          <h3>{WORDS.thread(thread.length)}</h3>
          <ul className="standing-thread">{thread.map((one) => (
            <li key={one.taskId}>
              <button type="button" className="bare standing-link" onClick={() => { go('ledger', { task: one.taskId }); }}>{one.text.replace(/\s+/g, ' ').slice(0, 90)}{one.text.length > 90 && '…'}</button>
              <p className="small quiet">{one.number ?? one.document}{one.dueOn && ` · ${one.dueOn}`}{one.units.length > 0 && ` · ${one.units.slice(0, 3).join('、')}`}</p>
              {one.differences.length > 0 && <p className="small">{one.differences.map((what) => <span key={what} className="task-mark finding">{WORDS.differs(DIFFERENCE_NAMES[what])}</span>)}</p>}
            </li>
          ))}</ul>
        </section>
      )}
    </>
  );
}
