import type { Role } from '#model/analysis';
import type { Span } from '#model/span';
import { headEndingAt, type UnitWords } from '#lexicon/unit-words';
import { BARE_ROLES, ROLE_LABEL } from '#text/assignment-line';
import { isPersonName } from '#text/person-name';
import { splitUnits, type ListedUnit } from './split-units.ts';

/** Units with one role, as one label, verb or list gives them. */
export interface RoleGroup {
  role: Role;
  /** The role word as printed (牵头单位, 配合); null for a plain list. */
  printed: string | null;
  units: ListedUnit[];
  rule: string;
  /** True where the document's convention (列在首位的为牵头单位) decides who leads. */
  open: boolean;
}

/** A convention that a document states once and means for all that follows (下同). */
export type LeadConvention = 'first' | 'before-comma';

/** What an assignment bracket or line says. */
export interface ParsedAssignment {
  groups: RoleGroup[];
  /** Where a 完成时限 stands in it. */
  deadlines: Span[];
  convention: LeadConvention | null;
}

/** 牵头:甲;参与:乙: the role word without 单位. */
const BARE = `${BARE_ROLES}|责任`;
const BARE_LABEL = new RegExp(`^(?:${BARE})$`);
const LABEL = new RegExp(`((?<![一-鿿])${ROLE_LABEL}|[一-鿿]{1,8}(?:[(][一-鿿]{1,6}[)])?[一-鿿]{0,4}?(?:单位|部门|科室|处室|机构|领导|责任人|负责人|电话|时限|时间|期限|节点|日期|时序|进度|要求|形式|备注|联系人|县区|地区|主体)(?:要求|安排|\\((?:单位|部门|处室|科室|机构)\\))?|联系人|责任人|负责人|电话|(?<![一-鿿])(?:(?:时间|时限|期限|日期|进度)(?:安排|要求|进度)?|${BARE}))(?:\\*{0,2}:\\*{0,2}|】|(?<=${ROLE_LABEL}|完成(?:时限|时间))为)`, 'g');
const DEADLINE_LABEL = /(?:时限|时间|期限|节点|日期|时序|进度)/;
const PERSON_LABEL = /(?:领导|责任人|负责人|联系人|电话)$/;
/** 责任人:各包村干部, 责任领导:分管平安建设的副书记, 牵头领导:刘某: groups, posts and persons that answer for it; not 责任人:落实到人. */
const CHARGED_PERSON = /^(?:总?牵头|(?:第一|主要|直接)?责任|主责|配合|协助)(?:[省市县区镇乡校院局]?领导|人)$/;
const CONVENTION = /[(〔\[]?[^,;。(〔\[]*(?:首位|列首|第一(?:位|个)?的?|第一者|逗号前|下同|不再(?:一一|单独|逐一|另行)?列出)[^,;。)〕\]]*(?:[)〕\]](?=[)〕\]]))?/g;
/** 以下均需各县政府落实,不再列出: for all that follows, named by no bracket. */
const FOR_ALL = /以下(?:各项)?(?:工作)?(?:任务|内容|事项)?均[^。〕】]*?不再(?:一一|单独|逐一|另行)?列出/g;
const FIRST_LEADS = /(?:首位|列首|(?:列|排)[^,;]{0,4}第一(?:位|名|个)?)[^,;。]{0,8}(?:牵头|汇总|主办)|第一责任单位为牵头/;
const COMMA_LEADS = /逗号前[^,;。]{0,6}(?:牵头|主办)/;
const VERB = /(?:(?:等)?(?:分别|共同|联合|协同(?=负责|落实|推进|实施)|统筹|按照?(?:各自)?(?:职责|职能|任务)?(?:分工)?|分工|分头|依(?:据)?职责|具体|组织(?=实施|落实|推进))*)(牵头|负责|配合|协同|协助|参与|参加|落实|实施|承办|主办|协办|会办|推进|指导)(?:负责|落实|实施|推进|配合|组织|推动|做好|抓好|具体|办理)*$/;
/** 甲负责,|持续推进: how long, nobody. */
const GOES_ON = /^(?:并)?(?:长期|持续|常年|全年|常态化)(?:坚持|推进|实施|落实|开展|执行)?$/;
/** 甲牵头,乙|负责法制审查工作: which part of it, beside who leads. */
const PART = /(?<=[局委厅部办院处司室会心府构门位关站所])(负责|承担|牵头|配合|协助|指导)[一-鿿]{2,16}$/;
const VERB_ROLE: Readonly<Record<string, Role>> = { 牵头: 'lead', 主办: 'lead', 配合: 'cooperate', 协同: 'cooperate', 协助: 'cooperate', 参与: 'cooperate', 参加: 'cooperate', 协办: 'cooperate', 会办: 'cooperate' };

