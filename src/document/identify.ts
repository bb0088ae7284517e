import type { DocumentWords } from '#lexicon/document-words';
import type { Evidence, HeaderField } from '#model/analysis';
import type { CalendarDate } from '#model/calendar-date';
import type { Span } from '#model/span';
import type { Clause, Header } from '#model/structure';
import type { Layout } from './arrange.ts';
import { documentNumberIn, isNumberLine, numberBehind } from './document-number.ts';
import { inferred, stated } from './found.ts';
import type { Found } from './found.ts';
import { datesIn } from './header-date.ts';
import { issuersOf } from './issuers.ts';
import { typeOf } from './line-marks.ts';
import type { Line } from './lines.ts';
import { terms } from './terms.ts';
import { titleOf } from './title.ts';
import { yearOf } from './year.ts';

/** The 公文要素 of an issuance whose layout is known. What the text does not say is null, never guessed silently. */
export function identify(text: string, layout: Layout, clauses: readonly Clause[], words: DocumentWords): Header {
  const evidence: Partial<Record<HeaderField, Evidence>> = {};
  const keep = <T>(field: HeaderField, found: Found<T> | null): T | null => {
    if (found) evidence[field] = found.evidence;
    return found ? found.value : null;
  };
  const title = keep('title', titleOf(text, layout, clauses, words)) ?? '';
  const number = numberOf(layout);
  const date = dateOf(layout);
  const limits = terms(clauses, date?.value ?? null);
  const named = evidence.title?.basis === 'stated' || evidence.title?.rule === 'title.named-in-body' || evidence.title?.rule === 'title.page-link';
  const ending = named ? typeOf(title, words) : null;
  if (ending && evidence.title) evidence.type = { ...evidence.title, rule: 'type.title-ending' };
  const type = ending ?? keep('type', typeInBody(clauses, words) ?? ownName(clauses, words));
  const header: Header = {
    title,
    number: keep('number', number),
    issuers: keep('issuers', issuersOf(layout, title, number?.value ?? null, words)) ?? [],
    issueDate: keep('issueDate', date),
    type,
    year: keep('year', yearOf(title, number?.value ?? null, date?.value ?? null, clauses)),
    effectiveFrom: keep('effectiveFrom', limits.effectiveFrom),
    effectiveTo: keep('effectiveTo', limits.effectiveTo),
    interpretedBy: keep('interpretedBy', limits.interpretedBy),
    addressees: keep('addressees', receivers(layout, 'addressees', /^主\s*送\s*:|:$/g, words)) ?? [],
    evidence,
  };
  const signatory = keep('signatory', signatoryOf(layout));
  if (signatory) header.signatory = signatory;
  const copied = keep('copiedTo', receivers(layout, 'copied', /^抄\s*[送报]\s*:|[。.]$/g, words));
  if (copied) header.copiedTo = copied;
  const distributed = keep('distributed', distributedOf(layout));
  if (distributed) header.distributed = distributed;
  return header;
}

const CALLS_ITSELF = /(?:制定|制订|提出|出台)(?:如下|以下|本|了)?(?:若干|有关)?((?:[\u4e00-\u9fff]{0,6}?)(?:意见|方案|办法|细则|措施|计划|规定|规则|举措|规划|制度|政策))(?:如下)?(?=[。,:;]|$)/;
/** 现就进一步加强外墙保温工程管理有关事项通知如下. */
const GIVES_NOTICE = /现(?:就|将)?(?:[^,。;:]{4,90}?)?(通知|通告|公告|批复)如下(?=[。,:;]|$)/;

/** A text without a title says what it is where it says why it was made: 特制定本行动计划, 现提出如下实施意见. */
function typeInBody(clauses: readonly Clause[], words: DocumentWords): Found<string> | null {
  for (const clause of clauses.filter((c) => c.kind === 'body').slice(0, 8)) {
    const match = CALLS_ITSELF.exec(clause.text) ?? GIVES_NOTICE.exec(clause.text);
    const type = match && typeOf(match[1]!, words);
    if (match && type) return inferred(type, [clause.start + match.index, clause.start + match.index + match[0].length], 'type.calls-itself');
  }
  return null;
}

/** 本办法自印发之日起施行, 本实施意见由区财政局负责解释: what it calls itself, most often. */
const OWN_NAME = /(?<![一-鿿])本((?:实施|工作|行动|暂行|指导)?(?:意见|方案|办法|细则|规定|规则|条例|通知|通告|公告|预案|制度|措施|计划|规划))(?![一-鿿]{0,2}(?:单位|部门))/;

function ownName(clauses: readonly Clause[], words: DocumentWords): Found<string> | null {
  const found = new Map<string, { count: number; at: Span }>();
  for (const clause of clauses) {
    const match = clause.kind === 'body' ? OWN_NAME.exec(clause.text) : null;
    const type = match && typeOf(match[1]!, words);
    if (!match || !type) continue;
    const at: Span = [clause.start + match.index, clause.start + match.index + match[0].length];
    found.set(type, { count: (found.get(type)?.count ?? 0) + 1, at: found.get(type)?.at ?? at });
  }
  const best = [...found].sort(([, a], [, b]) => b.count - a.count)[0];
  return best ? inferred(best[0], best[1].at, 'type.own-name') : null;
}

const within = (line: Line, at: { start: number; end: number }): Span => [line.start + at.start, line.start + at.end];

