import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import type { ComparedStatement } from '#api/relation-methods';
import type { AlignmentDifference } from '#model/relations';
import { ROLE_NAMES } from '#model/names';
import { go } from '../kit/route.ts';
import { COMPARE_WORDS as WORDS, DIFFERENCE_NAMES } from '../words/relations.ts';
import type { CompareRow } from './rows.ts';

interface Props { row: CompareRow; at: boolean; heading: string | null; a: number; b: number; onAt: () => void }

/** Two statements of one task beside each other: between them how sure it is and what differs, in the words of both. */
export function CompareLine({ row, at, heading, a, b, onAt }: Props): ReactElement {
  const { pair } = row;
  const differing = new Set(pair?.differences.map((difference) => difference.what));
  return (
    <>
      {heading !== null && <h3 className="compare-heading">{heading}</h3>}
      <article className={`compare-row ${row.kind}${at ? ' at' : ''}`} aria-current={at ? 'true' : undefined} onClick={onAt}>
        <Side statement={row.a} document={a} differing={differing} empty={WORDS.noneAbove} />
        <div className="compare-middle">
          {pair ? (
            <>
              <Tooltip title={WORDS.why(pair.parts.ofBoth, pair.parts.ofShorter, pair.parts.headings)}><button type="button" className={`bare grade ${pair.grade}`}>{WORDS[pair.grade]}<span className="numbers small"> {WORDS.score(pair.score)}</span></button></Tooltip>
              {pair.differences.map(({ what, a: ours, b: theirs }) => (
                <p key={what} className="compare-difference"><b>{DIFFERENCE_NAMES[what]}</b>{(ours !== '' || theirs !== '') && <span className="said-both"><span>{ours || WORDS.nothing}</span><i aria-hidden="true">→</i><span>{theirs || WORDS.nothing}</span></span>}</p>
              ))}
            </>
          ) : row.kind === 'uncovered' ? <span className="grade none">{WORDS.none}</span> : row.kind === 'unfounded' ? <span className="grade none">{WORDS.noneAbove}</span> : null}
        </div>
        <Side statement={row.b} document={b} differing={differing} empty={WORDS.none} />
      </article>
    </>
  );
}

function Side({ statement, document, differing, empty }: { statement: ComparedStatement | null; document: number; differing: ReadonlySet<AlignmentDifference>; empty: string }): ReactElement {
  if (!statement) return <div className="compare-side quiet"><span className="hidden-words">{empty}</span></div>;
  const units = [...new Map(statement.units.map((unit) => [`${unit.role} ${unit.unit}`, unit])).values()];
  return (
    <div className="compare-side">
      <p className="compare-text" lang="zh-CN"><Text statement={statement} differing={differing} /></p>
      <p className="compare-foot">
        {units.map(({ unit, role }) => <span key={`${role} ${unit}`} className={`role ${role}`} title={ROLE_NAMES[role]}><span className="clip">{unit}</span></span>)}
        <button type="button" className="bare compare-open small" onClick={(event) => { event.stopPropagation(); go('library', { document, at: statement.span[0] }); }}>{WORDS.open}</button>
      </p>
    </div>
  );
}

/** The statement's words, its limits and values marked, more strongly where they differ. */
function Text({ statement, differing }: { statement: ComparedStatement; differing: ReadonlySet<AlignmentDifference> }): ReactElement {
  const { text, span } = statement;
  const marks = [
    ...statement.deadlines.map((d) => ({ from: d.span[0] - span[0], to: d.span[1] - span[0], kind: 'deadline' as const, differs: differing.has('deadline') })),
    ...statement.quantities.map((q) => ({ from: q.span[0] - span[0], to: q.span[1] - span[0], kind: 'value' as const, differs: differing.has('value') })),
  ].filter((mark) => mark.from >= 0 && mark.to <= text.length && mark.to > mark.from).sort((x, y) => x.from - y.from);
  const parts: (string | ReactElement)[] = [];
  let at = 0;
  for (const { from, to, kind, differs } of marks) {
    if (from < at) continue;
    parts.push(text.slice(at, from), <span key={from} className={`${kind}${differs ? ' differs' : ''}`}>{text.slice(from, to)}</span>);
    at = to;
  }
  return <>{parts}{text.slice(at)}</>;
}
