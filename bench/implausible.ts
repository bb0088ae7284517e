import type { Analysis, Issuance, Obligation, Responsibility } from '#model/analysis';
import type { Span } from '#model/span';
import { headOf, type UnitWords } from '#lexicon/unit-words';
import type { ActorWords } from '#obligation/actors/actor-words';
import { startsWithAct } from '#obligation/actors/name-act';

/** Kinds of findings that are hardly ever right, with the words under which they are counted. */
export const KINDS = {
  'unit-short': '单位名称只有一个字',
  'unit-long': '单位名称过长(多于 40 字)',
  'unit-verb': '单位名称中有动词',
  'unit-date': '单位名称中有日期或数字',
  'deadline-early': '时限早于成文日期',
  'obligation-long': '任务语句超过 400 字',
  'obligation-names': '任务只是名单',
  'obligation-furniture': '任务是页面内容、日期或电话',
  'bracket-unused': '责任标注没有用上',
} as const;
export type FindingKind = keyof typeof KINDS;
export interface Finding { kind: FindingKind; span: Span; found: string }

const VERBS = /(?:负责|牵头|配合|要求|应当|必须|不得|开展|完成|加强|推进|落实|组织实施|制定|建立健全|进一步|确保|按照|根据)(?!.{0,4}(?:单位|部门|机构|人员|小组|人|者|领导|主体|企业|办公室|中心|处|局|科|员|方))/;
const DATES = /\d+(?:年|月|日|天|%|万元|个工作日)|季度|上半年|下半年|年底|月底/;
const ASSIGNS = /牵头|责任单位|责任部门|责任处室|责任科室|负责(?!人|同志|制)|配合|协办|主办|承办|参加单位/;
const BRACKET = /[((〔【\[]([^()()〔〕【】\[\]\n]{2,400})[))〕】\]]/g;
const LABELLED = /^\s*[^。:：\n]{0,6}(?:牵头|责任|配合|协办|主办|承办|参加|参与)(?:单位|部门|科室|处室)\s*[:：]\s*\S/;
const FURNITURE = /^(?:上一篇|下一篇|打印|关闭|返回顶部|版权所有|主办[:：]|ICP|网站地图|当前位置|来源[:：]|点击|浏览次数|字号|分享|【字体)|(?:联系)?电话[:：]?\s*\d|邮\s*编[:：]|^\d{4}年\d{1,2}月\d{1,2}日$|^https?:/;

/** What is hardly right in one analysis; spans point into its text. */
export function implausible(analysis: Analysis, words: ActorWords): Finding[] {
  return analysis.documents.flatMap((document) => [
    ...document.obligations.flatMap((obligation) => [...ofUnits(obligation, words.units), ...ofObligation(obligation, words), ...earlyDeadlines(obligation, document)]),
    ...unused(analysis, document, words.units),
  ]);
}

function ofUnits(obligation: Obligation, units: UnitWords): Finding[] {
  return obligation.responsibilities.flatMap((r) => {
    const kind = unitKind(r, units);
    return kind ? [{ kind, span: r.span ?? obligation.span, found: `${r.unit}(${r.rule})` }] : [];
  });
}

function unitKind({ unit, rule }: Responsibility, units: UnitWords): FindingKind | null {
  if (unit.length < 2) return 'unit-short';
  if (unit.length > 40 && !unit.includes('、')) return 'unit-long';
  if (DATES.test(unit)) return 'unit-date';
  if (VERBS.test(unit) && !(rule === 'subject' && /[的、]/.test(unit))) return 'unit-verb';
  if (rule !== 'subject' && headOf(unit, 0, unit.length, units) === null && /[了的着把被将]/.test(unit)) return 'unit-verb';
  return null;
}

function ofObligation({ text, span }: Obligation, words: ActorWords): Finding[] {
  const bare = text.replace(/\s+/g, '');
  const found = bare.slice(0, 60);
  if (bare.length > 400) return [{ kind: 'obligation-long', span, found }];
  if (FURNITURE.test(bare) && bare.length < 60) return [{ kind: 'obligation-furniture', span, found }];
  const names = bare.replace(/^[((]?[\d一二三四五六七八九十]{1,3}[))、..]/, '').replace(/[。;；]$/, '').split(/[、,，]/);
  const isName = (name: string): boolean => name.length >= 2 && name.length <= 14 && headOf(name, 0, name.length, words.units) !== null && !/[要应须由对把将与]/.test(name) && !startsWithAct(name, 0, name.length, words);
  if (names.length >= 2 && names.every(isName)) return [{ kind: 'obligation-names', span, found }];
  return [];
}

function earlyDeadlines({ deadlines, text }: Obligation, { issueDate }: Issuance): Finding[] {
  return deadlines.flatMap((deadline) => {
    const end = deadline.end ?? '';
    return issueDate !== null && /^\d{4}/.test(end) && end < issueDate ? [{ kind: 'deadline-early' as const, span: deadline.span, found: `${deadline.text} < ${issueDate}  ${text.slice(0, 30)}` }] : [];
  });
}

/** Several agencies and nothing else: at a line's end that is an assignment without a role word. */
function namesOnly(inside: string, units: UnitWords): boolean {
  const names = inside.split(/[、,，]/);
  return names.length >= 2 && names.every((name) => headOf(name, 0, name.length, units)?.kind === 'agency' && name.length >= 3);
}

/** Brackets and label lines that assign, inside which no unit of any obligation stands. */
function unused({ text }: Analysis, { span, obligations }: Issuance, units: UnitWords): Finding[] {
  const used = obligations.flatMap((o) => o.responsibilities.map((r) => r.span).filter((s): s is Span => s !== null)).sort((a, b) => a[0] - b[0]);
  const holds = (from: number, to: number): boolean => used.some(([start, end]) => start >= from && end <= to);
  const out: Finding[] = [];
  const body = text.slice(...span);
  for (const match of body.matchAll(BRACKET)) {
    const [from, to] = [span[0] + match.index, span[0] + match.index + match[0].length];
    const closes = /^[。;；]?\s*(?:\n|$)/.test(text.slice(to, to + 4)) && namesOnly(match[1]!, units);
    if ((closes || ASSIGNS.test(match[1]!)) && !holds(from, to)) out.push({ kind: 'bracket-unused', span: [from, to], found: match[0].slice(0, 80) });
  }
  let at = span[0];
  for (const line of body.split('\n')) {
    if (LABELLED.test(line) && !holds(at, at + line.length) && !out.some((f) => f.span[0] >= at && f.span[1] <= at + line.length)) out.push({ kind: 'bracket-unused', span: [at, at + line.length], found: line.trim().slice(0, 80) });
    at += line.length + 1;
  }
  return out;
}
