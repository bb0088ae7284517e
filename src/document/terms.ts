import { addDays, addMonths, calendarDate, daysInMonth } from '#model/calendar-date';
import type { Clause } from '#model/structure';
import { stated } from './found.ts';
import type { Found } from './found.ts';
import { datesIn } from './header-date.ts';
import { smallNumber } from './label.ts';

/** When a document takes effect and ends, and who interprets it. */
export interface Terms {
  effectiveFrom: Found<string> | null;
  effectiveTo: Found<string> | null;
  interpretedBy: Found<string> | null;
}

const SELF = '(?:本|该|上述|以上|此|前述|新)[\\u4e00-\\u9fff]{0,10}?';
const ON_ISSUE = new RegExp(`(?:^|${SELF}|,|;|。)(?:自|从)(?:印发|发布|公布|颁布|发文|下发|下文|发文公布|发布实施|印发公布|印发实施|公布实施|签发|文件印发|文件发布|本[\\u4e00-\\u9fff]{2,6}(?:印发|发布))(?:之日|之时|之日起|日)起?(?:,|起|正式|开始|试行|施行|执行|实施|生效)`);
const FROM_DATE = /(?:自|从|于)(\d{4}年\d{1,2}月(?:\d{1,2}日)?)起?(?:正式|开始|试)?(?:施行|执行|实施|生效|试行|起施行)/;
const SINCE = /(?:施行|执行|实施|生效)(?:日期|时间)[为:是](?:\d{4}年\d{1,2}月\d{1,2}日)/;
const UNTIL = /(?:有效期|有效期限|执行期限|执行期|实施期限|期限|试行期|施行期限|政策期限|执行时间|有效)(?:暂定)?(?:截止|截至|到期|延续|延长)?(?:至|到|为)(\d{4}年\d{1,2}月\d{1,2}日|\d{4}年(?:\d{1,2}月)?底)|(?:自|从)?\d{4}年\d{1,2}月\d{1,2}日起?(?:施行|执行|实施)?,?(?:至|到|—|-|~)(\d{4}年\d{1,2}月\d{1,2}日)(?:止|有效|期间有效|终止|废止|失效)/;
/** 执行期限自发布之日起3个月止, 执行期暂定为自政策发布之日起三个月. */
const LASTS_FROM = /(?:有效期|执行期|施行期|实施期|试行期)限?(?:暂定为?|为)?(?:自|从)[^,。;]{0,12}(?:之日|日)起(?:至)?([\d一二两三四五六七八九十]{1,3})(?:个)?(年|月|天|日)/;
/** 执行期自发布之日起至2020年12月底. */
const FROM_ISSUE_TO = /(?:有效期|执行期|施行期|实施期|试行期)限?(?:暂定为?|为)?(?:自|从)[^,。;]{0,12}(?:之日|日)起(?:至|到)(\d{4}年\d{1,2}月\d{1,2}日|\d{4}年(?:\d{1,2}月)?底)/;
const LASTS = /(?:有效期|有效期限|试行期|试行期限|执行期|执行期限|施行期限|实施期限|政策期限)(?:限)?(?:暂定)?(?:为|是|暂定为)?([\d一二两三四五六七八九十]{1,3})(?:个)?(年|月|天|日)/;
const INTERPRETS = /由([^,。;:由]{2,60}?)(?:负责|承担|进行)(?:本?[\u4e00-\u9fff]{0,8}?的?(?:具体|组织)?(?:应用)?解释|本[\u4e00-\u9fff]{2,8}的解释)/;
/** 本办法由环境保护部解释。 */
const INTERPRETS_ITSELF = /本(?:办法|规定|细则|意见|方案|条例|制度|规则|通知|措施|政策)由([^,。;:由]{2,60}?)解释(?=[。,;]|$)/;
const OWNS = /解释权(?:属于?|归|由)([^,。;:]{2,40}?)(?:所有|负责|$|[。,;])/;

