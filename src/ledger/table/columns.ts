import type { Reading } from '#ledger/connection';
import { fold } from '#ledger/fold';
import type { Modality } from '#model/analysis';
import type { TaskStatus } from '#model/ledger';

/** For each task by its number: 1 when it is meant. */
export type Mask = Uint8Array;

/** In the order of the table: what is open first. */
export const STATUSES: readonly TaskStatus[] = ['not-started', 'in-progress', 'done-unverified', 'extended', 'completed', 'closed-out', 'terminated'];

/** A task of more than one says different things in its sentences. */
export const MODALITIES: readonly Modality[] = ['duty', 'prohibition', 'target', 'encouragement'];

/** Tasks that name a unit in a role ('subject' too), superseded ones among them; unit after unit. */
export interface Naming { unitId: number; role: string; tasks: Uint32Array }
/** `days`: all due dates in order; `of`: a task's place in it plus one, 0 without a date; `order`: tasks with a date by date and number. */
export interface DueColumn { days: readonly string[]; of: Uint32Array; order: Uint32Array }

/**
 * The standing tasks of a ledger as columns in memory, each read when it is first asked for: what narrows, orders, groups
 * or counts 300,000 tasks then takes milliseconds. Lists come out of SQLite as JSON, which is three times as fast as rows.
 * Good as long as the ledger stays as it is: `columnsOf`.
 */
export class TaskColumns {
  readonly reading: Reading;
  /** Standing tasks in the order of documents and of their text. */
  readonly order: Uint32Array;
  /** The largest number of a standing task plus one: the length of every column. */
  readonly size: number;
  readonly standing: Mask;
  /** A task's document. */
  readonly documentOf: Uint32Array;
  /** Documents with standing tasks, in order, with how many they have. */
  readonly documents: readonly { id: number; tasks: number }[];
  readonly #kept = new Map<string, unknown>();
  readonly #masks = new Map<string, Mask>();
  readonly #namings: Naming[] = [];
  #nextUnit = 0;
  #lastUnit: number | null = null;

  constructor(reading: Reading) {
    this.reading = reading;
    const rows = reading.all<{ id: number; tasks: string }>(
      'SELECT document_id AS id, json_group_array(id) AS tasks FROM (SELECT document_id, id FROM tasks WHERE superseded_at IS NULL ORDER BY document_id, ordinal, id) GROUP BY document_id ORDER BY document_id');
    const order: number[] = [];
    let last = 0;
    this.documents = rows.map(({ id, tasks }) => {
      const list = JSON.parse(tasks) as number[];
      for (const task of list) {
        order.push(task);
        if (task > last) last = task;
      }
      return { id, tasks: list.length };
    });
    this.order = Uint32Array.from(order);
    this.size = last + 1;
    this.standing = this.maskOf(this.order);
    this.documentOf = new Uint32Array(this.size);
    let at = 0;
    for (const { id, tasks } of this.documents) for (const end = at + tasks; at < end; at++) this.documentOf[this.order[at]!] = id;
  }

