import type { Explanation } from '#app/explain';

/** Chinese words for what `explain` shows. */
export const CLAUSE_WORDS = {
  issuer: '发文机关', title: '标题', header: '文件头', heading: '条目标题', body: '正文', signature: '落款与附件', cell: '表格中的单位、时限或备注', furniture: '页面内容或表头',
} as const satisfies Record<Explanation['clause'], string>;

export const LABEL_WORDS = { D: '任务', P: '禁止', T: '目标', E: '鼓励', C: '奖惩', R: '规则', N: '无任务' } as const satisfies Record<NonNullable<Explanation['label']>['label'], string>;

export const PLACE_WORDS = { own: '独立成句', start: '在下一句开头', end: '在句末', heading: '在标题上' } as const satisfies Record<Explanation['assignments'][number]['place'], string>;

export const FROM_WORDS = { own: '本句', bracket: '责任标注', heading: '阶段标题', table: '表格' } as const satisfies Record<Explanation['deadlines'][number]['from'], string>;


export const LOST_WORDS = { unit: '未作主语的机关名', 'deadline-row': '落选的时限规则', 'deadline-idle': '不作时限' } as const satisfies Record<Explanation['lost'][number]['kind'], string>;

const PROOFS: Readonly<Record<string, string>> = { by: '前有', list: '并列名单,其后为', modal: '后接情态词', strong: '后接动词', weak: '后接名动词', preposition: '后接介词', adverb: '后接副词', none: '其后为' };

/** Why a name is the subject: the word that proves it. */
export const proofWords = ({ before, behind, proof }: Explanation['actors'][number]): string => `${PROOFS[proof] ?? proof}“${proof === 'by' ? before : behind}”`;

/** Features that hold words of the text: what stands before the colon says which. */
const FEATURES: readonly (readonly [prefix: string, words: string])[] = [
  ['first2:', '句首'], ['first4:', '句首'], ['last:', '句末'], ['segment:', '分句开头'], ['length:', '长度级'], ['alone:', '独占一条,长度级'], ['firm:', '动词分句数'], ['title:', '标题含'], ['type:', '文种'], ['field:', '冒号前名称以此结尾'], ['=', '字对'],
];
const NAMED: Readonly<Record<string, string>> = {
  bias: '底数', 'no-section': '不在条目下', 'below-body': '上级标题是机关名', numbered: '带编号', followed: '同条其后还有语句', dash: '破折号开头', article: '是条文', 'after-item': '承接列举项', 'under-lead': '在引导句下', 'soft-and-firm': '鼓励而有实举', 'soft-only': '只有鼓励',
  'soft-later': '后有鼓励', 'firm-first': '以实举开头', 'firm-then-soft': '先实举后鼓励', opening: '在首个标题之前', 'before-preamble': '后接制定依据句', field: '冒号前有名称',
};
const CUES: Readonly<Record<string, string>> = {
  must: '要、应、须', 'must-first': '以要、应、须开头', 'by-whom': '由某某负责', 'in-charge': '负责', 'forbids-first': '以不得、严禁开头', forbids: '不得、严禁', 'forbids-last': '末句不得、严禁', officer: '某某任职',
  'soft-first': '以鼓励、支持开头', soft: '鼓励、支持', may: '可以', condition: '……的,', money: '金额', reward: '奖补', gives: '给予', enjoys: '享受', penalty: '追责处罚', defines: '是指', telephone: '电话联系人',
  'further-rules': '另行规定', consists: '包括', applies: '适用', chair: '任组长', members: '成员组成', office: '下设办公室', founds: '成立', 'founds-first': '以成立开头', 'in-force': '施行废止', 'follows-principle': '遵循原则',
  meaning: '意义', preamble: '为……制定', 'principle-first': '以坚持开头', guided: '指导思想', goal: '达到、实现', 'goal-year': '到某年', percent: '百分比', 'lead-in': '冒号引出', 'item-end': '分号结尾', past: '已经、近年来',
  told: '转述别的文件', fault: '存在问题', serves: '有利于', copula: '是', 'names-row': '名单行', 'age-or-degree': '年龄学历', 'noun-end': '名词结尾', 'person-end': '人物结尾', salutation: '称呼', closing: '结语',
};
const SECTIONS: Readonly<Record<string, string>> = {
  guidance: '总体要求', principle: '原则', goal: '目标', task: '任务措施', guarantee: '保障', support: '扶持政策', application: '申报条件', papers: '材料附件', general: '总则附则', liability: '责任追究', duties: '职责分工', scope: '机构人员', steps: '步骤安排', terms: '定义',
};
const LEADS: Readonly<Record<string, string>> = { forbidden: '不得有下列', circumstance: '情形', condition: '条件要求', eligible: '具备下列条件', principle: '原则', scope: '范围内容', duties: '职责任务' };

/** Features whose colon stands before a class of its own. */
const CLASSES: readonly (readonly [prefix: string, words: string, names: Readonly<Record<string, string>>])[] = [
  ['cue:', '含', CUES], ['among-cue:', '同列或附近含', CUES], ['section:', '上级标题类', SECTIONS], ['own-section:', '本条标题类', SECTIONS], ['lead:', '引导句类', LEADS], ['firm-first+', '先有实举,后有', CUES],
];

const BESIDE: Readonly<Record<string, string>> = { prev: '前一句', next: '后一句', prev2: '前第二句', next2: '后第二句' };
const HOW: Readonly<Record<string, string>> = { here: '同条的', line: '同一行的' };
const AMONG: Readonly<Record<string, string>> = { near: '附近', doc: '全文' };
const SHARE: Readonly<Record<string, string>> = { none: '没有', some: '有', most: '多为' };
/** around:lead:D, around:lead-item:D, around:lead-act:D: what leads the sentence in, and what the sentence is itself. */
const LED = /^around:lead(?:-(act|item))?:([DPTECRN]|none)$/;
/** around:prev-here:D, around:near:R-most: what stands around the sentence. */
const AROUND = /^around:([a-z]+2?)(?:-(here|line))?:(?:([DECRN])(?:-(none|some|most))?|none|alone)$/;

function aroundWords(feature: string): string | null {
  const [, own, above] = LED.exec(feature) ?? [];
  if (above === 'none') return '没有引导句';
  if (above) return `引导句是“${LABEL_WORDS[above as keyof typeof LABEL_WORDS]}”${own ? `,本句${own === 'act' ? '以实举开头' : '是列举项'}` : ''}`;
  const [, place = '', how, group, share] = AROUND.exec(feature) ?? [];
  const beside = BESIDE[place];
  const label = group ? LABEL_WORDS[group as keyof typeof LABEL_WORDS] : null;
  if (beside) return label ? `${how ? HOW[how] : ''}${beside}是“${label}”` : `没有${beside}`;
  const among = AMONG[place];
  if (!among) return null;
  return label && share ? `${among}${SHARE[share]}“${label}”` : `${among}没有别的语句`;
}

/** A feature of the label model in words: cue:must → 含“要、应、须”, =应当 → 字对“应当”. */
export function featureWords(feature: string): string {
  const named = NAMED[feature] ?? aroundWords(feature);
  if (named) return named;
  for (const [prefix, words, names] of CLASSES) {
    const name = feature.startsWith(prefix) ? names[feature.slice(prefix.length)] : undefined;
    if (name) return `${words}“${name}”`;
  }
  const row = FEATURES.find(([prefix]) => feature.startsWith(prefix));
  return row ? `${row[1]}“${feature.slice(row[0].length)}”` : feature;
}
