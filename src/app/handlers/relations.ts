import type { relationMethods, TableWritten } from '#api/relation-methods';
import type { Core } from '#app/core';
import { fileInto } from '#app/downloads';
import { checkAgain, checkList, checkTable, findingsOfTask, judgeChecks } from '#app/relations/checks';
import { compareDocuments, comparisonTable } from '#app/relations/compare-documents';
import { renewLapsed } from '#app/relations/lapsed';
import { relatingOf } from '#app/relations/relate-soon';
import { libraryOf, missingOf, relationsAround, standingOf, wordsBetween } from '#app/relations/relation-graph';
import { type SimpleTable, writeSimpleTable } from '#export/simple-table';
import type { Handlers } from './handler.ts';

/** Documents of the graph unless asked otherwise. */
const MOST = 500;

const writeTable = (core: Core, table: SimpleTable, target: string | undefined, name: string): Promise<TableWritten> =>
  fileInto(core, target, name, (path) => writeSimpleTable(path, table).then(() => table.rows.length));

export const relationHandlers: Handlers<keyof typeof relationMethods> = {
  'relations.around': (core, { document, depth = 1, day, most = MOST }) => relationsAround(core, document, depth, day ?? core.today, most),
  'relations.words': (core, { from, to }) => wordsBetween(core, from, to),
  'relations.missing': (core, { search = '', limit = 200 }) => {
    const words = search.trim();
    const all = missingOf(core, null).filter((one) => words === '' || `${one.title ?? ''} ${one.number ?? ''}`.includes(words));
    return { missing: all.slice(0, limit), total: all.length };
  },
  'relations.progress': (core, { again }) => relatingOf(core, again),
  'relations.task': (core, { task }) => {
    libraryOf(core);
    renewLapsed(core.ledger, core.today);
    const { documentId, ...standing } = standingOf(core, task);
    return { ...standing, findings: findingsOfTask(core, documentId, task) };
  },
  'compare.documents': (core, { a, b }) => compareDocuments(core, a, b),
  'compare.write': (core, { a, b, target }) => writeTable(core, comparisonTable(compareDocuments(core, a, b), core.today), target, `文件对照表-${core.today}.xlsx`),
  'checks.list': (core, { filter, offset = 0, limit = 100 }) => checkList(core, filter, offset, limit),
  'checks.judge': (core, { ids, verdict, note = '' }) => ({ judged: judgeChecks(core, ids, verdict, note) }),
  'checks.again': async (core) => ({ documents: await checkAgain(core) }),
  'checks.write': (core, { filter, target }) => writeTable(core, checkTable(core, filter), target, `公文合规检查报告-${core.today}.xlsx`),
};
