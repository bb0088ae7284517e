import { childOf, isOn, parseXml, type XmlNode } from '#intake/xml';
import type { Numberer, ParagraphProperties } from './docx-numbering.ts';

/** Changes tracked in Word, which are settled in the text we give: insertions kept, deletions gone. */
export interface TrackedChanges { inserted: number; deleted: number }

/** Subtrees that hold no words of the final text; `w:rPr` and the like are kept for the few properties that matter. */
const LEFT_OUT = new Set([
  'w:delText', 'w:instrText', 'w:delInstrText', 'w:fldChar', 'w:sectPr', 'w:tblPr', 'w:tblGrid', 'w:tblPrEx', 'w:sdtPr', 'w:sdtEndPr', 'w:rt',
  'w:rubyPr', 'w:pPrChange', 'w:rPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:customXmlPr', 'w:smartTagPr', 'w:proofErr',
  'w:bookmarkStart', 'w:bookmarkEnd', 'w:lastRenderedPageBreak', 'm:rPr', 'm:ctrlPr',
]);
/** Elements handed on as they are, with the attributes that carry meaning. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'w:body': [], 'w:tbl': [], 'w:tab': [], 'w:noBreakHyphen': [], 'w:br': ['type'], 'w:sym': ['font', 'char'],
  'w:footnoteReference': ['id'], 'w:endnoteReference': ['id'], 'w:footnote': ['id', 'type'], 'w:endnote': ['id', 'type'],
};
const NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

/**
 * Rewrites a body part (document, footnotes, endnotes) into the small, plain WordprocessingML that the library then
 * reads: automatic numbers as words at the head of their paragraph, headings as styles H1 … H9, only final text, of
 * alternative contents one, and no pictures, fields, outside references or foreign elements.
 * @throws as `walkXml`.
 */
export function rewriteBody(part: Buffer, numberer: Numberer, context: Parameters<typeof parseXml>[2]): { xml: string; tracked: TrackedChanges } {
  const rewriter = new Rewriter(numberer);
  const root = parseXml(part, LEFT_OUT, context);
  const inner = rewriter.children(root);
  return { xml: `<${root.name} ${NAMESPACES}>${inner}</${root.name}>`, tracked: rewriter.tracked };
}

class Rewriter {
  readonly tracked: TrackedChanges = { inserted: 0, deleted: 0 };
  readonly #numberer: Numberer;
  /** Content of paragraphs whose end was deleted: Word joins it to the paragraph that follows. */
  #joined = '';

  constructor(numberer: Numberer) {
    this.#numberer = numberer;
  }

  children(node: XmlNode): string {
    let out = '';
    for (const child of node.children) if (typeof child !== 'string') out += this.#element(child);
    return out;
  }

  #element(node: XmlNode): string {
    switch (node.name) {
      case 'w:p': return this.#paragraph(node);
      case 'w:r': return isOn(childOf(childOf(node, 'w:rPr'), 'w:vanish')) ? '' : `<w:r>${this.children(node)}</w:r>`;
      case 'w:t': return `<w:t xml:space="preserve">${wordsOf(node)}</w:t>`;
      case 'm:t': return `<w:r><w:t xml:space="preserve">${wordsOf(node)}</w:t></w:r>`;
      case 'w:cr': return '<w:br/>';
      case 'w:ptab': return '<w:tab/>';
      case 'w:pPr': case 'w:rPr': case 'w:trPr': case 'w:tcPr': return '';
      case 'w:del': case 'w:moveFrom': this.tracked.deleted++; return '';
      case 'w:ins': case 'w:moveTo': this.tracked.inserted++; return this.children(node);
      case 'w:tr': return this.#row(node);
      case 'w:tc': return this.#cell(node);
      case 'w:txbxContent': return `<w:pict><w:txbxContent>${this.children(node)}</w:txbxContent></w:pict>`;
      case 'mc:AlternateContent': return this.#alternative(node);
    }
    const attributes = KEPT[node.name];
    if (!attributes) return this.children(node);
    return `<${node.name}${attributes.map((a) => attribute(a, node.attributes[a])).join('')}>${this.children(node)}</${node.name}>`;
  }

  #paragraph(node: XmlNode): string {
    const own = childOf(node, 'w:pPr');
    const marks = childOf(own, 'w:rPr');
    if (childOf(marks, 'w:ins')) this.tracked.inserted++;
    if (childOf(marks, 'w:del')) {
      this.tracked.deleted++;
      this.#joined += this.children(node);
      return '';
    }
    const properties = propertiesOf(own);
    const joined = this.#joined;
    this.#joined = '';
    const label = this.#numberer.next(properties);
    const level = this.#numberer.headingLevel(properties);
    const style = level === null ? '' : `<w:pPr><w:pStyle w:val="H${level}"/></w:pPr>`;
    const head = label && `<w:r><w:t xml:space="preserve">${escape(label)}</w:t></w:r>`;
    return `<w:p>${style}${head}${joined}${this.children(node)}</w:p>`;
  }

  #row(node: XmlNode): string {
    const own = childOf(node, 'w:trPr');
    if (childOf(own, 'w:del')) {
      this.tracked.deleted++;
      return '';
    }
    if (childOf(own, 'w:ins')) this.tracked.inserted++;
    const before = childOf(own, 'w:gridBefore');
    const indent = before ? `<w:tc><w:tcPr>${property('w:gridSpan', before)}</w:tcPr><w:p/></w:tc>` : '';
    return `<w:tr>${indent}${this.children(node)}</w:tr>`;
  }

  #cell(node: XmlNode): string {
    const own = childOf(node, 'w:tcPr');
    return `<w:tc><w:tcPr>${property('w:gridSpan', childOf(own, 'w:gridSpan'))}${property('w:vMerge', childOf(own, 'w:vMerge'))}</w:tcPr>${this.children(node)}</w:tc>`;
  }

  /** The first alternative that has words: the same words stand in the others for older programs. */
  #alternative(node: XmlNode): string {
    const worded = node.children.find((child): child is XmlNode => typeof child !== 'string' && hasWords(child));
    return worded ? this.children(worded) : '';
  }
}

function propertiesOf(own: XmlNode | undefined): ParagraphProperties {
  const numbering = childOf(own, 'w:numPr');
  return {
    style: childOf(own, 'w:pStyle')?.attributes.val ?? null,
    numId: childOf(numbering, 'w:numId')?.attributes.val ?? null,
    level: wholeOf(childOf(numbering, 'w:ilvl')),
    outline: wholeOf(childOf(own, 'w:outlineLvl')),
  };
}

function wholeOf(node: XmlNode | undefined): number | null {
  const value = node?.attributes.val;
  return value !== undefined && /^\d{1,3}$/.test(value) ? Number(value) : null;
}

function hasWords(node: XmlNode): boolean {
  return node.name === 'w:t' || node.name === 'm:t' || node.children.some((child) => typeof child !== 'string' && hasWords(child));
}

function wordsOf(node: XmlNode): string {
  return escape(node.children.filter((child) => typeof child === 'string').join(''));
}

function property(name: string, node: XmlNode | undefined): string {
  return node ? `<${name}${attribute('val', node.attributes.val)}/>` : '';
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` w:${name}="${escape(value)}"`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
