import { Button } from 'antd';
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { GraphEdge, RelationsAround } from '#api/relation-methods';
import type { Relation } from '#model/analysis';
import { LINK_NAMES, RELATIONS_WORDS as WORDS, STATE_NAMES } from '../words/relations.ts';
import { CARD_WIDTH, cardBeside, placeGraph } from './place.ts';

interface Props { around: RelationsAround; hidden: ReadonlySet<Relation>; chosen: number; onChoose: (id: number) => void; onCenter: (id: number) => void }

const KEYS: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
const LINES = Object.keys(LINK_NAMES) as Relation[];

/** The documents as cards in columns, the one in the middle at the centre; lines by kind of relation, arrows to what is named. */
export function Graph({ around, hidden, chosen, onChoose, onCenter }: Props): ReactElement {
  const [wide, setWide] = useState<ReadonlySet<number>>(new Set());
  const frame = useRef<HTMLDivElement>(null);
  const edges = useMemo(() => around.edges.filter((edge) => !hidden.has(edge.relation)), [around, hidden]);
  const placed = useMemo(() => {
    const seen = new Set([around.focus.id, ...edges.flatMap((edge) => [edge.from, edge.to])]);
    return placeGraph(around.nodes.filter((node) => seen.has(node.id)), edges, wide);
  }, [around, edges, wide]);
  useEffect(() => { frame.current?.querySelector('.card.focus')?.scrollIntoView({ block: 'center', inline: 'center' }); }, [around.focus.id, placed.height]);

  const press = (event: KeyboardEvent, id: number): void => {
    const way = KEYS[event.key];
    if (event.key === 'Enter') {
      event.preventDefault();
      onCenter(id);
    }
    const next = way && cardBeside(placed.cards, id, way);
    if (!next) return;
    event.preventDefault();
    onChoose(next.node.id);
    frame.current?.querySelector<HTMLElement>(`[data-card="${next.node.id}"]`)?.focus();
  };
  // The chosen card may be hidden with its lines, or lie behind a button: the keys then begin at the centre.
  const reached = placed.cards.some(({ node }) => node.id === chosen) ? chosen : around.focus.id;
  const touches = (edge: GraphEdge): boolean => edge.from === chosen || edge.to === chosen;
  const otherEnd = (edge: GraphEdge): number => (edge.from === around.focus.id ? edge.to : edge.from);
  return (
    <div ref={frame} className="graph scroll" role="region" aria-label={WORDS.graph} tabIndex={-1}>
      <div className="graph-canvas" style={{ width: placed.width, height: placed.height }}>
        <svg width={placed.width} height={placed.height} aria-hidden="true">
          <defs>{LINES.map((relation) => <marker key={relation} id={`to-${relation}`} className={`link ${relation}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0.5 L8,4 L0,7.5 z" /></marker>)}</defs>
          {placed.edges.toSorted((a, b) => Number(touches(a.edge)) - Number(touches(b.edge))).map(({ edge, path }) => (
            <g key={`${edge.from} ${edge.to} ${edge.relation}`} className={`link ${edge.relation}${touches(edge) ? ' at' : ''}`} onClick={() => { onChoose(otherEnd(edge)); }}>
              <path className="hit" d={path} /><path className="line" d={path} markerEnd={`url(#to-${edge.relation})`} />
            </g>
          ))}
        </svg>
        <div className="graph-heads">{placed.columns.map(({ level, x, count }) => <div key={level} className="graph-head" style={{ left: x, width: CARD_WIDTH }}>{WORDS.level(level)}{level !== 0 && <span className="numbers small">{count}</span>}</div>)}</div>
        {placed.cards.map(({ node, x, y, height }) => (
          <button key={node.id} type="button" data-card={node.id} tabIndex={node.id === reached ? 0 : -1} aria-pressed={node.id === chosen} title={`${node.title}${node.number ? `（${node.number}）` : ''} · ${STATE_NAMES[node.state]}`}
            className={`bare card ${node.state}${node.level === 0 ? ' focus' : ''}${node.id === chosen ? ' at' : ''}${height < 40 ? ' dense' : ''}`} style={{ left: x, top: y, width: CARD_WIDTH, height }}
            onClick={() => { onChoose(node.id); }} onDoubleClick={() => { onCenter(node.id); }} onKeyDown={(event) => { press(event, node.id); }}>
            <span className="card-title">{node.title}</span>
            <span className="card-foot"><span className="clip numbers">{node.number ?? node.issueDate ?? ''}</span><span className="card-state">{STATE_NAMES[node.state]}</span></span>
          </button>
        ))}
        {placed.more.map(({ level, count, x, y }) => <Button key={level} size="small" className="graph-more" style={{ left: x, top: y, width: CARD_WIDTH }} onClick={() => { setWide(new Set([...wide, level])); }}>{WORDS.moreCards(count)}</Button>)}
      </div>
      {around.nodes.length === 1 && <p className="quiet graph-none">{WORDS.none}</p>}
      {around.more > 0 && <p className="quiet small graph-none">{WORDS.more(around.more)}</p>}
    </div>
  );
}
