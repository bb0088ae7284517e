// What a finding, a link and a state of validity are called: the same on the screen, in the terminal and in the reports.
import { RELATION_NAMES } from './names.ts';
import type { AlignmentDifference, AlignmentGrade, Finding, FindingCode, FindingVerdict, LinkRelation, ValidityState } from './relations.ts';

export const DIFFERENCE_WORDS = { deadline: '时限', value: '数值', unit: '单位', scope: '范围', strength: '力度' } as const satisfies Record<AlignmentDifference, string>;
export const GRADE_WORDS = { same: '同一任务', similar: '相近' } as const satisfies Record<AlignmentGrade, string>;
export const LINK_WORDS = { ...RELATION_NAMES, issue: '印发' } as const satisfies Record<LinkRelation, string>;
export const VALIDITY_WORDS = {
  'in-force': '现行有效', 'not-yet': '尚未施行', amended: '已修改', repealed: '已废止', expired: '已过有效期', 'trial-over': '试行期满待确认',
} as const satisfies Record<ValidityState, string>;

type Facts = Finding['facts'];
const title = (facts: Facts): string => `${facts['title'] ? `《${String(facts['title']).replace(/^《|》$/g, '')}》` : ''}${facts['number'] ? `(${facts['number']})` : ''}`;
const quoted = (value: Facts[string] | undefined): string => `“${value ?? ''}”`;
const on = (facts: Facts): string => (facts['on'] ? `,自 ${facts['on']} 起` : '');

const OVERRULED: Readonly<Record<string, string>> = { deadline: '时限', value: '指标', unit: '牵头单位' };

/** The short name of a rule, and what it says of one case. A code without words does not compile. */
export const FINDING_WORDS = {
  'deadline-conflict': { name: '时限不一致', say: (f) => `同一任务时限不一致:本文为${quoted(f['found'])},另一文件为${quoted(f['expected'])},请核定以何者为准。` },
  'lead-conflict': { name: '牵头单位不一致', say: (f) => `同一任务牵头单位不一致:本文为${quoted(f['found'])},另一文件为${quoted(f['expected'])},请明确牵头单位。` },
  'value-conflict': { name: '指标不一致', say: (f) => `同一任务指标不一致:本文为${quoted(f['found'])},另一文件为${quoted(f['expected'])},请核定。` },
  'target-below-upper': { name: '指标低于上级', say: (f) => `指标${quoted(f['found'])}低于上级文件要求的${quoted(f['expected'])}。` },
  'deadline-after-upper': { name: '时限晚于上级', say: (f) => `完成时限${quoted(f['found'])}晚于上级文件要求的${quoted(f['expected'])}。` },
  'deadline-before-issue': { name: '时限早于成文日期', say: (f) => `完成时限${quoted(f['found'])}早于成文日期 ${f['expected'] ?? ''},任务印发时已逾期,请核实年份。` },
  'deadline-after-term': { name: '时限超出有效期', say: (f) => `时限${quoted(f['found'])}在本文件有效期(至 ${f['expected'] ?? ''})届满之后。` },
  'task-without-unit': { name: '任务无责任单位', say: (f) => `任务未明确责任单位:${quoted(f['words'])}。` },
  'task-without-deadline': { name: '任务无完成时限', say: (f) => `本文件多数任务有时限,此项未明确:${quoted(f['words'])}。` },
  'deadline-vague': { name: '时限不具体', say: (f) => `${quoted(f['found'])}没有具体期限或频次,不便督查,建议明确。` },
  'unit-reorganised': { name: '单位已改革', say: (f) => `${quoted(f['found'])}在机构改革(${f['since'] ?? ''} 前后)中已更名或撤并,职责一般由${quoted(f['expected'])}承担,请核对。` },
  'unit-unknown': { name: '单位不在名录', say: (f) => `${quoted(f['found'])}不在本单位的单位名录中${f['expected'] ? `,是否应为${quoted(f['expected'])}` : ''},请核对名称或补充名录。` },
  'basis-repealed': { name: '依据已废止', say: (f) => `所依据的${title(f)}已被废止${on(f)}。` },
  'basis-expired': { name: '依据已过有效期', say: (f) => `所依据的${title(f)}有效期已于 ${f['on'] ?? ''} 届满。` },
  'basis-trial-over': { name: '依据试行期满', say: (f) => `所依据的${title(f)}为试行(暂行)文件,期限已满,是否继续有效待确认。` },
  'lapsed-with-open-tasks': { name: '文件已失效仍有任务', say: (f) => `本文件${f['state'] === 'repealed' ? '已被废止' : '已过有效期'}${on(f)},台账中仍有 ${f['tasks'] ?? ''} 项任务未办结,请核定是否终止。` },
  'task-overruled': { name: '任务已被后文取代', say: (f) => `本任务的${OVERRULED[String(f['what'])] ?? ''}${quoted(f['found'])}与${title(f)}的${quoted(f['expected'])}不一致,该文件规定与其不一致的以其为准。` },
  'cited-document-missing': { name: '所引文件缺失', say: (f) => `所依据的${title(f)}不在库中,请补充。` },
  'annex-missing': { name: '附件缺失', say: (f) => `附件说明列有附件${f['number'] ?? ''}${quoted(f['found'])},文件中未见该附件。` },
  'numbering-gap': { name: '序号缺漏', say: (f) => `序号由${quoted(f['before'])}直接到${quoted(f['found'])},缺少第 ${f['expected'] ?? ''} 项。` },
  'numbering-repeat': { name: '序号重复', say: (f) => `序号${quoted(f['found'])}重复。` },
  'number-brackets': { name: '文号括号不规范', say: (f) => `发文字号${quoted(f['found'])}的年份应使用六角括号,即${quoted(f['expected'])}(GB/T 9704—2012)。` },
  'number-padded': { name: '文号编排不规范', say: (f) => `发文字号${quoted(f['found'])}的发文顺序号不加“第”字、不编虚位,即${quoted(f['expected'])}(GB/T 9704—2012)。` },
  'issue-date-form': { name: '成文日期不规范', say: (f) => `成文日期${quoted(f['found'])}应使用阿拉伯数字标全年月日、不编虚位,即${quoted(f['expected'])}(GB/T 9704—2012)。` },
  'number-shared': { name: '文号重复', say: (f) => `发文字号${quoted(f['number'])}与${title({ title: f['title'] ?? '' })}重复。` },
  'title-type-missing': { name: '标题缺少文种', say: (f) => `标题${quoted(f['found'])}没有文种(如“通知”“意见”)。` },
  'title-type-mismatch': { name: '文种不一致', say: (f) => `标题文种为${quoted(f['expected'])},结语却为${quoted(f['found'])}。` },
} as const satisfies Record<FindingCode, { name: string; say: (facts: Facts) => string }>;

export const LEVEL_WORDS = { error: '错误', warning: '警告', info: '提示' } as const satisfies Record<Finding['severity'], string>;
export const VERDICT_WORDS = { accepted: '属实', ignored: '误报', handled: '已处理' } as const satisfies Record<FindingVerdict, string>;
export const findingWords = (finding: Pick<Finding, 'code' | 'facts'>): string => FINDING_WORDS[finding.code].say(finding.facts).replace(/\s*[\r\n]+\s*/g, ' ');
