import type { Diagnostic } from '#model/diagnostic';
import type { Clause, ProvisionNode } from '#model/structure';
import { isAssignmentBracket, isNamesOnly, isTimeLine, onlyAssigns, saysOnlyWho } from '#text/assignment-line';
import type { Layout } from './arrange.ts';
import { headingScore } from './judge-heading.ts';
import type { Following } from './judge-heading.ts';
import type { Label, LabelStyle } from './label.ts';
import type { NumberedClause } from './segment.ts';

/** Level of a style when nothing wider stands above; 0 is kept for attached documents. */
const LEVEL: Readonly<Record<LabelStyle, number>> = { 'decimal-1': 1, 'decimal-2': 2, 'decimal-3': 3, 'decimal-4': 4, part: 1, chapter: 1, section: 2, han: 1, 'han-bracket': 2, article: 3, arabic: 3, 'arabic-bracket': 4, circled: 5, ordinal: 2, stage: 6, box: 6, topic: 6, dash: 6 };
/** Styles that number nothing: they stand one level below whatever is open. */
const UNNUMBERED: ReadonlySet<LabelStyle> = new Set<LabelStyle>(['ordinal', 'stage', 'box', 'topic', 'dash']);
const SERIES_GAP = 4;
const NEIGHBOURS = 12;

interface Item { at: number; label: Label; style: LabelStyle; content: string; score: number; following: Following; series: number; found: boolean }

interface Outline { provisions: ProvisionNode[]; diagnostics: Diagnostic[] }

/**
 * The tree of provisions: one for every numbered clause, heading or sentence alike, and one of level 0 for the title of
 * each attached document. Writes `kind` and `provision` of the clauses.
 */
export function outline(pieces: readonly NumberedClause[], layout: Layout): Outline {
  const diagnostics: Diagnostic[] = [];
  const items = itemsOf(pieces);
  number(items);
  lostNumbers(items, pieces, diagnostics);
  items.forEach((item, i) => {
    item.following = followingOf(item, items.slice(i + 1, i + 1 + MOST_LABELS), pieces);
    item.score = item.following !== 'assigned' && (item.style === 'dash' || item.style === 'topic' || item.style === 'box') ? 3 : headingScore(pieces[item.at]!, item.content, item.following);
  });
  const provisions = grow(items, pieces, layout);
  return { provisions, diagnostics };
}

function itemsOf(pieces: readonly NumberedClause[]): Item[] {
  const items: Item[] = [];
  const topics = topicsOf(pieces);
  pieces.forEach((piece, at) => {
    const label = piece.label ?? (topics.has(at) ? topicLabel(piece.clause) : dashLabel(piece, pieces[at + 1]));
    if (!label) return;
    items.push({ at, label, style: label.style, content: piece.clause.text.slice(label.contentStart - piece.clause.start), score: 0, following: 'end', series: -1, found: true });
  });
  return items;
}

/** ——自我评价。各县对落实情况进行总结。 A dash numbers nothing, but the short sentence behind it names what follows on its line. */
function dashLabel({ clause, role, opensLine }: NumberedClause, next: NumberedClause | undefined): Label | null {
  const dash = role === 'body' && opensLine && next?.clause.line === clause.line && !onlyAssigns(next.clause.text) ? /^——+\s*(?=[^,。;:、]{2,18}。$)/.exec(clause.text) : null;
  return dash && { style: 'dash', ordinal: 1, text: dash[0].trim(), contentStart: clause.start + dash[0].length };
}

