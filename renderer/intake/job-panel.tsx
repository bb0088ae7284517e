import { Button } from 'antd';
import { memo, type ReactElement, startTransition, useDeferredValue, useEffect, useState } from 'react';
import { TWIN_CHOICES_SHOWN } from './choices.ts';
import type { ImportFile, ImportJob } from '#api/intake-methods';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { minuteOf } from '../kit/dates.ts';
import { Icon } from '../kit/icons.tsx';
import { isRunning, loadFiles, tellJob, useJobs } from '../kit/jobs.ts';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { go } from '../kit/route.ts';
import { TroubleBox } from '../kit/states.tsx';
import { Trouble } from '../client.ts';
import { INTAKE_WORDS as WORDS } from '../words/intake.ts';
import { FileRow } from './file-row.tsx';

/** So many rows are drawn; more when asked for. */
const DRAWN = 300;
/** So many of them in one frame: laying out and painting a screen of rows takes longer than all else of an import. */
const PIECE = 16;
const NO_FILES: readonly ImportFile[] = [];

/** One import: how far it is, what came of it, and each of its files. */
export function JobPanel({ job, latest }: { job: ImportJob; latest: boolean }): ReactElement {
  const act = useAct();
  const [open, setOpen] = useState(latest);
  const [drawn, setDrawn] = useState(DRAWN);
  const files = useJobs().files.get(job.id) ?? NO_FILES;
  // The head tells at once; the list follows in small pieces of time, so that the window answers meanwhile.
  const listed = useDeferredValue(files, NO_FILES);
  const running = isRunning(job);
  const shown = latest || open;
  const control = (method: 'intake.pause' | 'intake.resume' | 'intake.cancel'): void => {
    void act(async () => { tellJob(await call(method, { job: job.id })); });
  };
  const firstDocument = files.find((file) => file && file.documentIds.length > 0)?.documentIds[0];
  return (
    <section className="panel job" aria-label={`${WORDS.queue} ${minuteOf(job.startedAt)}`}>
      <div className="job-head">
        <strong>{WORDS.state[job.state]}</strong>
        <span className="quiet small numbers">{minuteOf(job.startedAt)}</span>
        <span className="numbers">{WORDS.progress(job.done, job.total)}</span>
        <ProgressBar percent={job.total > 0 ? Math.floor((job.done / job.total) * 100) : 0} label={WORDS.stageHead} />
        {job.documents > 0 && <span className="numbers result">{WORDS.result(job.documents, job.tasks, job.doubts)}</span>}
        {job.state === 'running' && <Button size="small" icon={<Icon name="pause" size={14} />} onClick={() => { control('intake.pause'); }}>{WORDS.pause}</Button>}
        {job.state === 'paused' && <Button size="small" type="primary" icon={<Icon name="play" size={14} />} onClick={() => { control('intake.resume'); }}>{WORDS.resume}</Button>}
        {running && <Button size="small" danger disabled={job.state === 'cancelling'} onClick={() => { control('intake.cancel'); }}>{WORDS.cancel}</Button>}
        {!running && firstDocument !== undefined && latest && <Button size="small" type="primary" onClick={() => { go('review', { document: firstDocument }); }}>{WORDS.toReview}</Button>}
        {!latest && <Button size="small" type="text" aria-expanded={open} onClick={() => { setOpen(!open); void act(() => loadFiles(job.id)); }}><Icon name={open ? 'down' : 'right'} size={14} /></Button>}
      </div>
      {shown && (
        <>
          <div className="job-counts small numbers">
            {(['added', 'updated', 'duplicates', 'skipped', 'failed', 'asking'] as const).filter((key) => job[key] > 0).map((key) => <span key={key} className={key === 'failed' ? 'warn' : 'quiet'}>{WORDS.counts[key]} {job[key]}</span>)}
            {job.state === 'cancelled' && <span className="quiet">{WORDS.stopped}</span>}
            {!running && job.total === 0 && <span>{WORDS.noFiles}</span>}
            <span className="grow" />
            {job.asking > 1 && <>{WORDS.choiceAll}{TWIN_CHOICES_SHOWN.map((choice) => <Button key={choice} size="small" title={WORDS.choiceHint[choice]} onClick={() => { void act(async () => { tellJob(await call('intake.resolve', { job: job.id, choice })); }); }}>{WORDS.choice[choice]}</Button>)}</>}
            {!running && job.failed > 1 && <Button size="small" onClick={() => { void act(async () => { tellJob(await call('intake.retry', { job: job.id })); }); }}>{WORDS.retryAll}</Button>}
          </div>
          {job.trouble && <div style={{ padding: '0 12px 10px' }}><TroubleBox trouble={new Trouble(job.trouble.code as Trouble['code'], job.trouble.facts)} /></div>}
          <ul className="files" aria-label={WORDS.queue}>
            <FileRows job={job.id} files={listed} drawn={drawn} />
          </ul>
          {files.length > drawn && <Button type="text" block onClick={() => { setDrawn(drawn + DRAWN); }}>{`${drawn} / ${files.length} …`}</Button>}
        </>
      )}
    </section>
  );
}

const FileRows = memo(function FileRows({ job, files, drawn }: { job: number; files: readonly ImportFile[]; drawn: number }): ReactElement {
  const all = Math.min(drawn, files.length);
  const [now, setNow] = useState(PIECE);
  useEffect(() => {
    if (now >= all) return undefined;
    const frame = requestAnimationFrame(() => { startTransition(() => { setNow(now + PIECE); }); });
    return () => { cancelAnimationFrame(frame); };
  }, [now, all]);
  return <>{files.slice(0, Math.min(now, all)).map((file) => file && <FileRow key={file.index} job={job} file={file} />)}</>;
});
