import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { addDays } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { ConflictChoices, FeedbackPlan } from '#model/feedback';
import type { TaskStatus } from '#model/ledger';
import type { Act } from '#model/review';
import type { SupervisedTask } from '#model/supervise';
import { writeFeedbackForm } from '#export/forms-feedback';
import { feedbackValues, send, takeOver, undecided, type FeedbackKey } from '#ledger/feedback';
import type { Author } from '#ledger/review/edit';
import type { Ledger } from '#ledger/open';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { SETTLED } from '#ledger/tasks';
import { readCells } from '#intake/sheets/read-xlsx';
import { STATUS_NAMES } from '#model/names';
import { LIGHT_NAMES } from '#model/supervise-words';
import { planFeedback } from './feedback-plan.ts';
import { lightOf, litOf } from './light.ts';
import { unitFileName } from '#app/unit-file';
import { ownersOf } from './owners.ts';
import type { SupervisionRules } from './rules.ts';

/** Dates of a recurring duty this many days ahead stand on a 反馈表. */
const AHEAD = 31;
const READ_MS = 30_000;

export interface SentForm { unit: string; path: string; rows: number; stamp: string }

/** Units that answer for open supervised tasks, those with most of them first. */
export function unitsWithOpenTasks(ledger: Ledger, today: string): { unit: string; tasks: number }[] {
  const counts = new Map<string, number>();
  for (const task of openTasks(ledger, today)) for (const unit of ownersOf(task)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].map(([unit, tasks]) => ({ unit, tasks })).sort((a, b) => b.tasks - a.tasks || (a.unit < b.unit ? -1 : 1));
}

/**
 * Writes a 反馈表 for each of the units (all that have open tasks, when none are named) into `folder`.
 * @throws Failure 'export-target-unwritable', 'disk-full', 'query-invalid' for a unit without open tasks
 */
export async function sendFeedback(ledger: Ledger, folder: string, units: readonly string[], context: { rules: SupervisionRules; today: string; author: Author }): Promise<SentForm[]> {
  const { rules, today, author } = context;
  const open = openTasks(ledger, today);
  const wanted = units.length > 0 ? units : unitsWithOpenTasks(ledger, today).map(({ unit }) => unit);
  const idle = wanted.find((unit) => !open.some((task) => ownersOf(task).includes(unit)));
  if (idle !== undefined) throw new Failure('query-invalid', { field: 'unit', found: idle });
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new Failure('export-target-unwritable', { path: folder }, cause);
  }
  const sent: SentForm[] = [];
  const taken = new Set<string>();
  for (const unit of wanted) {
    const rows = open.filter((task) => ownersOf(task).includes(unit)).flatMap((task) => keysOf(task, today).map((key) => ({ task, key, values: feedbackValues(ledger.reading, key)! })));
    const stamp = randomBytes(12).toString('hex');
    const path = join(folder, `${unitFileName(unit, taken)}-反馈表-${today}.xlsx`);
    const words = (task: SupervisedTask): string => task.text.slice(0, 4000);
    await writeFeedbackForm(path, {
      unit, stamp, sentOn: today, title: `${unit}督查事项反馈表`,
      facts: `截至 ${today},共 ${rows.length} 项。请填写浅黄色栏目;其他栏目、编号请勿改动。${rules.office.contact === '' ? '' : `联系人:${rules.office.contact} ${rules.office.phone}`}`,
      rows: rows.map(({ task, key, values }) => ({
        key: keyText(key), source: sourceOf(task), words: words(task), dueOn: dueOf(task, key),
        light: LIGHT_NAMES[lightOf(rules.lights, key.occurrence === null ? litOf(task) : { ...litOf(task), status: values.status, dueOn: dueOf(task, key), percent: values.percent }, today).light], fields: { ...values },
      })),
    }, STATUS_NAMES);
    send(ledger, { stamp, unit, sentOn: today, rows: rows.map(({ task, key, values }) => ({ ...key, words: words(task), values })) }, author);
    sent.push({ unit, path, rows: rows.length, stamp });
  }
  return sent;
}

/** Looks at a returned sheet: what would change, where both sides changed, which rows are refused. Writes nothing. @throws Failure of reading the file */
export async function previewFeedback(ledger: Ledger, path: string, today: string): Promise<FeedbackPlan> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new Failure((cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'file-absent' : 'file-unreadable', { path, reason: (cause as NodeJS.ErrnoException).code ?? '' }, cause);
  }
  if (bytes.length === 0) throw new Failure('file-empty', { path });
  const sheets = await readCells(path, bytes, { ms: READ_MS });
  return planFeedback(ledger, { name: basename(path), sha256: createHash('sha256').update(bytes).digest('hex'), sheets }, today);
}

export interface TakenOver { plan: FeedbackPlan; act: Act | null; /** Why nothing was written. */ held: 'refused' | 'conflicts' | null }

/**
 * Takes a returned sheet over, all of it or nothing. With rows that are refused only when `skipRefused`; with conflicts
 * only when `choice` says of each whose value stays. @throws as `previewFeedback` and `takeOver`
 */
export async function receiveFeedback(ledger: Ledger, path: string, options: { today: string; author: Author; choice?: ConflictChoices | undefined; skipRefused?: boolean | undefined }): Promise<TakenOver> {
  const plan = await previewFeedback(ledger, path, options.today);
  const whole = plan.refused.some((one) => one.cell === '');
  if (whole || (plan.refused.length > 0 && !options.skipRefused)) return { plan, act: null, held: 'refused' };
  if (undecided(plan, options.choice) !== undefined) return { plan, act: null, held: 'conflicts' };
  return { plan, act: takeOver(ledger, plan, options.choice ?? null, options.today, options.author), held: null };
}

/** 'T12', or 'T12@2026-03-25' for a date of a recurring duty. */
const keyText = ({ taskId, occurrence }: FeedbackKey): string => `T${taskId}${occurrence === null ? '' : `@${occurrence}`}`;

const isOpen = (status: TaskStatus): boolean => !SETTLED.includes(status);
const openTasks = (ledger: Ledger, today: string): SupervisedTask[] => supervisedTasks(ledger, supervisedIds(ledger), today).filter((task) => isOpen(task.status));

/** A recurring duty by its open dates, past and near; any other task as a whole. */
function keysOf(task: SupervisedTask, today: string): FeedbackKey[] {
  if (task.occurrences.length === 0) return [{ taskId: task.id, occurrence: null }];
  const open = task.occurrences.filter((one) => isOpen(one.status));
  const near = open.filter((one) => one.dueOn <= addDays(today, AHEAD));
  const keys: FeedbackKey[] = (near.length > 0 ? near : open.slice(0, 1)).map((one) => ({ taskId: task.id, occurrence: one.dueOn }));
  return task.deadlines.some((d) => d.kind !== 'every') ? [{ taskId: task.id, occurrence: null }, ...keys] : keys;
}

function dueOf(task: SupervisedTask, { occurrence }: FeedbackKey): string | null {
  if (occurrence === null) return task.dueOn;
  return task.occurrences.find((one) => one.dueOn === occurrence)?.extendedTo ?? occurrence;
}

const sourceOf = (task: SupervisedTask): string => `《${task.document.replace(/^《|》$/g, '')}》${task.number ? `(${task.number})` : ''}${task.provisionPath.join('')}`;
