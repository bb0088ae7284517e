import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SuperviseLine, superviseMethods } from '#api/supervise-methods';
import { Failure } from '#model/failure';
import { OPEN_STATES, type SupervisedTask } from '#model/supervise';
import { LETTER_NAMES } from '#model/supervise-words';
import { undoState } from '#ledger/review/acts';
import { history } from '#ledger/history';
import { supervisedIds, supervisedTasks } from '#ledger/supervise-read';
import { readCalendar } from '#resolve/working-days';
import type { Core } from '#app/core';
import { fileInto, filesInto } from '#app/downloads';
import { given } from '#app/given';
import { importsOf } from '#app/importing/imports';
import { readResources } from '#app/resources';
import { attachmentFolder, attachmentPath } from '#app/supervision/attachments';
import { boardOf, narrowBoard, type Placed } from '#app/supervision/board';
import { writeDueCalendar } from '#app/supervision/calendar';
import type { Desk } from '#app/supervision/desk';
import { previewFeedback, receiveFeedback, sendFeedback, unitsWithOpenTasks } from '#app/supervision/feedback';
import { lightOf, litOf } from '#app/supervision/light';
import { putRuleTable, resetRuleTable, ruleTables } from '#app/supervision/office';
import { ownersOf } from '#app/supervision/owners';
import { tellOfMany, tellProgress, type Told } from '#app/supervision/progress';
import { countTodo, remind, type Reminders } from '#app/supervision/remind';
import { fillTaskWorkbook, statisticsTable, writeBulletin, writeLetters, writeTable, writeTaskForm } from '#app/supervision/reports';
import { readSupervisionRules } from '#app/supervision/rules';
import { dueWithin, itemsOf, tally, total } from '#app/supervision/statistics';
import { renewSupervision, supervise } from '#app/supervision/supervise';
import { rowsOfTable, tableOf } from '#app/tables';
import type { Handlers } from './handler.ts';
import { selected, type Selection } from './ledger.ts';

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

interface Kept { stamp: string; board?: Placed[]; reminders?: Reminders }
const kept = new WeakMap<Core, Kept>();

/** What is computed over all supervised tasks, kept while the ledger, the day and the rules stay as they are. */
function keptOf(core: Core, desk: Desk): Kept {
  const stamp = `${core.stamp} ${core.today} ${JSON.stringify(desk.rules)}`;
  const found = kept.get(core);
  if (found?.stamp === stamp) return found;
  renewSupervision(desk.ledger, desk);
  const fresh: Kept = { stamp };
  kept.set(core, fresh);
  return fresh;
}
const remindersOf = (core: Core, desk = deskOf(core)): Reminders => keptOf(core, desk).reminders ??= remind(desk);

/** Where a handed file lies: by its path, or as the browser sent it. */
const handed = (core: Core, { path, upload }: { path?: string | undefined; upload?: string | undefined }): string => path ?? importsOf(core).uploaded(upload ?? '');