/** So many paragraphs in a row that begin with a short sentence show that it names what follows. */
const TOPICS_IN_A_ROW = 3;
const TOPIC_DASH = /^[—-]{2,}\s*/;
const TOPIC = /^(?:[—-]{2,}\s*)?[^,。;:\d《(]{4,24}。$/;
/** 加强源头管控。 without number or dash says itself what to do, whatever follows. */
const ACTS = /^(?:进一步|坚[决持]|加[强快大]|推[进动行广]|建[设立成]|培[育养]|提[升高]|开展|实施|完善|健全|强化|优化|落实|深[化入]|扩大|引导|支持|鼓励|打造|构建|[做抓][好优强实]|严[格查]|规范|明确|全面|大力|积极|持续|创新|拓展|探索|保障|促进|发[展挥]|挖掘|组织|设立|搭建|树立|动态|统筹|配[强齐]|切实|不断|着力|努力|充分|加[大快]|制定|编制|整合|聚焦|丰富|改[善进]|增强|巩固|壮大)/;

/** 地方主体。由地方政府…; 应用牵引。以…; ——平台建设长足进步。建成…: paragraphs in a row that each open with a short sentence, by the places of those sentences. */
function topicsOf(pieces: readonly NumberedClause[]): Set<number> {
  const out = new Set<number>();
  let row: number[] = [];
  const end = (): void => {
    if (row.length >= TOPICS_IN_A_ROW) for (const at of row) out.add(at);
    row = [];
  };
  pieces.forEach((piece, at) => {
    if (!piece.opensLine) return;
    const next = pieces[at + 1];
    const { text, line } = piece.clause;
    if (piece.role === 'body' && !piece.label && TOPIC.test(text) && !ACTS.test(text) && next?.clause.line === line && !onlyAssigns(next.clause.text) && headingScore(piece, text, 'details') > 0.4) row.push(at);
    else end();
  });
  end();
  return out;
}

function topicLabel({ text, start }: Clause): Label {
  const dash = TOPIC_DASH.exec(text)?.[0] ?? '';
  return { style: 'topic', ordinal: 1, text: dash.trim(), contentStart: start + dash.length };
}

/** Puts items of one style whose numbers go on into one series; a series may run on over wider headings (1.–21.). */
function number(items: Item[]): void {
  const open = new Map<LabelStyle, { series: number; last: number }>();
  let next = 0;
  for (const item of items) {
    const before = open.get(item.style);
    const goesOn = before !== undefined && item.label.ordinal > before.last && item.label.ordinal - before.last < SERIES_GAP;
    const series = goesOn ? before.series : next++;
    item.series = series;
    open.set(item.style, { series, last: item.label.ordinal });
  }
}

/** A short first sentence at a line's start between 2. and 4. has lost its number. */
function lostNumbers(items: Item[], pieces: readonly NumberedClause[], diagnostics: Diagnostic[]): void {
  const last = new Map<number, Item>();
  for (const item of [...items]) {
    const before = last.get(item.series);
    last.set(item.series, item);
    if (!before || item.label.ordinal - before.label.ordinal < 2) continue;
    const missing = item.label.ordinal - before.label.ordinal - 1;
    const gap: Diagnostic = { code: 'numbering-gap', severity: 'info', span: [pieces[item.at]!.clause.start, pieces[item.at]!.clause.contentStart], found: item.label.text };
    diagnostics.push(gap);
    if (missing !== 1) continue;
    const lost = pieces.findIndex((p, at) => at > before.at + 1 && at < item.at && p.role === 'body' && !p.label && p.opensLine && isLostHeading(p, pieces[at + 1], pieces[at - 1]!) && !items.some((other) => other.at === at));
    if (lost < 0) continue;
    const label: Label = { style: item.style, ordinal: before.label.ordinal + 1, text: '', contentStart: pieces[lost]!.clause.start };
    const found: Item = { at: lost, label, style: item.style, content: pieces[lost]!.clause.text, score: 0, following: 'details', series: item.series, found: false };
    items.splice(items.findIndex((i) => i.at > lost), 0, found);
  }
}

function isLostHeading(piece: NumberedClause, next: NumberedClause | undefined, before: NumberedClause): boolean {
  const { text, line } = piece.clause;
  return text.endsWith('。') && text.length <= 30 && before.clause.text.endsWith('。') && next !== undefined && next.clause.line === line
    && headingScore(piece, text, 'details') > 0.4;
}

/** So many numbered labels (1.牵头单位:…, 2.配合单位:…) may stand below one item. */
const MOST_LABELS = 5;

function followingOf(item: Item, behind: readonly Item[], pieces: readonly NumberedClause[]): Following {
  const following = whatFollows(item, behind, pieces);
  // 3.建立联席会议制度(县教育局牵头)。 above 4.: it says what is to be done.
  return (following === 'sibling' || following === 'wider' || following === 'end') && isAssignmentBracket(LAST_BRACKET.exec(item.content)?.[0] ?? '') ? 'assigned' : following;
}

const LAST_BRACKET = /[(〔【[][^()〔〕【】[\]]*[)〕】\]][。;]?$/;

function whatFollows(item: Item, behind: readonly Item[], pieces: readonly NumberedClause[]): Following {
  const [nextItem] = behind;
  const next = pieces[item.at + 1];
  if (!next || next.role !== 'body') return 'end';
  if (isOnlyAssigned(item, behind, pieces)) return 'assigned';
  if (!nextItem || nextItem.at !== item.at + 1) return next.clause.line === pieces[item.at]!.clause.line ? 'details' : 'text';
  if (nextItem.style === item.style) return 'sibling';
  if (nextItem.label.ordinal === 1 || nextItem.style === 'ordinal') return 'deeper';
  if (nextItem.style === 'article' && item.style !== 'han') return LEVEL[item.style] < 2 || item.style === 'section' ? 'deeper' : 'wider'; // the items of 第五条 end before 第六条
  return LEVEL[nextItem.style] > LEVEL[item.style] ? 'deeper' : 'wider';
}

/** 4.创建国家卫生县城。 牵头单位:…, or (牵头单位:…): nothing is said behind it but who does it, so it says what is to be done. */
function isOnlyAssigned(item: Item, behind: readonly Item[], pieces: readonly NumberedClause[]): boolean {
  let at = item.at + 1;
  while (pieces[at]?.role === 'body' && isPartOfAssignment(item, at, pieces)) at++;
  if (at === item.at + 1) return false;
  const nextItem = behind.find((other) => other.at >= at); // those passed are 1.牵头单位:…, 2.配合单位:…
  if (nextItem?.at === at) return nextItem.style === item.style || LEVEL[nextItem.style] < LEVEL[item.style];
  return pieces[at]?.role !== 'body';
}

/** Whether the piece behind the item only says who does it, or by when. */
function isPartOfAssignment(item: Item, at: number, pieces: readonly NumberedClause[]): boolean {
  const piece = pieces[at]!;
  const { text, line } = piece.clause;
  if (onlyAssigns(text)) return true;
  if (at === item.at + 1) return item.content.includes(',') && saysOnlyWho(text);
  return isTimeLine(text) || (line === pieces[at - 1]!.clause.line && isNamesOnly(text)); // 责任单位:甲;乙;丙
}

/** Own looks, and those of the same series: in a list of sentences a short one is a sentence too. */
function isHeading(item: Item, series: readonly Item[]): boolean {
  if (item.score >= 2.5 || item.score <= -2.5) return item.score > 0;
  const at = series.indexOf(item);
  if (at > 0 && series[at - 1]!.content.endsWith(';')) return false; // the last of a list ends with 。
  // 六、配合巡察组开展检查。 before 七、: nothing belongs to it, so the headings around it do not make it one.
  if (item.score < 0 && item.content.endsWith('。') && (item.following === 'sibling' || item.following === 'wider')) return false;
  const afterStep = at > 0 && item.following === 'text' && item.content.endsWith('。') && series[at - 1]!.following === 'sibling'; // 以上… below a list of sentences
  let sum = 0;
  let n = 0;
  for (let i = Math.max(0, at - NEIGHBOURS); i < series.length && i <= at + NEIGHBOURS; i++) if (i !== at) { sum += Math.max(-2, Math.min(2, series[i]!.score)); n++; }
  // A short first sentence with more behind it names them, though its neighbours are long sentences.
  const names = item.following === 'details' && item.score > 0.4 && item.content.endsWith('。') && (at === 0 || series[at - 1]!.following !== 'sibling');
  const weight = Math.min(names ? 0.6 : 1.2, 0.2 * n);
  return item.score - (afterStep ? 2 : 0) + (n > 0 ? weight * (sum / n) : 0) > 0;
}

interface Open { index: number; style: LabelStyle | 'annex'; level: number }

function grow(items: readonly Item[], pieces: readonly NumberedClause[], layout: Layout): ProvisionNode[] {
  const nodes: (ProvisionNode & { from: number })[] = [];
  const seriesOf = new Map<number, Item[]>();
  for (const item of items) seriesOf.set(item.series, [...(seriesOf.get(item.series) ?? []), item]);
  const annexAt = new Map(layout.annexes.map((title) => [layout.lines[title[0]!]!.start, title]));
  const stack: Open[] = [];
  const close = (to: number, at: number): void => {
    while (stack.length > to) { const node = nodes[stack.pop()!.index]!; node.clauses = [node.from, at]; }
  };
  let next = 0;
  pieces.forEach((piece, at) => {
    const { clause } = piece;
    const annex = piece.role === 'annex-title' ? annexAt.get(clause.start) : undefined;
    const item = items[next]?.at === at ? items[next++]! : undefined;
    if (annex) {
      close(0, at);
      const last = layout.lines[annex.at(-1)!]!;
      const title = annex.map((i) => layout.lines[i]!.text).join('').replace(/^附\s*件\s*\d*\s*[:.、]\s*/, '');
      stack.push({ index: nodes.length, style: 'annex', level: 0 });
      nodes.push({ span: [clause.start, last.end], level: 0, label: '', title, titleSpan: [clause.end - clause.text.length + (clause.text.indexOf(title[0] ?? '') > 0 ? clause.text.indexOf(title[0]!) : 0), last.end], parent: null, headingOnly: true, clauses: [at, pieces.length], from: at });
    } else if (item && !((item.style === 'dash' || item.style === 'topic') && stack.some(({ index }) => pieces[nodes[index]!.from]!.clause.text.includes('原则')))) {
      const depth = depthFor(stack, item.style, item.label.ordinal);
      close(depth, at);
      const heading = isHeading(item, seriesOf.get(item.series)!);
      const parent = stack.at(-1);
      const level = levelOf(item.style, parent);
      stack.push({ index: nodes.length, style: item.style, level });
      nodes.push({
        span: [clause.start, clause.end], level, label: item.label.text, ...titled(clause, item, heading),
        parent: parent ? parent.index : null, headingOnly: heading, clauses: [at, pieces.length], from: at,
      });
      if (heading) clause.kind = 'heading';
      if (item.style === 'dash' || item.style === 'topic') clause.contentStart = item.label.contentStart;
    } else if (stack.length > 0 && (piece.role === 'signature' || piece.role === 'annex-mark')) close(0, at);
    clause.provision = stack.at(-1)?.index ?? null;
  });
  close(0, pieces.length);
  return nodes.map(({ from: _, ...node }) => node);
}

function titled(clause: Clause, item: Item, heading: boolean): Pick<ProvisionNode, 'title' | 'titleSpan'> {
  const title = titleOf(item.content, heading, item.style);
  const at = title === '' ? -1 : clause.end - item.content.length + item.content.indexOf(title);
  return { title, titleSpan: at < 0 ? null : [at, at + title.length] };
}

/** How many open provisions stay open when a label of this style comes. */
function depthFor(stack: readonly Open[], style: LabelStyle, ordinal: number): number {
  for (let i = stack.length - 1; i >= 0; i--) if (stack[i]!.style === style) return i;
  let depth = stack.length;
  while (depth > 0) {
    const top = stack[depth - 1]!;
    // 第二条 …包括:1.甲;2.乙: the first number may stand inside a sentence.
    if (top.style === 'annex' || (top.style === 'article' && style === 'arabic')) break;
    if (top.style === 'ordinal' || (LEVEL[top.style] >= LEVEL[style] && !(ordinal === 1 && style !== 'chapter' && style !== 'part' && style !== 'section'))) depth--;
    else break;
  }
  return depth;
}

function levelOf(style: LabelStyle, parent: Open | undefined): number {
  if (!parent) return UNNUMBERED.has(style) ? 1 : LEVEL[style];
  return UNNUMBERED.has(style) ? parent.level + 1 : Math.max(LEVEL[style], parent.level + 1);
}

/** The words of a heading without its number and final mark; of a numbered sentence only its 【…】 or words before a colon. */
function titleOf(content: string, heading: boolean, style: LabelStyle): string {
  const tag = style === 'article' ? /^(?:【([^】]{1,20})】|\(([^()]{2,20})\))/.exec(content) : null;
  if (tag) return (tag[1] ?? tag[2])!;
  if (heading) return content.replace(/[。;:!]$/, '');
  if (style === 'ordinal') return '';
  const colon = content.indexOf(':');
  return colon > 1 && colon <= 16 && colon < content.length - 1 && !/[,。、;]/.test(content.slice(0, colon)) ? content.slice(0, colon) : '';
}