/** The convention that words state (列在首位的为牵头单位 · 逗号前为牵头单位), if any. */
export function conventionIn(words: string): LeadConvention | null {
  return COMMA_LEADS.test(words) ? 'before-comma' : FIRST_LEADS.test(words) ? 'first' : null;
}

const MARKED = /[(〔]([一-鿿]{2,6})[)〕]$/;

/** The role that stands in brackets behind a name: 市民政局(牵头). The span is the name's without it. */
export function markedRole(text: string, [start, end]: Span): { span: Span; role: Role; printed: string } | null {
  const mark = MARKED.exec(text.slice(start, end));
  const role = mark && VERB_ROLE[mark[1]!.replace(/单位$|部门$|负责$/, '')];
  return mark && role && mark.index > 1 ? { span: [start, start + mark.index], role, printed: mark[1]! } : null;
}

/**
 * Reads the inside of an assignment: labels (牵头单位:甲;责任单位:乙、丙;完成时限:…), verbs (甲牵头,乙、丙配合) or,
 * where `plain` allows it, a bare list of names (甲、乙,丙).
 * @returns null when the words assign nothing.
 */
export function parseAssignment(text: string, from: number, to: number, words: UnitWords, plain: boolean): ParsedAssignment | null {
  const inside = text.slice(from, to);
  const convention = conventionIn(inside);
  const blanked = convention || /下同|不再(?:一一|单独|逐一|另行)?列出/.test(inside) ? inside.replace(FOR_ALL, (m) => ','.repeat(m.length)).replace(CONVENTION, (m) => ','.repeat(m.length)) : inside;
  const body = blanked === inside ? text : text.slice(0, from) + blanked; // the same offsets, convention words blanked out
  const labelled = byLabels(body, from, to, words);
  if (labelled) return { ...labelled, convention };
  const verbs = byVerbs(body, from, to, words);
  if (verbs) return { groups: verbs, deadlines: deadlineTail(body, from, to), convention };
  if (convention && /^[,\s]*$/.test(body.slice(from, to))) return { groups: [], deadlines: [], convention };
  if (!plain) return null;
  const deadlines: Span[] = [];
  const units = withoutDates(body, splitUnits(body, from, to, words), deadlines);
  if (!units.length || !units.every((u) => looksLikeUnit(body, u.span, words))) return null;
  return { groups: [{ role: 'responsible', printed: null, units, rule: 'assignment.list', open: true }], deadlines, convention };
}

