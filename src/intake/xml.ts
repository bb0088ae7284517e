import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Failure } from '#model/failure';
import type { Watch } from './guard.ts';
import type { XmlLimits } from './limits.ts';

/** An element as the passes see it: `w:p` whatever prefix or dialect (transitional, strict) the file uses. */
export interface XmlElement {
  name: string;
  /** Value of an attribute by its local name. */
  attribute(local: string): string | undefined;
  attributes(): Record<string, string>;
}

export interface XmlHandlers {
  open(element: XmlElement): void;
  close(name: string): void;
  text?(text: string): void;
}

const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w', 'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm', 'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

/**
 * Walks an XML part. No document type is accepted (entities and outside files with it), depth and number of nodes are
 * limited.
 * @throws Failure 'file-bomb' for what exceeds the limits or declares a document type; the parser's error when ill-formed.
 */
export function walkXml(part: Buffer, handlers: XmlHandlers, context: { path: string; limits: XmlLimits; watch: Watch }): void {
  const { path, limits, watch } = context;
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let nodes = 0;
  const bomb = (reason: string): never => { throw new Failure('file-bomb', { path, reason }); };
  const count = (): void => {
    if (++nodes > limits.nodes) bomb('nodes');
    if (nodes % 8192 === 0) watch.check();
  };
  const names: string[] = [];
  parser.on('doctype', () => bomb('doctype'));
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', (tag) => {
    count();
    if (++depth > limits.depth) bomb('depth');
    const name = nameOf(tag);
    names.push(name);
    handlers.open({ name, attribute: (local) => attributeOf(tag, local), attributes: () => attributesOf(tag) });
  });
  parser.on('closetag', () => {
    depth--;
    handlers.close(names.pop()!);
  });
  if (handlers.text) {
    parser.on('text', (text) => { count(); handlers.text!(text); });
    parser.on('cdata', (text) => { count(); handlers.text!(text); });
  }
  parser.write(decodeXml(part)).close();
}

/** An element with what is in it; attributes by their local names. */
export interface XmlNode { name: string; attributes: Readonly<Record<string, string>>; children: (XmlNode | string)[] }

/**
 * The tree of an XML part, without the subtrees whose root is in `leftOut`.
 * @throws as `walkXml`, and Error when there is no root.
 */
export function parseXml(part: Buffer, leftOut: ReadonlySet<string>, context: Parameters<typeof walkXml>[2]): XmlNode {
  const top: XmlNode = { name: '', attributes: {}, children: [] };
  const open: XmlNode[] = [top];
  let skipping = 0;
  walkXml(part, {
    open(element) {
      if (skipping || leftOut.has(element.name)) { skipping++; return; }
      const node: XmlNode = { name: element.name, attributes: element.attributes(), children: [] };
      open.at(-1)!.children.push(node);
      open.push(node);
    },
    close() {
      if (skipping) skipping--;
      else open.pop();
    },
    text(text) { if (!skipping) open.at(-1)!.children.push(text); },
  }, context);
  const root = top.children.find((child) => typeof child !== 'string');
  if (!root) throw new Error('XML without a root');
  return root;
}

/** The first child of that name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child): child is XmlNode => typeof child !== 'string' && child.name === name);
}

function nameOf(tag: SaxesTagNS): string {
  const prefix = PREFIXES[tag.uri];
  return prefix ? `${prefix}:${tag.local}` : `?:${tag.local}`;
}

function attributeOf(tag: SaxesTagNS, local: string): string | undefined {
  for (const attribute of Object.values(tag.attributes)) if (attribute.local === local) return attribute.value;
  return undefined;
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const out: Record<string, string> = {};
  for (const attribute of Object.values(tag.attributes)) if (attribute.prefix !== 'xmlns') out[attribute.local] = attribute.value;
  return out;
}

function decodeXml(part: Buffer): string {
  const encoding = part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(part);
}

/** Whether a property of the on/off type is on: present without value means on. */
export function isOn(node: XmlNode | undefined): boolean {
  return node !== undefined && !['0', 'false', 'off', 'none'].includes(node.attributes.val ?? 'on');
}
