import { describe, expect, test } from 'vitest';
import { analyze, createAnalyzer } from '#app/analyze';
import { readResources } from '#app/resources';
import { isAssignmentBracket, isAssignmentLine, isNamesOnly } from '#text/assignment-line';

const analyzer = createAnalyzer(readResources());

const BRACKETS = ['（）', '()', '〔〕', '【】', '[]'];
const SEPARATORS = { semicolon: '；', comma: '，', stop: '。', space: ' ', 'wide space': '　', 'line end': '\n' };
const TASKS = ['组织施工单位开展自查自纠，建立隐患台账', '推进医院消防设施改造，确保完好有效', '督促学校开展应急演练，提高师生自救能力', '加快推进老旧小区改造，完善配套设施', '建立健全联席会议制度'];
const LEADERS = ['牵头单位', '责任单位', '牵头部门', '责任部门', '主办单位'];
const LIMIT_LABELS = ['完成时限', '完成时间', '时限要求', '完成期限', '整改时限', '办结时限'];
/** What is printed, and the day that ends it; those behind `bare` say nothing of a limit by themselves. */
const LIMITS = { '2023年11月底前': '2023-11-30', '2023年11月30日前': '2023-11-30', '2023年底前': '2023-12-31', '11月底前': '2023-11-30', '2023年11月底前完成': '2023-11-30' };
const BARE_LIMITS = { '2023年11月': '2023-11-30', '2023年底': '2023-12-31', '2023年11月30日': '2023-11-30', 长期坚持: 'ongoing', 持续推进: 'ongoing' };
const UNITS = ['县应急管理局', '县教育局', '县财政局'];

type Order = 'units first' | 'limit first' | 'limit without a label';
type Place = 'behind the stop' | 'before the stop' | 'on its own line';

/** The nth wording of an assignment: which task and which labels is turned over from one to the next. */
function wording(n: number, [open, close]: string, separator: string, limit: string, order: Order, place: Place): { text: string; task: string } {
  const task = TASKS[n % TASKS.length]!;
  const lead = `${LEADERS[n % LEADERS.length]!}：${UNITS[0]!}`;
  const others = `配合单位：${UNITS[1]!}、${UNITS[2]!}`;
  const by = order === 'limit without a label' ? limit : `${LIMIT_LABELS[n % LIMIT_LABELS.length]!}：${limit}`;
  const bracket = `${open}${(order === 'limit first' ? [by, lead, others] : [lead, others, by]).join(separator)}${close}`;
  const item = place === 'before the stop' ? `${task}${bracket}。` : `${task}。${place === 'on its own line' ? '\n' : ''}${bracket}`;
  return { task, text: `某县2023年安全生产工作方案\n一、2023年重点任务\n（一）${item}\n（二）加强宣传教育，营造良好氛围。\n` };
}

/** Who is made responsible for the task and by when, as read; null where no duty was found. */
function assignedIn(text: string, task: string): { units: string[]; limits: string[] } | null {
  const { documents } = analyze({ format: 'txt', text, blocks: [], diagnostics: [] }, { name: 'assignment.txt', sha256: '' }, analyzer);
  const duty = documents[0]!.obligations.find((o) => text.slice(...o.span).includes(task.slice(0, 6)));
  return duty ? { units: duty.responsibilities.map((r) => r.unit).sort(), limits: duty.deadlines.map((d) => (d.kind === 'ongoing' ? 'ongoing' : d.end ?? d.due ?? '')) } : null;
}

describe('an assignment is read however it is written', () => {
  const orders: Order[] = ['units first', 'limit first', 'limit without a label'];
  const places: Place[] = ['behind the stop', 'before the stop', 'on its own line'];
  for (const [name, separator] of Object.entries(SEPARATORS)) {
    test.each(orders.flatMap((order) => places.map((place) => [order, place] as const)))(`parted by ${name}, %s, %s`, (order, place) => {
      // A bare date that stands alone in the last line of a broken bracket is as likely the document's own.
      const limits = separator === '\n' && order === 'limit without a label' ? LIMITS : { ...LIMITS, ...BARE_LIMITS };
      let n = 0;
      for (const brackets of BRACKETS) for (const [limit, end] of Object.entries(limits)) {
        const { text, task } = wording(n++, brackets, separator, limit, order, place);
        expect(assignedIn(text, task), text).toEqual({ units: [...UNITS].sort(), limits: [end] });
      }
    });
  }
});

