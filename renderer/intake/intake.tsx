import { Button } from 'antd';
import { memo, type ReactElement, use, useCallback, useEffect, useState } from 'react';
import { useAct } from '../kit/act.ts';
import { Icon } from '../kit/icons.tsx';
import { loadFiles, useJobs } from '../kit/jobs.ts';
import { Glance } from '../kit/known.ts';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { FRAME_WORDS } from '../words/frame.ts';
import { INTAKE_WORDS as WORDS } from '../words/intake.ts';
import { JobPanel } from './job-panel.tsx';
import { chooseFiles, chooseFolder, droppedFiles, importFiles, startSamples, useUploading } from './start.ts';
import { Watched } from './watched.tsx';
import './intake.css';

/** 收文: files come in; their way into the ledger is seen, and what became of each. */
export function Intake(): ReactElement {
  const act = useAct();
  const { jobs } = useJobs();
  const uploading = useUploading();
  const [over, setOver] = useState(false);
  const [watching, setWatching] = useState(false);
  const watch = useCallback(() => { setWatching(true); }, []);
  const latest = jobs[0]?.id;
  useEffect(() => { if (latest !== undefined) loadFiles(latest).catch(() => undefined); }, [latest]);

  const documents = use(Glance)?.documents;
  const quiet = jobs.length === 0 && !uploading;
  const first = quiet && documents === 0;
  return (
    <section className="screen" aria-label={WORDS.title}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false); }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const { dataTransfer } = event;
        void act(async () => importFiles(await droppedFiles(dataTransfer)));
      }}>
      <header>
        <h1>{WORDS.title}</h1><span className="grow" />
        {!first && <Ways />}
        <WatchButton onOpen={watch} />
      </header>
      <div className={`grow scroll intake${over ? ' over' : ''}`}>
        {first ? (
          <div className="first">
            <div className="drop-zone">
              <Icon name="intake" size={40} />
              <h2>{over ? WORDS.dropNow : WORDS.firstTitle}</h2>
              <p>{WORDS.firstText}</p>
              <div className="row"><Ways /></div>
              <p className="small quiet">{WORDS.dropHint}</p>
              <p className="small quiet">{WORDS.samplesHint}</p>
            </div>
            <ol className="steps">{WORDS.firstSteps.map((step, i) => <li key={step}><b>{i + 1}</b>{step}</li>)}</ol>
          </div>
        ) : quiet ? (
          <div className="first">
            <div className="drop-zone">
              <Icon name="intake" size={40} />
              <h2>{over ? WORDS.dropNow : WORDS.drop}</h2>
              <p className="small quiet">{WORDS.dropHint}</p>
              {documents !== undefined && <p className="small quiet">{WORDS.nothingYet(documents)}</p>}
            </div>
          </div>
        ) : (
          <>
            <div className="drop-strip" aria-hidden="true"><Icon name="intake" />{over ? WORDS.dropNow : `${WORDS.drop}。${WORDS.dropHint}`}</div>
            {uploading && (
              <div className="panel uploading" role="status">
                <span>{WORDS.uploading(uploading.done, uploading.total)}</span>
                <ProgressBar percent={Math.round((uploading.done / uploading.total) * 100)} label={WORDS.stageHead} />
                <Button size="small" onClick={uploading.stop}>{FRAME_WORDS.cancel}</Button>
              </div>
            )}
            {jobs.map((job, i) => <JobPanel key={job.id} job={job} latest={i === 0} />)}
          </>
        )}
      </div>
      {watching && <Watched onClose={() => { setWatching(false); }} />}
    </section>
  );
}

/** How files come in. Left alone while an import tells of itself, as is the button beside it. */
const Ways = memo(function Ways(): ReactElement {
  const act = useAct();
  return (
    <>
      <Button type="primary" icon={<Icon name="file" />} onClick={() => { void act(chooseFiles); }}>{WORDS.files}</Button>
      <Button icon={<Icon name="folder" />} onClick={() => { void act(chooseFolder); }}>{WORDS.folder}</Button>
      <Button onClick={() => { void act(startSamples); }}>{WORDS.samples}</Button>
    </>
  );
});

const WatchButton = memo(function WatchButton({ onOpen }: { onOpen: () => void }): ReactElement {
  return <Button type="text" icon={<Icon name="folder" />} onClick={onOpen}>{WORDS.watched}</Button>;
});
