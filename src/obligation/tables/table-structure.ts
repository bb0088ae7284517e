import { contains, type Span } from '#model/span';
import type { DeadlineMention } from '#model/deadline-mention';
import type { Clause, DocumentStructure, ProvisionNode } from '#model/structure';
import type { UnitWords } from '#lexicon/unit-words';
import { sentences } from '#text/sentences';
import type { DeadlineGrammar } from '#obligation/deadlines/deadline-grammar';
import type { Assignment } from '#obligation/assignments/find-assignments';
import { conventionIn } from '#obligation/assignments/parse-assignment';
import { headingYear } from '#obligation/deadlines/deadline-years';
import { readLimit } from '#obligation/deadlines/read-limit';
import type { DutyTable } from './table-columns.ts';
import type { GridCell } from './table-grid.ts';
import { readRows, type CellPart, type ReadTable, type RowLevel } from './table-rows.ts';
import { unitsInCell } from './table-units.ts';

/** What tables add to a document: its structure cut at their cells, and what their rows assign. */
export interface TableReading {
  structure: DocumentStructure;
  assignments: Assignment[];
  limits: DeadlineMention[];
  /** Clauses that are tasks because a table lists them as such; those under 目标 are targets. */
  tasks: ReadonlyMap<number, 'task' | 'target'>;
}

const KIND: Readonly<Record<CellPart, Clause['kind']>> = { head: 'furniture', number: 'furniture', section: 'heading', title: 'heading', task: 'body', target: 'body', units: 'cell', limit: 'cell', other: 'cell' };
const LABEL = /^(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|第[一二三四五六七八九十百\d]+[条项]|[一二三四五六七八九十]是)\s*/;
const NOTE_REACH = 160;

/**
 * Cuts a document's structure anew where its tables stand: each cell is clauses of its own, each numbered or titled
 * row a provision, and each row's units and limits are assigned to the tasks of that row.
 */
export function layTables(structure: DocumentStructure, tables: readonly DutyTable[], text: string, units: UnitWords, grammar: DeadlineGrammar): TableReading {
  if (tables.length === 0) return { structure, assignments: [], limits: [], tasks: new Map() };
  const layer = new Layer(structure, text);
  const rows = tables.map((table) => ({ table, read: readRows(table) }));
  for (const { table, read } of rows) layer.table(table, read);
  const laid = layer.finish();
  const assignments: Assignment[] = [];
  const limits: DeadlineMention[] = [];
  for (const { table, read } of rows) assign(table, read, { layer, laid, text, units, grammar }, assignments, limits);
  return { structure: laid, assignments, limits, tasks: layer.tasks };
}

interface Context { layer: Layer; laid: DocumentStructure; text: string; units: UnitWords; grammar: DeadlineGrammar }

function assign(table: DutyTable, { rows }: ReadTable, { layer, laid, text, units, grammar }: Context, assignments: Assignment[], limits: DeadlineMention[]): void {
  const [from, to] = table.grid.span;
  const around = text.slice(Math.max(0, from - NOTE_REACH), from) + text.slice(to, to + NOTE_REACH) + table.columns.map((c) => c?.printed ?? '').join(' ');
  const convention = conventionIn(around);
  const spread = new Map<GridCell, [number, number]>();
  for (const row of rows) {
    const indexes = row.tasks.flatMap((cell) => layer.clausesOf.get(cell) ?? []);
    if (indexes.length === 0) continue;
    const covers: [number, number] = [Math.min(...indexes), Math.max(...indexes) + 1];
    const led = row.units.some(({ heading }) => heading.role === 'lead');
    for (const { cell, heading } of row.units) {
      const [clause] = layer.clausesOf.get(cell) ?? [];
      const named = unitsInCell(text, cell.span, heading, units, led ? null : convention);
      if (clause !== undefined && named.length > 0) assignments.push({ clause, span: cell.span, place: 'own', units: named, deadlines: [], covers });
    }
    for (const { cell } of row.limits) {
      const known = spread.get(cell);
      spread.set(cell, known ? [Math.min(known[0], covers[0]), Math.max(known[1], covers[1])] : covers);
    }
  }
  const headings = new Map(rows.flatMap((row) => row.limits.map(({ cell, heading }) => [cell, heading] as const)));
  for (const [cell, covers] of spread) {
    const clause = laid.clauses[layer.clausesOf.get(cell)?.[0] ?? -1];
    if (clause) for (const mention of readLimit({ ...clause, text: text.slice(...cell.span), end: cell.span[1] }, headings.get(cell)!.meaning === 'deadline' ? 'deadline' : 'schedule', grammar, laid.header, headingYear(clause, laid))) limits.push({ ...mention, covers });
  }
}

interface Open { key: GridCell; index: number }

/** Builds the new clauses and provisions in text order. */
class Layer {
  readonly clausesOf = new Map<GridCell, number[]>();
  readonly tasks = new Map<number, 'task' | 'target'>();
  private readonly structure: DocumentStructure;
  private readonly text: string;
  private readonly clauses: Clause[] = [];
  private readonly provisions: ProvisionNode[] = [];
  /** Old index → new index of provisions that stay; those opened inside a table lead to what stood before it. */
  private readonly kept = new Map<number, number | null>();
  private next = 0;

