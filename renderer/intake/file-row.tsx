import { Button } from 'antd';
import { memo, type ReactElement } from 'react';
import type { FileStage, ImportFile } from '#api/intake-methods';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { minuteOf } from '../kit/dates.ts';
import { Icon } from '../kit/icons.tsx';
import { tellJob } from '../kit/jobs.ts';
import { go } from '../kit/route.ts';
import { failureWords } from '../words/failures.ts';
import { INTAKE_WORDS as WORDS, skippedWords } from '../words/intake.ts';
import { TWIN_CHOICES_SHOWN } from './choices.ts';

const STEPS = ['read', 'analyse', 'post'] as const satisfies readonly FileStage[];

/** One file of an import: where it is on its way, what came of it, what can be done. */
export const FileRow = memo(function FileRow({ job, file }: { /** The job's number: the job itself changes ten times a second, a row only when its file moves. */ job: number; file: ImportFile }): ReactElement {
  const at = STEPS.findIndex((step) => step === file.stage);
  const entered = file.outcome?.kind === 'added' || file.outcome?.kind === 'updated';
  const failed = file.outcome?.kind === 'failed';
  return (
    <li className={failed ? 'file failed' : 'file'}>
      <span className={`file-mark ${failed ? 'warn' : entered ? 'done' : ''}`}>{entered ? <Icon name="check" size={14} /> : failed ? <Icon name="close" size={14} /> : <Icon name="file" size={14} />}</span>
      <span className="file-name clip" title={file.path}>{file.name}</span>
      <span className="quiet small file-format">{file.format ?? ''}</span>
      <span className="quiet small numbers file-size">{WORDS.bytes(file.size)}</span>
      <span className="file-steps" aria-label={WORDS.stage[file.stage]}>
        {file.stage === 'waiting' || file.stage === 'asks' ? <i>{WORDS.stage[file.stage]}</i>
          : STEPS.map((step, i) => <i key={step} className={failed ? '' : entered || i < at ? 'past' : i === at ? 'now' : ''}>{WORDS.stage[step]}{i === at && file.pages && ` ${WORDS.page(file.pages.done, file.pages.total)}`}</i>)}
      </span>
      <span className="file-result"><Result job={job} file={file} /></span>
    </li>
  );
});

/** Its links are plain: many files end at once, and a hundred of the design system's buttons hold up the page. */
function Result({ job, file }: { job: number; file: ImportFile }): ReactElement | null {
  const act = useAct();
  const { outcome, twin } = file;
  const send = (method: 'intake.resolve' | 'intake.retry', choice?: (typeof TWIN_CHOICES_SHOWN)[number]): void => {
    void act(async () => { tellJob(await (method === 'intake.retry' ? call(method, { job, indexes: [file.index] }) : call(method, { job, indexes: [file.index], choice: choice ?? 'skip' }))); });
  };
  if (file.stage === 'asks' && twin) {
    return (
      <div className="twin">
        <div><b>{WORDS.twin[twin.kind]}</b></div>
        <div className="small quiet">{twin.title}{twin.number ? `（${twin.number}）` : ''} · {WORDS.twinFrom(twin.sourceName, minuteOf(twin.postedAt))}</div>
        <div className="row" style={{ marginTop: 4 }}>{TWIN_CHOICES_SHOWN.map((choice) => <Button key={choice} size="small" title={WORDS.choiceHint[choice]} onClick={() => { send('intake.resolve', choice); }}>{WORDS.choice[choice]}</Button>)}</div>
      </div>
    );
  }
  switch (outcome?.kind) {
    case 'added': case 'updated': {
      const document = file.documentIds[0];
      return (
        <>
          <span className="numbers">{WORDS.result(outcome.documents, outcome.tasks, outcome.doubts)}{outcome.kind === 'updated' && <span className="quiet small"> · {WORDS.updated(outcome.kept)}</span>}</span>
          {document !== undefined && <><button type="button" className="bare file-link" onClick={() => { go('review', { document }); }}>{WORDS.review}</button><button type="button" className="bare file-link" onClick={() => { go('library', { document }); }}>{WORDS.open}</button></>}
        </>
      );
    }
    case 'duplicate': return <span className="quiet">{WORDS.duplicate(twin?.title ?? outcome.twin.split(/[\\/]/).at(-1) ?? '')}{twin?.documentId && <button type="button" className="bare file-link" onClick={() => { go('library', { document: twin.documentId ?? undefined }); }}>{WORDS.open}</button>}</span>;
    case 'skipped': return <span className="quiet">{skippedWords(outcome.reason)}</span>;
    case 'failed': {
      const { what, todo } = failureWords(outcome.code, { ...outcome.facts, path: '' });
      return <><span className="grow"><span className="warn">{what}</span> <span>{todo}</span></span><Button size="small" onClick={() => { send('intake.retry'); }}>{WORDS.retry}</Button></>;
    }
    case undefined: return null;
  }
}
