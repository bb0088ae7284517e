import type { ReactElement } from 'react';
import type { LedgerStatistics } from '#model/ledger';
import { isRunning, useJobs } from '../kit/jobs.ts';
import { dayOf } from '../kit/dates.ts';
import { FRAME_WORDS } from '../words/frame.ts';

/** What the ledger holds, and what is being done now. */
export function StatusBar({ statistics, backup }: { statistics: LedgerStatistics | null; backup: string | null }): ReactElement {
  const { jobs, files, up } = useJobs();
  const running = jobs.find(isRunning);
  const now = running && files.get(running.id)?.find((file) => file && file.stage !== 'waiting' && file.stage !== 'done' && file.stage !== 'asks');
  return (
    <footer className="status numbers">
      {statistics && <><span>{FRAME_WORDS.documents(statistics.documents)}</span><span>{FRAME_WORDS.tasks(statistics.tasks)}</span>
        {statistics.overdue > 0 && <span className="warn">{FRAME_WORDS.overdue(statistics.overdue)}</span>}<span>{FRAME_WORDS.backup(backup ? dayOf(backup) : null)}</span></>}
      <span className="grow" />
      <span role="status" className="clip">{up ? (now ? FRAME_WORDS.doing(now.name) : FRAME_WORDS.idle) : <span className="warn">{FRAME_WORDS.lost}</span>}</span>
    </footer>
  );
}
