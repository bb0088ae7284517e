import type { SortKey } from '#model/table';
import { STATUSES, type TaskColumns } from './columns.ts';

/** In which of these roles a unit comes first; whoever only acts comes last. */
const ROLES: readonly string[] = ['lead', 'responsible', 'cooperate', 'subject'];

/** All standing tasks in an order of the table: those with the value, then those without in the ledger's order. */
export function taskOrder(columns: TaskColumns, by: SortKey, descending: boolean): Uint32Array {
  return columns.keep(`order ${by} ${descending}`, () => {
    switch (by) {
      case 'document': return descending ? columns.order.toReversed() : columns.order;
      case 'dueOn': return byDue(columns, descending);
      case 'status': return byRank(columns, Uint8Array.from(columns.status, (status) => (descending ? STATUSES.length - status : status + 1)), STATUSES.length);
      case 'issueDate': return byIssueDate(columns, descending);
      case 'person': return byName(columns, columns.keep('ranks person', () => people(columns)), descending);
      case 'unit': return byName(columns, columns.keep('ranks unit', () => firstUnits(columns)), descending);
    }
  });
}

function byDue({ order, due }: TaskColumns, descending: boolean): Uint32Array {
  const out = new Uint32Array(order.length);
  out.set(descending ? due.order.toReversed() : due.order);
  let at = due.order.length;
  for (const id of order) if (due.of[id] === 0) out[at++] = id;
  return out;
}

function byIssueDate(columns: TaskColumns, descending: boolean): Uint32Array {
  const way = descending ? 'DESC' : 'ASC';
  const documents = columns.reading.column<number>(`SELECT id FROM documents WHERE issue_date IS NOT NULL ORDER BY issue_date ${way}, id ${way}`);
  const place = new Map(documents.map((id, i) => [id, i + 1]));
  return byRank(columns, Uint32Array.from(columns.documentOf, (id) => place.get(id) ?? 0), documents.length);
}

/** A rank for each task that has a name, in the order of the names; 0 for the others. */
interface Ranks { of: Uint32Array; names: number }

function people({ size, people: lists }: TaskColumns): Ranks {
  const names = [...lists.keys()].sort((a, b) => (a < b ? -1 : 1));
  const of = new Uint32Array(size);
  names.forEach((name, i) => { for (const id of lists.get(name)!) of[id] = i + 1; });
  return { of, names: names.length };
}

function byName(columns: TaskColumns, { of, names }: Ranks, descending: boolean): Uint32Array {
  return byRank(columns, descending ? of.map((rank) => (rank === 0 ? 0 : names + 1 - rank)) : of, names);
}

/** Each task by the name of its first unit: who leads before who is responsible, who cooperates, who only acts. */
function firstUnits({ size, unitNames, namings, standing }: TaskColumns): Ranks {
  const compare = new Intl.Collator('zh-CN').compare;
  const rankOf = new Map([...unitNames].sort((a, b) => compare(a[1], b[1])).map(([unit], i) => [unit, i + 1]));
  const of = new Uint32Array(size);
  for (const role of ROLES) {
    for (const naming of namings) {
      if (naming.role !== role) continue;
      const rank = rankOf.get(naming.unitId)!;
      for (const id of naming.tasks) if (of[id] === 0 && standing[id] === 1) of[id] = rank;
    }
  }
  return { of, names: rankOf.size };
}

/** The ledger's order sorted by a rank of 1 to `ranks`, equals as they were; rank 0 comes last. */
function byRank({ order }: TaskColumns, rankOf: Uint8Array | Uint32Array, ranks: number): Uint32Array {
  const starts = new Uint32Array(ranks + 2);
  for (const id of order) starts[rankOf[id] || ranks + 1]!++;
  let at = 0;
  for (let rank = 1; rank < starts.length; rank++) {
    const count = starts[rank]!;
    starts[rank] = at;
    at += count;
  }
  const out = new Uint32Array(order.length);
  for (const id of order) out[starts[rankOf[id] || ranks + 1]!++] = id;
  return out;
}