/** Roles of head lines, the order in which they are asked. */
function numberOf({ lines, roles, front, annexes }: Layout): Found<string> | null {
  const spelled = orderNumber(lines, roles, front.bodyFrom);
  if (spelled) return spelled;
  for (const wanted of ['number', 'history', 'header'] as const) {
    for (let i = 0; i < front.bodyFrom; i++) {
      if (roles[i] !== wanted) continue;
      const found = documentNumberIn(lines[i]!.text);
      if (found) return stated(found.number, within(lines[i]!, found), `number.${wanted}-line`);
    }
  }
  const last = lines[front.title.at(-1) ?? -1];
  const bracket = last ? numberBehind(last.text) : null;
  if (last && bracket) return stated(bracket.number, within(last, bracket), 'number.title-line');
  for (const cell of front.metadata) {
    if (cell.field !== 'number') continue;
    const found = documentNumberIn(cell.value);
    const line = lines[cell.line]!;
    if (found) return stated(found.number, [line.start, line.end], 'number.metadata');
  }
  for (let i = front.bodyFrom; i < Math.min(lines.length, annexes[0]?.[0] ?? lines.length); i++) {
    if (roles[i] !== 'body' || !isNumberLine(lines[i]!.text)) continue;
    const found = documentNumberIn(lines[i]!.text)!;
    return stated(found.number, within(lines[i]!, found), 'number.line-of-its-own');
  }
  for (let i = lines.length - 1; i >= 0 && i > lines.length - 8; i--) {
    if (roles[i] !== 'furniture' && roles[i] !== 'note') continue;
    const found = documentNumberIn(lines[i]!.text.replace(/^[^:]{2,8}:/, (t) => ' '.repeat(t.length)));
    if (found) return inferred(found.number, within(lines[i]!, found), 'number.page-link');
  }
  return null;
}

/** 中华人民共和国国务院令 / 第706号 */
function orderNumber(lines: readonly Line[], roles: Layout['roles'], to: number): Found<string> | null {
  for (let i = 0; i + 1 < to; i++) {
    if (roles[i] !== 'number' || roles[i + 1] !== 'number' || !lines[i]!.text.endsWith('令')) continue;
    const value = (lines[i]!.text + lines[i + 1]!.text).replace(/[\s()]/g, '');
    return stated(value, [lines[i]!.start, lines[i + 1]!.end], 'number.order-lines');
  }
  return null;
}

function dateOf({ lines, roles, front, signatures, annexes }: Layout): Found<CalendarDate> | null {
  for (let i = front.bodyFrom - 1; i >= 0; i--) {
    if (roles[i] !== 'history') continue;
    const found = lastMade(lines[i]!.text);
    if (found) return stated(found.date, within(lines[i]!, found), 'date.history-line');
  }
  const annexFrom = annexes[0]?.[0] ?? lines.length;
  const own = signatures.find((s) => s.dateLine < annexFrom) ?? (front.title.length > 0 ? signatures.at(-1) : undefined);
  if (own) return stated(own.date, [lines[own.dateLine]!.start, lines[own.dateLine]!.end], 'date.signature');
  for (const field of ['date', 'published'] as const) {
    for (const cell of front.metadata) {
      const found = cell.field === field ? datesIn(cell.value)[0] : undefined;
      const line = lines[cell.line]!;
      if (found) return field === 'date' ? stated(found.date, [line.start, line.end], 'date.metadata') : inferred(found.date, [line.start, line.end], 'date.published');
    }
  }
  for (let i = 0; i < front.bodyFrom; i++) {
    if (roles[i] !== 'date') continue;
    const found = datesIn(lines[i]!.text.replace(/\s/g, ''))[0];
    if (found) return stated(found.date, [lines[i]!.start, lines[i]!.end], 'date.head-line');
  }
  const printed = distributedOf({ lines, roles });
  return printed && { ...printed, evidence: { ...printed.evidence, rule: 'date.distributed', basis: 'inferred' } };
}

/** The last date of a history line on which the text was made or changed, not that on which it takes effect. */
function lastMade(text: string): { date: CalendarDate; start: number; end: number } | null {
  const dates = datesIn(text);
  let best: (typeof dates)[number] | null = null;
  dates.forEach((d, i) => {
    const after = text.slice(d.end, dates[i + 1]?.start ?? text.length);
    if (/^\s*(?:起)?(?:正式)?(?:施行|实施|执行)/.test(after)) return;
    best = d;
  });
  return best;
}

function receivers({ lines, roles }: Layout, role: 'addressees' | 'copied', strip: RegExp, words: DocumentWords): Found<string[]> | null {
  const i = roles.indexOf(role);
  if (i < 0) return null;
  const line = lines[i]!;
  const groups = line.text.replace(strip, '').split(/[,;](?![^(]*\))/).map((u) => u.trim()).filter((u) => u !== '');
  const list = groups.flatMap((group) => apart(group, words));
  return list.length > 0 ? stated(list, [line.start, line.end], `${role}.line`) : null;
}

/** 市财政局、市审计局 are two; 各区、市、县人民政府 share their last word and stay one. */
function apart(group: string, words: DocumentWords): string[] {
  const parts = group.split(/、(?![^(]*\))/);
  return parts.every((part) => part.length >= 3 && words.organs.of(part) !== null) ? parts : [group];
}

function signatoryOf({ lines, roles }: Layout): Found<string> | null {
  const i = roles.indexOf('signatory');
  if (i < 0) return null;
  const name = lines[i]!.text.replace(/^签\s*发\s*人\s*:/, '').trim();
  return name === '' ? null : stated(name, [lines[i]!.start, lines[i]!.end], 'signatory.line');
}

function distributedOf({ lines, roles }: Pick<Layout, 'lines' | 'roles'>): Found<CalendarDate> | null {
  const i = roles.lastIndexOf('distributed');
  const found = i < 0 ? undefined : datesIn(lines[i]!.text)[0];
  return found ? stated(found.date, within(lines[i]!, found), 'distributed.line') : null;
}
