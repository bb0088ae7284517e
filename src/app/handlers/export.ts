import type { exportMethods } from '#api/export-methods';
import { exportLayouts, previewExport, writeExport } from '#app/export-table';
import type { Handlers } from './handler.ts';

export const exportHandlers: Handlers<keyof typeof exportMethods> = {
  'export.layouts': exportLayouts,
  'export.preview': (core, { rows = 20, sheets = 3, ...wish }) => previewExport(core, wish, rows, sheets),
  'export.write': (core, { target, format = 'xlsx', ...wish }) => writeExport(core, wish, target, format),
};
