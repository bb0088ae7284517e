import type { CitationMention } from '#model/citation';
import type { Span } from '#model/span';
import type { Clause, DocumentStructure } from '#model/structure';
import type { CitationWords } from '#lexicon/citation-words';
import { findCitations, type FoundCitation } from './find-citations.ts';
import { relateCitations, type Related } from './relate-citations.ts';

/** Cheap test whether a clause can hold a citation at all. */
const HINT = /[《〔<]|附件/;
const MOST_JOINED = 8;
/** A line that ends with a title leaves its row of titles open; the next line goes on with a joint, an article or a title. */
const ROW_END = /^[、和及\s]*$/;
const ROW_GOES_ON = /^(?:、|和|及|以及|第[一二三四五六七八九十百\d]+条[^,。;《]{0,12})*$/;

/**
 * References to other documents, in text order: 《…》 with number and article, bare 文号, titles proved by a number,
 * annexes; short forms (以下简称《方案》) say what they stand for. The document's own number and title are marked `self`,
 * the rule that its title issues (关于印发《…》的通知) too; what its title carries out or forwards is another document.
 * Spans point into the normalised text.
 */
export function recogniseCitations(structure: DocumentStructure, words: CitationWords): CitationMention[] {
  const memory = new Memory(structure);
  const out: CitationMention[] = [];
  const { clauses } = structure;
  let carried: Related | null = null;
  let row: Related | null = null;
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i]!;
    const inList = isListItem(clause.text);
    if (!inList && carried && !clause.text.startsWith('《')) carried = null;
    const annex = memory.annexes(clause, words);
    if (annex.length > 0) {
      out.push(...annex);
      continue;
    }
    if (clause.kind !== 'furniture' && HINT.test(clause.text)) {
      const [text, to] = joined(clauses, i);
      const found = findCitations(text, words);
      const related = relateCitations(text, found, words);
      const goesOn = row !== null && ROW_GOES_ON.test(text.slice(0, found[0]?.start ?? 0).trim()) ? row : null;
      row = null;
      found.forEach((citation, k) => {
        const own = related[k]!;
        const inFirstRow = own === related[0];
        const relation = own.rule !== 'no-word' ? own : (inFirstRow ? goesOn : null) ?? carried ?? underHeading(structure, clause) ?? own;
        out.push(memory.mention(citation, relation, clause));
        memory.learn(citation);
        row = ROW_END.test(text.slice(citation.end)) ? relation : null;
      });
      memory.learnOwn(text);
      i = to;
    } else row = null;
    carried = leadIn(clause, words) ?? carried;
  }
  return ofOneIssue(out);
}

/** What is issued with this document stays that, wherever it is named again: 《…》贯彻落实情况, 应符合《…》,见附件; but what it rests on stays its basis. */
function ofOneIssue(mentions: readonly CitationMention[]): CitationMention[] {
  const issued = new Set(mentions.flatMap((m) => (m.relation === 'attach' && m.title !== null ? [key(m.title)] : [])));
  if (issued.size === 0) return [...mentions];
  const named = (m: CitationMention): boolean => m.relation !== 'repeal' && m.relation !== 'amend' && m.relation !== 'attach' && m.relation !== 'basis' && m.title !== null && issued.has(key(m.title));
  return mentions.map((m) => (named(m) ? { ...m, relation: 'attach', rule: `${m.rule}/issued-with-it` } : m));
}

const isListItem = (text: string): boolean => /^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[①-⑳])/.test(text);

/** 下列文件自本办法施行之日起废止: gives its relation to the titles of the list that follows. */
function leadIn(clause: Clause, words: CitationWords): Related | null {
  if (!clause.text.endsWith(':') || !/文件|办法|规定|通知|规章/.test(clause.text)) return null;
  const match = [...clause.text.matchAll(words.after)].map((m) => words.relationOf(m[0], 'after')).find((row) => row && (row.relation === 'repeal' || row.relation === 'amend'));
  return match ? { relation: match.relation, rule: `lead-in ${match.word}` } : null;
}

/** A bare list under 编制依据 or 法律依据 is a basis. */
function underHeading({ provisions }: DocumentStructure, clause: Clause): Related | null {
  for (let at = clause.provision; at !== null; at = provisions[at]?.parent ?? null) if (provisions[at]?.title.endsWith('依据')) return { relation: 'basis', rule: 'heading 依据' };
  return null;
}

/** The clause's text, with the following ones while a 《, a number or its bracket stands open at its end. */
function joined(clauses: readonly Clause[], from: number): [text: string, last: number] {
  let text = clauses[from]!.text;
  let last = from;
  while (last + 1 < clauses.length && last - from < MOST_JOINED && isOpen(text, clauses[last + 1]!.text)) {
    const gap = clauses[last + 1]!.start - clauses[last]!.end;
    if (gap < 0 || gap > 4) break;
    last++;
    text += '\n'.repeat(gap) + clauses[last]!.text;
  }
  const stillOpen = last > from && text.lastIndexOf('《') > text.lastIndexOf('》');
  return stillOpen ? [clauses[from]!.text, from] : [text, last];
}

