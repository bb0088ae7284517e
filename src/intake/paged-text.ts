import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { SourceFormat, SourceText } from '#model/source';
import { layOutPages, type PdfPage } from './pdf-layout.ts';

/** Fewer letters than this on a page that shows a picture are a scanner's mark, not the page's text. */
export const SCANNER_MARK = 20;

/**
 * The text of printed pages, whatever format they came in; a page that shows something and has no words, or could not
 * be read (`broken`, counted from 1), is a doubt.
 * @throws Failure 'text-layer-absent' when no page has words.
 */
export function pagedText(format: SourceFormat, path: string, pages: readonly PdfPage[], broken: readonly number[]): SourceText {
  const layout = layOutPages(pages);
  const letters = lettersByPage(layout);
  const silent = pages.filter((page) => page.painted && (letters.get(page.page) ?? 0) < (page.pictured ? SCANNER_MARK : 1)).map((page) => page.page);
  const worded = pages.some((page) => !silent.includes(page.page) && (letters.get(page.page) ?? 0) > 0);
  if (!worded) throw new Failure('text-layer-absent', { path, pages: pages.length + broken.length });
  const diagnostics = [...silent, ...broken].sort((a, b) => a - b).map((page): Diagnostic => ({ code: 'page-without-text', severity: 'warning', span: null, found: String(page) }));
  return { format, text: layout.text, blocks: layout.blocks, diagnostics };
}

function lettersByPage(layout: Pick<SourceText, 'text' | 'blocks'>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const block of layout.blocks) {
    for (const { page, span } of block.boxes ?? []) {
      const letters = layout.text.slice(...span).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      counts.set(page, (counts.get(page) ?? 0) + letters);
    }
  }
  return counts;
}
