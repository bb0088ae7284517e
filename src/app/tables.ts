import type { TableGroup, TableQuery, TaskLine } from '#model/table';
import { type Table, table } from '#ledger/table/table';
import { taskLinesOf } from '#ledger/table/lines';
import type { Core } from './core.ts';
import { renewLapsed } from './relations/lapsed.ts';

/** Tables kept, so that scrolling only fetches rows: the number of tables a person goes between. */
const KEPT = 12;

interface KeptTables { stamp: string; tables: Map<string, Table> }
const kept = new WeakMap<Core, KeptTables>();

/** The whole table of a query, kept until rows of the ledger or the day change. @throws Failure 'query-invalid' */
export function tableOf(core: Core, query: TableQuery): Table {
  if (query.filter.marks?.includes('lapsed')) renewLapsed(core.ledger, core.today);
  const tables = tablesOf(core);
  const key = JSON.stringify(query);
  const found = tables.get(key) ?? table(core.ledger.reading, query, core.today);
  tables.delete(key);
  tables.set(key, found);
  if (tables.size > KEPT) tables.delete(tables.keys().next().value!);
  return found;
}

/** Rows [offset, offset + limit) of a table, each with the group in which it stands. */
export function rowsOfTable(core: Core, { ids, groups }: Table, offset: number, limit: number): TaskLine[] {
  const page = ids.slice(offset, offset + limit);
  const lines = new Map(taskLinesOf(core.ledger.reading, [...new Set(page)], core.today).map((line) => [line.id, line]));
  let group = 0;
  return page.flatMap((id, i) => {
    const line = lines.get(id);
    if (!line) return [];
    while (groups && groups[group] && offset + i >= groups[group]!.start + groups[group]!.count) group++;
    return [{ ...line, group: groups?.[group]?.key ?? null }];
  });
}

/** The groups in which the rows [offset, offset + limit) of a table stand. */
export function headsOfTable({ groups }: Table, offset: number, limit: number): TableGroup[] {
  return groups === null ? [] : groups.filter(({ start, count }) => start < offset + limit && start + count > offset);
}

/** Something computed from the whole ledger, kept as long as it and the day stay the same. */
export function remembered<Value>(cache: WeakMap<Core, { stamp: string; value: Value }>, core: Core, compute: () => Value): Value {
  const stamp = `${core.stamp} ${core.today}`;
  const found = cache.get(core);
  if (found?.stamp === stamp) return found.value;
  const value = compute();
  cache.set(core, { stamp, value });
  return value;
}

function tablesOf(core: Core): Map<string, Table> {
  const stamp = `${core.stamp} ${core.today}`;
  const found = kept.get(core);
  if (found?.stamp === stamp) return found.tables;
  const tables = new Map<string, Table>();
  kept.set(core, { stamp, tables });
  return tables;
}
