import { Button, Input, Segmented } from 'antd';
import { type ReactElement, useMemo, useState } from 'react';
import type { Relation } from '#model/analysis';
import { call } from '../client.ts';
import { useAct } from '../kit/act.ts';
import { DocumentSelect } from '../kit/document-select.tsx';
import { Icon } from '../kit/icons.tsx';
import { useKeys } from '../kit/keys.ts';
import { useMemory } from '../kit/memory.ts';
import { go, stay, useRoute } from '../kit/route.ts';
import { Empty, TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { useSettled } from '../kit/use-settled.ts';
import { startSamples } from '../intake/start.ts';
import { LINK_NAMES, RELATIONS_WORDS as WORDS } from '../words/relations.ts';
import { Graph } from './graph.tsx';
import { Missing } from './missing.tsx';
import { Progress } from './progress.tsx';
import { Side, type Tab, TABS } from './side.tsx';
import './relations.css';

const RELATIONS = Object.keys(LINK_NAMES) as Relation[];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** 关系: the documents around one, what each rests on, how they stand on a day; what the library lacks. */
export function Relations(): ReactElement {
  const { params } = useRoute();
  const document = Number(params['document']) || null;
  return document === null ? <Start /> : <Around key={document} document={document} />;
}

const center = (id: number): void => { go('relations', { document: id }); };

function Around({ document }: { document: number }): ReactElement {
  const { params } = useRoute();
  const day = DAY.test(params['day'] ?? '') ? params['day'] : undefined;
  const [depth, setDepth] = useMemory('relations.depth', 1);
  const [shut, setShut] = useMemory<readonly Relation[]>('relations.hidden', []);
  const hidden = useMemo(() => new Set(shut), [shut]);
  const [chosen, setChosen] = useState(document);
  const tab: Tab = TABS.find((each) => each === params['tab']) ?? 'validity';
  const found = useQuery(`around ${document} ${depth} ${day ?? ''}`, () => call('relations.around', { document, depth, ...(day === undefined ? {} : { day }) }));
  const put = (change: { tab?: Tab; day?: string | undefined }): void => { stay('relations', { document, tab: params['tab'], day, ...change }); };
  const choose = (id: number): void => {
    setChosen(id);
    if (id !== document) put({ tab: 'words' });
  };
  useKeys({ W: () => { put({ tab: 'words' }); }, Escape: () => { setChosen(document); put({ tab: 'validity' }); } });
  const around = found.data;
  const kinds = RELATIONS.filter((relation) => around?.edges.some((edge) => edge.relation === relation));
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <DocumentSelect className="relations-pick" value={around ? around.focus : null} label={WORDS.pick} placeholder={WORDS.pick} onChange={center} />
        <Segmented size="small" value={depth} aria-label={WORDS.depth} options={[1, 2, 3].map((value) => ({ value, label: WORDS.depthOf(value) }))} onChange={setDepth} />
        <span className="numbers total" role="status">{around ? WORDS.documents(around.nodes.length) : ''}</span>
        <span className="grow" />
        <Button onClick={() => { go('relations'); }}>{WORDS.missing}</Button>
      </header>
      <Progress />
      {found.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={found.trouble} retry={found.reload} /></div> : !around ? <Waiting /> : (
        <div className="relations">
          <div className="column grow">
            <Graph around={around} hidden={hidden} chosen={chosen} onChoose={choose} onCenter={center} />
            <div className="legend-bar row" role="group" aria-label={WORDS.types}>
              {kinds.map((relation) => <button key={relation} type="button" className={`bare link-name ${relation}${hidden.has(relation) ? ' off' : ''}`} aria-pressed={!hidden.has(relation)} onClick={() => { setShut(hidden.has(relation) ? shut.filter((each) => each !== relation) : [...shut, relation]); }}>{LINK_NAMES[relation]}<span className="numbers">{around.edges.filter((edge) => edge.relation === relation).length}</span></button>)}
              <span className="grow" /><span className="quiet small">{WORDS.keys}</span>
            </div>
          </div>
          <Side around={around} chosen={chosen} tab={tab} onTab={(next) => { put({ tab: next }); }} onDay={(next) => { put({ day: next, tab: 'validity' }); }} onCenter={center} />
        </div>
      )}
    </section>
  );
}

/** Without a document: documents to begin with, and all that the library lacks. */
function Start(): ReactElement {
  const act = useAct();
  const [search, setSearch] = useState('');
  const documents = useQuery('relations start', () => call('documents.list', { sort: 'issueDate', descending: true, limit: 60 }));
  const words = useSettled(search.trim());
  const missing = useQuery(`missing ${words}`, () => call('relations.missing', { ...(words ? { search: words } : {}), limit: 300 }));
  const broken = [documents, missing].find(({ trouble }) => trouble !== null);
  return (
    <section className="screen" aria-label={WORDS.title}>
      <header>
        <h1>{WORDS.title}</h1>
        <DocumentSelect className="relations-pick" value={null} label={WORDS.pick} placeholder={WORDS.pick} onChange={center} />
        <span className="grow" /><Button onClick={() => { go('compare'); }}>{WORDS.compare}</Button>
      </header>
      <Progress />
      {broken?.trouble ? <div style={{ padding: 16 }}><TroubleBox trouble={broken.trouble} retry={broken.reload} /></div> : !documents.data || !missing.data ? <Waiting />
        : documents.data.total === 0 ? <Empty title={WORDS.empty} actions={<><Button type="primary" onClick={() => { go('intake'); }}>{WORDS.toIntake}</Button><Button onClick={() => { void act(startSamples); }}>{WORDS.samples}</Button></>}>{WORDS.emptyText}</Empty>
        : (
          <div className="relations start">
            <div className="grow scroll start-part" role="region" aria-label={WORDS.start} tabIndex={0}>
              <h2>{WORDS.start}</h2><p className="small quiet">{WORDS.startText}</p>
              <ul className="side-list">{documents.data.documents.map((d) => <li key={d.id}><a className="row" href={`#/relations?document=${d.id}`}><span className="grow clip" title={d.title}>{d.title || d.sourceName}</span><span className="quiet small numbers">{d.number ?? ''}</span><span className="quiet small numbers">{d.issueDate ?? ''}</span></a></li>)}</ul>
            </div>
            <div className="grow scroll start-part" role="region" aria-label={WORDS.missing} tabIndex={0}>
              <div className="row"><h2 className="grow">{WORDS.missing} <span className="numbers quiet">{missing.data.total}</span></h2><Input allowClear size="small" style={{ width: 180 }} prefix={<Icon name="search" size={12} />} placeholder={WORDS.searchMissing} aria-label={WORDS.searchMissing} value={search} onChange={(event) => { setSearch(event.target.value); }} /></div>
              <p className="small quiet">{missing.data.total === 0 ? WORDS.missingNone : WORDS.missingText}</p>
              <Missing missing={missing.data.missing} onCenter={center} />
            </div>
          </div>
        )}
    </section>
  );
}
