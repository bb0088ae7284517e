import { App, Button, Segmented } from 'antd';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { Comparison } from '#api/relation-methods';
import type { AlignmentDifference } from '#model/relations';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { todayHere } from '../kit/dates.ts';
import { DocumentSelect } from '../kit/document-select.tsx';
import { chooseTargetFor, fetchFile } from '../kit/hand-over.ts';
import { useKeys } from '../kit/keys.ts';
import { go, stay, useRoute } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { COMPARE_WORDS as WORDS, DIFFERENCE_NAMES } from '../words/relations.ts';
import { CompareLine } from './compare-line.tsx';
import { COMPARE_FILTERS, type CompareFilter, compareRows, filterRows } from './rows.ts';
import './compare.css';

const KINDS = Object.keys(DIFFERENCE_NAMES) as AlignmentDifference[];

/** 对照: two documents side by side, the same tasks beside each other, what differs marked, what has no counterpart told. */
export function Compare(): ReactElement {
  const act = useAct();
  const { message } = App.useApp();
  const { params } = useRoute();
  const [a, b] = [Number(params['a']) || null, Number(params['b']) || null];
  const filter: CompareFilter = COMPARE_FILTERS.find((each) => each === params['show']) ?? 'all';
  const what = KINDS.find((each) => each === params['what']) ?? null;
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const ready = a !== null && b !== null && a !== b;
  const found = useQuery(ready ? `compare ${a} ${b}` : null, () => call('compare.documents', { a: a ?? 0, b: b ?? 0 }));
  const chosen = useQuery(ready || (a === null && b === null) ? null : `compare one ${a} ${b}`, () => call('documents.one', { id: a ?? b ?? 0 }), true);
  const rows = useMemo(() => (found.data ? filterRows(compareRows(found.data), filter, what) : []), [found.data, filter, what]);
  const here = Math.max(0, Math.min(at, rows.length - 1));
  useEffect(() => { list.current?.querySelector('.compare-row.at')?.scrollIntoView({ block: 'nearest' }); }, [here]);

  const put = (change: Record<string, string | number | undefined>): void => {
    setAt(0);
    stay('compare', { a: a ?? undefined, b: b ?? undefined, show: params['show'], what: params['what'], ...change });
  };
  const swap = (): void => { put({ a: b ?? undefined, b: a ?? undefined }); };
  const nextDifferent = (): void => {
    const after = rows.findIndex((row, i) => i > here && row.pair !== null && row.pair.differences.length > 0);
    if (after >= 0) setAt(after);
  };
  useKeys({ J: () => { setAt(Math.min(here + 1, rows.length - 1)); }, K: () => { setAt(Math.max(here - 1, 0)); }, ArrowDown: () => { setAt(Math.min(here + 1, rows.length - 1)); }, ArrowUp: () => { setAt(Math.max(here - 1, 0)); }, D: nextDifferent, X: swap });
  const write = async (): Promise<void> => {
    if (!ready) return;
    const name = `${WORDS.file}-${todayHere()}.xlsx`;
    const target = await chooseTargetFor(name);
    if (target === null) return;
    const written = await act(() => call('compare.write', { a, b, ...(target === undefined ? {} : { target }) }));
    if (!written) return;
    if (written.download !== null) fetchFile(written.download, name);
    void message.success(WORDS.exported(written.rows));
  };
  const one = chosen.data && { id: chosen.data.id, title: chosen.data.title, number: chosen.data.number };
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <DocumentSelect className="compare-pick" value={found.data ? found.data.a.document : a === null ? null : one} label={WORDS.a} placeholder={WORDS.a} onChange={(id) => { put({ a: id }); }} />
        <Button title={`${WORDS.swap}（X）`} aria-label={WORDS.swap} disabled={a === null && b === null} onClick={swap}>⇄</Button>
        <DocumentSelect className="compare-pick" value={found.data ? found.data.b.document : a === null ? one : null} label={WORDS.b} placeholder={WORDS.b} onChange={(id) => { put({ b: id }); }} />
        <span className="grow" />
        {a !== null && <Button onClick={() => { go('relations', { document: a }); }}>{WORDS.back}</Button>}
        <Button type="primary" disabled={!found.data} onClick={() => { void write(); }}>{WORDS.export}</Button>
      </header>
      {!ready ? <Empty title={WORDS.choose}>{WORDS.chooseText}</Empty>
        : found.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={found.trouble} retry={found.reload} /></div> : !found.data ? <Waiting /> : (
          <>
            <Summary comparison={found.data} filter={filter} what={what} onFilter={(show) => { put({ show: show === 'all' ? undefined : show, what: undefined }); }} onWhat={(next) => { put({ what: next ?? undefined, ...(filter === 'uncovered' || filter === 'unfounded' ? { show: undefined } : {}) }); }} />
            {rows.length === 0 ? <Empty title={found.data.a.statements.length + found.data.b.statements.length === 0 ? WORDS.noTasks : WORDS.noneLeft} /> : (
              <div ref={list} className="compare-list grow scroll" tabIndex={0} role="region" aria-label={WORDS.rows}>
                {rows.map((row, i) => <CompareLine key={row.key} row={row} at={i === here} heading={headingBefore(rows, i)} a={found.data!.a.document.id} b={found.data!.b.document.id} onAt={() => { setAt(i); }} />)}
              </div>
            )}
          </>
        )}
    </section>
  );
}

/** The heading of a row's statement where it is another than that of the row before. */
function headingBefore(rows: ReturnType<typeof compareRows>, i: number): string | null {
  const of = (j: number): string => rows[j]?.a?.heading ?? rows[j]?.b?.heading ?? '';
  return of(i) !== '' && (i === 0 || of(i) !== of(i - 1)) ? of(i) : null;
}

function Summary({ comparison: { pairs, share, uncovered, unfounded }, filter, what, onFilter, onWhat }: { comparison: Comparison; filter: CompareFilter; what: AlignmentDifference | null; onFilter: (filter: CompareFilter) => void; onWhat: (what: AlignmentDifference | null) => void }): ReactElement {
  const same = pairs.filter((pair) => pair.grade === 'same').length;
  const counts = KINDS.map((kind) => ({ kind, count: pairs.filter((pair) => pair.differences.some((difference) => difference.what === kind)).length })).filter(({ count }) => count > 0);
  const different = pairs.filter((pair) => pair.differences.length > 0).length;
  return (
    <div className="compare-summary row">
      <span className="numbers" role="status">{WORDS.summary(share, same, pairs.length - same)}</span>
      <span className="row">{counts.map(({ kind, count }) => <button key={kind} type="button" className={`bare difference${what === kind ? ' on' : ''}`} aria-pressed={what === kind} onClick={() => { onWhat(what === kind ? null : kind); }}>{WORDS.count(DIFFERENCE_NAMES[kind], count)}</button>)}</span>
      <span className="grow" />
      <Segmented size="small" value={filter} aria-label={WORDS.filter} onChange={onFilter} options={COMPARE_FILTERS.map((value) => ({ value, label: `${WORDS[value]}${value === 'different' ? ` ${different}` : value === 'uncovered' ? ` ${uncovered.length}` : value === 'unfounded' ? ` ${unfounded.length}` : ''}` }))} />
    </div>
  );
}