/** The tasks of a selection that can be put under supervision: open, and not supervised yet. */
function assignable(core: Core, selection: Selection): { fresh: number[]; supervised: number; settled: number } {
  const ids = selected(core, selection);
  const supervised = new Set(supervisedIds(core.ledger));
  const rest = ids.filter((id) => !supervised.has(id));
  const open = new Set(tableOf(core, { filter: { statuses: [...OPEN_STATES] } }).ids);
  const fresh = rest.filter((id) => open.has(id));
  return { fresh, supervised: ids.length - rest.length, settled: rest.length - fresh.length };
}

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
  'supervise.board': (core, { offset = 0, limit = 200, ...wish }) => {
    const desk = deskOf(core);
    const board = keptOf(core, desk).board ??= boardOf(desk.ledger, desk.rules, desk.today);
    const { found, stages, lights, units, total: all } = narrowBoard(board, wish);
    return { today: core.today, rows: found.slice(offset, offset + limit).map(({ row }) => row), ids: found.map(({ row }) => row.id), total: found.length, all, stages, lights, units, supervised: board.length };
  },
  'supervise.candidates': (core, { words, limit = 200, hasDue, dueFrom, dueTo }) => {
    const supervised = new Set(supervisedIds(core.ledger));
    const found = tableOf(core, { filter: { statuses: [...OPEN_STATES], ...given({ search: words === '' ? undefined : words, hasDue, dueFrom, dueTo }) }, sort: { by: 'dueOn' } });
    const ids = found.ids.filter((id) => !supervised.has(id));
    const rows = rowsOfTable(core, { ...found, ids, groups: null }, 0, limit);
    return { ids, rows: rows.map(({ id, text, units, dueOn, document, number }) => ({ id, text: text.replace(/\s+/g, ' ').slice(0, 300), units: [...new Set(units.map((unit) => unit.unit))], dueOn, document, number })) };
  },
  'supervise.assignable': (core, { selection }) => {
    const { fresh, supervised, settled } = assignable(core, selection);
    return { fresh: fresh.length, supervised, settled };
  },
  'supervise.assign': (core, wish) => {
    const act = supervise(core.ledger, 'tasks' in wish ? wish.tasks : assignable(core, wish.selection).fresh, deskOf(core));
    if (act) core.emit({ kind: 'ledger-changed', why: 'edit' });
    return { fresh: act?.taskCount ?? 0, act, ...undoState(core.ledger) };
  },
  'supervise.task': (core, { id }) => ({ ...one(deskOf(core), id), history: history(core.ledger, id) }),
  'supervise.tell': (core, { task, report }) => {
    const desk = deskOf(core);
    const { upload, ...plain } = report;
    const told: Told = given(plain);
    tellProgress(desk, task, upload === undefined ? told : { ...told, attach: importsOf(core).uploaded(upload) });
    core.emit({ kind: 'ledger-changed', why: 'edit' });
    return { ...one(desk, task), ...undoState(core.ledger) };
  },
  'supervise.tell-many': (core, { tasks, report }) => {
    const act = tellOfMany(deskOf(core), tasks, given(report));
    core.emit({ kind: 'ledger-changed', why: 'edit' });
    return { changed: act.taskCount, act, ...undoState(core.ledger) };
  },
  'supervise.open-attachment': (core, { task, attachment }) => {
    const found = one(deskOf(core), task).task.attachments.find((file) => file.id === attachment);
    const place = found && attachmentPath(attachmentFolder(core.ledgerPath), found.sha256);
    if (!place || !existsSync(place)) throw new Failure('file-absent', { path: found?.name ?? String(attachment) });
    return fileInto(core, undefined, found.name, (target) => {
      copyFileSync(place, target);
      return Promise.resolve(1);
    });
  },
  'supervise.todo': (core) => countTodo(remindersOf(core)),
  'supervise.rules': (core) => ruleTables(core.folder),
  'supervise.put-rules': (core, { name, rows }) => {
    putRuleTable(core.folder, name, rows);
    core.emit({ kind: 'ledger-changed', why: 'edit' });
    return ruleTables(core.folder);
  },
  'supervise.reset-rules': (core, { name }) => {
    resetRuleTable(core.folder, name);
    core.emit({ kind: 'ledger-changed', why: 'edit' });
    return ruleTables(core.folder);
  },
  'supervise.remind': (core, { days }) => (days === undefined ? remindersOf(core) : remind(deskOf(core), days)),
  'supervise.statistics': (core, { by, ...period }) => {
    const { ledger, rules, today } = deskOf(core);
    const items = dueWithin(itemsOf(ledger, today), period);
    return { lines: tally(items, by, rules.score, today), total: total(items, rules.score, today) };
  },
  'supervise.write-statistics': (core, { by, target, ...period }) => {
    const desk = deskOf(core);
    const made = statisticsTable(desk.ledger, by, desk, period);
    return fileInto(core, target, `${made.title}-${core.today}.xlsx`, (path) => writeTable(path, made).then(() => made.rows.length));
  },
  'supervise.units': (core) => unitsWithOpenTasks(core.ledger, core.today),
  'feedback.send': (core, { folder, units = [] }) => filesInto(core, folder, `反馈表-${core.today}`, async (into) => (await sendFeedback(core.ledger, into, units, deskOf(core))).map(({ unit, path, rows }) => ({ unit, path, rows }))),
  'feedback.preview': (core, file) => previewFeedback(core.ledger, handed(core, file), core.today),
  'feedback.receive': async (core, { choice, skipRefused, ...file }) => {
    const { plan, held, act } = await receiveFeedback(core.ledger, handed(core, file), { today: core.today, author: core.author, choice, skipRefused });
    if (act) core.emit({ kind: 'ledger-changed', why: 'edit' });
    return { plan, held, act, ...undoState(core.ledger) };
  },
  'supervise.letters': (core, { kind, folder, issue, to, ...wishes }) => {
    const context = { ...deskOf(core), ...wishes };
    if (kind !== 'bulletin') return filesInto(core, folder, `${LETTER_NAMES[kind]}-${core.today}`, async (into) => (await writeLetters(core.ledger, kind, into, context)).map(({ unit, path, tasks }) => ({ unit, path, rows: tasks })));
    return filesInto(core, folder, `督查通报-${core.today}`, async (into) => {
      const path = join(into, `督查通报-${core.today}.docx`);
      return [{ unit: null, path, rows: (await writeBulletin(core.ledger, path, { ...context, issue, to })).items }];
    });
  },
  'supervise.forms': (core) => [...Map.groupBy(deskOf(core).rules.columns, (column) => column.form)].map(([form, columns]) => ({ form, headings: columns.map(({ heading }) => heading) })),
  'supervise.write-form': (core, { form, target, units, template }) => {
    const context = { ...deskOf(core), units };
    return fileInto(core, target, `${form}-${core.today}.xlsx`, async (path) => (template === undefined ? await writeTaskForm(core.ledger, form, path, context) : await fillTaskWorkbook(core.ledger, template, path, context)).tasks);
  },
  'supervise.write-calendar': (core, { target, units, alarms = [7, 1] }) => fileInto(core, target, `督办到期日-${core.today}.ics`, (path) => writeDueCalendar(core.ledger, path, { today: core.today, now: core.now, alarms, units })),
};
