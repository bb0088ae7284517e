import { walkXml, type XmlElement } from '#intake/xml';
import { writeNumber } from './number-format.ts';

type XmlContext = Parameters<typeof walkXml>[2];

export interface Level { start: number; format: string; text: string; gap: boolean; restart: number | null; legal: boolean; style: string | null }
export interface List { levels: Map<number, Level>; styleLink: string | null; numStyleLink: string | null }
export interface Instance { list: string; starts: Map<number, number>; levels: Map<number, Level> }
export interface Style { basedOn: string | null; numId: string | null; level: number | null; outline: number | null; name: string }

/** What numbering.xml and styles.xml say, as tables. */
export interface DocxStyles { lists: Map<string, List>; instances: Map<string, Instance>; styles: Map<string, Style>; defaultStyle: string | null }

/** What a paragraph says of itself in its properties. */
export interface ParagraphProperties { style: string | null; numId: string | null; level: number | null; outline: number | null }

/** Reads both parts; either may be absent. */
export function readStyles(numbering: Buffer | null, styles: Buffer | null, context: XmlContext): DocxStyles {
  const tables: DocxStyles = { lists: new Map(), instances: new Map(), styles: new Map(), defaultStyle: null };
  if (styles) readStyleTable(styles, tables, context);
  if (numbering) readNumberingTable(numbering, tables, context);
  return tables;
}

function readNumberingTable(part: Buffer, tables: DocxStyles, context: XmlContext): void {
  let list: List | null = null;
  let instance: Instance | null = null;
  let override = 0;
  let level: Level | null = null;
  const value = (e: XmlElement): string => e.attribute('val') ?? '';
  walkXml(part, {
    open(e) {
      switch (e.name) {
        case 'w:abstractNum':
          list = { levels: new Map(), styleLink: null, numStyleLink: null };
          tables.lists.set(e.attribute('abstractNumId') ?? '', list);
          break;
        case 'w:num':
          instance = { list: '', starts: new Map(), levels: new Map() };
          tables.instances.set(e.attribute('numId') ?? '', instance);
          break;
        case 'w:lvl':
          level = { start: 0, format: 'decimal', text: '', gap: true, restart: null, legal: false, style: null };
          (instance ?? list)?.levels.set(whole(e.attribute('ilvl')) ?? override, level);
          break;
        case 'w:abstractNumId': if (instance) instance.list = value(e); break;
        case 'w:lvlOverride': override = whole(e.attribute('ilvl')) ?? 0; break;
        case 'w:startOverride': instance?.starts.set(override, whole(value(e)) ?? 1); break;
        case 'w:styleLink': if (list) list.styleLink = value(e); break;
        case 'w:numStyleLink': if (list) list.numStyleLink = value(e); break;
        case 'w:start': if (level) level.start = whole(value(e)) ?? 0; break;
        case 'w:numFmt': if (level) level.format = value(e); break;
        case 'w:lvlText': if (level) level.text = value(e); break;
        case 'w:suff': if (level) level.gap = value(e) !== 'nothing'; break;
        case 'w:lvlRestart': if (level) level.restart = whole(value(e)); break;
        case 'w:isLgl': if (level) level.legal = value(e) !== '0' && value(e) !== 'false'; break;
        case 'w:pStyle': if (level) level.style = value(e); break;
      }
    },
    close(name) {
      if (name === 'w:lvl') level = null;
      else if (name === 'w:abstractNum') list = null;
      else if (name === 'w:num') instance = null;
    },
  }, context);
}

function readStyleTable(part: Buffer, tables: DocxStyles, context: XmlContext): void {
  let style: Style | null = null;
  walkXml(part, {
    open(e) {
      const value = e.attribute('val') ?? '';
      if (e.name === 'w:style') {
        style = { basedOn: null, numId: null, level: null, outline: null, name: '' };
        const id = e.attribute('styleId') ?? '';
        tables.styles.set(id, style);
        if (e.attribute('type') === 'paragraph' && ['1', 'true', 'on'].includes(e.attribute('default') ?? '')) tables.defaultStyle = id;
      } else if (!style) return;
      else if (e.name === 'w:name') style.name = value;
      else if (e.name === 'w:basedOn') style.basedOn = value;
      else if (e.name === 'w:numId') style.numId = value;
      else if (e.name === 'w:ilvl') style.level = whole(value);
      else if (e.name === 'w:outlineLvl') style.outline = whole(value);
    },
    close(name) { if (name === 'w:style') style = null; },
  }, context);
}