function byLabels(text: string, from: number, to: number, words: UnitWords): Omit<ParsedAssignment, 'convention'> | null {
  const labels = [...text.slice(from, to).matchAll(LABEL)].map((m) => {
    LIMIT_ENDS.lastIndex = from + m.index;
    const limit = LIMIT_ENDS.exec(text)?.[0].length ?? 0;
    let start = from + m.index + limit;
    while (start > from && '【*'.includes(text[start - 1]!)) start--;
    return { start, end: from + m.index + m[0].length, label: m[1]!.slice(limit) };
  });
  if (!labels.length) return null;
  // 甲牵头,乙负责;完成时限:…
  const groups = byVerbs(text, from, labels[0]!.start, words) ?? [];
  const deadlines: Span[] = [];
  labels.forEach(({ label, end }, i) => {
    const until = i + 1 < labels.length ? labels[i + 1]!.start : to;
    if (DEADLINE_LABEL.test(label)) {
      deadlines.push([end, until]);
      return;
    }
    const role = PERSON_LABEL.test(label) && !CHARGED_PERSON.test(label) ? undefined : roleOfLabel(label, words);
    if (!role) return;
    const units = withoutDates(text, splitUnits(text, end, until, words), deadlines).filter(({ span }) => !REST.test(text.slice(...span)));
    // 责任:落实到人: a bare word heads names only.
    if (BARE_LABEL.test(label) && !units.every(({ span }) => looksLikeUnit(text, span, words))) return;
    if (CHARGED_PERSON.test(label) && !units.every(({ span }) => looksLikeUnit(text, span, words) || isPostOrPerson(text, span, words))) return;
    const verbs = byVerbs(text, end, until, words, { role, printed: label });
    if (verbs) groups.push(...verbs);
    else if (units.length) groups.push({ role, printed: label, units, rule: 'assignment.label', open: role === 'responsible' });
  });
  return groups.length || deadlines.length || labels.some(({ label }) => PERSON_LABEL.test(label)) ? { groups, deadlines } : null;
}

/** 完成时限:2023年11月30|日前|牵头单位:…: a limit that ends right before the label; none in 日期:, 上线时间:. */
const LIMIT_ENDS = /(?<=\d)[年月日上中下旬底末](?:[底末]?(?:之?前|以前|内)(?:完成)?|[底末](?:完成)?)?(?=[一-鿿])|(?:长期|持续|常年)(?:坚持|推进|实施|落实)(?=[一-鿿])/y;

/** 其余按职责分工负责: whoever is left, no name. */
const REST = /^(?:其余|其他)?(?:按照?|根据)(?:各自)?(?:职责|职能|任务)[一-鿿]{0,4}(?:负责|落实|配合)$/;

function roleOfLabel(label: string, words: UnitWords): Role | undefined {
  return words.roles.find(([stem]) => label.includes(stem))?.[1];
}

/** A date among the units (…,6月底完成) is the deadline of the bracket, not a unit. */
function withoutDates(text: string, units: ListedUnit[], deadlines: Span[]): ListedUnit[] {
  return units.map((unit) => parted(text, unit, deadlines)).filter(({ span }) => {
    const dated = (/\d+年|\d+月|年底|长期|季度/.test(text.slice(...span)) || GOES_ON.test(text.slice(...span))) && !/[局委办厅部院会司处心]$/.test(text.slice(...span));
    if (dated) deadlines.push(span);
    return !dated;
  });
}

/** 县财政局|2023年11月底前: a limit right behind the last name. */
function parted(text: string, unit: ListedUnit, deadlines: Span[]): ListedUnit {
  const [start, end] = unit.span;
  const name = LIMIT_BEHIND.exec(text.slice(start, end))?.[1];
  if (name === undefined) return unit;
  deadlines.push([start + name.length, end]);
  return { ...unit, span: [start, start + name.length] };
}

