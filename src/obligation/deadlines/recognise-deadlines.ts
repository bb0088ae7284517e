import { matchGrammar } from '#grammar/match';
import type { Hit } from '#grammar/rows';
import type { DeadlineMention } from '#model/deadline-mention';
import type { Clause, DocumentStructure } from '#model/structure';
import { isAssignmentLine, isTimeLine } from '#text/assignment-line';
import { holdsSign, signsBefore } from '#text/needed-signs';
import { anchorAfter, anchorBefore } from './deadline-anchor.ts';
import { isIdle } from './deadline-context.ts';
import { withFurtherDays } from './deadline-days.ts';
import type { DeadlineGrammar } from './deadline-grammar.ts';
import { meaningOf, type Meaning } from './deadline-meaning.ts';
import { headingYear, YearMemory } from './deadline-years.ts';
import type { DeadlineYield } from './deadline-yields.ts';

const SPEAKING = new Set<Clause['kind']>(['body', 'heading']);
/** Every time word has one of these; a clause without any is not read. */
const TIME_SIGN = /[年月日天周旬季期节每终长長限·末秋夕宵晚]|小时|小時|工作日|分钟|\d[-./]\d|\(持续|[,;]持续[推实开坚][进施展持]\)/;
const TIME_SIGNS = signsBefore(TIME_SIGN);

/**
 * Finds the time limits and timing in the clauses of one issuance, headings included. A stage heading's dates cover the
 * clauses of its provision. Years are carried over inside a paragraph and provision, then taken from the heading above and the header; a year
 * that nobody gives stays open ('--12-31'). Past dates, conditions, rates and plain durations are left out.
 */
export function recogniseDeadlines(structure: DocumentStructure, grammar: DeadlineGrammar): DeadlineMention[] {
  const out: DeadlineMention[] = [];
  const years = new YearMemory(structure.header, (clause) => headingYear(clause, structure));
  for (const written of structure.clauses) {
    if (!SPEAKING.has(written.kind)) continue;
    const clause = withRoundBrackets(written);
    years.enter(clause);
    if (!holdsSign(clause.text, TIME_SIGNS) || !TIME_SIGN.test(clause.text)) continue;
    const covers = coveredBy(clause, structure);
    for (const mention of readClause(clause, grammar, years, isInArticle(clause, structure))) out.push({ ...mention, text: written.text.slice(mention.span[0] - written.start, mention.span[1] - written.start), ...(covers ? { covers } : {}) });
  }
  return out;
}

/** 【牵头单位:教育局;完成时限:2023年11月底前】, 〔…〕: as (…), character by character. A number's 〔2018〕27号 is none of them. */
function withRoundBrackets(clause: Clause): Clause {
  if (!/[〔【]/.test(clause.text)) return clause;
  return { ...clause, text: clause.text.replace(ANGULAR, '($1)') };
}

const ANGULAR = /[〔【](?!\d{4}[〕】])([^〔【〕】]*)[〕】]/g;

/** 第十二条 …于12月20日前拨付: an article holds every year; what is to be done once names its year. */
function isInArticle({ provision }: Clause, { provisions }: DocumentStructure): boolean {
  for (let at = provision; at !== null; at = provisions[at]!.parent) if (ARTICLE.test(provisions[at]!.label)) return true;
  return false;
}

const ARTICLE = /^第.+条$/;

/** Reads one clause; `years` remembers what it states. `inArticle`: a limit without a year of its own comes every year. */
export function readClause(clause: Clause, grammar: DeadlineGrammar, years: YearMemory, inArticle = false): DeadlineMention[] {
  const out: DeadlineMention[] = [];
  let yearly = inArticle;
  for (const hit of matchGrammar(grammar, clause.text)) {
    let meaning = meaningOf(hit, years);
    if (meaning === null) continue;
    const goal = hit.row.yields.kind === 'by' && /^[到至]/.test(hit.text);
    const year = /^\d{4}/.exec(meaning.end ?? meaning.start ?? '');
    if (isIdle(clause, hit, meaning, years.header)) continue;
    if (year && meaning.yearFrom === undefined) years.remember(Number(year[0]), goal, meaning.start && meaning.end ? { start: meaning.start, end: meaning.end } : null);
    const open = meaning.end?.startsWith('--') === true;
    if ((yearly && (open || meaning.yearFrom !== undefined)) || (years.yearly && open && NEXT_YEAR.test(hit.text))) meaning = asYearly(meaning, hit.text);
    if (meaning.kind === 'every' && meaning.period === 'P1Y') years.yearly = yearly = true;
    const mention = placed(clause, hit, meaning, (out.at(-1)?.span[1] ?? clause.start) - clause.start);
    if (out.some((before) => saysTheSame(before, mention, clause))) continue;
    out.push(...withFurtherDays(mention, clause));
  }
  return out;
}

/** 每年12月底前…;|次年1月10日前…: the year after each. */
const NEXT_YEAR = /^[次翌]年/;

/** 各县每年新建2条,各园区每年新建1条: one limit of the sentence, said twice. */
function saysTheSame(a: DeadlineMention, b: DeadlineMention, clause: Clause): boolean {
  const words = ({ span }: DeadlineMention): string => clause.text.slice(span[0] - clause.start, span[1] - clause.start);
  return words(a) === words(b) && a.kind === b.kind && a.start === b.start && a.end === b.end && a.anchor === b.anchor;
}

/** 每年1月底前…,…在3月底前…: the second date comes every year, too. */
function asYearly(meaning: Meaning, words: string): Meaning {
  if (meaning.kind === 'by' && meaning.end !== undefined) return { kind: 'every', period: 'P1Y', due: `--${meaning.end.slice(-5)}` };
  return meaning.kind === 'during' ? { kind: 'every', period: 'P1Y', due: words } : meaning;
}

/** `free` is where the mention before it ended: an event's words do not reach back over it. */
function placed(clause: Clause, hit: Hit<DeadlineYield>, meaning: Meaning, free: number): DeadlineMention {
  let start = hit.start;
  let anchor: string | null = null;
  if (meaning.kind === 'within' && !hit.text.startsWith('提前')) {
    const found = meaning.direction === 'before' ? anchorBefore(clause.text, hit.start) : anchorAfter(clause.text, hit.start);
    start = found.start < free ? hit.start : found.start;
    anchor = found.words;
  }
  return {
    clause: clause.index, span: [clause.start + start, clause.start + hit.end], text: clause.text.slice(start, hit.end),
    ...meaning, ...(anchor === null ? {} : { anchor }), rule: hit.row.id,
  };
}

/** A stage heading's dates are those of its clauses; a time behind 牵头:…;参与:… or right below a heading (时间:5月1日—20日) that of its item. */
function coveredBy(clause: Clause, { clauses, provisions }: DocumentStructure): readonly [number, number] | null {
  if (clause.provision === null) return null;
  const node = provisions[clause.provision];
  if (clause.kind !== 'heading') {
    const above = clauses[clause.index - 1];
    return node && above && isTimeLine(clause.text) && (above.kind === 'heading' || isAssignmentLine(above.text)) ? node.clauses : null;
  }
  return node && node.clauses[0] === clause.index ? node.clauses : null;
}
