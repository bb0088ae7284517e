import type { GraphEdge, GraphNode, MissingLine, QuotedPlace, RelatedDocument, RelationsAround, TaskStanding, TimelineEvent } from '#api/relation-methods';
import type { CalendarDate } from '#model/calendar-date';
import { Failure } from '#model/failure';
import type { LibraryDocument, Validity } from '#model/relations';
import type { Span } from '#model/span';
import { missingDocuments } from '#relations/judge-basis';
import { timeline } from '#relations/timeline';
import { lapsedOf } from '#ledger/relations/lapsed';
import { changingLinks, type ChangingLink, type LibraryLink, linksFrom, linksTo, unresolvedCitations } from '#ledger/relations/links';
import { libraryDocuments, lineAt } from '#ledger/relations/names';
import { pairsOf, taskCounts, threadPairs } from '#ledger/relations/statements';
import { taskLinesOf } from '#ledger/table/lines';
import type { Core } from '#app/core';
import { validities } from './lapsed.ts';
import { relateSoon } from './relate-soon.ts';
import { remembered } from '#app/tables';

/** The library as it stands: its documents and the repeals and amendments among them. */
export interface Library { documents: ReadonlyMap<number, LibraryDocument>; changes: readonly ChangingLink[]; tasks: ReadonlyMap<number, number>; states: Map<string, Map<number, Validity>> }
const cache = new WeakMap<Core, { stamp: string; value: Library }>();

/** Documents that were never related are seen to. */
export function libraryOf(core: Core): Library {
  relateSoon(core);
  return remembered(cache, core, () => {
    const { reading } = core.ledger;
    return { documents: new Map(libraryDocuments(reading).map((document) => [document.id, document])), changes: changingLinks(reading), tasks: taskCounts(reading), states: new Map() };
  });
}

function statesOn(library: Library, day: CalendarDate): Map<number, Validity> {
  let states = library.states.get(day);
  if (!states) {
    if (library.states.size > 4) library.states.clear();
    library.states.set(day, states = validities(library.documents, library.changes, day));
  }
  return states;
}

/** A document of the library with its state on a day. @throws Failure 'document-not-found' */
export function relatedDocument(library: Library, id: number, day: CalendarDate): RelatedDocument {
  const document = library.documents.get(id);
  if (!document) throw new Failure('document-not-found', { id });
  const { title, number, issuers, issueDate } = document;
  return { id, title, number, issuers: [...issuers], issueDate, state: statesOn(library, day).get(id)!.state, tasks: library.tasks.get(id) ?? 0 };
}

/** What stands around one document, up to `depth` steps up (what it names) and down (what names it). @throws Failure 'document-not-found' */
export function relationsAround(core: Core, id: number, depth: number, day: CalendarDate, most: number): RelationsAround {
  const library = libraryOf(core);
  const focus = relatedDocument(library, id, day);
  const { reading } = core.ledger;
  const levels = new Map([[id, 0]]);
  const links = new Map<number, LibraryLink>();
  const left = new Set<number>();
  for (const way of [-1, 1] as const) {
    let front = [id];
    for (let step = 1; step <= depth; step++) {
      const next: number[] = [];
      for (const at of front) for (const link of way < 0 ? linksFrom(reading, at) : linksTo(reading, at)) {
        const other = way < 0 ? link.targetId : link.fromId;
        if (!library.documents.has(other)) continue;
        links.set(link.citationId, link);
        if (levels.has(other)) continue;
        if (levels.size >= most) left.add(other);
        else {
          levels.set(other, way * step);
          next.push(other);
        }
      }
      front = next;
    }
  }
  const pairs = Map.groupBy(pairsOf(reading, id), (pair) => pair.bDocument);
  return {
    day, focus, more: left.size, edges: edgesOf([...links.values()].filter((link) => levels.has(link.fromId) && levels.has(link.targetId))),
    nodes: [...levels].map(([each, level]): GraphNode => ({ ...relatedDocument(library, each, day), level })),
    timeline: eventsOf(core, library, library.documents.get(id)!),
    missing: missingOf(core, id).slice(0, 200),
    sameTasks: [...pairs].filter(([other]) => library.documents.has(other)).map(([other, list]) => ({
      document: relatedDocument(library, other, day), same: list.filter((pair) => pair.grade === 'same').length, similar: list.filter((pair) => pair.grade === 'similar').length,
    })).sort((a, b) => b.same - a.same || b.similar - a.similar),
  };
}

function edgesOf(links: readonly LibraryLink[]): GraphEdge[] {
  return [...Map.groupBy(links, (link) => `${link.fromId} ${link.targetId} ${link.relation}`).values()].map((group) => ({ from: group[0]!.fromId, to: group[0]!.targetId, relation: group[0]!.relation, count: group.length }));
}

function eventsOf(core: Core, library: Library, document: LibraryDocument): TimelineEvent[] {
  const links = library.changes.filter((change) => change.targetId === document.id);
  return timeline(document, links).map((event) => ({ ...event, document: library.documents.get(event.documentId)?.title ?? '', quote: quote(core, library, event.documentId, event.span) }));
}

/** The words at a place with the line in which they stand; null for no place. */
export function quote({ ledger }: Core, library: Library, documentId: number, span: Span | null): QuotedPlace | null {
  const line = span === null ? null : lineAt(ledger.reading, documentId, span[0]);
  return line && span ? { documentId, document: library.documents.get(documentId)?.title ?? '', span, start: line.start, line: line.text } : null;
}

/** The words by which one document names another, in text order. */
export function wordsBetween(core: Core, from: number, to: number): (QuotedPlace & { relation: LibraryLink['relation'] })[] {
  const library = libraryOf(core);
  return linksFrom(core.ledger.reading, from).filter((link) => link.targetId === to).flatMap((link) => {
    const place = quote(core, library, from, link.span);
    return place ? [{ ...place, relation: link.relation }] : [];
  });
}

/** How many citing documents are told of each missing one. */
const TOLD = 20;

/** 缺失文件 of one document, or of all. */
export function missingOf(core: Core, id: number | null): MissingLine[] {
  const { documents } = libraryOf(core);
  return missingDocuments(unresolvedCitations(core.ledger.reading, id)).map((each) => ({
    ...each, documents: each.documents.slice(0, TOLD).map((citing) => ({ id: citing, title: documents.get(citing)?.title ?? '', number: documents.get(citing)?.number ?? null })),
  }));
}

/** How a task stands in the library, but for its findings: whether its basis is in force, where else it is asked for. */
export function standingOf(core: Core, taskId: number): Omit<TaskStanding, 'findings'> & { documentId: number } {
  const library = libraryOf(core);
  const { reading } = core.ledger;
  const documentId = taskLinesOf(reading, [taskId], core.today)[0]?.documentId;
  if (documentId === undefined) throw new Failure('task-not-found', { id: taskId });
  const lapsed = lapsedOf(reading, documentId);
  const thread = threadPairs(reading, taskId);
  // By way of the other document a task leads back to the parts of its own.
  const lines = taskLinesOf(reading, [...thread.keys()], core.today).filter((line) => line.documentId !== documentId);
  return {
    documentId, lapsed: lapsed === undefined ? null : { state: lapsed.state, document: relatedDocument(library, lapsed.basisId, core.today), own: lapsed.basisId === documentId },
    thread: lines.map((line) => ({
      taskId: line.id, documentId: line.documentId, document: line.document, number: line.number, text: line.text, dueOn: line.dueOn,
      units: [...new Set(line.units.filter((unit) => unit.role !== 'cooperate').map((unit) => unit.unit))], differences: thread.get(line.id) ?? [],
    })),
  };
}