const LIMIT_BEHIND = /^([^\d]{2,}[局委办厅部院会司处心府团体位门构企])\s*[(]?\d{1,4}[年月]/;

/** @param own the label before them: names that no verb follows at once keep its role where the next only helps (责任单位:甲、乙,丙配合). */
function byVerbs(text: string, from: number, to: number, words: UnitWords, own: Pick<RoleGroup, 'role' | 'printed'> | null = null): RoleGroup[] | null {
  const segments = cut(text, from, to);
  const groups: RoleGroup[] = [];
  let waiting: ListedUnit[] = [];
  let any = false;
  const some = segments.some((segment) => VERB.test(text.slice(...segment)));
  for (const [start, end] of segments) {
    const m = VERB.exec(text.slice(start, end)) ?? (some ? PART.exec(text.slice(start, end)) : null);
    const unitsEnd = m ? start + m.index : end;
    let begin = start;
    while (begin < unitsEnd && '由并会同'.includes(text[begin]!)) begin++;
    const units = splitUnits(text, begin, unitsEnd, words);
    if (!units.length || !units.every((u) => looksLikeUnit(text, u.span, words) || (m !== null && isGroup(text, u.span, words)))) {
      // A date, or words of their own behind it (…负责落实。以下均需…; …配合;按统一安排确定时间), assign nothing; anything else makes it no list of roles.
      if ((m && !units.length) || GOES_ON.test(text.slice(start, end)) || /\d/.test(text.slice(start, end)) || (any && '。;'.includes(text[start - 1]!))) continue;
      return null;
    }
    if (!m) {
      waiting.push(...units.map((u) => ({ ...u, group: groups.length })));
      continue;
    }
    any = true;
    const role = VERB_ROLE[m[1]!] ?? 'responsible';
    if (own && role === 'cooperate' && waiting.length) groups.push({ ...own, units: waiting.splice(0), rule: 'assignment.label', open: own.role === 'responsible' });
    groups.push({ role, printed: m[0], units: [...waiting, ...units], rule: 'assignment.verb', open: role === 'responsible' });
    waiting = [];
  }
  if (!any) return null;
  if (waiting.length) groups.push({ role: 'responsible', printed: null, units: waiting, rule: 'assignment.verb-rest', open: false });
  return groups;
}

/** 社区民警|配合, 各网格员|负责: before a verb people may be who does it. */
const isGroup = (text: string, [start, end]: Span, words: UnitWords): boolean => end - start > 2 && !NOT_UNIT.test(text.slice(start, end)) && headEndingAt(text, end, start, words)?.kind === 'person';

/** Cuts at , ; 。 outside brackets, and between 牵头 and the next name where the comma is missing. */
function cut(text: string, from: number, to: number): Span[] {
  const out: Span[] = [];
  let start = from;
  let depth = 0;
  for (let i = from; i < to; i++) {
    const c = text[i]!;
    if ('([〔'.includes(c)) depth++;
    else if (')]〕'.includes(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && ',;。'.includes(c)) {
      if (i > start) out.push([start, i]);
      start = i + 1;
    } else if (depth === 0 && c === '头' && text[i - 1] === '牵' && i + 1 < to && !/^(?:负责|落实|实施|推进|组织|[,;。)]|、(?:责任|配合|协办)|(?:单位|部门|科室|股室|处室|领导|企业)(?:[,;。、)牵按负分配参根]|$))/.test(text.slice(i + 1, Math.min(to, i + 4)))) {
      out.push([start, i + 1]);
      start = i + 1;
    }
  }
  if (to > start) out.push([start, to]);
  return out;
}

function deadlineTail(text: string, from: number, to: number): Span[] {
  return cut(text, from, to).filter(([s, e]) => /\d+年|\d+月|年底|长期/.test(text.slice(s, e)) || GOES_ON.test(text.slice(s, e)));
}

const NOT_UNIT = /[的是了把被,]|^(?:落实|明确|细化|压实)到|将(?![军乐])|为(?!民)|应(?![急对])|要(?!素)|可(?![再持])|^\d+[年月日个项]|见附件|^以[上下]/;

/** 分管司法工作的办事处副主任, 刘某(挂职) */
function isPostOrPerson(text: string, span: Span, words: UnitWords): boolean {
  const name = text.slice(...span).replace(/\([^()]*\)$/, '');
  return isPersonName(name) || (name.length <= 24 && headEndingAt(name, name.length, 0, words)?.kind === 'post');
}

/** Whether a listed name may be a unit by its last word: 市财政局, 各镇街区, 有关部门, XX村. */
export function looksLikeUnit(text: string, span: Span, words: UnitWords): boolean {
  const name = text.slice(...span).replace(/[(〔[][^)〕\]]*[)〕\]]$/, '');
  if (name.length < 2 || name.length > 40 || NOT_UNIT.test(name)) return false;
  const head = headEndingAt(name, name.length, 0, words);
  return head !== null && head.kind !== 'person' ? true : /^各|[市县区州镇村]$/.test(name);
}
