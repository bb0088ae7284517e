import { letterhead } from '#intake/letterhead';
import { Layout, oneLine, type TableCellText } from '#intake/layout';

/** The library's document model, as far as we read it. */
export interface DocxElement {
  type: string;
  children?: readonly DocxElement[];
  value?: string;
  styleId?: string | null;
  breakType?: string;
  colSpan?: number;
  rowSpan?: number;
  noteType?: string;
  noteId?: string;
  body?: readonly DocxElement[];
  notes?: { resolve(reference: DocxElement): DocxElement | undefined };
}

/**
 * Lays the document out in reading order; foot- and endnotes follow the body in the order they are referred to. Of the
 * lines in `heads` those that belong to the document come first.
 */
export function layOutDocx(document: DocxElement, heads: readonly string[]): Layout {
  const layout = new Layout();
  const top = (document.children ?? []).slice(0, 40).map((element) => wordsOf(element, []));
  for (const line of letterhead(heads, top.flatMap((words) => words.split('\n')))) layout.paragraph(line);
  const references: DocxElement[] = [];
  layOutBlocks(document.children ?? [], layout, references);
  for (const reference of references) {
    const note = document.notes?.resolve(reference);
    layOutBlocks(note?.body ?? [], layout, []);
  }
  return layout;
}

function layOutBlocks(elements: readonly DocxElement[], layout: Layout, references: DocxElement[]): void {
  for (const element of elements) {
    if (element.type === 'table') layOutTable(element, layout, references);
    else if (element.type === 'paragraph') {
      const level = /^H([1-9])$/.exec(element.styleId ?? '');
      const place = level ? { headingLevel: Number(level[1]) } : {};
      for (const line of wordsOf(element, references).split('\n')) layout.paragraph(line, place);
    } else if (element.children) layOutBlocks(element.children, layout, references);
  }
}

/** A table of one cell only frames its content (whole pages are pasted into such frames): it is laid out as paragraphs. */
function layOutTable(table: DocxElement, layout: Layout, references: DocxElement[]): void {
  const rows = (table.children ?? []).filter((row) => row.type === 'tableRow');
  const cells = rows.flatMap((row) => row.children ?? []);
  if (cells.length === 1) {
    layOutBlocks(cells[0]!.children ?? [], layout, references);
    return;
  }
  layout.table(rows.map((row) => (row.children ?? []).map((cell): TableCellText<never> => ({
    text: oneLine(wordsOf(cell, references)),
    rowSpan: Math.max(1, cell.rowSpan ?? 1),
    columnSpan: Math.max(1, cell.colSpan ?? 1),
  }))));
}

function wordsOf(element: DocxElement, references: DocxElement[]): string {
  switch (element.type) {
    case 'text': return element.value ?? '';
    case 'tab': return '\t';
    case 'break': return '\n';
    case 'noteReference': references.push(element); return '';
    case 'image': case 'commentReference': case 'bookmarkStart': return '';
  }
  const separator = element.type === 'tableCell' || element.type === 'table' ? '\n' : element.type === 'tableRow' ? '\t' : '';
  return (element.children ?? []).map((child) => wordsOf(child, references)).join(separator);
}
