import { z } from 'zod';
import type { DocumentDetail, DocumentRow } from '#model/ledger';
import type { Block, SourceFormat } from '#model/source';
import { id, method, words } from './method.ts';

export interface DocumentLine extends DocumentRow {
  format: SourceFormat;
  /** Tasks accepted by a person. */
  acceptedCount: number;
  overdueCount: number;
  postedAt: string;
  /** No longer in force, or (`own` false) resting on a document that is not; absent for the others. */
  lapsed?: { state: 'repealed' | 'expired'; own: boolean };
}

/** A document for display: `text` and `blocks` of its part of the source; every span points into the source's text. */
export interface DocumentView extends DocumentDetail {
  format: SourceFormat;
  blocks: Block[];
  /** GET `original` (a relative address) gives the file's bytes, for pdf.js; null when the file is not at its place any more. */
  original: string | null;
  pages: number | null;
}

export const DOCUMENT_SORTS = ['posted', 'title', 'number', 'issueDate', 'taskCount'] as const;

export const documentMethods = {
  'documents.list': method<{ documents: DocumentLine[]; total: number }>()(z.strictObject({
    search: words.optional(), types: z.array(z.string()).optional(), sort: z.enum(DOCUMENT_SORTS).optional(), descending: z.boolean().optional(),
    offset: z.int().nonnegative().optional(), limit: z.int().positive().max(1000).optional(),
  })),
  'documents.one': method<DocumentView>()(z.strictObject({ id }), 'document-not-found'),
};
