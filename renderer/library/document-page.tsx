import { Button } from 'antd';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { DocumentView } from '#api/document-methods';
import type { HeaderField } from '#model/analysis';
import { startWords, termWords } from '#model/names';
import type { Span } from '#model/span';
import { call } from '../client.ts';
import { FromPictures } from '../kit/from-pictures.tsx';
import { Icon } from '../kit/icons.tsx';
import { itemLine } from '../kit/provision.ts';
import { go } from '../kit/route.ts';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { ledgerParams } from '../ledger/address.ts';
import { Typeset } from '../original/typeset.tsx';
import { marksOf } from '../review/marks.ts';
import { doubtWords } from '../words/doubts.ts';
import { LIBRARY_WORDS as WORDS } from '../words/library.ts';
import { BASIS_WORDS, RELATION_WORDS } from '../words/terms.ts';

/** One document: its head with where each fact was read, its outline, its text. `at`: a place of the source to show. */
export function DocumentPage({ id, at }: { id: number; at: number | null }): ReactElement {
  const found = useQuery(`document ${id}`, () => call('documents.one', { id }), true);
  const tasks = useQuery(`document tasks ${id}`, () => call('review.tasks', { document: id }));
  const [place, setPlace] = useState<Span | null>(at === null ? null : [at, at]);
  useEffect(() => { setPlace(at === null ? null : [at, at]); }, [at]);
  const view = found.data;
  const marks = useMemo(() => (view && tasks.data ? marksOf(view, tasks.data) : []), [view, tasks.data]);
  const headings = useMemo(() => view?.outline.map(({ span, level }) => ({ span, level })) ?? [], [view]);
  return (
    <section className="screen" aria-label={view?.title ?? WORDS.title}>
      <header>
        <Button type="text" icon={<Icon name="left" />} onClick={() => { go('library'); }}>{WORDS.back}</Button>
        <h1 className="clip" title={view?.title}>{view?.title || view?.sourceName}</h1>{view && <FromPictures of={view} />}<span className="grow" />
        {view && <>
          {view.original && <Button href={view.original} target="_blank">{WORDS.download}</Button>}
          <Button onClick={() => { go('relations', { document: id }); }}>{WORDS.relations}</Button>
          <Button onClick={() => { go('ledger', ledgerParams({ documents: [id] })); }}>{WORDS.tasksOf}</Button>
          <Button type="primary" onClick={() => { go('review', { document: id }); }}>{WORDS.review}</Button>
        </>}
      </header>
      {found.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={found.trouble} retry={found.reload} /></div> : !view ? <Waiting /> : (
        <div className="document">
          <aside className="outline scroll" aria-label={WORDS.outline}>
            <Facts view={view} onPlace={setPlace} />
            <h2>{WORDS.outline}</h2>
            {view.outline.length === 0 ? <p className="quiet">{WORDS.noOutline}</p> : (
              <ul>{view.outline.map((p) => <li key={p.id}><button type="button" className="bare outline-line" style={{ paddingLeft: 8 + Math.max(p.level - 1, 0) * 12 }} onClick={() => { setPlace([...p.span]); }}><span className="clip grow">{itemLine(p.label, p.title, view.text.slice(p.span[0] - view.span[0], p.span[0] - view.span[0] + 40))}</span></button></li>)}</ul>
            )}
          </aside>
          <div className="grow scroll"><Typeset text={view.text} offset={view.span[0]} blocks={view.blocks} headings={headings} title={view.evidence.title?.span ?? null} marks={marks} chosen={null} place={place} onTask={(task) => { go('review', { document: id, task }); }} /></div>
        </div>
      )}
    </section>
  );
}

function Facts({ view, onPlace }: { view: DocumentView; onPlace: (span: Span) => void }): ReactElement {
  const facts: [string, string, HeaderField | null][] = [
    [WORDS.fact.number, view.number ?? '', 'number'], [WORDS.fact.type, view.type ?? '', 'type'], [WORDS.fact.issuers, view.issuers.join('、'), 'issuers'], [WORDS.fact.issueDate, view.issueDate ?? '', 'issueDate'],
    [WORDS.fact.effectiveFrom, startWords(view.effectiveFrom), 'effectiveFrom'], [WORDS.fact.effectiveTo, termWords(view.effectiveTo), 'effectiveTo'], [WORDS.fact.interpretedBy, view.interpretedBy ?? '', 'interpretedBy'],
    [WORDS.fact.addressees, view.addressees.join('、'), 'addressees'], [WORDS.fact.source, view.sourceName, null],
  ];
  const others = view.references.filter((reference) => !reference.self);
  return (
    <>
      <h2>{WORDS.facts}</h2>
      <dl className="facts">
        {facts.filter(([, value], i) => value !== '' || i < 4).map(([label, value, field]) => {
          const evidence = field ? view.evidence[field] : undefined;
          const span = evidence?.span ?? null;
          return <div key={label}><dt>{label}</dt><dd>{value === '' ? <span className="quiet">{WORDS.missing}</span> : span ? <button type="button" className="bare fact" onClick={() => { onPlace(span); }}>{value}</button> : value} {evidence && value !== '' && <span className={`basis ${evidence.basis}`} title={evidence.rule}>{BASIS_WORDS[evidence.basis]}</span>}</dd></div>;
        })}
      </dl>
      {others.length > 0 && <details className="fold"><summary>{WORDS.fact.references} {others.length}</summary><ul>{others.map((r, i) => <li key={i}><button type="button" className="bare outline-line" onClick={() => { onPlace(r.span); }}><span className="basis">{RELATION_WORDS[r.relation]}</span><span className="clip grow" title={`${r.title ?? ''}${r.number ?? ''}`}>{r.title ?? r.number}</span></button></li>)}</ul></details>}
      {view.diagnostics.length > 0 && <details className="fold"><summary>{WORDS.fact.diagnostics} {view.diagnostics.length}</summary><ul>{view.diagnostics.map((d, i) => { const { span } = d; return <li key={i} className="doubt-count">{span ? <button type="button" className="bare outline-line" onClick={() => { onPlace(span); }}>{doubtWords(d.code).what}{d.found ? `：${d.found}` : ''}</button> : <span className="outline-line">{doubtWords(d.code).what}</span>}</li>; })}</ul></details>}
    </>
  );
}
