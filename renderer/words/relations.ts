import type { ValidityEvent } from '#model/relations';

export { DIFFERENCE_WORDS as DIFFERENCE_NAMES, VALIDITY_WORDS as STATE_NAMES } from '#model/finding-words';
export { RELATION_NAMES as LINK_NAMES } from '#model/names';
export const EVENT_WORDS = { issued: '成文', 'effective-from': '施行', 'effective-to': '有效期届满', trial: '试行期满', 'repealed-by': '被废止', 'amended-by': '被修改' } as const satisfies Record<ValidityEvent['kind'], string>;

export const RELATIONS_WORDS = {
  title: '关系', pick: '选择文件：标题或文号', graph: '文件关系图', depth: '层数', depthOf: (n: number) => `${n} 层`, day: '以此日为准', types: '关系类型',
  level: (n: number) => (n === 0 ? '中心文件' : n < 0 ? (n === -1 ? '它所引用的' : `上溯第 ${-n} 层`) : n === 1 ? '引用它的' : `下延第 ${n} 层`),
  documents: (n: number) => `${n} 份文件`, more: (n: number) => `另有 ${n} 份未画出`, moreCards: (n: number) => `还有 ${n} 份`,
  none: '没有查到与库中其他文件的引用关系', center: '设为中心', open: '打开文件', compare: '对照', compareWith: '与中心文件对照', tasks: (n: number) => `${n} 项任务`,
  tab: { words: '引文', validity: '效力', missing: '缺失文件', same: '同一任务' }, says: (a: string) => `${a}的原话`,
  noDate: '日期不明', today: '今天', future: '此后', issuedUnknown: '没有读出成文日期和施行日期',
  missing: '缺失文件', missingText: '库中文件引用而库里没有的文件，按被依据的多少排列。导入其中一份，所有引用它的文件会自动接上。', missingNone: '没有缺失文件', missingOwn: '本文件引用而库中没有的文件',
  citedBy: (n: number) => `${n} 份引用`, restOn: (n: number) => `${n} 份以之为依据`, searchMissing: '搜索缺失文件', copy: '复制名称', copied: '已复制',
  same: (n: number, similar: number) => (similar > 0 ? `同一任务 ${n} 对 · 相近 ${similar} 对` : `同一任务 ${n} 对`), sameNone: '没有发现与其他文件相同的任务',
  empty: '还没有文件关系', emptyText: '导入公文后，这里画出文件之间的依据、落实、转发、废止和修改关系，列出还缺哪些文件。', toIntake: '去收文', samples: '载入示例文件',
  relating: (n: number) => `还有 ${n} 份文件的关系正在计算，算完自动补上。`, unrelated: (n: number, what: string) => `有 ${n} 份文件的关系没有算出：${what}。`,
  start: '从一份文件看起', startText: '在上方选择文件，或从下列文件开始。', keys: '方向键 在文件间移动 · Enter 设为中心 · W 看引文',
} as const;

export const COMPARE_WORDS = {
  title: '对照', a: '甲（上级或前一文件）', b: '乙（本级或后一文件）', swap: '甲乙对调', export: '导出对照表', file: '文件对照表', exported: (n: number) => `已导出 ${n} 行`, back: '返回关系',
  filter: '显示', all: '全部', different: '有不同', uncovered: '甲有乙无', unfounded: '乙有甲无', same: '同一任务', similar: '相近',
  summary: (share: number, same: number, similar: number) => `甲的任务在乙中已有对应 ${Math.round(100 * share)}% · 同一任务 ${same} 对 · 相近 ${similar} 对`,
  count: (what: string, n: number) => `${what}不同 ${n}`, none: '没有对应', noneAbove: '没有上级依据', rows: '任务对照',
  why: (both: number, shorter: number, headings: number) => `共同文字占双方 ${Math.round(100 * both)}%、占较短一方 ${Math.round(100 * shorter)}%，所在标题相近 ${Math.round(100 * headings)}%`,
  score: (n: number) => `相似 ${Math.round(100 * n)}`, nothing: '未写', choose: '选择两份文件', chooseText: '上面选定甲、乙两份文件：上级与本级、去年与今年，或两地的同类方案。系统找出同一任务，标出时限、单位、数值的不同，以及没有落实的条目。',
  noneLeft: '没有符合条件的条目', noTasks: '这两份文件中没有可对照的任务。', open: '打开原文', keys: 'J/K 移动 · D 下一处不同 · X 甲乙对调',
} as const;
