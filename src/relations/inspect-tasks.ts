import type { Deadline, Issuance, Obligation } from '#model/analysis';
import { isCalendarDate } from '#model/calendar-date';
import type { Finding } from '#model/relations';
import { lastDay } from './validity.ts';

/** An outline item with its obligations, or a lone obligation: what will be a row of the ledger. */
interface Item { provision: string | null; parent: string | null; obligations: Obligation[] }

/** A plan is a document that assigns: of its items at least this share name who is responsible in brackets, lines or tables. */
const ASSIGNS = 0.7;
const LEAST_ITEMS = 5;
/** Where at least this share of the items has a limit, one without is noticed. */
const DATES = 0.7;
/** 定期 says that there is an interval and not which; 及时 is only vague where a plan asks for it, not after an event. */
const REPORTING = /(?:^|[,,;;]|要|应当?|须|并)(?:(定期|适时|不定期)(?:对[^,,。;;]{2,20}|向[^,,。;;]{2,20})?(上报|报送|报告|汇报|反馈|通报|公布|公示|督查|检查|调度|考核|评估|总结|更新|修订)|(及时|尽快|尽早)(?:将[^,,。;;]{2,20}|向[^,,。;;]{2,20})?(上报|报送|报告|汇报|反馈))(?![、])/u;

/** Faults of single tasks: who, by when, within the document's own dates. */
export function inspectTasks(issuance: Issuance): Finding[] {
  const items = itemsOf(issuance);
  return [...datesOff(issuance), ...withoutUnit(items), ...withoutDeadline(issuance, items), ...(REGULATION.test(issuance.type ?? '') || REGULATION.test(issuance.title.replace(/[(（].*[)）]$/u, '')) ? [] : vague(items))].sort((a, b) => (a.span?.[0] ?? 0) - (b.span?.[0] ?? 0));
}

function itemsOf({ obligations, outline }: Issuance): Item[] {
  const parents = new Map(outline.map((provision) => [provision.id, provision.parent]));
  const items: Item[] = [];
  const byProvision = new Map<string, Item>();
  for (const obligation of obligations) {
    const known = obligation.provision === null ? undefined : byProvision.get(obligation.provision);
    if (known) known.obligations.push(obligation);
    else {
      const item = { provision: obligation.provision, parent: parents.get(obligation.provision ?? '') ?? null, obligations: [obligation] };
      items.push(item);
      if (obligation.provision !== null) byProvision.set(obligation.provision, item);
    }
  }
  return items;
}

const REGULATION = /(?:法|条例|规定|办法|细则|规则|规程|准则|标准|规范|制度|解释)$/u;
const isAssigned = (o: Obligation): boolean => o.responsibilities.some((r) => r.basis !== 'subject');
const isDuty = (o: Obligation): boolean => o.modality === 'duty' || o.modality === 'target';
const fault = (code: Finding['code'], severity: Finding['severity'], span: Finding['span'], facts: Finding['facts']): Finding => ({ code, severity, span, facts, witnesses: [] });

/** Items of a plan for which nobody is named, though it names somebody for the others. */
function withoutUnit(items: readonly Item[]): Finding[] {
  const duties = items.filter((item) => item.obligations.some(isDuty));
  const assigned = duties.filter((item) => item.obligations.some(isAssigned));
  if (duties.length < LEAST_ITEMS || assigned.length < ASSIGNS * duties.length) return [];
  const [from, to] = [assigned[0]!.obligations[0]!.span[0], assigned.at(-1)!.obligations.at(-1)!.span[1]];
  return duties
    .filter((item) => !item.obligations.some((o) => o.responsibilities.length > 0 || o.actors.length > 0))
    // Of its own row of items most are assigned: a section that only describes is none.
    .filter((item) => item.provision !== null && 2 * assigned.filter((each) => each.parent === item.parent).length > duties.filter((each) => each.parent === item.parent).length)
    // General words before the first and after the last assignment (总体要求, 组织保障) are not part of the breakdown.
    .filter((item) => item.obligations[0]!.span[0] > from && item.obligations[0]!.span[1] < to)
    .map((item) => fault('task-without-unit', 'warning', item.obligations[0]!.span, { words: excerpt(item) }));
}

