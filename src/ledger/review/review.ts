import type { Connection } from '#ledger/connection';
import type { Ledger } from '#ledger/open';
import type { Desk } from '#ledger/posting/desk';
import { recordChange } from '#ledger/posting/task-rows';
import { unitsOfTask } from '#ledger/task-units';
import type { TaskField } from '#model/ledger';
import type { Act, TaskPatch } from '#model/review';
import { act } from './acts.ts';
import { clearField, setFields } from './edit.ts';
import type { Author } from './edit.ts';

/** A person has looked at these tasks and finds them right (or takes that back). @throws Failure 'task-not-found' */
export function accept(ledger: Ledger, tasks: readonly number[], accepted: boolean, author: Author): Act {
  return act(ledger, { kind: accepted ? 'accept' : 'unaccept', tasks }, author, ({ connection }) => {
    for (const id of tasks) setAccepted(connection, id, accepted, author);
    return [];
  });
}

/** Sets fields of one task, to be undone as one. @throws Failure 'task-not-found', 'query-invalid' */
export function amend(ledger: Ledger, taskId: number, patch: TaskPatch, author: Author): Act {
  return act(ledger, { kind: 'edit', tasks: [taskId] }, author, (desk) => {
    setFields(desk, taskId, patch, author);
    return [];
  });
}

/** Gives fields back to what the document says. @throws Failure 'task-not-found' */
export function giveBack(ledger: Ledger, taskId: number, fields: readonly TaskField[], author: Author): Act {
  return act(ledger, { kind: 'revert', tasks: [taskId] }, author, (desk) => {
    for (const field of fields) clearField(desk, taskId, field, author);
    return [];
  });
}

/** Not a task: out of the lists and the search, also when the document comes again. @throws Failure 'task-not-found' */
export function dismiss(ledger: Ledger, tasks: readonly number[], author: Author): Act {
  return act(ledger, { kind: 'delete', tasks }, author, (desk) => {
    for (const id of tasks) takeOut(desk, id, author);
    return [];
  });
}

/** Takes a task out within a transaction that is under way. */
export function takeOut({ connection, index }: Desk, id: number, author: Author): void {
  connection.run('UPDATE tasks SET superseded_at = ?, dismissed_at = ? WHERE id = ?', author.at, author.at, id);
  index.remove('task', id);
  recordChange(connection, { taskId: id, at: author.at, by: author.by, field: 'dismissed', from: 'false', to: 'true' });
}

/** What a bulk edit sets; tags are added and taken away, the others kept. */
export interface BulkPatch extends Pick<TaskPatch, 'status' | 'dueOn' | 'person'> { addTags?: string[]; removeTags?: string[] }

/** The patch of one task that a bulk edit comes to. */
export function patchOf(patch: BulkPatch, tags: readonly string[]): TaskPatch {
  const { addTags = [], removeTags = [], ...fields } = patch;
  const next = [...new Set([...tags, ...addTags])].filter((tag) => !removeTags.includes(tag));
  return addTags.length + removeTags.length > 0 ? { ...fields, tags: next } : fields;
}

/** Sets the same of many tasks as one act. @throws Failure 'task-not-found', 'query-invalid' */
export function amendMany(ledger: Ledger, tasks: readonly number[], patch: BulkPatch, author: Author): Act {
  return act(ledger, { kind: 'bulk-edit', tasks }, author, (desk) => {
    for (const id of tasks) setFields(desk, id, patchOf(patch, tagsOf(desk.connection, id)), author);
    return [];
  });
}

/** Puts one unit in another's place in tasks that name it, roles kept; who only acts becomes responsible. */
export function replaceUnit(ledger: Ledger, tasks: readonly number[], from: string, to: string, author: Author): Act {
  return act(ledger, { kind: 'unit-everywhere', tasks }, author, (desk) => {
    for (const id of tasks) {
      const named = unitsOfTask(desk.connection, id).filter((u) => u.role !== 'subject' || u.unit === from).map((u) => ({ unit: u.unit === from ? to : u.unit, role: u.role === 'subject' ? 'responsible' as const : u.role }));
      setFields(desk, id, { units: [...new Map(named.map((u) => [`${u.role} ${u.unit}`, u])).values()] }, author);
    }
    return [];
  });
}

function setAccepted(connection: Connection, id: number, accepted: boolean, author: Author): void {
  const was = connection.get('SELECT 1 FROM accepted WHERE task_id = ?', id) !== undefined;
  if (was === accepted) return;
  if (accepted) connection.run('INSERT INTO accepted(task_id, by, at) VALUES (?, ?, ?)', id, author.by, author.at);
  else connection.run('DELETE FROM accepted WHERE task_id = ?', id);
  recordChange(connection, { taskId: id, at: author.at, by: author.by, field: 'accepted', from: String(was), to: String(accepted) });
}

function tagsOf(connection: Connection, id: number): string[] {
  const row = connection.get<{ value: string }>("SELECT value FROM overrides WHERE task_id = ? AND field = 'tags'", id);
  return row ? JSON.parse(row.value) as string[] : [];
}