/** 自发布之日起30日后施行. */
const AFTER_ISSUE = /(?:自|从)(?:本[\u4e00-\u9fff]{2,6})?(?:印发|发布|公布|颁布)之日起?(?:满)?([\d一二三四五六七八九十]{1,3})(?:个)?(日|天|月)(?:后|以后|之后)?(?:起)?(?:正式|开始)?(?:施行|实施|执行|生效)/;

/**
 * Reads the closing provisions among the body's clauses. A term counted from the issue needs the date of it: `issued`,
 * null where the text does not give it.
 */
export function terms(clauses: readonly Clause[], issued: string | null): Terms {
  const found: Terms = { effectiveFrom: null, effectiveTo: null, interpretedBy: null };
  for (const clause of clauses) {
    if (clause.kind !== 'body' && clause.kind !== 'header' && clause.kind !== 'heading') continue;
    const { text } = clause;
    if (text.length > 400) continue;
    if (!found.interpretedBy && text.indexOf('解释') >= 0) found.interpretedBy = interpreter(clause);
    if (!mayTellTime(text)) continue;
    const own = ownWords(text);
    found.effectiveFrom ??= start(own, clause, issued);
    found.effectiveTo ??= end(own, clause, found.effectiveFrom?.value ?? null);
  }
  return found;
}

const mayTellTime = (text: string): boolean => text.indexOf('施行') >= 0 || text.indexOf('实施') >= 0 || text.indexOf('执行') >= 0 || text.indexOf('有效') >= 0 || text.indexOf('生效') >= 0 || text.indexOf('试行') >= 0 || text.indexOf('日起') >= 0;

/** The words outside 《》: a cited title's dates are not ours. */
const ownWords = (text: string): string => text.replace(/《[^》]*》/g, (t) => '·'.repeat(t.length));

const SUBJECT = /(?:^|[,;。)〕])(?:\s*)(?:第[\u4e00-\u9fff\d]+条\s*)?(?:[\d一二三四五六七八九十()、.]+\s*)?(?:本|该|上述|以上|此|前述|自|从)/;

function start(text: string, clause: Clause, issuedOn: string | null): Found<string> | null {
  if (!SUBJECT.test(text)) return null;
  const dated = FROM_DATE.exec(text) ?? SINCE.exec(text);
  if (dated && isAboutItself(text, dated.index)) {
    const date = datesIn(dated[0])[0];
    if (date) return read(date.date, clause, dated, 'terms.effective-from-date');
  }
  const lasts = LASTS_FROM.exec(text) ?? FROM_ISSUE_TO.exec(text);
  if (lasts && /印发|发布|公布|颁布|下发/.test(lasts[0]) && ofItself(text, lasts.index)) return read('on-issue', clause, lasts, 'terms.effective-on-issue');
  const later = AFTER_ISSUE.exec(text);
  if (later) {
    const n = smallNumber(later[1]!);
    if (n === null || issuedOn === null || !isAboutItself(text, later.index)) return null;
    return read(later[2] === '月' ? addMonths(issuedOn, n) : addDays(issuedOn, n), clause, later, 'terms.effective-after-issue');
  }
  const issued = ON_ISSUE.exec(text);
  if (issued && WITHIN_OF_ISSUE.test(text.slice(issued.index))) return null;
  if (issued && ENDS_ANOTHER.test(text.slice(issued.index + issued[0].length))) return null;
  return issued && (isAboutItself(text, issued.index + issued[0].length - 1) || issued.index === 0) ? read('on-issue', clause, issued, 'terms.effective-on-issue') : null;
}

/** 自本意见印发之日起2个月内报备案: a time limit. */
const WITHIN_OF_ISSUE = /^[^日]*日起?[\d一二两三四五六七八九十]{1,3}个?(?:工作日|月|日|天|年)(?:之|以)?内/;

/** 自本通知印发之日起,《…》停止执行。 says nothing of when this one begins. */
const ENDS_ANOTHER = /^,?(?:原)?·[^。;]*(?:废止|停止执行|不再执行|失效)/;

