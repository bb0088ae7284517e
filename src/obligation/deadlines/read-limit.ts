import type { DeadlineMention } from '#model/deadline-mention';
import { overlap, type Span } from '#model/span';
import type { Clause, DocumentStructure, Header } from '#model/structure';
import type { DeadlineGrammar } from './deadline-grammar.ts';
import { headingYear, YearMemory } from './deadline-years.ts';
import { readClause } from './recognise-deadlines.ts';

/** Words that something beside them says are a limit: where in which clause they stand. */
export interface LimitWords { clause: number; span: Span }

/** The heading says what a sentence would say behind such a label. */
const LABELS = { deadline: '完成时限:', schedule: '时间安排:' } as const;
const DAY = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日$|^\d{4}([./-])\d{1,2}\1\d{1,2}$/;
const MONTH = /^(?:\d{4}年)?\d{1,2}月份?$/;
const YEAR = /^(20\d{2})年?$/;
const NUMERIC_MONTH = /^(20\d{2})[./-](\d{1,2})$/;
const RANGE = /[—–~-]|至|到/;

/** The limits of words in brackets and lines that assign (责任单位:甲、乙;2023年11月), where no sentence's limit was found in them. */
export function assignedLimits(stated: readonly LimitWords[], found: readonly DeadlineMention[], structure: DocumentStructure, text: string, grammar: DeadlineGrammar): DeadlineMention[] {
  return stated.flatMap(({ clause: index, span: [from, to] }) => {
    const words = text.slice(from, to);
    const start = from + words.length - words.trimStart().length;
    const bare = words.trim().replace(/[,;。、\s]+$/, '');
    const end = start + bare.length;
    if (bare === '' || found.some(({ clause, span }) => clause === index && overlap(span, [start, end]) > 0)) return [];
    const clause = structure.clauses[index]!;
    return readLimit({ ...clause, text: bare, start, contentStart: start, end }, 'deadline', grammar, structure.header, headingYear(clause, structure));
  });
}

/**
 * Reads a cell under 完成时限 (deadline: a bare month or year ends it) or 时间安排 (schedule: it lasts so long) with the
 * grammar of deadlines, as if the heading stood before its words. A limit that lies before the issue date is kept.
 * @param yearAbove the year that the headings above give, or null.
 */
export function readLimit(clause: Clause, meaning: keyof typeof LABELS, grammar: DeadlineGrammar, header: Header, yearAbove: number | null): DeadlineMention[] {
  const by = meaning === 'deadline';
  const words = clause.text.trim();
  const completed = by ? complete(words) : words.replace(NUMERIC_MONTH, '$1年$2月');
  const label = LABELS[meaning];
  const labelled: Clause = { ...clause, kind: 'body', text: label + completed, start: clause.start - label.length, contentStart: clause.start - label.length };
  const headers: Header[] = [header, { ...header, issueDate: null }, { ...header, issueDate: null, year: null }];
  let found: DeadlineMention[] = [];
  for (const given of headers) {
    const years = new YearMemory(given, () => yearAbove);
    years.enter(labelled);
    found = readClause(labelled, grammar, years);
    if (found.length > 0) break;
  }
  const whole = completed !== words || found.length === 1 && found[0]!.text === completed;
  return found.map((mention) => {
    const span = whole ? [clause.start, clause.start + words.length] as const : [mention.span[0], Math.min(mention.span[1], clause.end)] as const;
    const placed = { ...mention, span, text: whole ? words : mention.text };
    if (!by || mention.kind !== 'during' || mention.end === undefined || RANGE.test(mention.text)) return placed;
    const { start: _, ...ends } = placed;
    return { ...ends, kind: 'by' };
  });
}

function complete(words: string): string {
  const month = NUMERIC_MONTH.exec(words);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) return `${month[1]}年${Number(month[2])}月底`;
  if (DAY.test(words)) return `${words}前`;
  if (MONTH.test(words)) return `${words.replace(/份$/, '')}底`;
  const year = YEAR.exec(words);
  return year ? `${year[1]}年底` : words;
}
