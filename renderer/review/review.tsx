import { Button, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { call } from '../client.ts';
import { FromPictures } from '../kit/from-pictures.tsx';
import { useAct } from '../kit/act.ts';
import { useKeys } from '../kit/keys.ts';
import { stay, useRoute, go } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { startSamples } from '../intake/start.ts';
import { REVIEW_WORDS as WORDS } from '../words/review.ts';
import { Desk } from './desk.tsx';
import './review.css';

/** Documents offered at once; more are found by their title or 文号. */
const SHOWN = 200;
const wantedOf = (params: Readonly<Record<string, string>>): number | null => Number(params['document']) || null;

/** 核对: the document in hand, or the first that still has something to check. */
export function Review(): ReactElement {
  const act = useAct();
  const { params } = useRoute();
  const [words, setWords] = useState('');
  const documents = useQuery(`review documents ${words.trim()}`, () => call('documents.list', { ...(words.trim() ? { search: words.trim() } : {}), limit: SHOWN }), words !== '' || wantedOf(params) !== null);
  const wanted = wantedOf(params);
  const list = documents.data?.documents ?? [];
  const current = wanted ?? (list.find((d) => d.taskCount > d.acceptedCount) ?? list[0])?.id ?? null;
  const view = useQuery(current === null ? null : `review document ${current}`, () => call('documents.one', { id: current ?? 0 }), true);
  const tasks = useQuery(current === null ? null : `review tasks ${current}`, () => call('review.tasks', { document: current ?? 0 }));
  const trouble = documents.trouble ?? view.trouble ?? tasks.trouble;
  const next = list.find((d) => d.id !== current && d.taskCount > d.acceptedCount)?.id ?? null;
  useKeys({ N: () => { if (next !== null) go('review', { document: next }); } });
  const accepted = tasks.data?.filter((task) => task.accepted).length ?? 0;
  const ready = view.data && tasks.data && view.data.id === current;
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <Select className="grow document-select" value={current ?? undefined} aria-label={WORDS.document} placeholder={WORDS.document} showSearch={{ filterOption: false, onSearch: setWords }} onOpenChange={(open) => { if (open) documents.reload(); else setWords(''); }} popupMatchSelectWidth={640}
          options={[...(view.data && !list.some((d) => d.id === view.data?.id) ? [{ ...view.data, acceptedCount: accepted }] : []), ...list].map((d) => ({ value: d.id, label: `${d.number ? `${d.number} ` : ''}${d.title}`, done: d.acceptedCount, total: d.taskCount }))}
          optionRender={(option) => { const { done, total } = option.data as { done: number; total: number }; return <span className="row"><span className="grow clip">{option.label}</span><span className="numbers quiet small">{WORDS.accepted(done, total)}</span></span>; }}
          onChange={(id: number) => { go('review', { document: id }); }} />
        {view.data && <FromPictures of={view.data} />}
        {tasks.data && <span className="numbers accepted-count">{WORDS.accepted(accepted, tasks.data.length)}</span>}
        {next !== null && <Button type={tasks.data && tasks.data.length === accepted ? 'primary' : 'default'} aria-keyshortcuts="N" onClick={() => { go('review', { document: next }); }}>{WORDS.nextDocument}<kbd aria-hidden="true">N</kbd></Button>}
        <Button onClick={() => { go('ledger'); }}>{WORDS.toLedger}</Button>
      </header>
      {trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={trouble} retry={() => { documents.reload(); view.reload(); tasks.reload(); }} /></div>
        : documents.data && list.length === 0 && words === '' && current === null ? (
          <Empty title={WORDS.none} actions={<><Button type="primary" onClick={() => { go('intake'); }}>{WORDS.toIntake}</Button><Button onClick={() => { void act(startSamples); }}>{WORDS.samples}</Button></>}>{WORDS.noneText}</Empty>
        ) : ready && view.data && tasks.data ? (
          <Desk key={view.data.id} view={view.data} tasks={tasks.data} chosen={Number(params['task']) || null} onChoose={(task) => { stay('review', { document: current ?? undefined, task: task ?? undefined }); }} />
        ) : <Waiting />}
    </section>
  );
}
