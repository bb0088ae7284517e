import type { documentMethods } from '#api/document-methods';
import { Failure } from '#model/failure';
import { documentLines, sourceById } from '#ledger/table/document-lines';
import { blocksWithin, documentById } from '#ledger/documents';
import { importsOf } from '#app/importing/imports';
import { renewLapsed } from '#app/relations/lapsed';
import { originalAddress } from '#app/read-original';
import type { Handlers } from './handler.ts';

export const documentHandlers: Handlers<keyof typeof documentMethods> = {
  'documents.list': (core, { search, types, sort = 'posted', descending = true, offset = 0, limit = 200 }) => {
    // Anew after each change: a tenth of a second with 10,000 documents, not for every step of an import.
    if (!importsOf(core).jobs.some((job) => job.snapshot.state === 'running')) renewLapsed(core.ledger, core.today);
    return documentLines(core.ledger.reading, { search, types, sort, descending, offset, limit }, core.today);
  },
  'documents.one': (core, { id }) => {
    const { ledger } = core;
    const document = documentById(ledger, id);
    const source = document && sourceById(ledger.reading, document.sourceId);
    if (!document || !source) throw new Failure('document-not-found', { id });
    const blocks = blocksWithin(ledger, document.sourceId, document.span);
    const pages = blocks.reduce((most, block) => Math.max(most, block.page ?? 0, ...(block.boxes ?? []).map((box) => box.page)), 0);
    return { ...document, format: source.format, blocks, original: originalAddress(core, document.sourceId), pages: pages > 0 ? pages : null };
  },
};