/** T stands for the task; everybody is responsible and the task is due at the end of November 2023. */
const LINES = [
  'T。\n牵头单位：甲\n配合单位：乙、丙\n完成时限：2023年11月底前',
  'T。\n牵头单位：甲 配合单位：乙 丙 完成时限：2023年11月底前',
  'T。\n责任单位：甲 乙 丙\n完成时间：2023年11月底',
  'T。责任单位：甲、乙、丙。完成时限：2023年11月底前。',
  'T。\n1.牵头单位：甲\n2.配合单位：乙、丙\n3.完成时限：2023年11月底前',
  'T。\n责 任 单 位：甲、乙、丙\n完 成 时 限：2023年11月底前',
  'T。\n**责任单位：**甲、乙、丙\n**完成时限：**2023年11月底前',
  'T。\n——牵头单位：甲\n——配合单位：乙、丙\n——完成时限：2023年11月底前',
  'T。\n牵头：甲；配合：乙、丙；时限：2023年11月底前',
  'T。\n责任单位：甲、乙、丙（2023年11月底前）',
  'T\n责任单位：甲、乙、丙\n完成时限：2023年11月底前',
  'T。\n【责任单位】甲、乙、丙\n【完成时限】2023年11月底前',
  'T。\n主体责任单位：甲\n协同配合单位：乙、丙\n完成时限：2023年11月底前',
  'T。责任单位为甲、乙、丙，2023年11月底前完成。',
];
const VERBS = [
  'T。（甲牵头，乙、丙配合，2023年11月底前完成）', 'T。（甲、乙、丙按职责分工负责；2023年11月底前）', 'T（甲牵头负责，乙、丙配合；2023年11月底前完成）。',
  'T。（2023年11月底前完成，甲牵头，乙、丙配合）', '2023年11月底前，T。（甲、乙、丙负责）', 'T，2023年11月底前完成。（甲、乙、丙）', 'T。（甲、乙、丙，2023年11月底前）',
  'T。（由甲牵头，会同乙、丙，2023年11月底前完成）', 'T。（甲会同乙、丙负责，2023年11月底前完成）', 'T。（责任单位为甲、乙、丙，2023年11月底前完成）',
  'T。（甲牵头，乙、丙等按职责分工负责，2023年11月底前完成）', 'T。（甲、乙、丙分别负责，2023年11月底前）',
];
/** How items are numbered; the second item is nobody's. */
const NUMBERING: Readonly<Record<string, (item: string, other: string) => string>> = {
  '(一)': (item, other) => `一、重点任务\n（一）${item}\n（二）${other}\n`,
  '1.': (item, other) => `一、重点任务\n1.${item}\n2.${other}\n`,
  '1、': (item, other) => `一、重点任务\n1、${item}\n2、${other}\n`,
  '(1)': (item, other) => `一、重点任务\n（一）夯实工作基础\n（1）${item}\n（2）${other}\n`,
  '①': (item, other) => `一、重点任务\n（一）夯实工作基础\n①${item}\n②${other}\n`,
  '——': (item, other) => `一、重点任务\n——${item}\n——${other}\n`,
  'no number': (item, other) => `一、重点任务\n${item}\n${other}\n`,
  'a heading': (item, other) => `一、重点任务\n（一）强化隐患治理\n${item}\n（二）强化宣传教育\n${other}\n`,
  'a heading in the line': (item, other) => `一、重点任务\n（一）强化隐患治理。${item}\n（二）强化宣传教育。${other}\n`,
  'an article': (item, other) => `第一条 ${item}\n第二条 ${other}\n`,
};

describe('an assignment is read wherever its item stands', () => {
  test.each(Object.keys(NUMBERING))('below %s', (numbering) => {
    [...LINES, ...VERBS].forEach((form, n) => {
      const task = TASKS[n % TASKS.length]!;
      const item = form.replace('T', task).replace('甲', UNITS[0]!).replace('乙', UNITS[1]!).replace('丙', UNITS[2]!);
      const text = `某县2023年安全生产工作方案\n${NUMBERING[numbering]!(item, '加强宣传教育，营造良好氛围。')}`;
      expect(assignedIn(text, task), text).toEqual({ units: [...UNITS].sort(), limits: ['2023-11-30'] });
      expect(assignedIn(text, '加强宣传教育')?.units ?? [], text).toEqual([]);
    });
  });
});

