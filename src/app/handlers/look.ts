import type { lookMethods, Overview } from '#api/look-methods';
import type { TableFilter } from '#model/table';
import { countsByDocument, countsByDoubt, countsByMonth, countsByUnit } from '#ledger/table/counts';
import { countHits, search } from '#ledger/search';
import { ledgerStatistics } from '#ledger/statistics';
import type { Core } from '#app/core';
import { findUnits } from '#app/find-units';
import { remembered, rowsOfTable, tableOf } from '#app/tables';
import type { Handlers } from './handler.ts';

/** Overdue tasks that the overview lists. */
const LISTED = 20;
const cache = new WeakMap<Core, { stamp: string; value: Map<string, Overview> }>();

function overview(core: Core, filter: TableFilter, top: number): Overview {
  const { reading } = core.ledger;
  const { today } = core;
  const byMonth = countsByMonth(reading, filter, today);
  return {
    today, statistics: ledgerStatistics(core.ledger, { today }),
    dueThisMonth: byMonth.find((one) => one.month === today.slice(0, 7))?.due ?? 0,
    byUnit: countsByUnit(reading, filter, today, top), byMonth, byDocument: countsByDocument(reading, filter, today, top), doubts: countsByDoubt(reading),
    overdue: rowsOfTable(core, tableOf(core, { filter: { ...filter, overdue: true }, sort: { by: 'dueOn' } }), 0, LISTED),
  };
}

export const lookHandlers: Handlers<keyof typeof lookMethods> = {
  'search.hits': ({ ledger }, { words, limit = 20 }) => ({ hits: search(ledger, words, limit), total: countHits(ledger, words) }),
  'search.units': (core, { words, limit = 20 }) => findUnits(core, words, limit),
  'calendar.month': async (core, { month: yearMonth, unit, limit = 1000 }) => (await import('#app/supervision/month')).month(core, yearMonth, unit, limit),
  'overview.counts': (core, { filter = {}, top = 12 }) => {
    const known = remembered(cache, core, () => new Map<string, Overview>());
    const key = JSON.stringify([filter, top]);
    let value = known.get(key);
    if (!value) known.set(key, (value = overview(core, filter, top)));
    return value;
  },
};
