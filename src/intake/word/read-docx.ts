import { dirname } from 'node:path/posix';
import type { Diagnostic } from '#model/diagnostic';
import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import { layOutDocx, type DocxElement } from './docx-layout.ts';
import { Numberer, readStyles } from './docx-numbering.ts';
import { rewriteBody } from './docx-rewrite.ts';
import { parseXml, type XmlNode } from '#intake/xml';
import { openPackage, packStored, type Package } from '#intake/zip';
import type { Watch } from '#intake/guard';
import { LIMITS } from '#intake/limits';

/**
 * Reads a Word document: final text of tracked changes, automatic numbers as Word shows them, tables as rows of
 * cells, text boxes after the paragraph that holds them, notes at the end; of running heads the document's number and
 * masthead. Embedded files are left out with a doubt.
 * The library that understands the body never sees the file itself, only the parts we have inflated within limits
 * and written anew.
 * @throws Failure 'file-damaged', 'file-bomb', 'file-encrypted', 'file-empty' (no words at all),
 * 'text-layer-absent' (pictures only), 'reader-timeout'.
 */
export async function readDocx(file: SourceFile, watch: Watch, limits = LIMITS): Promise<SourceText> {
  const { path } = file;
  const parcel = await openPackage(path, file.bytes, limits.zip, watch);
  const context = { path, limits: limits.xml, watch };
  const parts = await partsOf(parcel, (part) => parseXml(part, new Set(), context));
  const body = await parcel.part(parts.document);
  if (!body) throw new Failure('file-damaged', { path, reason: 'no document part' });
  const tables = readStyles(await parcel.part(parts.numbering), await parcel.part(parts.styles), context);
  const document = rewriteBody(body, new Numberer(tables), context);
  const rewritten: Record<string, string> = { 'word/document.xml': document.xml };
  for (const kind of ['footnotes', 'endnotes'] as const) {
    const part = await parcel.part(parts[kind]);
    if (part) rewritten[`word/${kind}.xml`] = rewriteBody(part, new Numberer(tables), context).xml;
  }
  await watch.breathe();
  const layout = layOutDocx(await parseBody(packStored(rewritten)), await headsOf(parcel, parts.headers, context));
  if (layout.blocks.length === 0) {
    const pictured = parcel.names.some((name) => name.includes('/media/'));
    throw new Failure(pictured ? 'text-layer-absent' : 'file-empty', { path });
  }
  const { inserted, deleted } = document.tracked;
  const objects = parcel.names.filter((name) => /(?:^|\/)embeddings\/[^/]+$/.test(name)).length;
  const diagnostics: Diagnostic[] = [];
  if (inserted + deleted > 0) diagnostics.push({ code: 'tracked-changes', severity: 'warning', span: null, found: `+${inserted} -${deleted}` });
  if (objects > 0) diagnostics.push({ code: 'object-skipped', severity: 'warning', span: null, found: String(objects) });
  return { format: 'docx', text: layout.text, blocks: layout.blocks, diagnostics };
}

/** The lines of all running heads, of which the layout takes those that belong to the document. */
async function headsOf(parcel: Package, names: readonly string[], context: Parameters<typeof parseXml>[2]): Promise<string[]> {
  const lines: string[] = [];
  const words = (node: XmlNode): string => (node.name === 'w:t' ? node.children.filter((part) => typeof part === 'string').join('') : node.children.map((part) => (typeof part === 'string' ? '' : words(part))).join(''));
  const visit = (node: XmlNode): void => {
    if (node.name === 'w:p') lines.push(words(node));
    else for (const child of node.children) if (typeof child !== 'string') visit(child);
  };
  for (const name of names) {
    const part = await parcel.part(name);
    if (part) visit(parseXml(part, new Set(['w:instrText', 'w:delText', 'w:del', 'mc:Fallback']), context));
  }
  return lines;
}

/** The library's model of the body, caught on its way to the HTML that we do not need. */
async function parseBody(docx: Buffer): Promise<DocxElement> {
  const { default: mammoth } = await import('mammoth');
  let found: DocxElement | null = null;
  await mammoth.convertToHtml({ buffer: docx }, {
    externalFileAccess: false,
    transformDocument: (document: DocxElement) => {
      found = document;
      return { ...document, children: [] };
    },
  });
  if (!found) throw new Error('no document in the package');
  return found;
}

const PARTS = ['document', 'styles', 'numbering', 'footnotes', 'endnotes'] as const;
type PartNames = Record<(typeof PARTS)[number], string> & { headers: string[] };

/** Names of the parts, by the package's relationships; where these are silent or wrong, the usual names. */
async function partsOf(parcel: Package, parse: (part: Buffer) => XmlNode): Promise<PartNames> {
  const headers: string[] = [];
  const targets = async (relations: string, base: string): Promise<Map<string, string>> => {
    const part = await parcel.part(relations);
    const found = new Map<string, string>();
    for (const child of part ? parse(part).children : []) {
      if (typeof child === 'string' || child.name !== 'rel:Relationship' || child.attributes.TargetMode === 'External') continue;
      const target = child.attributes.Target ?? '';
      const name = target.startsWith('/') ? target.slice(1) : base ? `${base}/${target}` : target;
      if (parcel.names.includes(name) && (child.attributes.Type ?? '').endsWith('/header')) headers.push(name);
      if (parcel.names.includes(name)) found.set((child.attributes.Type ?? '').split('/').at(-1)!, name);
    }
    return found;
  };
  const document = (await targets('_rels/.rels', '')).get('officeDocument') ?? 'word/document.xml';
  const folder = dirname(document);
  const related = await targets(`${folder}/_rels/${document.slice(folder.length + 1)}.rels`, folder);
  return {
    document, headers,
    styles: related.get('styles') ?? 'word/styles.xml',
    numbering: related.get('numbering') ?? 'word/numbering.xml',
    footnotes: related.get('footnotes') ?? 'word/footnotes.xml',
    endnotes: related.get('endnotes') ?? 'word/endnotes.xml',
  };
}
