import { Button, Input, type InputRef } from 'antd';
import type { ReactElement, Ref } from 'react';
import type { CheckLine } from '#api/relation-methods';
import type { FindingVerdict } from '#model/relations';
import { minuteOf } from '../kit/dates.ts';
import { Quote } from '../kit/quote.tsx';
import { go } from '../kit/route.ts';
import { CHECKS_WORDS as WORDS, findingName, findingSentence, SEVERITY_WORDS, STATE_WORDS } from '../words/checks.ts';

interface Props { finding: CheckLine; note: string; noteRef: Ref<InputRef>; onNote: (note: string) => void; onJudge: (verdict: FindingVerdict | null) => void; onOpen: () => void }

const VERDICTS = ['accepted', 'ignored', 'handled'] as const;

/** One finding with the words it rests on, and what a person makes of it. */
export function CheckDetail({ finding, note, noteRef, onNote, onJudge, onOpen }: Props): ReactElement {
  const { judgement, quote, witnesses } = finding;
  return (
    <div className="checks-detail scroll" role="region" aria-label={findingName(finding.code)} tabIndex={0}>
      <p className="row check-head"><i className={`severity ${finding.severity}`} /><b>{findingName(finding.code)}</b><span className="quiet small">{SEVERITY_WORDS[finding.severity]}</span></p>
      <p className="check-sentence">{findingSentence(finding)}</p>
      <section>
        <h3>{WORDS.place}<span className="check-source clip" title={finding.document}>{finding.document}{finding.number ? `（${finding.number}）` : ''}</span></h3>
        {quote ? <Quote quote={quote} /> : <p className="quiet small">{WORDS.whole}</p>}
        <div className="row check-acts">
          <Button size="small" onClick={onOpen}>{WORDS.open}</Button>
          {finding.taskId !== null && <Button size="small" onClick={() => { go('ledger', { task: finding.taskId ?? undefined }); }}>{WORDS.task}</Button>}
          <Button size="small" onClick={() => { go('relations', { document: finding.documentId }); }}>{WORDS.relations}</Button>
        </div>
      </section>
      {witnesses.length > 0 && (
        <section>
          {witnesses.map((witness, i) => (
            <div key={i} className="check-witness">
              <h3>{WORDS.against}<span className="check-source clip" title={witness.document ?? ''}>{witness.document}</span></h3>
              {witness.quote ? <Quote quote={witness.quote} /> : witness.words !== '' && <p className="quiet small">{witness.words}</p>}
              {witness.documentId !== null && <div className="row check-acts">
                <Button size="small" onClick={() => { go('library', { document: witness.documentId ?? undefined, at: witness.quote?.span[0] }); }}>{WORDS.openOther}</Button>
                {witness.documentId !== finding.documentId && <Button size="small" onClick={() => { go('compare', { a: witness.documentId ?? undefined, b: finding.documentId }); }}>{WORDS.compare}</Button>}
              </div>}
            </div>
          ))}
        </section>
      )}
      <section className="check-judge" aria-label={WORDS.judge}>
        <h3>{WORDS.judge}</h3>
        {judgement && <p className="small">{WORDS.judged(STATE_WORDS[judgement.verdict], judgement.by, minuteOf(judgement.at))}{judgement.reason ? `：${judgement.reason}` : ''}</p>}
        <Input ref={noteRef} value={note} maxLength={500} placeholder={WORDS.note} aria-label={WORDS.note} onChange={(event) => { onNote(event.target.value); }} onKeyDown={(event) => { if (event.key === 'Escape') event.currentTarget.blur(); }} />
        <div className="row check-acts">
          {VERDICTS.map((verdict, i) => <Button key={verdict} type={judgement?.verdict === verdict ? 'primary' : 'default'} aria-pressed={judgement?.verdict === verdict} onClick={() => { onJudge(verdict); }}>{STATE_WORDS[verdict]}<kbd>{i + 1}</kbd></Button>)}
          {judgement && <Button type="link" onClick={() => { onJudge(null); }}>{WORDS.takeBack}</Button>}
        </div>
        <p className="small quiet">{WORDS.kept}</p>
      </section>
      <p className="small quiet check-keys">{WORDS.keys}</p>
    </div>
  );
}
