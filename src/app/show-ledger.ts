import type { CalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { DocumentDetail, DocumentRow, FieldProvenance, SourceLine, TaskRow } from '#model/ledger';
import { documentById, documents } from '#ledger/documents';
import { provenance } from '#ledger/history';
import type { Ledger } from '#ledger/open';
import { taskById, taskLines } from '#ledger/tasks';
import { today } from './clock.ts';
import { readLedger } from './read-ledger.ts';

export type Shown =
  | { kind: 'documents'; documents: DocumentRow[] }
  | { kind: 'document'; document: DocumentDetail }
  | { kind: 'task'; task: TaskRow; lines: SourceLine[]; provenance: FieldProvenance[] };

/**
 * What a reader asks for: '12' or 'T12' a task, 'D3' a document, other words a document by 文号 or title (several that
 * fit are listed); nothing: all documents.
 * @throws Failure 'task-not-found', 'document-not-found' and those of opening the ledger
 */
export function showLedger(ledgerPath: string, what: string | undefined, options: { today?: CalendarDate } = {}): Shown {
  return readLedger(ledgerPath, (ledger) => {
    if (what === undefined) return { kind: 'documents', documents: documents(ledger) };
    const [, letter, digits] = /^([TtDd]?)(\d{1,15})$/.exec(what.trim()) ?? [];
    if (digits === undefined) return byWords(ledger, what.trim());
    return letter?.toUpperCase() === 'D' ? documentOf(ledger, Number(digits)) : taskOf(ledger, Number(digits), today(options.today));
  });
}

function taskOf(ledger: Ledger, id: number, day: CalendarDate): Shown {
  const task = taskById(ledger, id, { today: day });
  if (!task) throw new Failure('task-not-found', { id });
  return { kind: 'task', task, lines: taskLines(ledger, id), provenance: provenance(ledger, id) };
}

function documentOf(ledger: Ledger, id: number): Shown {
  const document = documentById(ledger, id);
  if (!document) throw new Failure('document-not-found', { id: `D${id}` });
  return { kind: 'document', document };
}

function byWords(ledger: Ledger, words: string): Shown {
  const fitting = words === '' ? [] : documents(ledger, { document: words });
  const exact = fitting.filter((document) => document.title === words || document.number === words);
  const one = exact.length === 1 ? exact[0] : fitting.length === 1 ? fitting[0] : undefined;
  if (one) return documentOf(ledger, one.id);
  if (fitting.length === 0) throw new Failure('document-not-found', { query: words });
  return { kind: 'documents', documents: fitting };
}
