import type { BulkPreviewRow, ledgerMethods, SavedView } from '#api/ledger-methods';
import { Failure } from '#model/failure';
import type { FacetValue, TableFilter } from '#model/table';
import { undoState } from '#ledger/review/acts';
import { dueRange, facet, FACETS, type Facet } from '#ledger/table/facets';
import { history } from '#ledger/history';
import { amend, amendMany, type BulkPatch, patchOf } from '#ledger/review/review';
import { reviewTasksOf, taskLinesOf } from '#ledger/table/lines';
import { documentsToReview, ledgerCounts } from '#ledger/statistics';
import { taskLines } from '#ledger/tasks';
import { deleteView, saveView, views } from '#ledger/table/views';
import type { Core } from '#app/core';
import { given } from '#app/given';
import { prepareSoon } from '#app/prepare';
import { headsOfTable, remembered, rowsOfTable, tableOf } from '#app/tables';
import type { Handlers } from './handler.ts';
import { acted } from './review.ts';

/** Tasks a bulk preview looks at one by one, a page at a time. */
const PAGE = 500;

const viewsOf = (core: Core): SavedView[] => views(core.ledger) as SavedView[];
const changedViews = (core: Core): SavedView[] => {
  core.emit({ kind: 'ledger-changed', why: 'views' });
  return viewsOf(core);
};

export type Selection = { tasks: number[] } | { filter: TableFilter };
/** The numbers of the tasks that are meant. */
export const selected = (core: Core, selection: Selection): readonly number[] => ('tasks' in selection ? selection.tasks : tableOf(core, { filter: selection.filter }).ids);

const facetCache = new WeakMap<Core, { stamp: string; value: Map<string, FacetValue[]> }>();
function facetOf(core: Core, name: Facet, filter: TableFilter, limit: number): FacetValue[] {
  const known = remembered(facetCache, core, () => new Map<string, FacetValue[]>());
  const key = JSON.stringify([name, { ...filter, [name]: undefined }, limit]);
  let values = known.get(key);
  if (!values) known.set(key, (values = facet(core.ledger.reading, name, filter, core.today, limit)));
  return values;
}

/** What a bulk edit would change, the tasks as they are now; counted over all, the first `limit` rows told. */
function preview(core: Core, tasks: readonly number[], patch: BulkPatch, limit: number): { tasks: number; changes: number; rows: BulkPreviewRow[] } {
  const rows: BulkPreviewRow[] = [];
  let changes = 0;
  for (let i = 0; i < tasks.length; i += PAGE) {
    for (const line of taskLinesOf(core.ledger.reading, tasks.slice(i, i + PAGE), core.today)) {
      const next = patchOf(patch, line.tags);
      for (const field of ['status', 'dueOn', 'person', 'tags'] as const) {
        if (next[field] === undefined) continue;
        const [from, to] = [shown(line[field]), shown(next[field])];
        if (from === to) continue;
        changes++;
        if (rows.length < limit) rows.push({ taskId: line.id, text: line.text, field, from, to });
      }
    }
  }
  return { tasks: tasks.length, changes, rows };
}

const shown = (value: string | string[] | null): string | null => (Array.isArray(value) ? (value.length > 0 ? value.join('、') : null) : value);

export const ledgerHandlers: Handlers<keyof typeof ledgerMethods> = {
  'ledger.rows': (core, { query, offset, limit }) => {
    const table = tableOf(core, query);
    prepareSoon(core);
    return { rows: rowsOfTable(core, table, offset, limit), total: table.ids.length, tasks: table.tasks, groups: offset === 0 ? table.groups && table.groups.map(({ key, count }) => [key, count]) : null, heads: headsOfTable(table, offset, limit) };
  },
  'ledger.counts': ({ ledger, today }) => ({ today, ...ledgerCounts(ledger, { today }), toReview: documentsToReview(ledger) }),
  'ledger.facets': (core, { filter, limit = 50 }) => ({
    ...Object.fromEntries(FACETS.map((name) => [name, facetOf(core, name, filter, limit)])) as Record<Facet, FacetValue[]>,
    ...dueRange(core.ledger.reading, filter, core.today),
  }),
  'ledger.task': ({ ledger, today }, { id }) => {
    const task = reviewTasksOf(ledger, [id], today)[0];
    if (!task) throw new Failure('task-not-found', { id });
    return { task, lines: taskLines(ledger, id), history: history(ledger, id) };
  },
  'ledger.views': viewsOf,
  'ledger.save-view': (core, view) => {
    saveView(core.ledger, view);
    return changedViews(core);
  },
  'ledger.delete-view': (core, { id }) => {
    deleteView(core.ledger, id);
    return changedViews(core);
  },
  'ledger.bulk-preview': (core, { selection, patch, limit = 50 }) => preview(core, selected(core, selection), given(patch), limit),
  'ledger.bulk-edit': (core, { selection, patch }) => {
    const tasks = selected(core, selection);
    if (tasks.length === 0) return { changed: 0, act: null, ...undoState(core.ledger) };
    const act = amendMany(core.ledger, tasks, given(patch), core.author);
    core.emit({ kind: 'ledger-changed', why: 'edit' });
    return { changed: act.taskCount, act, ...undoState(core.ledger) };
  },
  'ledger.edit': (core, { task, patch }) => acted(core, amend(core.ledger, task, given(patch), core.author), 'edit'),
};
