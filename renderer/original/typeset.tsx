import { memo, type ReactElement, useEffect, useMemo, useRef } from 'react';
import type { Block } from '#model/source';
import type { Span } from '#model/span';
import { ORIGINAL_WORDS } from '../words/original.ts';
import { type Cell, type HeadingPlace, layOut, type Line, type Piece } from './layout.ts';
import { pointing, wordsAt } from './pointing.ts';
import { type Mark, marksByLine } from './segments.ts';
import { Words } from './words.tsx';
import './original.css';

export interface TypesetProps {
  /** The document's part of the source's text, and where it begins. */
  text: string;
  offset: number;
  blocks: readonly Block[];
  headings: readonly HeadingPlace[];
  title: Span | null;
  marks: readonly Mark[];
  /** The task whose words stand out and are scrolled to. */
  chosen: number | null;
  /** A place to scroll to instead, and the caret set by a click. */
  place?: Span | null;
  caret?: number | null;
  onTask?: (task: number) => void;
  onSelect?: (span: Span) => void;
}

/** The original as typeset text; words that were read out of it are marked in the colours of their meaning. */
export function Typeset({ text, offset, blocks, headings, title, marks, chosen, place = null, caret = null, onTask, onSelect }: TypesetProps): ReactElement {
  const sheet = useRef<HTMLElement>(null);
  const pieces = useMemo(() => layOut(text, offset, blocks, headings, title), [text, offset, blocks, headings, title]);
  const byPiece = useMemo(() => marksByLine(pieces.map((piece) => (piece.kind === 'line' ? piece.line : piece)), marks), [pieces, marks]);

  useEffect(() => {
    const target = place ? wordsAt(sheet.current, place[0]) : chosen === null ? null : sheet.current?.querySelector(`[data-task="${chosen}"]`);
    target?.scrollIntoView({ block: 'center' });
  }, [chosen, place, pieces]);

  return (
    <article ref={sheet} className="sheet" lang="zh-CN" aria-label={ORIGINAL_WORDS.label} tabIndex={0} {...pointing({ onTask, onSelect })}>
      {pieces.map((piece, i) => (
        <PieceView key={piece.kind === 'line' ? piece.line.start : piece.start} piece={piece} marks={byPiece[i] ?? []}
          newPage={piece.page !== null && piece.page !== (pieces[i - 1]?.page ?? null) && i > 0 ? piece.page : null}
          chosen={(byPiece[i] ?? []).some((mark) => mark.task === chosen) ? chosen : null} caret={caret !== null && touches(piece, caret) ? caret : null} />
      ))}
    </article>
  );
}

const touches = (piece: Piece, at: number): boolean => (piece.kind === 'line' ? piece.line.start <= at && at <= piece.line.end : piece.start <= at && at <= piece.end);

interface PieceProps { piece: Piece; marks: readonly Mark[]; chosen: number | null; caret: number | null; newPage: number | null }

const PieceView = memo(function PieceView({ piece, marks, chosen, caret, newPage }: PieceProps): ReactElement {
  const page = newPage === null ? null : <div className="page-border" aria-hidden="true"><span>{ORIGINAL_WORDS.page(newPage)}</span></div>;
  if (piece.kind === 'line') return <>{page}<LineView line={piece.line} marks={marks} chosen={chosen} caret={caret} /></>;
  return <>{page}<table className="sheet-table"><tbody>{rowsOf(piece.cells).map((cells, i) => (
    <tr key={i}>{cells.map((cell) => <td key={cell.start} rowSpan={cell.place.rowSpan} colSpan={cell.place.columnSpan}><Words line={cell} marks={marks} chosen={chosen} caret={caret} /></td>)}</tr>
  ))}</tbody></table></>;
});

function rowsOf(cells: readonly Cell[]): Cell[][] {
  return [...Map.groupBy(cells, (cell) => cell.place.row).entries()].sort((a, b) => a[0] - b[0]).map(([, row]) => row);
}

interface LineProps { line: Line; marks: readonly Mark[]; chosen: number | null; caret: number | null }

function LineView(props: LineProps): ReactElement {
  const { line } = props;
  const kind = line.title ? 'line title' : line.level !== null ? `line heading level-${Math.min(line.level, 3)}` : 'line';
  return <p className={kind}><Words {...props} /></p>;
}
