import type { SearchHit } from '#model/ledger';
import type { Span } from '#model/span';
import { sentences } from '#text/sentences';
import type { Reading } from './connection.ts';
import { foldWithPlaces, matchExpression, searchedWords } from './fold.ts';
import { wordOf } from './index-words.ts';
import type { Ledger } from './open.ts';

/**
 * Words that stand in more rows than this are too common for a rank to mean much: only the rows entered last are
 * ranked then, so that 工作 answers as fast as 督办. A larger `limit` lifts it.
 */
const RANKED_ROWS = 2000;
/** A hit shows whole sentences up to about this many characters. */
const SHOWN = 400;

/**
 * Full text over lines of documents, titles and units: every place where all `words` (parted by spaces) stand as they
 * are, in any width, case or kind of bracket; the `limit` best by bm25 first, the score's larger value being better.
 * Complete: any piece of a line, title or unit name is found by it.
 */
export function search(ledger: Ledger, words: string, limit = 20): SearchHit[] {
  const wanted = searchedWords(words);
  if (wanted.length === 0 || limit <= 0) return [];
  const { reading } = ledger;
  const expression = placeExpression(wanted);
  // Not ORDER BY rank: that ranks every row, however many there are.
  const rows = reading.all<{ rowid: number; score: number }>(
    'SELECT rowid, -distance AS score FROM (SELECT rowid, bm25(words) AS distance FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY distance LIMIT ?',
    expression, Math.max(RANKED_ROWS, limit), limit);
  return rows.flatMap(({ rowid, score }) => hitOf(reading, rowid, score, wanted) ?? []);
}

/** In how many places (lines, titles, units) all of `words` stand. */
export function countHits(ledger: Ledger, words: string): number {
  const wanted = searchedWords(words);
  if (wanted.length === 0) return 0;
  return ledger.reading.get<{ n: number }>('SELECT count(*) AS n FROM words WHERE words MATCH ?', placeExpression(wanted))!.n;
}

const placeExpression = (wanted: readonly string[]): string => `place : (${wanted.map(matchExpression).join(' AND ')})`;

/** Where folded words stand in a text, in order, overlapping places joined. */
export function marksIn(text: string, wanted: readonly string[]): Span[] {
  const folded = foldWithPlaces(text);
  const found: Span[] = [];
  for (const word of wanted) {
    for (let i = folded.text.indexOf(word); i >= 0; i = folded.text.indexOf(word, i + 1)) found.push([folded.starts[i]!, folded.ends[i + word.length - 1]!]);
  }
  const joined: [number, number][] = [];
  for (const [start, end] of found.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const before = joined.at(-1);
    if (before && start < before[1]) before[1] = Math.max(before[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

interface Document { id: number; title: string; number: string | null; start: number; end: number }

function hitOf(reading: Reading, row: number, score: number, wanted: readonly string[]): SearchHit | null {
  const { kind, id } = wordOf(row);
  if (kind === 'clause') return clauseHit(reading, id, score, wanted);
  if (kind === 'title') {
    const d = reading.get<Document>('SELECT id, title, number, start, end FROM documents WHERE id = ?', id);
    const place = reading.get<{ start: number | null; end: number | null }>("SELECT start, end FROM document_fields WHERE document_id = ? AND field = 'title'", id);
    return d ? { kind, documentId: d.id, document: d.title, number: d.number, taskId: null, text: d.title, marks: marksIn(d.title, wanted), span: spanOf(place), score } : null;
  }
  if (kind === 'task') return null;
  // A unit is shown with the first task that names it.
  const unit = reading.get<{ name: string; taskId: number; documentId: number; document: string; number: string | null }>(
    `SELECT u.name, t.id AS taskId, d.id AS documentId, d.title AS document, d.number FROM units u JOIN task_units tu ON tu.unit_id = u.id
      JOIN tasks t ON t.id = tu.task_id AND t.superseded_at IS NULL JOIN documents d ON d.id = t.document_id WHERE u.id = ? LIMIT 1`, id);
  return unit ? { kind, documentId: unit.documentId, document: unit.document, number: unit.number, taskId: unit.taskId, text: unit.name, marks: marksIn(unit.name, wanted), span: null, score } : null;
}

function clauseHit(reading: Reading, lineId: number, score: number, wanted: readonly string[]): SearchHit | null {
  const line = reading.get<{ source_id: number; start: number; text: string }>('SELECT source_id, start, text FROM lines WHERE id = ?', lineId);
  const all = line && marksIn(line.text, wanted);
  if (!line || !all || all.length === 0) return null;
  const shown = shownPart(line.text, all);
  const at = line.start + all[0]![0];
  const d = reading.get<Document>(
    'SELECT id, title, number, start, end FROM documents WHERE source_id = ? AND start < ? AND superseded_at IS NULL ORDER BY start DESC LIMIT 1', line.source_id, line.start + line.text.length);
  if (!d) return null;
  const task = reading.get<{ taskId: number }>(
    `SELECT o.task_id AS taskId FROM obligations o JOIN tasks t ON t.id = o.task_id AND t.superseded_at IS NULL
      WHERE o.document_id = ? AND o.start <= ? AND o.end > ? ORDER BY o.start DESC LIMIT 1`, d.id, at, at);
  const marks = all.filter((m) => m[0] >= shown[0] && m[1] <= shown[1]).map((m): Span => [m[0] - shown[0], m[1] - shown[0]]);
  return {
    kind: 'clause', documentId: d.id, document: d.title, number: d.number, taskId: task?.taskId ?? null,
    text: line.text.slice(shown[0], shown[1]), marks, span: [line.start + shown[0], line.start + shown[1]], score,
  };
}

/** The sentences that hold the marks, from the first on, as long as they are not too many. */
function shownPart(line: string, marks: readonly Span[]): Span {
  let shown: [number, number] | null = null;
  const cut = withBrackets(line);
  for (const [start, end] of marks) {
    const first = cut.find((s) => s.end > start);
    const last = cut.findLast((s) => s.start < end);
    const part: [number, number] = [Math.min(first?.start ?? start, start), Math.max(last?.end ?? end, end)];
    if (part[1] - part[0] > 2 * SHOWN) {
      part[0] = Math.max(part[0], start - SHOWN / 2);
      part[1] = Math.min(part[1], Math.max(end, start + SHOWN));
    }
    if (shown && part[1] - shown[0] > SHOWN) break;
    shown = [shown?.[0] ?? part[0], Math.max(shown?.[1] ?? 0, part[1])];
  }
  return shown!;
}

/** Sentences of a line; a bracket that stands as one of its own (分工) belongs to the sentence before it. */
function withBrackets(line: string): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end, text } of sentences(line)) {
    const before = out.at(-1);
    if (before && /^[(（〔【[]/u.test(text)) before.end = end;
    else out.push({ start, end });
  }
  return out;
}

const spanOf = (place: { start: number | null; end: number | null } | undefined): Span | null => (place && place.start !== null && place.end !== null ? [place.start, place.end] : null);