const ROLE_WORDS = ['责任', '牵头', '配合', '承办', '主要责任'];
const BODIES = ['股室', '处室', '部室', '站所', '局委', '中队', '大队', '分局', '县区', '地区', '镇街', '乡镇', '村居', '社区', '学校', '院系', '企业', '专班', '小组', '支部', '党组织', '中心', '科', '股', '处', '办', '村', '科(室)', '单位(部门)', '单位及人员'];
const TIME_LABELS = ['工作时限', '任务时限', '销号时限', '达标时限', '推进时限', '报送时限', '完成日期', '完成节点', '完成时序', '计划完成时间', '截止时间', '截止日期', '时间节点', '时间安排', '时间要求', '进度安排'];
const LABEL_LAYOUTS: Readonly<Record<string, (label: string, value: string) => string>> = {
  'on a line': (label, value) => `\n${label}：${value}`, 'in brackets': (label, value) => `（${label}：${value}）`, 'in a bracket line': (label, value) => `\n（${label}：${value}）`,
  'in 【】': (label, value) => `【${label}：${value}】`, 'behind a space': (label, value) => ` ${label}：${value}`,
};

describe('whoever and whatever a label is called after', () => {
  const item = (behind: string): string => `某县2023年安全生产工作方案\n一、重点任务\n（一）${TASKS[0]!}。${behind}\n（二）加强宣传教育，营造良好氛围。\n`;
  for (const [name, layout] of Object.entries(LABEL_LAYOUTS)) {
    test.each(ROLE_WORDS)(`%s股室 … %s单位及人员, ${name}`, (role) => {
      for (const body of BODIES) expect(assignedIn(item(layout(role + body, UNITS.join('、'))), TASKS[0]!), role + body).toEqual({ units: [...UNITS].sort(), limits: [] });
    });
    test(`工作时限 … 进度安排, ${name}`, () => {
      for (const label of TIME_LABELS) {
        const text = item(name === 'in brackets' ? layout('责任单位', `${UNITS[0]!}；${label}：2023年11月底前`) : layout('责任单位', UNITS[0]!) + layout(label, '2023年11月底前'));
        expect(assignedIn(text, TASKS[0]!), text).toEqual({ units: [UNITS[0]!], limits: ['2023-11-30'] });
      }
    });
  }
  test('a term of something else is no limit, a stretch of time in an item of its own no label', () => {
    for (const line of ['\n合同期限：3年', '\n有效期限：2023年底前', '\n（二）时间安排：2023年3月至11月。']) expect(assignedIn(item(line), TASKS[0]!)?.limits ?? [], line).toEqual([]);
  });
});

const NAMES = ['县应急管理局', '各镇（街道）', '各镇街区', '各乡镇（街道）人民政府', '市直有关部门', '有关部门单位', '国网某县供电公司', '市住房和城乡建设局', '中国人民银行某市中心支行', '某市银保监分局', '县委组织部', '团市委', '市妇联', '市总工会', '县公安局交警大队',
  '各县（市、区）人民政府', '各开发区管委会', '领导小组各成员单位', '县检察院', '县农业农村局（县乡村振兴局）', '市水务集团', '电信公司', '县融媒体中心', '各高等院校', '某市海关', '各村（居）委会', '省委网信办', '市文化和旅游局'];

describe('units are told apart however they are listed', () => {
  const forms = { 'behind a label': (list: string) => `（责任单位：${list}）`, 'in a line': (list: string) => `\n责任单位：${list}`, 'before a verb': (list: string) => `（${list}按职责分工负责）`, alone: (list: string) => `（${list}）` };
  for (const [name, separator] of Object.entries({ pause: '、', comma: '，', semicolon: '；', space: ' ', 'wide space': '　', and: '和', 'and as well': '以及' })) {
    // (甲;乙) alone may be anything.
    test.each(Object.entries(forms).filter(([form]) => !(form === 'alone' && separator === '；')))(`parted by ${name}, %s`, (_, form) => {
      NAMES.forEach((first, i) => {
        const units = [first, NAMES[(i * 5 + 3) % NAMES.length]!, NAMES[(i * 9 + 5) % NAMES.length]!];
        if (new Set(units).size < 3) return;
        const list = separator === '和' || separator === '以及' ? `${units[0]!}、${units[1]!}${separator}${units[2]!}` : units.join(separator);
        const text = `某县2023年安全生产工作方案\n一、重点任务\n（一）${TASKS[0]!}。${form(list)}\n（二）加强宣传教育，营造良好氛围。\n`;
        expect(assignedIn(text, TASKS[0]!)?.units, text).toEqual([...units].sort());
      });
    });
  }
});

describe('what repeats itself is told without going through every way to part it', () => {
  test.each([['局和', 100], ['局按职责', 100], ['局以及', 100]])('%s × %d', (piece, times) => {
    const row = piece.repeat(times);
    expect([isAssignmentBracket(`(${row}是什么)`), isAssignmentBracket(`(${row}`), isNamesOnly(`${row}x`), isAssignmentLine(`${row}x`)]).toEqual([false, false, false, false]);
  });
});
