import type { Role } from '#model/analysis';
import type { TaskRow } from '#model/ledger';
import { type ColumnId, type Entry, ROLE_ORDER, rolesOf, unitsOf } from './columns.ts';
import { splitTask } from './split-task.ts';

/** Names that `--layout` and the export screen know. */
export const LAYOUT_IDS = ['breakdown', 'by-unit', 'register'] as const;
export type LayoutId = (typeof LAYOUT_IDS)[number];

export interface Layout {
  title: string;
  columns: readonly ColumnId[];
  /** One sheet for everything, or one for each unit with a summary before them. */
  sheets: 'one' | 'unit';
  /** Tasks whose sentences were given to different units take a line for each; else one task is always one line. */
  splits: boolean;
}

/** After the columns that offices really use: 任务分解表, 责任清单, 督查台账. */
export const LAYOUTS: Readonly<Record<LayoutId, Layout>> = {
  breakdown: {
    title: '任务分解表', sheets: 'one', splits: true,
    columns: ['position', 'source', 'subject', 'measures', 'lead', 'helpers', 'person', 'deadline', 'dueOn', 'outcome', 'remark'],
  },
  'by-unit': {
    title: '责任清单', sheets: 'unit', splits: true,
    columns: ['position', 'ownRole', 'subject', 'measures', 'others', 'person', 'deadline', 'dueOn', 'source', 'remark'],
  },
  register: {
    title: '督查台账', sheets: 'one', splits: false,
    columns: ['position', 'taskNumber', 'subject', 'request', 'source', 'issueDate', 'lead', 'helpers', 'deadline', 'dueOn', 'status', 'progress', 'supervisor', 'remark'],
  },
};

export interface SheetPlan { name: string; title: string; entries: Entry[] }

/** A unit's line on the summary sheet. */
export interface UnitSummary { unit: string; sheet: string; lead: number; responsible: number; cooperate: number; total: number; nextDue: string | null }

export interface Plan {
  layout: Layout;
  sheets: SheetPlan[];
  /** Empty unless there is one sheet for each unit. */
  units: UnitSummary[];
}

export interface PlanOptions {
  /** The day on which the sheet is made. */
  today: string;
  remark?: (row: TaskRow) => string;
  /** by-unit: keep only the sheets of units whose name holds this. Ignored when no unit's name does. */
  unit?: string;
  /** Which of the layout's columns to show, in which order; absent: all, as the layout has them. */
  columns?: readonly ColumnId[];
}

/**
 * Puts tasks on sheets, split into lines as the layout says. by-unit: units that lead most first; those
 * named in passing only share a sheet, tasks without any unit the last one.
 */
export function arrange(id: LayoutId, tasks: readonly TaskRow[], options: PlanOptions): Plan {
  const layout = options.columns ? { ...LAYOUTS[id], columns: options.columns } : LAYOUTS[id];
  const rows = layout.splits ? tasks.flatMap((task) => splitTask(task, options.today)) : tasks;
  const entries = (of: readonly TaskRow[], unit: string | null): Entry[] =>
    of.map((row, index) => ({ row, position: index + 1, unit, remark: options.remark?.(row) ?? '' }));
  if (layout.sheets === 'one') return { layout, sheets: [{ name: layout.title, title: layout.title, entries: entries(rows, null) }], units: [] };

  const byUnit = new Map<string, TaskRow[]>();
  const nobody: TaskRow[] = [];
  for (const row of rows) {
    const units = unitsOf(row, ['lead', 'responsible', 'cooperate']);
    if (units.length === 0) nobody.push(row);
    for (const unit of units) byUnit.set(unit, [...(byUnit.get(unit) ?? []), row]);
  }
  const wanted = options.unit === undefined ? [] : [...byUnit.keys()].filter((unit) => unit.includes(options.unit ?? ''));
  const taken = new Set<string>([SUMMARY_NAME]);
  const passing = wanted.length > 0 ? [] : [...byUnit].filter(([unit, of]) => isPassing(unit, of)).map(([unit]) => unit);
  const counted = [...byUnit]
    .filter(([unit]) => (wanted.length === 0 || wanted.includes(unit)) && !passing.includes(unit))
    .map(([unit, of]) => ({ unit, of, counts: countTasks(of, unit) }))
    .sort((a, b) => b.counts.lead - a.counts.lead || b.counts.total - a.counts.total);
  const sheets: SheetPlan[] = [];
  const units: UnitSummary[] = [];
  for (const { unit, of, counts } of counted) {
    const name = sheetName(unit, taken);
    const dues = of.map((row) => row.dueOn).filter((due) => due !== null).sort();
    sheets.push({ name, title: `${unit}${layout.title}`, entries: entries(of, unit) });
    units.push({ unit, sheet: name, ...counts, nextDue: dues[0] ?? null });
  }
  const others = rows.filter((row) => unitsOf(row, ['lead', 'responsible', 'cooperate']).some((unit) => passing.includes(unit)));
  if (others.length > 0) sheets.push({ name: sheetName(OTHERS_NAME, taken), title: `${OTHERS_NAME}的任务`, entries: entries(others, null) });
  if (nobody.length > 0 && wanted.length === 0) {
    sheets.push({ name: sheetName(NOBODY_NAME, taken), title: `${NOBODY_NAME}的任务`, entries: entries(nobody, null) });
  }
  return { layout, sheets, units };
}

/** Named once, as the subject of a sentence (会议主持人, 派入单位), and never made responsible: not worth a sheet of its own. */
function isPassing(unit: string, of: readonly TaskRow[]): boolean {
  return of.length === 1 && of.every((row) => row.units.every((u) => u.unit !== unit || u.basis === 'subject'));
}

/** Tasks, not lines: one that stands on several lines counts once, by the unit's weightiest role in it. */
function countTasks(lines: readonly TaskRow[], unit: string): Record<Role | 'total', number> {
  const counts = { lead: 0, responsible: 0, cooperate: 0, total: 0 };
  for (const of of Map.groupBy(lines, (line) => line.id).values()) {
    const role = ROLE_ORDER.find((one) => of.some((line) => rolesOf(line, unit).includes(one)));
    if (role) counts[role]++;
    counts.total++;
  }
  return counts;
}

export const SUMMARY_NAME = '单位汇总';
const NOBODY_NAME = '未明确单位';
const OTHERS_NAME = '其他行为主体';

/**
 * A legal sheet name that `taken` does not hold yet (compared without case, as Excel does), and puts it there:
 * at most 31 characters, none of []:*?/\ and no apostrophe (it would end the name in the print titles), not empty, not the reserved 'History'.
 */
function sheetName(wanted: string, taken: Set<string>): string {
  const legal = wanted.replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ').replace(/\s+/g, ' ').trim() || '未命名';
  const base = cut(legal.toLowerCase() === 'history' ? `${legal}_` : legal, 31);
  let name = base;
  for (let n = 2; hasName(taken, name); n++) name = `${cut(base, 31 - String(n).length - 2)}(${n})`;
  taken.add(name);
  return name;
}

const hasName = (taken: Set<string>, name: string): boolean => [...taken].some((other) => other.toLowerCase() === name.toLowerCase());

/** First `length` UTF-16 units without leaving half a surrogate pair. */
function cut(text: string, length: number): string {
  const head = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head;
}
