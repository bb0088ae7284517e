import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Elements whose content is no text of the page. */
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head', 'title', 'select', 'textarea', 'button', 'iframe', 'object', 'svg', 'math', 'audio', 'video', 'canvas', 'map', 'del', 'rp', 'rt', 'nav', 'frameset']);

export function isElement(node: HtmlNode | DefaultTreeAdapterTypes.ParentNode): node is HtmlElement {
  return 'tagName' in node;
}

export function attributeOf(element: HtmlElement, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

/** Whether a browser shows nothing of it, or nothing that is text of the page. */
export function isSilent(element: HtmlElement): boolean {
  return SILENT.has(element.tagName) || element.attrs.some(({ name, value }) => (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value)) || (name === 'title' && /^(?:header|footer)$/.test(value)));
}

/**
 * Visits what stands below a node in order, without the silent elements: `enter` says whether to go into an element,
 * `leave` follows when it has been gone through. A loop, not a recursion: pages can be nested without end.
 */
export function walkHtml(root: DefaultTreeAdapterTypes.ParentNode, visit: { enter?(element: HtmlElement): boolean | undefined; leave?(element: HtmlElement): void; text?(words: string, parent: HtmlElement): void }): void {
  const open: { node: DefaultTreeAdapterTypes.ParentNode; next: number }[] = [{ node: root, next: 0 }];
  while (open.length > 0) {
    const top = open.at(-1)!;
    const child = top.node.childNodes[top.next++];
    if (child === undefined) {
      open.pop();
      if (open.length > 0 && isElement(top.node)) visit.leave?.(top.node);
    } else if (isElement(child)) {
      if (!isSilent(child) && visit.enter?.(child) !== false) open.push({ node: child, next: 0 });
    } else if (child.nodeName === '#text' && 'value' in child) visit.text?.(child.value, top.node as HtmlElement);
  }
}

/** All elements below a node for which `wanted` holds, silent ones left out. */
export function elementsOf(root: DefaultTreeAdapterTypes.ParentNode, wanted: (element: HtmlElement) => boolean): HtmlElement[] {
  const found: HtmlElement[] = [];
  walkHtml(root, { enter: (element) => { if (wanted(element)) found.push(element); return true; } });
  return found;
}

/** The words of an element without any white space. */
export function bareText(root: DefaultTreeAdapterTypes.ParentNode): string {
  let text = '';
  walkHtml(root, { text: (words) => { text += words; } });
  return text.replaceAll(/\s/g, '');
}
