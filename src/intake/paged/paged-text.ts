import { COMMON_CHARACTERS } from '#intake/common-characters';
import type { Layout } from '#intake/layout';
import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { SourceFormat, SourceText } from '#model/source';
import { layOutPages, type PdfPage } from './page-layout.ts';

/** Fewer letters than this on a page that shows a picture are a scanner's mark, not the page's text. */
export const SCANNER_MARK = 20;

/** Fewer letters tell nothing about whether they make sense. */
const SAMPLE = 30;
/** Share of letters that texts use most. Measured: of 5,769 stretches of real 公文 the lowest has 0.43; codes taken for letters have 0.14. */
const SENSE = 0.3;

/** Pages whose words are not to be had from their text. */
export interface Unread { /** Show something and have no words. */ silent: number[]; /** Their fonts do not tell which letters they show. */ coded: number[] }

/** The pages laid out, those aside whose letters would be others than the page shows, and which pages stay unread. */
function laidOut(read: readonly PdfPage[]): Unread & { layout: Layout; worded: boolean } {
  const coded = read.filter((page) => !page.from && !makesSense(page.runs.map((run) => run.text).join(''))).map((page) => page.page);
  const pages = read.map((page) => (coded.includes(page.page) ? { ...page, runs: [] } : page));
  const layout = layOutPages(pages);
  const letters = lettersByPage(layout);
  const silent = pages.filter((page) => page.painted && !coded.includes(page.page) && (letters.get(page.page) ?? 0) < (page.pictured && page.from !== 'seen' ? SCANNER_MARK : 1)).map((page) => page.page);
  return { layout, coded, silent, worded: pages.some((page) => !silent.includes(page.page) && (letters.get(page.page) ?? 0) > 0) };
}

/** Which pages stay unread. */
export function unreadPages(pages: readonly PdfPage[]): Unread {
  return laidOut(pages);
}

/**
 * The text of printed pages, whatever format they came in; a page that shows something and has no words, could not be
 * read (`broken`, counted from 1) or whose fonts do not tell what letters they show, is a doubt. Words that come from
 * pictures are marked as such (`found`: which pages, when not all).
 * @throws Failure 'text-layer-absent' when no page has words.
 */
export function pagedText(format: SourceFormat, path: string, pages: readonly PdfPage[], broken: readonly number[]): SourceText {
  const { layout, coded, silent, worded } = laidOut(pages);
  if (!worded) throw new Failure('text-layer-absent', { path, pages: pages.length + broken.length });
  const doubts: readonly (readonly [number, Diagnostic['code']])[] = [...[...silent, ...broken].map((page) => [page, 'page-without-text'] as const), ...coded.map((page) => [page, 'characters-unmapped'] as const)];
  const seen = pages.filter((page) => page.from && !silent.includes(page.page)).map((page) => page.page);
  const diagnostics: Diagnostic[] = seen.length === 0 ? [] : [{ code: 'read-from-pictures', severity: 'info', span: null, ...(seen.length < pages.length && { found: seen.join('、') }) }];
  for (const [page, code] of [...doubts].sort((a, b) => a[0] - b[0])) diagnostics.push({ code, severity: 'warning', span: null, found: String(page) });
  return { format, text: layout.text, blocks: layout.blocks, diagnostics };
}

/** Beside Han: Latin, punctuation, numerals in circles, shapes, radicals that stand for Han, full-width forms. */
const USUAL = /[!-\u024f\u2010-\u2027\u2030-\u203b\u2160-\u217f\u2460-\u2487\u25a0-\u25cf\u2e80-\u2fd5\u3001-\u3017\uff01-\uff5e]/;

/** Marks of programs, accented Latin, private characters: codes of small fonts count up through these and the controls. */
const ODD = /[!"#$&';<>?@[\\\]^`{}~\x80-\xb6\xb8-\u024f\ue000-\uf8ff]/;
/** Share of odd characters. Measured: of 6,700 stretches of real 公文 none has 0.1; codes have 0.3 and more. */
const ODDITY = 0.2;

/** Fonts without a table of their letters give codes, which read as rare Han or as odd characters. */
function makesSense(text: string): boolean {
  let [letters, known, odd] = [0, 0, 0];
  for (const c of text) {
    if (/\s/.test(c)) continue;
    if (c < ' ' || ODD.test(c)) odd++;
    letters++;
    if (USUAL.test(c) || COMMON_CHARACTERS.has(c)) known++;
  }
  return letters < SAMPLE || (known >= SENSE * letters && odd < ODDITY * letters);
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
