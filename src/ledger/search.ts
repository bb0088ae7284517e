import type { SearchHit } from '#model/ledger';
import type { Span } from '#model/span';
import { sentences } from '#text/sentences';
import type { Reading } from './connection.ts';
import { foldWithPlaces, matchExpression, searchedWords } from './fold.ts';
import type { Ledger } from './open.ts';
import { wordOf, type WordKind } from './posting/index-words.ts';

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
  return hitsOf(reading, rows.map(({ rowid, score }) => ({ ...wordOf(rowid), score })), wanted);
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

/** A row of the index that was found, and what is told of it. */
interface Found { kind: WordKind; id: number; score: number }
interface Document { documentId: number; document: string; number: string | null }
const DOCUMENT = 'd.id AS documentId, d.title AS document, d.number';

/** What is told of each row, by one statement a kind: twenty hits asked for one by one cost as much as finding them. */
function hitsOf(reading: Reading, found: readonly Found[], wanted: readonly string[]): SearchHit[] {
  const of = (kind: WordKind): Found[] => found.filter((one) => one.kind === kind);
  const told = new Map([...lineHits(reading, of('clause'), wanted), ...titleHits(reading, of('title'), wanted), ...unitHits(reading, of('unit'), wanted)]);
  return found.flatMap((one) => told.get(one) ?? []);
}

type Told = [found: Found, hit: SearchHit][];

/** Rows of `sql`, which takes the numbers of the found as ?1 and tells each as `id`, with the found that they belong to. */
function rowsFor<Row extends { id: number }>(reading: Reading, sql: string, found: readonly Found[]): [Found, Row][] {
  if (found.length === 0) return [];
  const rows = new Map(reading.all<Row>(sql, JSON.stringify(found.map((one) => one.id))).map((row) => [row.id, row]));
  return found.flatMap((one): [Found, Row][] => (rows.has(one.id) ? [[one, rows.get(one.id)!]] : []));
}

function titleHits(reading: Reading, found: readonly Found[], wanted: readonly string[]): Told {
  return rowsFor<Document & { id: number; start: number | null; end: number | null }>(
    reading, `SELECT d.id, ${DOCUMENT}, f.start, f.end FROM documents d LEFT JOIN document_fields f ON f.document_id = d.id AND f.field = 'title' WHERE d.id IN (SELECT value FROM json_each(?))`, found,
  ).map(([one, { documentId, document, number, start, end }]) => [one, { kind: 'title', documentId, document, number, taskId: null, text: document, marks: marksIn(document, wanted), span: start === null || end === null ? null : [start, end], score: one.score }]);
}

/** A unit is shown with the first task that names it. */
function unitHits(reading: Reading, found: readonly Found[], wanted: readonly string[]): Told {
  return rowsFor<Document & { id: number; name: string; taskId: number }>(
    reading, `SELECT u.id, u.name, t.id AS taskId, ${DOCUMENT} FROM units u JOIN tasks t ON t.id = (SELECT tu.task_id FROM task_units tu JOIN tasks s ON s.id = tu.task_id AND s.superseded_at IS NULL WHERE tu.unit_id = u.id LIMIT 1)
      JOIN documents d ON d.id = t.document_id WHERE u.id IN (SELECT value FROM json_each(?))`, found,
  ).map(([one, { documentId, document, number, taskId, name }]) => [one, { kind: 'unit', documentId, document, number, taskId, text: name, marks: marksIn(name, wanted), span: null, score: one.score }]);
}

function lineHits(reading: Reading, found: readonly Found[], wanted: readonly string[]): Told {
  const lines = rowsFor<Document & { id: number; start: number; text: string }>(
    reading, `SELECT l.id, l.start, l.text, ${DOCUMENT} FROM json_each(?) j JOIN lines l ON l.id = j.value
      JOIN documents d ON d.id = (SELECT id FROM documents WHERE source_id = l.source_id AND start < l.start + length(l.text) AND superseded_at IS NULL ORDER BY start DESC LIMIT 1)`, found,
  ).flatMap(([one, line]) => {
    const marks = marksIn(line.text, wanted);
    return marks.length === 0 ? [] : [{ one, line, marks }];
  });
  // The task whose sentence holds the first mark.
  const tasks = lines.length === 0 ? [] : reading.column<number | null>(
    `SELECT (SELECT o.task_id FROM obligations o JOIN tasks t ON t.id = o.task_id AND t.superseded_at IS NULL
      WHERE o.document_id = j.value ->> 0 AND o.start <= j.value ->> 1 AND o.end > j.value ->> 1 ORDER BY o.start DESC LIMIT 1) FROM json_each(?) j ORDER BY j.key`,
    JSON.stringify(lines.map(({ line, marks }) => [line.documentId, line.start + marks[0]![0]])));
  return lines.map(({ one, line: { documentId, document, number, start, text }, marks: all }, i) => {
    const shown = shownPart(text, all);
    const marks = all.filter((m) => m[0] >= shown[0] && m[1] <= shown[1]).map((m): Span => [m[0] - shown[0], m[1] - shown[0]]);
    return [one, { kind: 'clause', documentId, document, number, taskId: tasks[i] ?? null, text: text.slice(...shown), marks, span: [start + shown[0], start + shown[1]], score: one.score }];
  });
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
