import type { SourceFile, SourceFormat, SourceText } from '#model/source';
import type { Watch } from './guard.ts';

type Reader = (file: SourceFile, watch: Watch) => Promise<SourceText> | SourceText;

/** Loads the reader of a format with its libraries: only what the files at hand need. Runs in the readers' process. */
const READERS: Readonly<Record<Exclude<SourceFormat, 'txt'>, () => Promise<Reader>>> = {
  docx: async () => (await import('./word/read-docx.ts')).readDocx,
  doc: async () => (await import('./word/read-doc.ts')).readDoc,
  ofd: async () => (await import('./paged/read-ofd.ts')).readOfd,
  rtf: async () => (await import('./word/read-rtf.ts')).readRtf,
  html: async () => (await import('./html/read-html.ts')).readHtml,
  mht: async () => (await import('./html/read-html.ts')).readMht,
  eml: async () => (await import('./read-eml.ts')).readEml,
  xlsx: async () => (await import('./sheets/read-xlsx.ts')).readXlsx,
  xls: async () => (await import('./sheets/read-xls.ts')).readXls,
  image: async () => (await import('./scan/read-scan.ts')).readScan,
  pdf: async () => (await import('./paged/read-pdf.ts')).readPdf,
};

/** Formats that are read in a process of their own; plain text needs no library and cannot hurt. */
export type ApartFormat = keyof typeof READERS;

/** Reads the letters of a scan's pages. @throws as `readInside`. */
export async function readPictured(file: SourceFile, watch: Watch): Promise<SourceText> {
  return (await import('./scan/read-scan.ts')).readScan(file, watch);
}

/** Reads a file of any format but plain text. @throws Failure, or whatever a library throws. */
export async function readInside(file: SourceFile & { format: ApartFormat }, watch: Watch): Promise<SourceText> {
  const reader = await READERS[file.format]();
  return reader(file, watch);
}
