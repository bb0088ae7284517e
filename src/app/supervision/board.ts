import type { BoardRow, BoardUnit } from '#api/supervise-methods';
import { addDays, type CalendarDate, toDays } from '#model/calendar-date';
import type { Light, Stage, SupervisedTask } from '#model/supervise';
import { LIGHTS, STAGES } from '#model/supervise';
import { STAGE_NAMES } from '#model/supervise-words';
import type { Ledger } from '#ledger/open';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { SETTLED } from '#ledger/tasks';
import { lightOf, litOf } from './light.ts';
import { ownersOf } from './owners.ts';
import type { SupervisionRules } from './rules.ts';

const WORDS = 300;

/** A row of the board with what it is found by. */
export interface Placed { row: BoardRow; stages: readonly Stage[]; words: string }
export interface BoardWish { unit?: string | undefined; stage?: Stage | undefined; lights?: readonly Light[] | undefined; words?: string | undefined; dueFrom?: string | undefined; dueTo?: string | undefined }

/** All supervised tasks as rows of the board, those due first at the top, those without a date and then the finished last. */
export function boardOf(ledger: Ledger, rules: SupervisionRules, today: CalendarDate): Placed[] {
  return supervisedTasks(ledger, supervisedIds(ledger), today)
    .map((task) => placed(task, rules, today))
    .sort((a, b) => Number(isOver(a.row)) - Number(isOver(b.row)) || compare(a.row.dueOn ?? '9999', b.row.dueOn ?? '9999') || a.row.id - b.row.id);
}

const isOver = ({ status }: BoardRow): boolean => status === 'completed' || status === 'closed-out' || status === 'terminated';

/** What a wish leaves of the board, with counts by stage and light (of all that the other wishes leave) and by unit. */
export function narrowBoard(board: readonly Placed[], wish: BoardWish): { found: Placed[]; stages: Record<Stage, number>; lights: Record<Light, number>; units: BoardUnit[]; total: number } {
  const words = (wish.words ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const inPeriod = ({ row, words: own }: Placed): boolean =>
    (wish.dueFrom === undefined || (row.dueOn !== null && row.dueOn >= wish.dueFrom)) && (wish.dueTo === undefined || (row.dueOn !== null && row.dueOn <= wish.dueTo))
    && words.every((word) => own.includes(word));
  const named = board.filter(inPeriod);
  const ofUnit = wish.unit === undefined ? named : named.filter(({ row }) => (wish.unit === '' ? row.owners.length === 0 : row.owners.includes(wish.unit!)));
  const lit = wish.lights && wish.lights.length > 0 ? ofUnit.filter(({ row }) => wish.lights!.includes(row.light)) : ofUnit;
  return {
    found: wish.stage === undefined ? lit : lit.filter(({ stages }) => stages.includes(wish.stage!)), total: lit.length,
    stages: Object.fromEntries(STAGES.map((stage) => [stage, lit.filter(({ stages }) => stages.includes(stage)).length])) as Record<Stage, number>,
    lights: Object.fromEntries(LIGHTS.map((light) => [light, ofUnit.filter(({ row }) => row.light === light && !SETTLED.includes(row.status)).length])) as Record<Light, number>,
    units: unitsOf(named),
  };
}

function placed(task: SupervisedTask, rules: SupervisionRules, today: CalendarDate): Placed {
  const { light, meaning } = lightOf(rules.lights, litOf(task), today);
  const owners = ownersOf(task);
  const note = task.notes.findLast((one) => one.text !== '' || one.percent !== null);
  const title = task.provisionTitle.trim() || task.text.replace(/\s+/g, ' ').slice(0, 60);
  const row: BoardRow = {
    id: task.id, title, text: task.text.replace(/\s+/g, ' ').slice(0, WORDS), document: task.document, documentId: task.documentId, number: task.number, place: task.provisionPath.join(''), owners, light, meaning,
    status: task.status, dueOn: task.dueOn, left: task.dueOn === null ? null : toDays(task.dueOn) - toDays(today), dueOrigin: task.dueOrigin, recurring: task.occurrences.length > 0, assignedOn: task.assignedOn,
    extensions: task.extensions.filter((one) => one.state === 'granted').length, asked: task.extensions.some((one) => one.state === 'asked'), percent: litOf(task).percent,
    unverified: task.status === 'done-unverified' || task.occurrences.some((one) => one.status === 'done-unverified'),
    toldOn: note?.on ?? null, told: note?.text.slice(0, WORDS) ?? '', person: task.person, leader: task.fields.leader ?? null, urgency: task.fields.urgency ?? null,
  };
  const words = [task.text, title, task.document, task.number ?? '', ...owners, task.person ?? '', row.leader ?? '', `t${task.id}`].join('\n').normalize('NFKC').toLowerCase();
  return { row, stages: stagesOf(task, row, rules, today), words };
}

function stagesOf(task: SupervisedTask, row: Pick<BoardRow, 'asked' | 'unverified'>, { office }: SupervisionRules, today: CalendarDate): Stage[] {
  const open = !SETTLED.includes(task.status);
  const stages: Stage[] = [];
  if (open) stages.push(task.status === 'not-started' ? 'waiting' : 'running');
  if (open && isQuiet(task, office.cycle, today)) stages.push('quiet');
  if (open && task.dueOn !== null && task.dueOn >= today && task.dueOn <= addDays(today, office.remind)) stages.push('soon');
  if (open && task.overdue) stages.push('overdue');
  if (open && row.asked) stages.push('asked');
  if (row.unverified) stages.push('unverified');
  if (task.status === 'completed') stages.push('completed');
  if (task.status === 'closed-out' || task.status === 'terminated') stages.push('closed');
  return stages;
}

/** A stage by its code or by the word for it; null for none. */
export const stageNamed = (words: string): Stage | null => STAGES.find((stage) => stage === words || STAGE_NAMES[stage] === words) ?? null;

/** Nothing was told of an open task for longer than a cycle of feedback, counted from its 立项 when nothing was told at all. */
export function isQuiet(task: SupervisedTask, cycle: number, today: CalendarDate): boolean {
  const since = [task.assignedOn ?? today, ...task.notes.map((note) => note.on)].sort().at(-1)!;
  return !SETTLED.includes(task.status) && toDays(today) - toDays(since) > cycle;
}

function unitsOf(board: readonly Placed[]): BoardUnit[] {
  const units = new Map<string, BoardUnit>();
  for (const { row } of board) {
    if (SETTLED.includes(row.status) && !row.unverified) continue;
    for (const unit of row.owners.length > 0 ? row.owners : ['']) {
      const line = units.get(unit) ?? { unit, open: 0, overdue: 0 };
      units.set(unit, { unit, open: line.open + 1, overdue: line.overdue + (row.left !== null && row.left < 0 && !SETTLED.includes(row.status) ? 1 : 0) });
    }
  }
  return [...units.values()].sort((a, b) => b.open - a.open || compare(a.unit, b.unit));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
