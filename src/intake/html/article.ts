import type { DefaultTreeAdapterTypes } from 'parse5';
import { attributeOf, bareText, elementsOf, isElement, walkHtml, type HtmlElement } from './tree.ts';

/** What the sites of state organs call the place of a document's text, the surest first. `#` an id, `.` a class. */
const PLACES = [
  '#UCAP-CONTENT', '.TRS_Editor', '.trs_editor_view', '.TRS_UEDITOR', '#zoom', '#Zoom', '#zoomcon', '.pages_content', '.article-content', '.article_content', '.articleContent', '.art_con', '.xxgk_content', '.news_content', '.zw-content', '#vsb_content',
];
const FURNITURE = /(?:^|[-_\s])(?:nav|menu|header|foot|footer|crumb|crumbs|breadcrumb|share|related|sidebar|toolbar|copyright|search|login|banner|pagination|qrcode)(?:$|[-_\s])/i;
/** Fewer words in a place of that name are a caption or an empty frame. */
const LEAST = 50;
/** A line from this length on is text of the document, shorter ones may be links and labels. */
const LONG = 25;

/** The element that holds the document's text, without what the page puts round it. */
export function findArticle(body: HtmlElement): HtmlElement {
  for (const place of PLACES) {
    const name = place.slice(1);
    const found = elementsOf(body, (element) => (place.startsWith('#') ? attributeOf(element, 'id') === name : attributeOf(element, 'class').split(/\s+/).includes(name)));
    const longest = found.map((element) => ({ element, length: bareText(element).length })).sort((a, b) => b.length - a.length)[0];
    if (longest && longest.length >= LEAST) return longest.element;
  }
  return densest(body);
}

/** Whether an element's name says that it is no part of any article. */
export function isFurniture(element: HtmlElement): boolean {
  return ['header', 'footer', 'nav', 'aside', 'form'].includes(element.tagName) || FURNITURE.test(`${attributeOf(element, 'class')} ${attributeOf(element, 'id')}`);
}

/** The smallest element that holds nearly all long lines which are no links. */
function densest(body: HtmlElement): HtmlElement {
  const words = new Map<HtmlElement, number>();
  walkHtml(body, {
    enter: (element) => element.tagName !== 'a' && !isFurniture(element),
    text: (text, parent) => {
      const length = text.replaceAll(/\s/g, '').length;
      if (length > 0) words.set(blockOf(parent), (words.get(blockOf(parent)) ?? 0) + length);
    },
  });
  const held = new Map<HtmlElement, number>();
  let total = 0;
  for (const [block, length] of words) {
    if (length < LONG) continue;
    total += length;
    for (let at: HtmlElement | null = block, depth = 0; at && depth < 500; at = parentOf(at), depth++) held.set(at, (held.get(at) ?? 0) + length);
  }
  let best = body;
  for (const [element, length] of held) if (length >= 0.9 * total && ['div', 'td', 'section', 'article', 'main', 'body'].includes(element.tagName) && length <= (held.get(best) ?? Infinity) && isInside(element, best)) best = element;
  return total === 0 ? body : best;
}

function blockOf(element: HtmlElement): HtmlElement {
  let at = element;
  for (let parent = parentOf(at); parent && /^(?:span|font|b|strong|i|em|u|a|o:p|ins|sub|sup)$/.test(at.tagName); parent = parentOf(at)) at = parent;
  return at;
}

function parentOf(element: HtmlElement): HtmlElement | null {
  const parent = element.parentNode;
  return parent && isElement(parent) ? parent : null;
}

function isInside(element: HtmlElement, outer: HtmlElement): boolean {
  for (let at: HtmlElement | null = element, depth = 0; at && depth < 500; at = parentOf(at), depth++) if (at === outer) return true;
  return false;
}

/** The document's title as the page's own description or its one heading tells; null when neither does. */
export function titleOf(document: DefaultTreeAdapterTypes.Document, body: HtmlElement): string | null {
  const html = document.childNodes.find((node): node is HtmlElement => isElement(node));
  const head = html?.childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === 'head');
  const told = head?.childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === 'meta' && /^ArticleTitle$/i.test(attributeOf(node, 'name')));
  const title = (told && attributeOf(told, 'content').trim()) || null;
  if (title) return title.replaceAll(/\s+/g, ' ');
  const headings = elementsOf(body, (element) => element.tagName === 'h1').map(bareText).filter((text) => text.length > 5);
  return headings.length === 1 ? headings[0]! : null;
}
