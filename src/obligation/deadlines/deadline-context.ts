import { addMonths } from '#model/calendar-date';
import type { Hit } from '#grammar/rows';
import type { Clause, Header } from '#model/structure';
import type { Meaning } from './deadline-meaning.ts';
import type { DeadlineYield } from './deadline-yields.ts';

/**
 * Whether a found time is only spoken of: a past fact, a condition that ends in 的, a date line of its own.
 * These are the rules that need the words around a hit, not just beside it.
 */
export function isIdle(clause: Clause, hit: Hit<DeadlineYield>, meaning: Meaning, header: Header): boolean {
  const { text } = clause;
  if (meaning.yearFrom === 'issue') return REGULATION.test(header.type ?? '') || isCondition(text, hit) || isRemark(text, hit);
  return isPast(clause, hit, meaning, header) || isCondition(text, hit) || isToldAsDone(text, hit, meaning) || isRemark(text, hit) || isTheirHabit(text, hit) || isOfObject(text, hit) || isDateLine(text, hit) || (clause.kind === 'heading' && isAttributeOfHeading(text, hit));
}

/** In standing rules 本月 and 下周 are those of each case, not those of the issue date. */
const REGULATION = /办法|规定|制度|细则|条例|规则|规程|章程|标准|流程/;

/** A notice may come out after a limit that it sets (2018年11月底前, issued in December) or in the midst of its stages: such a time is kept, with a doubt. */
const LATE_MONTHS = 6;

/** The limit lies before the document was issued (before its year, when the day is not known). */
function isPast(clause: Clause, hit: Hit<DeadlineYield>, meaning: Meaning, header: Header): boolean {
  if (hit.row.id === 'by-labelled') return false; // 完成时限:… says itself that it is one
  const last = meaning.end ?? (meaning.kind === 'from' ? meaning.start : undefined);
  if (last === undefined || last.startsWith('--')) return false;
  // 自2003年1月1日起施行, in a law that was amended since
  if (meaning.kind === 'from' && /^(?:正式)?(?:施行|实施|生效)/.test(clause.text.slice(hit.end, hit.end + 4))) return false;
  if (meaning.kind === 'from') return header.year !== null && Number(last.slice(0, 4)) < header.year;
  if (header.issueDate !== null) return last < (hit.row.id === 'by-before' || clause.kind === 'heading' ? addMonths(header.issueDate, -LATE_MONTHS) : header.issueDate);
  return header.year !== null && hit.row.yields.kind !== 'every' && Number(last.slice(0, 4)) < header.year;
}

/** 10日内未整改的, · 对2018年1月1日前登记的企业: the time belongs to a condition. */
function isCondition(text: string, hit: Hit<DeadlineYield>): boolean {
  if (hit.row.id === 'from-after-scope' || hit.text.startsWith('截')) return false; // whom a rule is for from a day on, and the day up to which is counted, are times of the rule
  const rest = /^[^,。;:!?\n]*/.exec(text.slice(hit.end))![0];
  const after = text[hit.end + rest.length];
  if (rest.endsWith('的') && rest.length > 1 && (after === ',' || after === ':')) return true;
  const before = text.slice(Math.max(0, hit.start - 3), hit.start);
  if (hit.row.id === 'within-before' && /(?:^|[,。;:、()])对[^,。;:、()]*$/.test(text.slice(0, hit.start)) && /^[^,。;]*进行/.test(rest)) return true;
  return /对于$/.test(before) || /(?:^|[,。;:、()])(?:对|凡|将|凡在|对在)$/.test(before) && /^[^,。;]{0,20}的/.test(rest);
}

/** 2019年已完成…, 截至2019年底累计…: told as done. */
function isToldAsDone(text: string, hit: Hit<DeadlineYield>, meaning: Meaning): boolean {
  if (meaning.kind !== 'by' && meaning.kind !== 'during') return false;
  const rest = /^,?[^,。;:!?\n]{0,24}/.exec(text.slice(hit.end))![0];
  if (/(?:已(?:经)?(?:在|于|自)?|原定于?)$/.test(text.slice(0, hit.start))) return true;
  if (hit.text.startsWith('截') && /^,?[^,。;]{0,16}(?:共有|共计|共|有|达到|达|为)/.test(rest)) return true;
  return /^,?(?:[^,]{0,8})?(?:已经|已(?!脱贫|有)|曾|先后)/.test(rest) || /^,?[^,]{0,6}累计(?:完成|实现|建成)?[^,]*了/.test(rest);
}

/** 二、2018年重点任务: in a heading a bare year names its subject. */
function isAttributeOfHeading(text: string, hit: Hit<DeadlineYield>): boolean {
  return hit.row.id.startsWith('during-year') && !/[,)]/.test(text[hit.end] ?? '') && !text.slice(0, hit.start).endsWith('(');
}

const DATES_ALONE = new Set(['by-day', 'during-year', 'during-year-act', 'during-month']);
const meaningfulAlone = (hit: Hit<DeadlineYield>): boolean => !DATES_ALONE.has(hit.row.id);

/** A line that is only a date is the document's own date. */
function isDateLine(text: string, hit: Hit<DeadlineYield>): boolean {
  return !meaningfulAlone(hit) && text.slice(0, hit.start).trim() === '' && /^[。.]?$/.test(text.slice(hit.end).trim());
}

/** (现在9家,2022年拟申报中有1家): a remark in brackets on how things stand. */
function isRemark(text: string, hit: Hit<DeadlineYield>): boolean {
  return /\((?:现|目前|其中|截至|上年)[^()]*$/.test(text.slice(0, hit.start));
}

/** 确保学生每天有足够的体育活动时间: how often others have something, not how often the duty is due. */
function isTheirHabit(text: string, hit: Hit<DeadlineYield>): boolean {
  return hit.row.yields.kind === 'every' && /^(?:都|均|能)?有(?:足够|充足|充分|一定)/.test(text.slice(hit.end, hit.end + 5)) && /(?:确保|保证|保障|让|使)[^,。;]{1,12}$/.test(text.slice(0, hit.start));
}

/** 优先支持2020年6月底前开工建设的项目, 要将在2020年一季度开工的园区纳入范围, 当日参加的人员: when the thing that one deals with began, or whom one deals with was there. */
function isOfObject(text: string, hit: Hit<DeadlineYield>): boolean {
  const before = text.slice(Math.max(0, hit.start - 4), hit.start);
  const rest = /^[^,。;:!?\n]*/.exec(text.slice(hit.end))![0];
  if (/^当[日天]$/.test(hit.text)) return /^(?:参加|参与|值班|值守|在岗|到岗|上岗|当班)[^,的]{0,4}的?[^,的]{0,4}人员/.test(rest);
  return (/(?:支持|保障|用于|奖励|补助)$/.test(before) && /^(?:新)?(?:开工|建成|竣工|投产|启动|认定|登记|注册|到期|新建|在建|续建|建设|引进|落户|签约)[^的]{0,24}的.{2}/.test(rest)) || (/将在?$/.test(before) && /^.{2,40}纳入/.test(rest) && /^(?:新)?(?:开工|建成|竣工|投产|启动|认定|登记|注册|新建|建设|引进)/.test(rest));
}