/** Counts through a document's paragraphs in order and gives each its label. */
export class Numberer {
  readonly #tables: DocxStyles;
  readonly #counters = new Map<string, Map<number, number>>();
  readonly #started = new Set<string>();

  constructor(tables: DocxStyles) {
    this.#tables = tables;
  }

  /** 1–9 for a heading (by outline level or a style named `heading N`), else null. */
  headingLevel(paragraph: ParagraphProperties): number | null {
    if (paragraph.outline !== null) return paragraph.outline < 9 ? paragraph.outline + 1 : null;
    for (const style of this.#chain(paragraph.style)) {
      const named = /^(?:heading|标题)\s*([1-9])$/i.exec(style.name);
      if (named) return Number(named[1]);
      if (style.outline !== null) return style.outline < 9 ? style.outline + 1 : null;
    }
    return null;
  }

  /** The automatic number as Word shows it with the gap after it; '' when the paragraph has none (bullets are none). */
  next(paragraph: ParagraphProperties): string {
    const place = this.#place(paragraph);
    if (!place) return '';
    const { numId, level } = place;
    const found = this.#list(numId);
    if (!found) return '';
    const { id, list, instance } = found;
    const levelOf = (at: number): Level | undefined => instance.levels.get(at) ?? list.levels.get(at);
    const here = levelOf(level);
    if (!here) return '';
    let counters = this.#counters.get(id);
    if (!counters) this.#counters.set(id, (counters = new Map<number, number>()));
    const startKey = `${numId}:${level}`;
    const start = instance.starts.get(level);
    if (start !== undefined && !this.#started.has(startKey)) counters.set(level, start);
    else counters.set(level, (counters.get(level) ?? here.start - 1) + 1);
    this.#started.add(startKey);
    for (const deeper of [...counters.keys()]) {
      const restart = levelOf(deeper)?.restart ?? null;
      if (deeper > level && (restart === null || level < restart)) counters.delete(deeper);
    }
    if (here.format === 'bullet') return '';
    const label = here.text.replaceAll(/%([1-9])/g, (_, figure: string) => {
      const at = Number(figure) - 1;
      const shown = levelOf(at);
      return writeNumber(counters.get(at) ?? shown?.start ?? 1, here.legal ? 'decimal' : shown?.format ?? 'decimal');
    });
    return label && here.gap && !/[、）〕】．。：]$/.test(label) ? `${label} ` : label;
  }

  #place(paragraph: ParagraphProperties): { numId: string; level: number } | null {
    let { numId, level } = paragraph;
    const style = paragraph.style ?? this.#tables.defaultStyle;
    for (const inherited of this.#chain(style)) {
      if (numId !== null) break;
      numId = inherited.numId;
      level ??= inherited.level;
    }
    if (numId === null || numId === '0') return null;
    return { numId, level: level ?? this.#levelOfStyle(numId, style) ?? 0 };
  }

  /** A list may name the style of each of its levels; a paragraph of that style then stands on that level. */
  #levelOfStyle(numId: string, style: string | null): number | null {
    if (style === null) return null;
    const found = this.#list(numId);
    for (const [at, level] of found?.list.levels ?? []) if (level.style === style) return at;
    return null;
  }

  #list(numId: string): { id: string; list: List; instance: Instance } | null {
    const instance = this.#tables.instances.get(numId);
    let id = instance?.list;
    let list = id === undefined ? undefined : this.#tables.lists.get(id);
    if (list?.numStyleLink) {
      const linked = list.numStyleLink;
      for (const [otherId, other] of this.#tables.lists) if (other.styleLink === linked) [id, list] = [otherId, other];
    }
    return instance && list && id !== undefined ? { id, list, instance } : null;
  }

  #chain(id: string | null): Style[] {
    const chain: Style[] = [];
    for (let at = id; at !== null && chain.length < 20; ) {
      const style = this.#tables.styles.get(at);
      if (!style) break;
      chain.push(style);
      at = style.basedOn;
    }
    return chain;
  }
}

function whole(value: string | undefined): number | null {
  return value !== undefined && /^-?\d{1,6}$/.test(value) ? Number(value) : null;
}
