import type { Span } from '#model/span';
import { wordAt } from '#lexicon/clause-words';
import { headEndingAt, headOf } from '#lexicon/unit-words';
import { holdsSign, signTable, signsBefore } from '#text/needed-signs';
import type { ActorWords } from './actor-words.ts';
import { startsWithAct } from './name-act.ts';
import { ESPECIALLY, FIRM, nameAtStart } from './name-at-start.ts';
import { afterBy, together } from './name-behind-by.ts';
import { whoIsForbidden } from './name-forbidden.ts';
import { EVERY_SO_OFTEN } from './name-proof.ts';
import { rowOfActs } from './name-row-of-acts.ts';
import { ADVERBIAL_END, insideBracket } from './name-shape.ts';
import { cutSegments } from './segments.ts';
import { eachOnce, splitActors } from './split-actors.ts';

interface Subject { span: Span; by: boolean; adverbial: boolean }

/** Who is allowed to: 可申请, 可以; not 可持续. */
const ALLOWED = '可(?![行持能靠控视再追操供])';
/** What somebody may do, by leave or of his own will: 可以, 即可, 有权, 自愿. */
const MAY = new RegExp(`可以|可(?:作为|自主|自行|按|凭|申请|结合|根据)|(?:^|[,的后])(?:即|均|也)?${ALLOWED}|有权|^自愿`);
const ONLY_ALLOWED = new RegExp(`^[也均即都]?${ALLOWED}`);
/** Whether what stands behind a name only allows. */
export const mayOnly = (said: string): boolean => ONLY_ALLOWED.test(said);
/** 企业采购服务的|,对每家企业给予补贴: what follows a condition is done to the one it names. */
const DONE_TO = /^应当?(?:及时|立即)?予以(?:调整|免职|辞退|解聘|处理)|^应当?(?:分别)?依法(?:分别)?(?:予以|作出[^,]{0,4}处罚(?!决定)|给予|追究|从重|从轻)|^(?:可|分别|一次性)?(?:对|给予|予以|享受|按[^,]{0,30}给予|最高)/;

/** 企业办理业务时,|无需逐笔提交材料: whoever is spared does not have to act. */
const SPARED = /^(?:均|都|也)?(?:无需|无须|不需要?|不必|不再要求)/;

/** Words and marks that lead in a segment: 同时, 一是, (三). */
export const LEAD_IN = /^(?:(?:、|——|[①-⑳]|\*\*(?=[^*,。]{2,60}:?\*\*)|同时|其中|另?一方面|另外|此外|对此|一份|并且|并(?![网联])|且|再(?![生就担贷融造次])|但|而|即|最后|首先|然后|一般|原则上|必要时|特殊情况下|特别是|尤其是|[一二三四五六七八九十]是|[一二三四五六七八九十]要|\d+%(?:以上|左右)?的(?![^,]*(?:纳入|覆盖|实现|达到|普及))|(?:[(]?(?:[\d一二三四五六七八九十]{1,3}|[a-zA-Z])[)、.])|第[一二三四五六七八九十百零]{1,6}[条款项]|【[^】]{1,16}】|(?:(?:保障|工作|推进|主要)措施|组织保障|工作要求|(?:工作|主要|重点)任务|职责分工|实施步骤)(?=各)|请(?![求示教假于按将在以对并])|[希望](?=你))\s*)+/;
/** 论证时|建设单位应…, 顺延期间|各企业…: a time that no comma sets off. */
const TIME_LEAD = /^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至|到|[—–-]+)(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:期间)?(?=[^\d,的]{2,10}(?:对|向|将|要|应|开展|组织))|(?:现阶段|目前|当前|近期|今后)(?=各|有关|相关|所有)|(?:有效期|公示期|考核期|任期|服务期)内(?=[一-鿿]{2,6}(?:发生|出现|因|应|须|不得))|(?:情况紧急时|紧急情况下)|\d{4}[—–-]\d{4}年(?=[省市县区镇乡各])|[\d一二三四五]{1,2}年内(?=[省市县区镇乡各])|\d{4}年度?(?=各|全[省市县区镇]|所有|有[^,的]{2,14}的)|(?:依据|根据|按照|依照)《[^》]{2,40}》(?:的|等)?(?:有关|相关)?规定(?=[^,的]{2,12}(?:应当?|必须|须|不得|要))|(?:汛期|防火期|禁烧期|攻坚期|整治期|采暖季|活动期)(?:\([^()]*\))?(?:内|期间)?(?=各|所有|有关|相关)|[^,、的]{2,6}(?:期间|期内|时)(?=(?:各|所有|有关|相关|其他|建设|施工|监理|申请|主管|负责)[^,]{0,12}(?:应|要|须|必须|不得|切实|负责))|[^,、的]{2,10}(?:会议|大会|培训|考核|检查|活动)(?:召开|举行|结束|开始)?[前后](?=[^,、的]{2,12}(?:应当?|必须|须|不得))|[^,、的]{2,14}(?:期间|过程中)(?=[^,、的]{2,12}(?:应当|必须|须|不得))|[^,、的]{0,10}(?:月底|年底|日|年)前,?(?=(?:各|每[个名]|所有|有关|相关|全部|[省市县区镇乡国][^,、的]{1,10}(?:局|委|办|厅|部|院|中心|政府)))|除[^,的]{1,12}外(?=(?:其他|其余|各|所有)[^,的]{1,10}(?:各|均|应|要|须|必须|不得))|(?:重点|敏感|关键)(?:时段|时期|节点)(?=各)|每(?:周[一二三四五六日天]|[日天]|月\d{1,2}日)(?:上午|下午)?(?:\d{1,2}[时点])?前(?=各|所有)|每个?(?:天|日|周(?![一二三四五六日天末])|月|季度|半年|年|学期)(?=[^,的]{2,10}(?:集中|组织|召开|安排|要(?!求)|应|须|必须|至少|定期|带队)))/;
const TIME_SIGNS = signsBefore(TIME_LEAD);

