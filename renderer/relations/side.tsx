import { Button, Tabs } from 'antd';
import type { ReactElement } from 'react';
import type { GraphNode, RelationsAround, TimelineEvent } from '#api/relation-methods';
import { call } from '../client.ts';
import { DateField } from '../kit/date-field.tsx';
import { todayHere } from '../kit/dates.ts';
import { Quote } from '../kit/quote.tsx';
import { go } from '../kit/route.ts';
import { TroubleBox, Waiting } from '../kit/states.tsx';
import { useQuery } from '../kit/use-query.ts';
import { EVENT_WORDS, LINK_NAMES, RELATIONS_WORDS as WORDS, STATE_NAMES } from '../words/relations.ts';
import { Missing } from './missing.tsx';

export const TABS = ['words', 'validity', 'missing', 'same'] as const;
export type Tab = (typeof TABS)[number];
interface Props { around: RelationsAround; chosen: number; tab: Tab; onTab: (tab: Tab) => void; onDay: (day: string) => void; onCenter: (id: number) => void }

/** Beside the graph: the words of a relation, the state of the middle document and why, what is missing, what repeats. */
export function Side({ around, chosen, tab, onTab, onDay, onCenter }: Props): ReactElement {
  const node = around.nodes.find((each) => each.id === chosen) ?? around.nodes[0]!;
  const count = (n: number): string => (n > 0 ? ` ${n}` : '');
  return (
    <aside className="side column">
      <div className="side-card">
        <b>{node.title}</b>
        <p className="small quiet numbers">{[node.number, node.issuers.join('、'), node.issueDate].filter(Boolean).join(' · ')}</p>
        <p className="row small"><span className={`state ${node.state}`}>{STATE_NAMES[node.state]}</span><span className="quiet">{WORDS.tasks(node.tasks)}</span></p>
        <div className="row side-acts">
          {node.level !== 0 && <Button size="small" type="primary" onClick={() => { onCenter(node.id); }}>{WORDS.center}</Button>}
          <Button size="small" onClick={() => { go('library', { document: node.id }); }}>{WORDS.open}</Button>
          {node.level !== 0 && <Button size="small" onClick={() => { go('compare', node.level < 0 ? { a: node.id, b: around.focus.id } : { a: around.focus.id, b: node.id }); }}>{WORDS.compareWith}</Button>}
        </div>
      </div>
      <Tabs size="small" className="side-tabs grow" activeKey={tab} onChange={(key) => { onTab(TABS.find((each) => each === key) ?? 'words'); }} items={[
        { key: 'words', label: WORDS.tab.words, children: <Words around={around} node={node} /> },
        { key: 'validity', label: WORDS.tab.validity, children: <Life around={around} onDay={onDay} /> },
        { key: 'missing', label: `${WORDS.tab.missing}${count(around.missing.length)}`, children: <>{around.missing.length === 0 ? <p className="quiet">{WORDS.missingNone}</p> : <p className="quiet small">{WORDS.missingOwn}</p>}<Missing missing={around.missing} brief onCenter={onCenter} /></> },
        { key: 'same', label: `${WORDS.tab.same}${count(around.sameTasks.length)}`, children: <Same around={around} onCenter={onCenter} /> },
      ]} />
    </aside>
  );
}

/** The words by which the chosen document and its neighbours in the graph name each other. */
function Words({ around, node }: { around: RelationsAround; node: GraphNode }): ReactElement {
  const pairs = [...new Set(around.edges.filter((edge) => edge.from === node.id || edge.to === node.id).map((edge) => `${edge.from} ${edge.to}`))].slice(0, 12);
  const found = useQuery(pairs.length > 0 ? `words ${pairs.join()}` : null, async () => (await Promise.all(pairs.map(async (pair) => {
    const [from = 0, to = 0] = pair.split(' ').map(Number);
    return (await call('relations.words', { from, to })).map((quote) => ({ ...quote, to }));
  }))).flat());
  const titleOf = (id: number): string => around.nodes.find((each) => each.id === id)?.title ?? '';
  if (pairs.length === 0) return <p className="quiet">{WORDS.none}</p>;
  if (found.trouble) return <TroubleBox trouble={found.trouble} retry={found.reload} />;
  if (!found.data) return <Waiting />;
  return (
    <ul className="quotes">{found.data.map((quote) => (
      <li key={`${quote.documentId} ${quote.to} ${quote.relation} ${quote.span[0]}`}>
        <p className="small"><span className={`link-name ${quote.relation}`}>{LINK_NAMES[quote.relation]}</span> <span className="quiet">{quote.documentId === node.id ? `→ ${titleOf(quote.to)}` : WORDS.says(quote.document)}</span></p>
        <button type="button" className="bare quote-button" title={WORDS.open} onClick={() => { go('library', { document: quote.documentId, at: quote.span[0] }); }}><Quote quote={quote} /></button>
      </li>
    ))}</ul>
  );
}

/** The life of the middle document, and its state on a day that may be chosen. */
function Life({ around, onDay }: { around: RelationsAround; onDay: (day: string) => void }): ReactElement {
  const { timeline, day, focus } = around;
  const today = todayHere();
  return (
    <>
      <div className="row" style={{ marginBottom: 10 }}><DateField value={day} label={WORDS.day} width={118} onChange={(date) => { onDay(date ?? today); }} />{day !== today && <Button size="small" type="link" onClick={() => { onDay(today); }}>{WORDS.today}</Button>}<span className={`state ${focus.state}`}>{STATE_NAMES[focus.state]}</span></div>
      {timeline.length === 0 && <p className="quiet">{WORDS.issuedUnknown}</p>}
      <ol className="life">{timeline.map((event, i) => <Event key={i} event={event} toCome={event.on !== null && event.on > day} own={event.documentId === focus.id} onDay={onDay} />)}</ol>
    </>
  );
}

function Event({ event, toCome, own, onDay }: { event: TimelineEvent; toCome: boolean; own: boolean; onDay: (day: string) => void }): ReactElement {
  return (
    <li className={`${event.kind}${toCome ? ' to-come' : ''}`}>
      <p>{event.on === null ? <span className="quiet">{WORDS.noDate}</span> : <button type="button" className="bare numbers life-day" onClick={() => { onDay(event.on ?? ''); }}>{event.on}</button>} <b>{EVENT_WORDS[event.kind]}</b>{toCome && <span className="quiet small"> {WORDS.future}</span>}</p>
      {!own && <p className="small"><button type="button" className="bare life-document" onClick={() => { go('library', { document: event.documentId, at: event.quote?.span[0] }); }}>{event.document}</button></p>}
      {event.quote && <Quote quote={event.quote} />}
    </li>
  );
}

function Same({ around, onCenter }: { around: RelationsAround; onCenter: (id: number) => void }): ReactElement {
  if (around.sameTasks.length === 0) return <p className="quiet">{WORDS.sameNone}</p>;
  return (
    <ul className="side-list">{around.sameTasks.map(({ document, same, similar }) => (
      <li key={document.id}>
        <button type="button" className="bare side-title" onClick={() => { onCenter(document.id); }}>{document.title}</button>
        <p className="row small"><span className="quiet grow">{WORDS.same(same, similar)}</span><Button size="small" onClick={() => { go('compare', { a: document.id, b: around.focus.id }); }}>{WORDS.compare}</Button></p>
      </li>
    ))}</ul>
  );
}