function isOpen(text: string, next: string): boolean {
  if (text.lastIndexOf('《') > text.lastIndexOf('》')) return true;
  if (text.lastIndexOf('〔') > text.lastIndexOf('〕') || /〕\s*第?\s*\d{0,4}$/.test(text)) return true;
  const bracket = text.lastIndexOf('》(');
  if (bracket >= 0 && text.indexOf(')', bracket) < 0 && text.length - bracket < 60) return true;
  return (text.endsWith('》') && next.startsWith('(')) || (/》\([^()]*$/.test(text) && next.startsWith('〔'));
}

/** What a document has named so far: its own names, short forms, and whether an annex list is open. */
class Memory {
  readonly #structure: DocumentStructure;
  readonly #short = new Map<string, { title: string | null; number: string | null; self: boolean }>();
  readonly #titles: { title: string; number: string | null }[] = [];
  /** Titles of the annex list, so that the heading above the annexed document itself is not counted again. */
  readonly #annexes = new Set<string>();
  #annexList = false;

  constructor(structure: DocumentStructure) {
    this.#structure = structure;
  }

  mention(citation: FoundCitation, related: Related, clause: Clause): CitationMention {
    const { header } = this.#structure;
    const short = citation.title !== null && citation.number === null ? this.#resolve(citation.title) : null;
    const ownNumber = citation.number !== null && header.number !== null && key(citation.number) === key(header.number);
    const ownTitle = citation.title !== null && key(citation.title) === key(header.title);
    const issued = related.rule === 'before 印发' || related.rule === 'no-word';
    const ofOwnTitle = (clause.kind === 'title' || clause.kind === 'issuer') && issued;
    const ofOwnHeader = clause.kind === 'header' && citation.title === null;
    const self = ownNumber || ownTitle || ofOwnTitle || ofOwnHeader || short?.self === true;
    const relation = ofOwnTitle && related.rule === 'before 印发' ? { relation: 'attach' as const, rule: 'issued-by-title' } : related;
    return {
      span: at(clause, [citation.start, citation.end]),
      title: citation.title,
      number: citation.number,
      ...(short ? { standsFor: { title: short.title, number: short.number } } : {}),
      relation: relation.relation,
      ...(self ? { self } : {}),
      rule: `citation/${citation.rule}/${relation.rule.replace(' ', '-')}`,
      titleSpan: citation.titleAt ? at(clause, citation.titleAt) : null,
      numberSpan: citation.numberAt ? at(clause, citation.numberAt) : null,
      article: citation.article,
    };
  }

  /** Keeps a short form and a title, for whatever names them after it. */
  learn({ title, number, alias }: FoundCitation): void {
    if (title === null) return;
    if (alias) this.#short.set(key(alias), { title, number, self: false });
    if (title.length > 8) this.#titles.push({ title, number });
  }

  /** 本方案(以下简称《方案》): the document's own short form. */
  learnOwn(text: string): void {
    const own = /(?:本|该|此)(?:方案|意见|办法|规定|细则|制度|规划|通知|条例)[^。;]{0,6}\((?:以下|下)简称(?:为|:)?\s*《([^《》]{1,20})》/.exec(text);
    if (own) this.#short.set(key(own[1]!), { title: this.#structure.header.title || null, number: this.#structure.header.number, self: true });
  }

  #resolve(title: string): { title: string | null; number: string | null; self: boolean } | null {
    const known = this.#short.get(key(title));
    if (known) return known;
    if (title.length > 4) return null;
    for (let i = this.#titles.length - 1; i >= 0; i--) if (this.#titles[i]!.title.replace(/\([^()]*\)$/, '').endsWith(title)) return { ...this.#titles[i]!, self: false };
    return null;
  }

  /** 附件:1.… 2.… on one line or on lines of its own. */
  annexes(clause: Clause, words: CitationWords): CitationMention[] {
    const { text } = clause;
    const head = /^附\s*件\s*[一二三四五六七八九十\d]{0,2}\s*([:.、]|$)\s*/.exec(text);
    const item = this.#annexList ? /^[(]?[一二三四五六七八九十\d]{1,2}[).、]\s*/.exec(text) : null;
    this.#annexList = (head !== null && head[1] === ':') || item !== null;
    const lead = head ?? item;
    if (!lead || clause.kind === 'title' || (head !== null && head[1] === '')) return [];
    const out: CitationMention[] = [];
    const from = lead[0].length;
    const rest = text.slice(from);
    const ranges = itemRanges(rest);
    for (const [a, b] of ranges) {
      const printed = rest.slice(a, b).replace(/[;。,、\s]+$/, '');
      const marked = /^《(.+)》/s.exec(printed);
      const title = marked ? marked[1]! : printed.replace(/\((?:另附|略|另发|见附页)\)$/, '');
      if (title.length < 3 || words.isDocument(title) !== true || /[。;]/.test(title) || this.#annexes.has(key(title))) continue;
      this.#annexes.add(key(title));
      const begin = from + a;
      const name = begin + (marked ? 1 : 0);
      const { number = null, numberAt = null } = marked ? findCitations(printed, words)[0] ?? {} : {};
      out.push({
        span: at(clause, [begin, begin + printed.length]), title, number, relation: 'attach', rule: 'citation/annex-list/attach',
        titleSpan: at(clause, [name, name + title.length]), numberSpan: numberAt && at(clause, [begin + numberAt[0], begin + numberAt[1]]), article: null,
      });
    }
    return out;
  }
}

/** Parts of a line `1.甲 2.乙3.丙` behind their numbers, which must count on; the whole line when it has none. */
function itemRanges(line: string): (readonly [start: number, end: number])[] {
  const ranges: [number, number][] = [];
  for (const match of line.matchAll(/(?<!\d)(\d{1,2})[.、](?:(?!\d)|(?=(?:19|20)\d\d年))\s*/g)) {
    const last = ranges[ranges.length - 1];
    if (!last && match.index > 0) break;
    if (last && Number(match[1]) <= ranges.length - 1) continue;
    if (last) last[1] = match.index;
    ranges.push([match.index + match[0].length, line.length]);
  }
  return ranges.length > 0 ? ranges : [[0, line.length]];
}

const at = (clause: Clause, [start, end]: Span): Span => [clause.start + start, clause.start + end];
const key = (words: string): string => words.replace(/\s/g, '').replace(/[[【(]/g, '〔').replace(/[\]】)]/g, '〕');