/**
 * The acting subjects that a clause names, in text order: a name at the start of a segment before 要/应/须 or a verb
 * (各部门要…, 组织部审查…), after 由 (由财政局负责), after 会同, or before a modal inside it (…相关责任领导要…). Names
 * that are only an object (报组织部, 经财政局同意, 督促企业) are none.
 * @param from where the clause's own words begin; @param to where they end (an assignment bracket left out).
 * @param must false to keep those who only may act (for an encouragement).
 */
export function findActors(text: string, from: number, to: number, words: ActorWords, must = true): Span[] {
  const subjects: Subject[] = [];
  const segments = cutSegments(text, from, to);
  for (const [i, [start, end]] of segments.entries()) {
    const next = segments[i + 1];
    if (next && text[end - 1] === '的' && text[end] === ',' && DONE_TO.test(text.slice(...next)) && !FIRM.test(text.slice(start, end))) continue;
    if (next && text[end - 1] === '时' && SPARED.test(text.slice(...next))) continue;
    if (i > 0 && insideFor(text, segments, i, words)) continue;
    const found = subjectsOf(text, [start, end], words, next);
    // 对各镇全面验收,每个镇抽查3个村: how many of those that another acts on.
    if (found.length && i > 0 && text[found[0]!.span[0]] === '每' && !EVERY_SO_OFTEN.test(text.slice(found[0]!.span[1], found[0]!.span[1] + 5)) && (subjects.some(({ span }) => text[span[0]] !== '每') || /^(?:要求|对|按)/.test(text.slice(segments[0]![0], segments[0]![1])))) continue;
    if (found.length && i > 0 && (insidePrinciple(text, segments, i) || isInspected(text, segments, i))) continue;
    if (found.length && i > 0) dropConditional(text, segments, i, subjects, found[0]!.by);
    subjects.push(...found);
  }
  if (subjects.length === 0 || isListedThing(text, from, to)) return [];
  return eachOnce(text, (must ? whoMust(text, subjects, from, to, segments[0], words) : subjects).flatMap((s) => splitActors(text, s.span, words)));
}

/** 应当载明下列事项: (一)经办机构审核情况; what a list of things holds names nobody who acts. */
function isListedThing(text: string, from: number, to: number): boolean {
  if (!/[)、.]\s*$/.test(text.slice(Math.max(0, from - 3), from)) || FIRM.test(text.slice(from, to)) || /负责|由/.test(text.slice(from, to))) return false;
  return LIST_OF_THINGS.test(text.slice(Math.max(0, from - 500), from));
}

