import type { ReactElement } from 'react';
import type { LedgerGlance } from '#api/ledger-methods';
import { isRunning, useJobs } from '../kit/jobs.ts';
import { dayOf } from '../kit/dates.ts';
import { FRAME_WORDS } from '../words/frame.ts';

/** What the ledger holds, and what is being done now. */
export function StatusBar({ counts, backup }: { counts: LedgerGlance | null; backup: string | null }): ReactElement {
  const { jobs, files, up } = useJobs();
  const running = jobs.find(isRunning);
  const now = running && files.get(running.id)?.find((file) => file && file.stage !== 'waiting' && file.stage !== 'done' && file.stage !== 'asks');
  return (
    <footer className="status numbers">
      {counts && <><span>{FRAME_WORDS.documents(counts.documents)}</span><span>{FRAME_WORDS.tasks(counts.tasks)}</span>
        {counts.overdue > 0 && <span className="warn">{FRAME_WORDS.overdue(counts.overdue)}</span>}<span>{FRAME_WORDS.backup(backup ? dayOf(backup) : null)}</span></>}
      <span className="grow" />
      <span role="status" className="clip">{up ? (now ? FRAME_WORDS.doing(now.name) : FRAME_WORDS.idle) : <span className="warn">{FRAME_WORDS.lost}</span>}</span>
    </footer>
  );
}
