import type { GroupKey, TableFilter } from '#model/table';

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
