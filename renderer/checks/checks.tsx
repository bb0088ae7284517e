import { App, Button, Input, type InputRef, Segmented } from 'antd';
import { type ReactElement, useMemo, useRef, useState } from 'react';
import type { CheckFilter, CheckLine } from '#api/relation-methods';
import type { FindingVerdict } from '#model/relations';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { todayHere } from '../kit/dates.ts';
import { chooseTargetFor, fetchFile } from '../kit/hand-over.ts';
import { Icon } from '../kit/icons.tsx';
import { useKeys } from '../kit/keys.ts';
import { go, stay, useRoute } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { startSamples } from '../intake/start.ts';
import { CHECKS_WORDS as WORDS, STATE_WORDS } from '../words/checks.ts';
import { readFilter } from './address.ts';
import { CheckDetail } from './check-detail.tsx';
import { CheckFilters } from './check-filters.tsx';
import { CheckRows } from './check-rows.tsx';
import './checks.css';

const PAGE = 100;
const STATES = ['open', 'accepted', 'ignored', 'handled', 'all'] as const;
type Shown = (typeof STATES)[number];
const VERDICTS: Readonly<Record<string, FindingVerdict | null>> = { 1: 'accepted', 2: 'ignored', 3: 'handled', 0: null };

/** 检查: findings by severity and kind, each with its words, judged by a person and kept so. */
export function Checks(): ReactElement {
  const act = useAct();
  const { message } = App.useApp();
  const { params } = useRoute();
  const state: Shown = STATES.find((each) => each === params['state']) ?? 'open';
  const narrowed = useMemo((): CheckFilter => readFilter(params), [params]);
  const filter = useMemo((): CheckFilter => ({ ...narrowed, ...(state === 'all' ? {} : { states: [state] }) }), [narrowed, state]);
  const [limit, setLimit] = useState(PAGE);
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const search = useRef<InputRef>(null);
  const noteField = useRef<InputRef>(null);
  const found = useQuery(`checks ${JSON.stringify(filter)} ${limit}`, () => call('checks.list', { filter, limit }));
  const findings = found.data?.findings ?? [];
  const at = Math.max(0, findings.findIndex((finding) => finding.id === chosen));
  const here: CheckLine | undefined = findings[at];

  const put = (next: CheckFilter, shown: Shown = state): void => {
    setLimit(PAGE);
    stay('checks', { state: shown === 'open' ? undefined : shown, search: next.search, severities: next.severities?.join(' '), codes: next.codes?.join(' '), documents: next.documents?.join(' ') });
  };
  const move = (by: number): void => {
    const next = findings[Math.min(Math.max(at + by, 0), findings.length - 1)];
    if (next) setChosen(next.id);
    setNote('');
  };
  const judge = async (verdict: FindingVerdict | null): Promise<void> => {
    if (!here) return;
    const following = state === 'all' ? here : findings[at + 1] ?? findings[at - 1];
    if (!await act(() => call('checks.judge', { ids: [here.id], verdict, note: verdict === null ? '' : note }))) return;
    setNote('');
    setChosen(following?.id ?? null);
    found.reload();
  };
  const again = async (): Promise<void> => {
    setBusy(true);
    const done = await act(() => call('checks.again', {}));
    setBusy(false);
    if (done) void message.success(WORDS.againDone(done.documents));
    found.reload();
  };
  const write = async (): Promise<void> => {
    const name = `${WORDS.file}-${todayHere()}.xlsx`;
    const target = await chooseTargetFor(name);
    if (target === null) return;
    const written = await act(() => call('checks.write', { filter, ...(target === undefined ? {} : { target }) }));
    if (!written) return;
    if (written.download !== null) fetchFile(written.download, name);
    void message.success(WORDS.exported(written.rows));
  };
  const openWords = (): void => { if (here) go('library', { document: here.documentId, at: here.span?.[0] }); };
  useKeys({
    ArrowDown: () => { move(1); }, ArrowUp: () => { move(-1); }, J: () => { move(1); }, K: () => { move(-1); }, Enter: openWords, '/': () => { search.current?.focus(); }, N: () => { noteField.current?.focus(); },
    ...Object.fromEntries(Object.entries(VERDICTS).map(([key, verdict]) => [key, () => { void judge(verdict); }])),
  });
  const none = found.data?.documents === 0;
  const narrow = Object.keys(narrowed).length > 0 || state !== 'all';
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <Input ref={search} allowClear className="checks-search" prefix={<Icon name="search" size={14} />} value={narrowed.search ?? ''} placeholder={WORDS.search} aria-label={WORDS.search} onChange={(event) => { put({ ...narrowed, search: event.target.value }); }} />
        <span className="numbers total" role="status">{found.data ? WORDS.total(found.data.total) : ''}</span>
        <span className="grow" />
        <Segmented size="small" value={state} aria-label={WORDS.state} onChange={(value) => { put(narrowed, value); }}
          options={STATES.map((value) => ({ value, label: value === 'all' ? WORDS.all : <>{STATE_WORDS[value]}{found.data && found.data.byState[value] > 0 && <span className="numbers"> {found.data.byState[value]}</span>}</> }))} />
        <Button loading={busy} disabled={none} onClick={() => { void again(); }}>{WORDS.again}</Button>
        <Button type="primary" disabled={!found.data || found.data.total === 0} onClick={() => { void write(); }}>{WORDS.export}</Button>
      </header>
      {found.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={found.trouble} retry={found.reload} /></div> : !found.data ? <Waiting />
        : none ? <Empty title={WORDS.first} actions={<><Button type="primary" onClick={() => { go('intake'); }}>{WORDS.toIntake}</Button><Button onClick={() => { void act(startSamples); }}>{WORDS.samples}</Button></>}>{WORDS.firstText}</Empty>
        : (
          <div className="checks">
            <CheckFilters list={found.data} filter={narrowed} onFilter={put} />
            {findings.length === 0 ? <Empty title={WORDS.empty} actions={narrow && <Button onClick={() => { put({}, 'all'); }}>{WORDS.showAll}</Button>}>{WORDS.emptyText}</Empty> : (
              <>
                <CheckRows findings={findings} chosen={here?.id ?? null} total={found.data.total} onChoose={(id) => { setChosen(id); setNote(''); }} onMore={() => { setLimit(Math.min(limit + PAGE, 500)); }} />
                {here && <CheckDetail key={here.id} finding={here} note={note} noteRef={noteField} onNote={setNote} onJudge={(verdict) => { void judge(verdict); }} onOpen={openWords} />}
              </>
            )}
          </div>
        )}
    </section>
  );
}