/** 本意见自… speaks of itself; 新办企业自…起执行 does not. */
function isAboutItself(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const subject = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf(';'), 0));
  return /本(?!市|区|县|省|镇|级|单位|部门|地)|该(?:办法|规定|方案|意见|通知|政策)|上述|以上|此前述/.test(subject) || /^[\s,。;]*(?:[\d一二三四五六七八九十()、.]*)?$/.test(subject.replace(/(?:自|从)$/, ''));
}

function end(text: string, clause: Clause, from: string | null): Found<string> | null {
  const until = UNTIL.exec(text) ?? FROM_ISSUE_TO.exec(text);
  if (until && (from !== null || /本(?!市|区|县|省)|有效期/.test(text))) {
    const date = dayOf(until[1] ?? until[2] ?? '');
    if (date) return read(date, clause, until, ofTrial(until) ? 'terms.trial-until' : 'terms.effective-until');
  }
  const lasts = LASTS.exec(text) ?? LASTS_FROM.exec(text);
  if (!lasts || !ofItself(text, lasts.index)) return null;
  const n = lasts[1] === '两' ? 2 : smallNumber(lasts[1]!);
  return n === null ? null : read(`P${n}${lasts[2] === '年' ? 'Y' : lasts[2] === '月' ? 'M' : 'D'}`, clause, lasts, ofTrial(lasts) ? 'terms.trial-for' : 'terms.effective-for');
}

/** 试行期一年: so long it is tried, and what comes after is decided then; 有效期一年 ends by itself. */
const ofTrial = ([words]: RegExpExecArray): boolean => words.startsWith('试行');

const GENRE = '(?:办法|规定|细则|意见|方案|通知|措施|举措|政策|条款|规则|规划|计划|清单|标准|制度|条例|决定|公告|通告|规程|目录)';
const OWN_TERM = new RegExp(`(?:本|该|上述|以上|此)[^,。;]{0,12}${GENRE}(?:除[^,。;]{2,20}外,)?[^,。;·的]{0,24}$`);
const IN_FORCE = new RegExp(`(?:^|[,。;)〕])[^,。;)〕]{0,24}(?:施行|实施|执行|生效|印发|公布|发布|试行)[^,。;证]{0,12},(?:[^,。;]{0,20}${GENRE})?$`);

/** Whether 有效期 at `at` is the document's own (本办法有效期5年; …施行,有效期5年), not a licence's or a certificate's. */
function ofItself(text: string, at: number): boolean {
  const before = text.slice(0, at).replace(/(?:的|其)$/, '');
  const part = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf(';')) + 1).replace(/^\s*(?:第[\u4e00-\u9fff\d]+条)?[\d一二三四五六七八九十()、.\s]*/, '');
  return part === '' || OWN_TERM.test(part) || IN_FORCE.test(part);
}

/** 2020年12月31日, 2020年底, 2020年6月底. */
function dayOf(words: string): string | null {
  const end = /^(\d{4})年(?:(\d{1,2})月)?底$/.exec(words);
  if (!end) return datesIn(words)[0]?.date ?? null;
  const [year, month] = [Number(end[1]), Number(end[2] ?? 12)];
  return month >= 1 && month <= 12 ? calendarDate(year, month, daysInMonth(year, month)) : null;
}

function interpreter(clause: Clause): Found<string> | null {
  const match = INTERPRETS.exec(clause.text) ?? INTERPRETS_ITSELF.exec(clause.text) ?? OWNS.exec(clause.text);
  if (!match) return null;
  const value = match[1]!.replace(/^(?:我们?|本)(?=[局委厅办])/, '本').replace(/会同(?:其[他它]|各|相关|有关).*$/, '').replace(/(?:共同|联合|牵头)$/, '');
  return /^(?:各|其|谁|专家|他)/.test(value) ? null : read(value, clause, match, 'terms.interpreter');
}

function read(value: string, clause: Clause, match: RegExpExecArray, rule: string): Found<string> {
  const start = clause.start + match.index;
  return stated(value, [start, start + match[0].length], rule);
}
