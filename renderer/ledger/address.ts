import type { GroupKey, TableFilter, TableQuery } from '#model/table';

/** The ledger's filter in the address, so that a bar of a chart or a unit's name can open it. */
export function ledgerParams(filter: TableFilter, group?: GroupKey): Record<string, string | undefined> {
  const kept = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0) && value !== ''));
  return { filter: Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined, group };
}

/** A filter that cannot be read is none. */
export function filterOf(params: Readonly<Record<string, string>>): TableFilter {
  try {
    const filter: unknown = JSON.parse(params['filter'] ?? '{}');
    return typeof filter === 'object' && filter !== null && !Array.isArray(filter) ? filter : {};
  } catch {
    return {};
  }
}

const GROUPS: Readonly<Record<GroupKey, true>> = { document: true, unit: true, month: true };
export const isGroup = (name: string | undefined): name is GroupKey => name !== undefined && Object.hasOwn(GROUPS, name);
export const groupOf = (params: Readonly<Record<string, string>>): GroupKey | undefined => (isGroup(params['group']) ? params['group'] : undefined);

/** The question that the table asks: always in the same form, as the answer is known by it. */
export function queryOf(filter: TableFilter, sort: TableQuery['sort'] | null, group: GroupKey | undefined): TableQuery {
  return { filter, ...(sort ? { sort } : {}), ...(group ? { group } : {}) };
}
