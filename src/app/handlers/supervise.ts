import { join } from 'node:path';
import type { SuperviseLine, superviseMethods } from '#api/supervise-methods';
import { Failure } from '#model/failure';
import type { SupervisedTask } from '#model/supervise';
import { undoState } from '#ledger/acts';
import { history } from '#ledger/history';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { readCalendar } from '#resolve/working-days';
import type { Core } from '../core.ts';
import { readResources } from '../resources.ts';
import { writeDueCalendar } from '../supervise-calendar.ts';
import type { Desk } from '../supervise-desk.ts';
import { previewFeedback, receiveFeedback, sendFeedback, unitsWithOpenTasks } from '../supervise-feedback.ts';
import { lightOf, litOf } from '../supervise-light.ts';
import { ownersOf } from '../supervise-owners.ts';
import { tellProgress, type Told } from '../supervise-progress.ts';
import { remind } from '../supervise-remind.ts';
import { fillTaskWorkbook, writeBulletin, writeLetters, writeTaskForm } from '../supervise-reports.ts';
import { readSupervisionRules } from '../supervise-rules.ts';
import { itemsOf, tally, total } from '../supervise-statistics.ts';
import { renewSupervision, supervise } from '../supervise.ts';
import { tableOf } from '../tables.ts';
import type { Handlers } from './handler.ts';

/** The core as a desk of supervision: the same ledger, day and person, with the office's rules as they are now. */
function deskOf(core: Core): Desk {
  const folders = core.resourceFolders;
  return {
    ledger: core.ledger, rules: readSupervisionRules(folders), today: core.today, now: core.now, author: core.author, folders,
    get calendar() { return readCalendar(readResources(folders).calendar); },
    close: () => undefined,
  };
}

const lineOf = ({ rules, today }: Desk, task: SupervisedTask): SuperviseLine => {
  const { light, meaning } = lightOf(rules.lights, litOf(task), today);
  return { task, light, meaning, owners: ownersOf(task) };
};

function one(desk: Desk, id: number): SuperviseLine {
  const [task] = supervisedTasks(desk.ledger, [id], desk.today);
  if (!task) throw new Failure('task-not-found', { id });
  return lineOf(desk, task);
}

const given = <Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [Key in keyof Value]: Exclude<Value[Key], undefined> };

export const superviseHandlers: Handlers<keyof typeof superviseMethods> = {
  'supervise.list': (core, { filter, offset = 0, limit = 100 }) => {
    const desk = deskOf(core);
    renewSupervision(desk.ledger, desk);
    const supervised = new Set(supervisedIds(desk.ledger));
    const ids = filter === undefined ? [...supervised] : tableOf(core, { filter }).ids.filter((id) => supervised.has(id));
    const lines = supervisedTasks(desk.ledger, ids, desk.today).map((task) => lineOf(desk, task));
    const count = (light: SuperviseLine['light']): number => lines.filter((line) => line.light === light).length;
    return { lines: lines.slice(offset, offset + limit), total: lines.length, lights: { green: count('green'), blue: count('blue'), yellow: count('yellow'), red: count('red') } };
  },
  'supervise.assign': (core, { tasks }) => {
    const done = supervise(core.ledger, tasks, deskOf(core));
    if (done) core.emit({ kind: 'ledger-changed', why: 'edit' });
    return { fresh: done?.taskCount ?? 0, ...undoState(core.ledger) };
  },
  'supervise.task': (core, { id }) => ({ ...one(deskOf(core), id), history: history(core.ledger, id) }),
  'supervise.tell': (core, { task, report }) => {
    const desk = deskOf(core);
    const told: Told = given(report);
    tellProgress(desk, task, told);
    core.emit({ kind: 'ledger-changed', why: 'edit' });
    return { ...one(desk, task), ...undoState(core.ledger) };
  },
  'supervise.remind': (core, { days }) => remind(deskOf(core), days),
  'supervise.statistics': (core, { by }) => {
    const { ledger, rules, today } = deskOf(core);
    const items = itemsOf(ledger, today);
    return { lines: tally(items, by, rules.score, today), total: total(items, rules.score, today) };
  },
  'supervise.units': (core) => unitsWithOpenTasks(core.ledger, core.today),
  'feedback.send': async (core, { folder, units = [] }) => ({ files: (await sendFeedback(core.ledger, folder, units, deskOf(core))).map(({ unit, path, rows }) => ({ unit, path, rows })) }),
  'feedback.preview': (core, { path }) => previewFeedback(core.ledger, path, core.today),
  'feedback.receive': async (core, { path, choice, skipRefused }) => {
    const { plan, held, act } = await receiveFeedback(core.ledger, path, { today: core.today, author: core.author, choice, skipRefused });
    if (act) core.emit({ kind: 'ledger-changed', why: 'edit' });
    return { plan, held, ...undoState(core.ledger) };
  },
  'supervise.letters': async (core, { kind, folder, issue, to, ...wishes }) => {
    const context = { ...deskOf(core), ...wishes };
    if (kind !== 'bulletin') return { files: (await writeLetters(core.ledger, kind, folder, context)).map(({ unit, path, tasks }) => ({ unit, path, rows: tasks })) };
    const path = join(folder, `督查通报-${core.today}.docx`);
    const { items } = await writeBulletin(core.ledger, path, { ...context, issue, to });
    return { files: [{ unit: null, path, rows: items }] };
  },
  'supervise.forms': (core) => [...Map.groupBy(deskOf(core).rules.columns, (column) => column.form)].map(([form, columns]) => ({ form, headings: columns.map(({ heading }) => heading) })),
  'supervise.write-form': async (core, { form, target, units, template }) => {
    const context = { ...deskOf(core), units };
    const { tasks } = template === undefined ? await writeTaskForm(core.ledger, form, target, context) : await fillTaskWorkbook(core.ledger, template, target, context);
    return { path: target, rows: tasks };
  },
  'supervise.write-calendar': async (core, { target, units, alarms = [7, 1] }) => ({ path: target, rows: await writeDueCalendar(core.ledger, target, { today: core.today, now: core.now, alarms, units }) }),
};
