import { attributeOf, bareText, elementsOf, isElement, isSilent, walkHtml, type HtmlElement } from './tree.ts';
import { isFurniture } from './article.ts';
import { oneLine, type Layout, type TableCellText } from '#intake/layout';

const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'dfn', 'em', 'font', 'i', 'img', 'input', 'ins', 'kbd', 'label', 'mark', 'o:p', 'q', 'ruby', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr', 'st1:chsdate', 'v:shape', 'v:imagedata']);
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]/;
const MOST_COLUMNS = 200;

/**
 * Lays an element out as a browser shows it: blocks as paragraphs, tables as rows of cells, ordered lists with their
 * numbers. `spaced`: a line end of the source between Chinese characters is a space (word processors end lines at
 * spaces only); otherwise somebody's editor put it there and it is nothing.
 */
export function layOutHtml(root: HtmlElement, layout: Layout, spaced: boolean): void {
  let line = '';
  let label = '';
  let level: number | undefined;
  const lists: { next: number; kind: string }[] = [];
  const flush = (): void => {
    for (const text of tidy(line, spaced).split('\n')) {
      if (!text.trim()) continue;
      layout.paragraph(label + text, level === undefined ? {} : { headingLevel: level });
      label = '';
    }
    line = '';
  };
  walkHtml(root, {
    enter: (element) => {
      const { tagName } = element;
      if (tagName === 'a' && isNoteMark(element)) return false;
      if (tagName === 'br') line += '\u2028';
      if (INLINE.has(tagName) || tagName === 'br') {
        if (/mso-list\s*:\s*ignore/i.test(attributeOf(element, 'style'))) {
          line += labelOf(element);
          return false;
        }
        return true;
      }
      if (isFurniture(element)) return false;
      flush();
      if (/^h[1-6]$/.test(tagName)) level = Number(tagName[1]);
      if (tagName === 'ol' || tagName === 'ul') lists.push({ next: Number.parseInt(attributeOf(element, 'start'), 10) || 1, kind: tagName === 'ul' ? 'none' : attributeOf(element, 'type') || '1' });
      const list = lists.at(-1);
      if (tagName === 'li' && list && list.kind !== 'none') label = `${mark(list.next++, list.kind)}. `;
      if (tagName === 'table' && !isFrame(element)) {
        layout.table(rowsOf(element, spaced));
        return false;
      }
      return true;
    },
    leave: ({ tagName }) => {
      if (INLINE.has(tagName) || tagName === 'br') return;
      flush();
      if (/^h[1-6]$/.test(tagName)) level = undefined;
      if (tagName === 'ol' || tagName === 'ul') lists.pop();
      if (tagName === 'li') label = '';
    },
    text: (words) => { line += words; },
  });
  flush();
}

/** White space as a browser shows it: one space, none where a line of the source ends between Chinese characters. */
function tidy(text: string, spaced: boolean): string {
  return text.replaceAll(/[ \t\r\n\f]+/g, (space, at: number) => {
    const [before, after] = [text[at - 1] ?? '', text[at + space.length] ?? ''];
    return !spaced && /[\r\n]/.test(space) && WIDE.test(before) && WIDE.test(after) ? '' : ' ';
  }).replaceAll(/ ?\u2028 ?/g, '\n').replaceAll(/^ | $/gm, '');
}

/** A number that a word processor wrote as text before its paragraph. */
function labelOf(element: HtmlElement): string {
  const label = wordsOf(element, true).replaceAll(/[\s\u00a0]+/g, '');
  return /^[·•●■§oØüv\uf000-\uf0ff]$/.test(label) || !label ? '' : /[、）〕】．。：]$/.test(label) ? label : `${label} `;
}

/** The figure that leads to a footnote, or back from it. */
function isNoteMark(link: HtmlElement): boolean {
  return /footnote|endnote|_ftn|_edn/i.test(`${attributeOf(link, 'class')} ${attributeOf(link, 'name')} ${attributeOf(link, 'href')}`) && /^\[?\d{1,3}\]?$/.test(bareText(link));
}

function mark(n: number, kind: string): string {
  return kind === 'a' || kind === 'A' ? String.fromCharCode(kind.charCodeAt(0) + ((n - 1) % 26)) : String(n);
}

/** A table that only places things on the page: one that holds tables, or has a single column. */
function isFrame(table: HtmlElement): boolean {
  if (elementsOf(table, (element) => element.tagName === 'table').length > 0) return true;
  return trsOf(table).every((row) => cellsOf(row).length <= 1);
}

function trsOf(table: HtmlElement): HtmlElement[] {
  return table.childNodes.filter(isElement).flatMap((child) => (child.tagName === 'tr' ? [child] : /^t(?:head|body|foot)$/.test(child.tagName) ? child.childNodes.filter(isElement).filter((row) => row.tagName === 'tr') : []));
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.childNodes.filter(isElement).filter((cell) => (cell.tagName === 'td' || cell.tagName === 'th') && !isSilent(cell));
}

function rowsOf(table: HtmlElement, spaced: boolean): TableCellText<never>[][] {
  const rows = trsOf(table).filter((row) => !isSilent(row));
  return rows.map((row, r) => cellsOf(row).map((cell) => ({
    text: oneLine(wordsOf(cell, spaced)), rowSpan: span(cell, 'rowspan', rows.length - r), columnSpan: span(cell, 'colspan', MOST_COLUMNS),
  })));
}

function span(cell: HtmlElement, name: string, most: number): number {
  const value = Number.parseInt(attributeOf(cell, name), 10);
  return Math.min(most, name === 'rowspan' && value === 0 ? most : Math.max(1, value || 1));
}

/** The words of a cell; what stands in different blocks is parted by a space. */
function wordsOf(element: HtmlElement, spaced: boolean): string {
  let text = '';
  const part = (inner: HtmlElement): undefined => { if (!INLINE.has(inner.tagName)) text += '\u2028'; };
  walkHtml(element, { enter: (inner) => (inner.tagName === 'a' && isNoteMark(inner) ? false : part(inner)), leave: part, text: (words) => { text += words; } });
  return tidy(text, spaced).replaceAll('\u00a0', ' ').trim().replaceAll(/\s*\n\s*/g, '\n');
}
