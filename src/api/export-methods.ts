import { z } from 'zod';
import { DIAGNOSTIC_CODES } from '#model/diagnostic';
import { method, nothing, path } from './method.ts';
import { tableFilter } from './ledger-methods.ts';

/** A layout of the export: 任务分解表, 责任清单, 督查台账 … with the columns it can show, in its order. */
export interface ExportLayout { id: string; title: string; columns: { id: string; heading: string; /** In characters of the default font. */ width: number }[] }

export interface PreviewSheet { name: string; title: string; lines: number; headings: string[]; rows: string[][] }
/** `partial`: made from the first tasks only, so that sheets and lines are fewer than they will be. */
export interface ExportPreview { tasks: number; sheets: PreviewSheet[]; /** Sheets beyond those shown. */ moreSheets: number; partial: boolean }
export interface WrittenExport { path: string; tasks: number; sheets: number; lines: number; /** GET this relative address for the file (browser mode); null when it was written to `target`. */ download: string | null }

const exportInput = z.strictObject({
  layout: z.string().max(50),
  filter: tableFilter,
  /** Ids of the layout's columns to show, in order; absent: all of them. */
  columns: z.array(z.string().max(50)).min(1).optional(),
  /** Words for doubts, for the remark column: the caller's, as the core has no sentence for users. */
  remarks: z.partialRecord(z.enum(DIAGNOSTIC_CODES), z.string().max(200)).optional(),
});

export const exportMethods = {
  'export.layouts': method<ExportLayout[]>()(nothing),
  'export.preview': method<ExportPreview>()(exportInput.extend({ rows: z.int().positive().max(100).optional(), sheets: z.int().positive().max(20).optional() }), 'query-invalid'),
  /** To `target` (.xlsx or .csv, from a save dialog), or without it into a file to download. */
  'export.write': method<WrittenExport>()(exportInput.extend({ target: path.optional(), format: z.enum(['xlsx', 'csv']).optional() }), 'query-invalid', 'export-format-unknown', 'export-target-unwritable', 'disk-full'),
};
