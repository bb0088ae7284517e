import type { Acted, reviewMethods } from '#api/review-methods';
import { Failure } from '#model/failure';
import type { Act } from '#model/review';
import { redo, undo, undoState } from '#ledger/review/acts';
import { documentById } from '#ledger/documents';
import { add, merge, split } from '#ledger/review/reshape';
import { accept, amend, dismiss, giveBack, replaceUnit } from '#ledger/review/review';
import { reviewTasksOf, standing, taskIdsOf, taskLinesOf } from '#ledger/table/lines';
import { tasksNaming, unitsOfTask } from '#ledger/task-units';
import type { Core } from '#app/core';
import { given } from '#app/given';
import type { Handlers } from './handler.ts';

/** How many places are told for a corrected unit. */
const PLACES = 50;

/** What the screens get for an act: the tasks it touched as they stand now, those that left the lists, and what comes next. */
export function acted(core: Core, done: Act | null, why: 'edit' | 'undo'): Acted {
  const { ledger, today } = core;
  if (done) core.emit({ kind: 'ledger-changed', why });
  const ids = done?.tasks ?? [];
  const here = standing(ledger.reading, ids);
  return { act: done, tasks: reviewTasksOf(ledger, ids.filter((id) => here.has(id)), today), removed: ids.filter((id) => !here.has(id)), ...undoState(ledger) };
}

export const reviewHandlers: Handlers<keyof typeof reviewMethods> = {
  'review.tasks': ({ ledger, today }, { document }) => {
    if (!ledger.reading.get('SELECT 1 FROM documents WHERE id = ?', document)) throw new Failure('document-not-found', { id: document });
    return reviewTasksOf(ledger, taskIdsOf(ledger.reading, document), today);
  },
  'review.accept': (core, { tasks, accepted }) => acted(core, accept(core.ledger, tasks, accepted, core.author), 'edit'),
  'review.edit': (core, { task, patch }) => acted(core, amend(core.ledger, task, given(patch), core.author), 'edit'),
  'review.revert': (core, { task, fields }) => acted(core, giveBack(core.ledger, task, fields, core.author), 'edit'),
  'review.split': (core, { task, at }) => acted(core, split(core.ledger, task, at, core.author), 'edit'),
  'review.merge': (core, { tasks }) => acted(core, merge(core.ledger, tasks, core.author), 'edit'),
  'review.add': (core, { document, span, patch }) => acted(core, add(core.ledger, document, span, given(patch), core.author), 'edit'),
  'review.read-due': async (core, { document, words }) => {
    const of = documentById(core.ledger, document);
    if (!of) throw new Failure('document-not-found', { id: document });
    const [{ readDue }, { analyzerOf }] = await Promise.all([import('#app/read-due'), import('#app/analyzer-of')]);
    return readDue(words, of, analyzerOf(core), core.today) ?? { dueOn: null, basis: null };
  },
  'review.delete': (core, { tasks }) => acted(core, dismiss(core.ledger, tasks, core.author), 'edit'),
  'review.undo': (core, { act }) => acted(core, undo(core.ledger, core.author, act), 'undo'),
  'review.redo': (core) => acted(core, redo(core.ledger, core.author), 'undo'),
  'review.undo-state': (core) => undoState(core.ledger),
  'review.add-unit': async (core, { unit, from }) => {
    const { addUnitLine } = await import('#app/user/lexicon');
    const { ledger, today } = core;
    const line = addUnitLine(core, unit);
    const ids = from === undefined || from === unit ? [] : tasksNaming(ledger.reading, from);
    const rows = taskLinesOf(ledger.reading, ids.slice(0, PLACES), today);
    return {
      line, total: ids.length,
      places: rows.map((row) => ({ taskId: row.id, document: row.document, number: row.number, text: row.text, roles: unitsOfTask(ledger.reading, row.id).filter((u) => u.unit === from).map((u) => u.role) })),
    };
  },
  'review.replace-unit': (core, { from, to, tasks }) => {
    const naming = tasksNaming(core.ledger.reading, from);
    const chosen = tasks === undefined ? naming : naming.filter((id) => tasks.includes(id));
    return acted(core, chosen.length === 0 ? null : replaceUnit(core.ledger, chosen, from, to, core.author), 'edit');
  },
};