  constructor(structure: DocumentStructure, text: string) {
    this.structure = structure;
    this.text = text;
  }

  table(table: DutyTable, { rows, parts }: ReadTable): void {
    const { clauses } = this.structure;
    const { span } = table.grid;
    while (this.next < clauses.length && clauses[this.next]!.end <= span[0]) this.copy(clauses[this.next++]!);
    const before = this.clauses.at(-1)?.provision ?? null;
    this.drop(span, before);
    let line = clauses[this.next]?.line ?? this.clauses.at(-1)?.line ?? 0;
    const stack: Open[] = [];
    const byRow = new Map(rows.map((row) => [row.row, row]));
    table.grid.rows.forEach((cells, at) => {
      const filled = cells.filter((cell) => cell.text !== '').sort((a, b) => a.span[0] - b.span[0]);
      if (at > 0 && filled[0]) line += (this.text.slice(this.clauses.at(-1)?.end ?? filled[0].span[0], filled[0].span[0]).match(/\n/g) ?? []).length;
      const section = filled.find((cell) => parts.get(cell) === 'section');
      const row = byRow.get(at);
      if (row) this.open(stack, row.levels, before);
      else if (section) this.open(stack, [{ key: section, title: section, number: null }], before);
      for (const cell of filled) this.cell(cell, parts.get(cell) ?? 'other', line, stack.find((open) => open.key === cell)?.index ?? stack.at(-1)?.index ?? before);
    });
    this.close(stack, 0);
    while (this.next < clauses.length && clauses[this.next]!.start < span[1]) this.next++;
  }

  finish(): DocumentStructure {
    while (this.next < this.structure.clauses.length) this.copy(this.structure.clauses[this.next++]!);
    // Ranges are counted anew, from the clauses that stand in a provision or deeper.
    for (const { index, provision } of this.clauses) {
      for (let p = provision; p !== null; p = this.provisions[p]!.parent) {
        const { clauses } = this.provisions[p]!;
        this.provisions[p]!.clauses = clauses[1] === 0 ? [index, index + 1] : [clauses[0], index + 1];
      }
    }
    return { ...this.structure, clauses: this.clauses, provisions: this.provisions };
  }

  private copy(clause: Clause): void {
    this.clauses.push({ ...clause, index: this.clauses.length, provision: this.provisionOf(clause.provision) });
  }

  private provisionOf(old: number | null): number | null {
    if (old === null) return null;
    const known = this.kept.get(old);
    if (known !== undefined) return known;
    const node = this.structure.provisions[old]!;
    const parent = this.provisionOf(node.parent);
    this.kept.set(old, this.provisions.length);
    this.provisions.push({ ...node, parent, clauses: [0, 0] });
    return this.provisions.length - 1;
  }

  /** What the outline took for provisions inside the table stands for the one above it. */
  private drop(span: Span, before: number | null): void {
    this.structure.provisions.forEach((node, old) => { if (contains(span, node.span) || (node.span[0] >= span[0] && node.span[0] < span[1])) this.kept.set(old, before); });
  }

  private open(stack: Open[], levels: readonly RowLevel[], before: number | null): void {
    let same = 0;
    while (same < levels.length && stack[same]?.key === levels[same]!.key) same++;
    this.close(stack, same);
    for (const level of levels.slice(same)) {
      const parent = stack.at(-1)?.index ?? before;
      stack.push({ key: level.key, index: this.provisions.length });
      this.provisions.push(this.node(level, parent));
    }
  }

  private close(stack: Open[], depth: number): void { stack.length = Math.min(stack.length, depth); }

  private node({ title, number }: RowLevel, parent: number | null): ProvisionNode {
    const printed = title ? LABEL.exec(title.text)?.[0] ?? '' : '';
    const from = title ? title.span[0] + printed.length : 0;
    const words = title ? title.text.slice(printed.length).replace(/[。;:]$/, '') : '';
    return {
      span: (title ?? number)!.span, level: parent === null ? 1 : this.provisions[parent]!.level + 1, label: number?.text ?? printed.trim(),
      title: words, titleSpan: words === '' ? null : [from, from + words.length], parent, headingOnly: title !== null, clauses: [0, 0],
    };
  }

  private cell(cell: GridCell, part: CellPart, line: number, provision: number | null): void {
    const pieces = part === 'task' || part === 'target' ? sentences(this.text, cell.span) : [{ start: cell.span[0], end: cell.span[1], text: cell.text }];
    this.clausesOf.set(cell, pieces.map((piece) => {
      const index = this.clauses.length;
      this.clauses.push({ ...piece, index, kind: KIND[part], provision, line, contentStart: piece.start + (LABEL.exec(piece.text)?.[0].length ?? 0) });
      if (part === 'task' || part === 'target') this.tasks.set(index, part);
      return index;
    }));
  }
}
