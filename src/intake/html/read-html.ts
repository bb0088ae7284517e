import { parse } from 'parse5';
import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import { decode } from '#intake/decode';
import type { Watch } from '#intake/guard';
import { findArticle, titleOf } from './article.ts';
import { layOutHtml } from './html-layout.ts';
import { isElement, type HtmlElement } from './tree.ts';
import { Layout } from '#intake/layout';

/**
 * Reads a web page: the document's text without what the page puts round it, its title first when the text lacks it.
 * Nothing that the page refers to is fetched, no script runs. Its bytes say the encoding; what it says itself counts
 * only where they leave it open, since pages often say the wrong one.
 * @throws Failure 'file-binary', 'file-empty' (no words).
 */
export function readHtml(file: SourceFile): SourceText {
  const decoded = decode(file.bytes);
  if (!decoded) throw new Failure('file-binary', { path: file.path });
  return pageText(decoded.text, file.path, 'html');
}

/** Reads a web archive: the page in it. @throws Failure 'file-damaged' (no page in it), 'file-empty'. */
export async function readMht(file: SourceFile, watch: Watch): Promise<SourceText> {
  const { default: PostalMime } = await import('postal-mime');
  const { html, text } = await PostalMime.parse(file.bytes);
  watch.check();
  if (html) return pageText(html, file.path, 'mht');
  if (!text?.trim()) throw new Failure('file-damaged', { path: file.path, reason: 'no page in the archive' });
  const layout = new Layout();
  for (const line of text.split(/\r?\n/)) layout.paragraph(line);
  return { format: 'mht', text: layout.text, blocks: layout.blocks, diagnostics: [] };
}

/** @throws Failure 'file-empty'. */
export function pageText(html: string, path: string, format: 'html' | 'mht' | 'eml'): SourceText {
  const document = parse(html);
  const root = document.childNodes.find((node): node is HtmlElement => isElement(node));
  const body = root?.childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === 'body');
  if (!body) throw new Failure('file-empty', { path });
  const layout = new Layout();
  const article = findArticle(body);
  const title = titleOf(document, body);
  const inner = new Layout();
  const spaced = /<meta\b[^>]*\b(?:LibreOffice|OpenOffice|Microsoft Word|WPS)/i.test(html.slice(0, 10_000));
  layOutHtml(article, inner, spaced);
  const bare = (text: string): string => text.replaceAll(/\s/g, '');
  if (title && !bare(inner.text).slice(0, 600).includes(bare(title))) layout.paragraph(title);
  layOutHtml(article, layout, spaced);
  if (layout.blocks.length === 0) throw new Failure('file-empty', { path });
  const broken = layout.text.indexOf('\uFFFD');
  const diagnostics: Diagnostic[] = broken < 0 ? [] : [{ code: 'replacement-characters', severity: 'warning', span: [broken, broken + 1] }];
  return { format, text: layout.text, blocks: layout.blocks, diagnostics };
}
