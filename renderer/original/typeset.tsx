import { memo, type ReactElement, useEffect, useMemo, useRef } from 'react';
import type { Block } from '#model/source';
import type { Span } from '#model/span';
import { ORIGINAL_WORDS } from '../words/original.ts';
import { type Cell, type HeadingPlace, layOut, type Line, type Piece } from './layout.ts';
import { type Mark, marksByLine, type Segment, segments } from './segments.ts';
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
    const target = place ? segmentAt(sheet.current, place[0]) : chosen === null ? null : sheet.current?.querySelector(`[data-task="${chosen}"]`);
    target?.scrollIntoView({ block: 'center' });
  }, [chosen, place, pieces]);

  const tell = (): void => {
    const span = selectedSpan(sheet.current);
    if (span) onSelect?.(span);
  };
  const press = (event: React.MouseEvent): void => {
    if (window.getSelection()?.isCollapsed === false) return;
    const task = (event.target as HTMLElement).closest('[data-task]')?.getAttribute('data-task');
    if (task) onTask?.(Number(task));
  };
  return (
    <article ref={sheet} className="sheet" lang="zh-CN" aria-label={ORIGINAL_WORDS.label} tabIndex={0} onMouseUp={tell} onKeyUp={(event) => { if (event.shiftKey) tell(); }} onClick={press}>
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

function Words({ line, marks, chosen, caret }: LineProps): ReactElement {
  return <>{segments(line.text, line.start, marks).map((segment) => <SegmentView key={segment.start} segment={segment} chosen={chosen} caret={caret} />)}</>;
}

function SegmentView({ segment: { start, text, marks }, chosen, caret }: { segment: Segment; chosen: number | null; caret: number | null }): ReactElement {
  const task = marks.find((mark) => mark.task !== null && mark.task === chosen)?.task ?? marks.find((mark) => mark.task !== null)?.task ?? null;
  const kinds = marks.map((mark) => mark.kind);
  const hint = marks.map((mark) => mark.hint).filter(Boolean).join('；');
  const name = [...kinds, ...(task !== null && task === chosen ? ['chosen'] : [])].join(' ');
  const cut = caret !== null && caret > start && caret < start + text.length ? caret - start : null;
  return (
    <span data-start={start} data-task={task ?? undefined} className={name || undefined} title={hint || undefined}>
      {cut === null ? text : <>{text.slice(0, cut)}<i className="caret" data-skip="" />{text.slice(cut)}</>}
    </span>
  );
}

function segmentAt(sheet: HTMLElement | null, at: number): Element | null {
  let found: Element | null = null;
  for (const part of sheet?.querySelectorAll('[data-start]') ?? []) {
    if (Number(part.getAttribute('data-start')) > at) break;
    found = part;
  }
  return found;
}

/** What is selected in the original, as a span of the source's text; a collapsed one is the caret. */
function selectedSpan(sheet: HTMLElement | null): Span | null {
  const selection = window.getSelection();
  if (!sheet || !selection || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = placeOf(sheet, startContainer, startOffset);
  const end = placeOf(sheet, endContainer, endOffset);
  return start === null || end === null ? null : [Math.min(start, end), Math.max(start, end)];
}

function placeOf(sheet: HTMLElement, node: Node, inside: number): number | null {
  const part = (node instanceof Element ? node : node.parentElement)?.closest('[data-start]');
  if (!part || !sheet.contains(part)) {
    const next = node instanceof Element ? node.querySelector('[data-start]') : null;
    return next && sheet.contains(next) ? Number(next.getAttribute('data-start')) : null;
  }
  const before = document.createRange();
  before.selectNodeContents(part);
  before.setEnd(node, inside);
  return Number(part.getAttribute('data-start')) + before.toString().length;
}
