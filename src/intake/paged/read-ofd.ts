import { posix } from 'node:path';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import type { Watch } from '#intake/guard';
import { LIMITS } from '#intake/limits';
import { objectsOf, type OfdBox } from './ofd-objects.ts';
import { pagedText } from './paged-text.ts';
import type { PdfPage } from './page-layout.ts';
import { parseXml, type XmlNode } from '#intake/xml';
import { openPackage } from '#intake/zip';

/** Points a millimetre. */
const POINTS = 72 / 25.4;

/** Reads and parses a part by its name; null when there is none. */
type Parts = (name: string) => Promise<XmlNode | null>;

/**
 * Reads an OFD file (GB/T 33190): the words of its pages where they stand, laid out as those of a PDF. Words of page
 * templates count, annotations (watermarks, stamps) and what is printed aslant do not.
 * @throws Failure 'file-damaged', 'file-bomb', 'file-encrypted', 'text-layer-absent' (pictures only).
 */
export async function readOfd(file: SourceFile, watch: Watch): Promise<SourceText> {
  const { path } = file;
  const parcel = await openPackage(path, file.bytes, LIMITS.zip, watch);
  if (parcel.names.some((name) => /(?:^|\/)Encrypt(?:ions|Info)\.xml$/i.test(name))) throw new Failure('file-encrypted', { path });
  const parts: Parts = async (name) => {
    const part = await parcel.part(name);
    return part && parseXml(part, new Set(['?:Glyphs']), { path, limits: LIMITS.xml, watch });
  };
  const top = await parts('OFD.xml');
  if (!top) throw new Failure('file-damaged', { path, reason: 'no OFD.xml' });
  const pages: PdfPage[] = [];
  const broken: number[] = [];
  for (const root of deep(top, 'DocRoot').map(wordsOf)) await readDocument(root.trim(), parts, watch, pages, broken);
  if (pages.length === 0) throw new Failure('file-damaged', { path, reason: 'no page can be read' });
  return pagedText('ofd', path, pages, broken);
}

async function readDocument(root: string, parts: Parts, watch: Watch, pages: PdfPage[], broken: number[]): Promise<void> {
  const name = locate('', root);
  const document = await parts(name);
  const common = document && child(document, 'CommonData');
  if (!common) return;
  const usual = boxOf(child(common, 'PageArea')) ?? { x: 0, y: 0, width: 210, height: 297 };
  const templates = new Map(deep(common, 'TemplatePage').map((template) => [template.attributes['ID'], locate(name, template.attributes['BaseLoc'] ?? '')]));
  const listed = deep(child(document, 'Pages') ?? document, 'Page');
  for (const entry of listed) {
    await watch.breathe();
    const number = pages.length + broken.length + 1;
    try {
      const page = await parts(locate(name, entry.attributes['BaseLoc'] ?? ''));
      if (!page) throw new Error('no such page');
      const layers = [page];
      for (const used of deep(page, 'Template')) {
        const template = await parts(templates.get(used.attributes['TemplateID']) ?? '');
        if (template) layers.unshift(template);
      }
      const area = boxOf(child(page, 'Area')) ?? boxOf(child(layers[0]!, 'Area')) ?? usual;
      pages.push(pageOf(number, area, layers));
    } catch (cause) {
      watch.check();
      if (cause instanceof Failure) throw cause;
      broken.push(number);
    }
    watch.progress?.(number, listed.length);
  }
}

function pageOf(page: number, area: OfdBox, layers: readonly XmlNode[]): PdfPage {
  const { runs, rules, pictured, painted } = objectsOf(layers, area, POINTS);
  return { page, width: area.width * POINTS, height: area.height * POINTS, turn: 0, runs, rules, pictured, painted };
}

/** The name of a part that is named within another; absolute when it begins with a slash. */
function locate(within: string, name: string): string {
  return posix.normalize(name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(within), name));
}

/** Where pages are drawn: the physical box, millimetres. */
function boxOf(area: XmlNode | undefined): OfdBox | null {
  const words = area && deep(area, 'PhysicalBox').map(wordsOf)[0];
  const [x, y, width, height] = (words ?? '').trim().split(/\s+/).map(Number);
  return width && height && width > 0 && height > 0 ? { x: x ?? 0, y: y ?? 0, width, height } : null;
}

function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((other): other is XmlNode => typeof other !== 'string' && other.name === `?:${name}`);
}

/** All elements of that name below a node, in order. */
function deep(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((other) => (typeof other === 'string' ? [] : other.name === `?:${name}` ? [other] : deep(other, name)));
}

function wordsOf(node: XmlNode): string {
  return node.children.filter((part) => typeof part === 'string').join('');
}