const LIST_OF_THINGS = /(?:下列|以下|如下)[^:。;]{0,24}(?:材料|内容|信息|事项|情况|文件|资料|权利|因素|线索|要素|记录|项目)[^。;:]{0,16}:(?:[^。]|。(?=\s*[(\d]))*$/;

/** 对受影响较大,员工组织面临困难的企业,…: what 对 opened before the comma goes on to the one it is done for. */
function insideFor(text: string, segments: readonly Span[], index: number, words: ActorWords): boolean {
  const [start, end] = segments[index]!;
  if (text[end] !== ',') return false;
  if (insideCircumstances(text, segments, index)) return true;
  // 对暂遇困难的企业,|特别是小微企业,金融机构不得抽贷
  if (ESPECIALLY.test(text.slice(start, start + 3)) && /^对(?:于)?[^,]*$/.test(text.slice(...segments[index - 1]!)) && !FIRM.test(text.slice(start, end))) return true;
  const described = ENDS_DESCRIBED.exec(text.slice(Math.max(start, end - 9), end));
  if (!described || (described[0] !== '的' && !headOf(text, end - described[0].length + 1, end, words.units)) || FIRM.test(text.slice(start, end))) return false;
  let first = index - 1;
  while (first > 0 && text[segments[first]![0]] !== '对' && text[segments[first]![0] - 1] === ',') first--;
  const [opened] = segments[first]!;
  return text[opened] === '对' && (/^(?:以及|和|及)/.test(text.slice(start, start + 2)) || !/[的;。:]/.test(text.slice(opened, start))) && !FIRM.test(text.slice(opened, start));
}

/** 对人员新增,|原主管部门变更,原人员退休需撤销等情况,…: a row of circumstances that 对 opens. */
function insideCircumstances(text: string, segments: readonly Span[], index: number): boolean {
  let last = index;
  while (last < segments.length && !CIRCUMSTANCES.test(text.slice(segments[last]![1] - 3, segments[last]![1]))) {
    if (text[segments[last]![1]] !== ',') return false;
    last++;
  }
  if (last >= segments.length) return false;
  let first = index - 1;
  while (first > 0 && text[segments[first]![0]] !== '对' && text[segments[first]![0] - 1] === ',') first--;
  return text[segments[first]![0]] === '对' && !FIRM.test(text.slice(segments[index]![0], segments[last]![1]));
}

const CIRCUMSTANCES = /等(?:情况|情形|问题|行为)$/;

const ENDS_DESCRIBED = /的[^的,]{0,8}$/;

/** 按照属地管理,业主负责,部门配合的原则,…: what a principle says nobody is told to do. */
function insidePrinciple(text: string, segments: readonly Span[], index: number): boolean {
  let last = index;
  while (last + 1 < segments.length && last - index < 4 && !PRINCIPLE_END.test(text.slice(...segments[last]!))) last++;
  if (!PRINCIPLE_END.test(text.slice(...segments[last]!))) return false;
  for (let first = index - 1; first >= 0 && index - first < 5; first--) {
    if (PRINCIPLE_START.test(text.slice(...segments[first]!))) return !FIRM.test(text.slice(segments[first + 1]![0], segments[last]![1]));
  }
  return false;
}

const PRINCIPLE_START = /(?:按照?|本着|坚持|遵循|秉持)[^,的]{2,16}$/;
const PRINCIPLE_END = /^[^,]{2,16}的(?:总体|基本|工作)?(?:原则|方针|思路|要求)/;

/** 重点检查责任制落实,责任人、管理人员培训,…; 如:学校、车站: what is looked at or told as an example does not act, unless it must. */
function isInspected(text: string, segments: readonly Span[], index: number): boolean {
  const segment = text.slice(...segments[index]!);
  if (FIRM.test(segment) || segment.startsWith('由')) return false;
  if (/(?:如|例如):$/.test(text.slice(Math.max(0, segments[index]![0] - 3), segments[index]![0]))) return true;
  for (let first = index - 1; first >= 0 && text[segments[first]![1]] === ','; first--) if (INSPECTS.test(text.slice(...segments[first]!))) return !/负责/.test(segment);
  return false;
}

const INSPECTS = /^(?:重点|主要)(?:检查|核查|抽查|排查|查看|督查)/;

/**
 * 企业可以申请复议,公安机关应当复核: beside one who must, or behind an act, who only may is left out. Names that 会同
 * joins share what is said of the last of them.
 */
function whoMust(text: string, subjects: readonly Subject[], from: number, to: number, first: Span | undefined, words: ActorWords): readonly Subject[] {
  if (!first || subjects.length === 0 || !/可|有权|自愿/.test(text.slice(from, to))) return subjects;
  const must: Subject[] = [];
  let last = to;
  let may = false;
  for (let i = subjects.length - 1; i >= 0; i--) {
    const { span, by } = subjects[i]!;
    const said = text.slice(span[1], last);
    if (said !== '会同' && said !== '可会同') may = /可(?:会同|由)$/.test(text.slice(Math.max(0, span[0] - 3), span[0])) || (!by && !FIRM.test(said) && !/^应(?![用对急])/.test(said) && MAY.test(said));
    if (!may) must.unshift(subjects[i]!);
    last = span[0];
  }
  if (must.length > 0) return must;
  const opening = wordAt(text, first[0] + (LEAD_IN.exec(text.slice(...first))?.[0].length ?? 0), first[1], words.clause);
  return ((opening && /^(?:应当?|须|必须|需|要)$/.test(opening.word) && !text.slice(...first).includes('的')) || (opening?.kind === 'strong' && opening.word.length >= 2 && opening.word !== '违反')) && subjects[0]!.span[0] >= first[1] ? [] : subjects;
}

/**
 * 执法部门开展检查时,执法人员不得…; 申请人符合条件,提交材料的,审批部门应当…: subjects of a time clause or a condition give
 * way to one that follows at once; before 由 only those of a condition do.
 */
function dropConditional(text: string, segments: readonly Span[], index: number, subjects: Subject[], by: boolean): void {
  const before = text.slice(...segments[index - 1]!);
  if (!(by ? /的$/ : ADVERBIAL_END).test(before) && !IN_CASE.test(before)) return;
  if (DATED.test(before)) return;
  let first = index - 1;
  while (before.endsWith('的') && !BEGINS_CASE.test(text.slice(...segments[first]!)) && first > 0 && text[segments[first]![0] - 1] === ',' && !FIRM.test(text.slice(...segments[first - 1]!)) && !HANDS_OUT.test(text.slice(...segments[first - 1]!))) first--;
  while (subjects.length && subjects.at(-1)!.span[0] >= segments[first]![0] && !FIRM.test(text.slice(...segments[first]!))) subjects.pop();
}

/** 由用人单位安排,|确有困难的,…; 财政局负责…,|…的,…: a task, and no more of the condition behind it. */
const HANDS_OUT = /负责(?!人)|^由/;

/** 住建局…,|对危房的,由检测单位报请…: the condition goes back no farther. */
const BEGINS_CASE = /^(?:对|如|若|凡)/;

/** 医务人员在工作中如发生感染,医疗机构要…: a condition that no 的 ends. */
const IN_CASE = /[^,要应须]{2,}如(?:发生|出现|遇有?|发现|确需|需要?|有)[^,]*$/;

/** 各司局在1月15日之前,其他单位在1月20日之前报送: a limit, no condition. */
const DATED = /在\d[^,]{0,8}[日月年]底?(?:之?前|内)$/;

/** What ends a place; with the ends of heads all that a name can end with. */
const PLACE_ENDS = signTable('市县区州盟旗');

function subjectsOf(text: string, [start, end]: Span, words: ActorWords, next: Span | undefined): Subject[] {
  if (!holdsSign(text, words.units.headEnds, start, end) && !holdsSign(text, PLACE_ENDS, start, end)) return [];
  const segment = text.slice(start, end);
  if (segment.endsWith('除外')) return [];
  const adverbial = next !== undefined && ADVERBIAL_END.test(segment);
  const led = start + (LEAD_IN.exec(segment)?.[0].length ?? 0);
  const begin = led + (holdsSign(text, TIME_SIGNS, led, end) ? TIME_LEAD.exec(text.slice(led, end))?.[0].length ?? 0 : 0);
  const forbidden = whoIsForbidden(text, begin, end, words);
  if (forbidden) return [{ span: forbidden, by: false, adverbial: false }];
  const row = rowOfActs(text, begin, end, words);
  if (row) return row.map((span) => ({ span, by: true, adverbial }));
  const by = afterBy(text, begin, end, words, next);
  const beside = by !== null && insideBracket(text, begin, by.at);
  const named = by && by.at === begin ? null : nameAtStart(text, begin, by && !beside ? by.at : end, words, next);
  const head = named && behindHeading(text, named, words);
  const out: Subject[] = [];
  // 试点城市由省级部门推荐: what stands before 由 is what is dealt with.
  if (head && (!by || beside || mustAct(text, head[1], by.at, words) || MUST_AND_BY.test(text.slice(head[1], by.at)) || ARRANGES.test(text.slice(head[1], by.at)))) out.push({ span: head, by: false, adverbial });
  if (by) out.push({ span: by.span, by: true, adverbial: false });
  const joined = head || by || JOINS_FIRST.test(segment) ? together(text, begin, end, words) : null;
  if (joined) out.push({ span: joined, by: true, adverbial });
  if (!out.length && !segment.startsWith('对')) {
    const inner = beforeModal(text, begin, end, words);
    if (inner && (text.startsWith('任何', inner[0]) || !startsWithAct(text, begin, end, words) || behindHeading(text, [begin, inner[1]], words)[0] === inner[0])) out.push({ span: inner, by: false, adverbial });
  }
  return out;
}

/** 强化供地时序管理|各地要…: a heading that lost its end stands before the name. */
function behindHeading(text: string, [from, to]: Span, words: ActorWords): Span {
  const m = GLUED.exec(text.slice(from, to));
  return m && startsWithAct(text, from, to, words) ? [from + m[1]!.length, to] : [from, to];
}

const GLUED = /^([一-鿿]{6,16}?(?<![对向为与和及由使让给请助导促])(?<!(?:要求|组织|督促|指导|推动|支持|鼓励|引导|协助|帮助|督导|协调|监督|通知)))(?:各地(?:各有关部门|各部门)?|各(?:有关|相关)[一-鿿]{2,6})$/;

/** 企业应当确保…由用户卸载, not 委员会应当由村民选举. */
function mustAct(text: string, from: number, to: number, words: ActorWords): boolean {
  const modal = /^(?:[都均]?(?:应当?|必须|须|要|不得))/.exec(text.slice(from, to));
  const verb = modal && wordAt(text, from + modal[0].length, to, words.clause);
  return verb?.kind === 'strong' && verb.word.length >= 2;
}

/** 经营企业|应当将结果告知用户并由用户签收. */
const MUST_AND_BY = /^[都均]?(?:应当?|必须|须|要|不得).{4,}(?:并|再)$/;

/** 市住建委|协调由市交通委出具…. */
const ARRANGES = /^(?:统筹)?(?:协调|商请|组织|安排)$/;

const JOINS_FIRST = /^(?:[^,]{0,12}[日月底]前|每[^,会]{1,6})?(?:并|应当?|要|须|必须|继续|积极|主动|及时|定期|牵头)*(?:会同|联合|协同)/;

const MODAL_STARTS = signTable('要应须必不负');
const DETERMINED = /(?:各|相关|有关|全体|所有|任何)[^,;。、的]{0,12}$/;

/** …突发事件发生相关责任领导要立即…: a name that a determiner opens, before a modal inside the segment. */
function beforeModal(text: string, from: number, to: number, words: ActorWords): Span | null {
  for (let i = from + 2; i < to; i++) {
    if (MODAL_STARTS[text.charCodeAt(i)] === 0 || !/^(?:要(?!负责|领导|求|素|点)|应|须|必须|不得|负责(?!人))/.test(text.slice(i, i + 3)) || !headEndingAt(text, i, from, words.units)) continue;
    const m = DETERMINED.exec(text.slice(from, i));
    if (m && m.index > 0) return [from + m.index, i];
  }
  return null;
}