  /** A task's status as its place in STATUSES. */
  get status(): Uint8Array {
    return this.keep('status', () => {
      const out = new Uint8Array(this.size);
      // Most tasks have the first: only the others are asked for.
      STATUSES.forEach((status, place) => {
        if (place > 0) for (const id of this.#numbers('tasks WHERE superseded_at IS NULL AND status = ?', 'id', status)) out[id] = place;
      });
      return out;
    });
  }

  /** A task's 类型: the sum of `modalityBit` of the one that a person set, else of those of its sentences. */
  get modality(): Uint8Array {
    return this.keep('modality', () => {
      const out = new Uint8Array(this.size);
      for (const modality of MODALITIES) for (const id of this.#numbers('obligations WHERE modality = ?', 'task_id', modality)) out[id]! |= modalityBit(modality);
      for (const modality of MODALITIES) for (const id of this.#numbers("overrides WHERE field = 'modality' AND value = ?", 'task_id', JSON.stringify(modality))) out[id] = modalityBit(modality);
      return out;
    });
  }

  get due(): DueColumn {
    return this.keep('due', () => {
      const rows = this.reading.all<{ day: string; tasks: string }>(
        'SELECT due_on AS day, json_group_array(id) AS tasks FROM (SELECT due_on, id FROM tasks WHERE superseded_at IS NULL AND due_on IS NOT NULL ORDER BY due_on, id) GROUP BY due_on ORDER BY due_on');
      const of = new Uint32Array(this.size);
      const order: number[] = [];
      rows.forEach(({ tasks }, i) => {
        for (const id of JSON.parse(tasks) as number[]) {
          of[id] = i + 1;
          order.push(id);
        }
      });
      return { days: rows.map(({ day }) => day), of, order: Uint32Array.from(order) };
    });
  }

  get namings(): readonly Naming[] {
    while (!this.#readNamings());
    return this.#namings;
  }

  /** Reads those of the next units; true when there are no more. */
  #readNamings(): boolean {
    this.#lastUnit ??= this.reading.get<{ last: number | null }>('SELECT max(unit_id) AS last FROM task_units')!.last ?? 0;
    if (this.#nextUnit > this.#lastUnit) return true;
    for (const { tasks, ...naming } of this.reading.all<{ unitId: number; role: string; tasks: string }>(
      'SELECT unit_id AS unitId, role, json_group_array(task_id) AS tasks FROM task_units WHERE unit_id >= ? AND unit_id < ? GROUP BY unit_id, role ORDER BY unit_id, role', this.#nextUnit, this.#nextUnit + UNITS_A_STEP)) {
      this.#namings.push({ ...naming, tasks: Uint32Array.from(JSON.parse(tasks) as number[]) });
    }
    this.#nextUnit += UNITS_A_STEP;
    return this.#nextUnit > this.#lastUnit;
  }

  /** Tasks that name any unit. */
  get named(): Mask {
    return this.keep('named', () => {
      const mask = new Uint8Array(this.size);
      for (const { tasks } of this.namings) for (const id of tasks) mask[id] = 1;
      return mask;
    });
  }

  get accepted(): Mask {
    return this.keep('accepted', () => this.maskOf(this.#numbers('accepted', 'task_id')));
  }

  /** Tasks with doubts, by the doubt's code. */
  get doubts(): ReadonlyMap<string, readonly number[]> {
    return this.keep('doubts', () => new Map(this.reading
      .all<{ code: string; tasks: string }>('SELECT code, json_group_array(DISTINCT task_id) AS tasks FROM diagnostics WHERE task_id IS NOT NULL GROUP BY code')
      .map(({ code, tasks }) => [code, this.#standingOf(JSON.parse(tasks) as number[])])));
  }

  /** Tasks by their 责任人. */
  get people(): ReadonlyMap<string, readonly number[]> {
    return this.keep('people', () => this.#byValue('person', (value) => (typeof value === 'string' ? [value] : [])));
  }

  get tags(): ReadonlyMap<string, readonly number[]> {
    return this.keep('tags', () => this.#byValue('tags', (value) => (Array.isArray(value) ? value.filter((tag) => typeof tag === 'string') : [])));
  }

  /** Titles of the standing documents by their numbers. */
  get titles(): ReadonlyMap<number, string> {
    return this.keep('titles', () => new Map(this.reading.all<{ id: number; title: string }>('SELECT id, title FROM documents WHERE superseded_at IS NULL').map(({ id, title }) => [id, title])));
  }

  /** As `titles`, folded as a search sees them. */
  get foldedTitles(): ReadonlyMap<number, string> {
    return this.keep('folded titles', () => new Map([...this.titles].map(([id, title]) => [id, fold(title)])));
  }

  /** Names of all units by their numbers. */
  get unitNames(): ReadonlyMap<number, string> {
    return this.keep('unit names', () => new Map(this.reading.all<{ id: number; name: string }>('SELECT id, name FROM units').map(({ id, name }) => [id, name])));
  }

  /** Reads the columns that most questions need, a step at a time: for moments when nobody waits. */
  *prepare(): Generator<void> {
    while (!this.#readNamings()) yield;
    for (const column of ['due', 'status', 'named', 'foldedTitles', 'unitNames', 'people', 'tags', 'accepted', 'doubts', 'modality'] as const) {
      void this[column];
      yield;
    }
  }

  /** Computed once for these columns. */
  keep<T>(name: string, compute: () => T): T {
    if (!this.#kept.has(name)) this.#kept.set(name, compute());
    return this.#kept.get(name) as T;
  }

  /** As `keep`, for the many conditions of filters: those not asked for the longest time go. */
  keepMask(name: string, compute: () => Mask): Mask {
    const found = this.#masks.get(name) ?? compute();
    this.#masks.delete(name);
    this.#masks.set(name, found);
    if (this.#masks.size > MASKS) this.#masks.delete(this.#masks.keys().next().value!);
    return found;
  }

  maskOf(tasks: ArrayLike<number>): Mask {
    const mask = new Uint8Array(this.size);
    for (let i = 0; i < tasks.length; i++) mask[tasks[i]!] = 1;
    return mask;
  }

  #numbers(from: string, column: string, ...values: string[]): number[] {
    return JSON.parse(this.reading.get<{ list: string }>(`SELECT json_group_array(${column}) AS list FROM ${from}`, ...values)!.list) as number[];
  }

  #standingOf(tasks: readonly number[]): number[] {
    return tasks.filter((id) => this.standing[id] === 1);
  }

  #byValue(field: 'person' | 'tags', read: (value: unknown) => readonly string[]): Map<string, readonly number[]> {
    const out = new Map<string, number[]>();
    for (const { value, tasks } of this.reading.all<{ value: string; tasks: string }>('SELECT value, json_group_array(task_id) AS tasks FROM overrides WHERE field = ? GROUP BY value', field)) {
      const standing = this.#standingOf(JSON.parse(tasks) as number[]);
      for (const one of new Set(read(JSON.parse(value)))) {
        const list = out.get(one);
        if (list) list.push(...standing);
        else if (standing.length > 0) out.set(one, [...standing]);
      }
    }
    return out;
  }
}

export const modalityBit = (modality: Modality): number => 1 << MODALITIES.indexOf(modality);

/** Units whose tasks are read at a step. */
const UNITS_A_STEP = 500;

/** Conditions kept: one is as many bytes as there are tasks. */
const MASKS = 40;

const known = new WeakMap<Reading, { version: string; columns: TaskColumns }>();

/** The columns of a ledger as it stands now, read anew when any connection has changed it. */
export function columnsOf(reading: Reading): TaskColumns {
  const version = versionOf(reading);
  const found = known.get(reading);
  if (found?.version === version) return found.columns;
  const columns = new TaskColumns(reading);
  known.set(reading, { version, columns });
  return columns;
}

/** Whether the ledger still is as it was when these columns were begun. */
export function isCurrent(columns: TaskColumns): boolean {
  const found = known.get(columns.reading);
  return found?.columns === columns && found.version === versionOf(columns.reading);
}

/** data_version tells of other connections, total_changes of this one. */
function versionOf(reading: Reading): string {
  return `${reading.get<{ data_version: number }>('PRAGMA data_version')!.data_version} ${reading.get<{ n: number }>('SELECT total_changes() AS n')!.n}`;
}