/** Items of a plan that gives limits to nearly all others. */
function withoutDeadline(issuance: Issuance, items: readonly Item[]): Finding[] {
  const duties = items.filter((item) => item.obligations.some(isDuty) && item.obligations.some(isAssigned));
  const dated = duties.filter((item) => item.obligations.some((o) => o.deadlines.length > 0));
  if (duties.length < LEAST_ITEMS || dated.length < DATES * duties.length || issuance.deadlines.some((d) => d.kind === 'during')) return [];
  return duties.filter((item) => !dated.includes(item)).map((item) => fault('task-without-deadline', 'info', item.obligations[0]!.span, { words: excerpt(item) }));
}

/** 定期报送, 及时反馈: a duty to report whose only limit is a word. */
function vague(items: readonly Item[]): Finding[] {
  return items.flatMap((item) => {
    if (!item.obligations.some((o) => o.responsibilities.length > 0) || item.obligations.some((o) => o.deadlines.some((d) => d.kind === 'every' || d.kind === 'within'))) return [];
    return item.obligations.filter((o) => isDuty(o) && o.deadlines.every((d) => d.kind === 'ongoing')).flatMap((o) => {
      const match = REPORTING.exec(o.text);
      if (!match || (match[1] === undefined && !isAssigned(o))) return [];
      const word = match[1] ?? match[3] ?? '';
      const at = o.span[0] + match.index + match[0].indexOf(word);
      return [fault('deadline-vague', 'info', [at, at + word.length], { found: `${word}${match[2] ?? match[4] ?? ''}`, words: o.text.replace(/\s+/gu, ' ').slice(0, 40) })];
    });
  });
}

/** A stated day before the document was made, or after its own term has ended. */
function datesOff(issuance: Issuance): Finding[] {
  // A trial of a year (试行期一年) is no term beyond which nothing can fall due.
  const last = issuance.evidence.effectiveTo?.rule.startsWith('terms.trial-') ? null : lastDay(issuance);
  const issued = issuance.issueDate;
  return issuance.obligations.flatMap((o) => o.deadlines.flatMap((d) => {
    const end = endOf(d);
    if (end === null || d.span[0] < o.span[0] || d.span[1] > o.span[1]) return [];
    if (issued !== null && end < issued && isLimit(o, d)) return [fault('deadline-before-issue', 'warning', d.span, { found: d.text, expected: issued })];
    if (last !== null && end > last) return [fault('deadline-after-term', 'info', d.span, { found: d.text, expected: last })];
    return [];
  }));
}

/** The last day of a limit whose year the words themselves say; null for others (次年, 每年, 6月底前). */
function endOf(d: Deadline): string | null {
  if (d.kind !== 'by' || !d.end || !isCalendarDate(d.end) || !/(?:19|20)\d\d|二[〇零○]/u.test(d.text)) return null;
  return d.end;
}

/** Whether the words ask for something by that day, and do not only say since when or of what time something is. */
function isLimit(o: Obligation, d: Deadline): boolean {
  const behind = o.text.slice(d.span[1] - o.span[0]);
  const before = o.text.slice(0, d.span[0] - o.span[0]);
  return /前$|底$|末$/u.test(d.text) && !/(?:对|将|自|由|截至|截止|已|已在|的|把)$/u.test(before.trimEnd()) && !/^(?:已|以来|以后|至今|建成的|[^,,。;;]{0,12}的[^,,。;;]{0,8}(?:,|,|$))/u.test(behind);
}

const excerpt = (item: Item): string => item.obligations[0]!.text.replace(/\s+/gu, ' ').slice(0, 40);
