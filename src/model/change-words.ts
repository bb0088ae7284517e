// A line of a task's history in words: the same on the screen, on paper and in the terminal.
import type { ChangeRow } from './ledger.ts';
import { MODALITY_NAMES, ROLE_NAMES, STATUS_NAMES } from './names.ts';

/** What was changed. */
export const CHANGE_WORDS = {
  status: '状态', units: '单位', dueOn: '到期日', text: '任务', 'document-text': '文件新版本改写原文', superseded: '文件新版本中已无此项', revived: '文件新版本中恢复', person: '责任人', tags: '标签', modality: '类型', accepted: '核对', dismissed: '不作为任务', made: '人工新增',
  assigned: '立项', 'default-limit': '默认时限', occurrence: '周期', progress: '进展', extension: '延期', attachment: '附件', leader: '分管领导', contact: '联系人', phone: '联系电话', instruction: '批示', supervisor: '督办人', urgency: '紧急程度', outcome: '成果形式', doneOn: '完成日期',
} as const satisfies Record<ChangeRow['field'], string>;

const EXTENSION_WORDS: Readonly<Record<string, string>> = { asked: '待答复', granted: '已同意', refused: '未同意' };
const EMPTY = '空';

type Stored = Readonly<Record<string, unknown>>;
type Line = Pick<ChangeRow, 'field' | 'from' | 'to'>;

/** A line of history as a person reads it: of a record its own words, of a plain field what it was and what it became; '' where the name says it all. */
export function changeWords({ field, from, to }: Line): string {
  if (['superseded', 'revived', 'document-text', 'made'].includes(field)) return '';
  const [before, after] = [stored(from), stored(to)];
  const record = (isRecord(after) ? after : isRecord(before) ? before : null);
  if (record === null) return `${valueWords(field, before)} → ${valueWords(field, after)}`;
  return after === null ? `（${describe(field, record)} → ${EMPTY}）` : describe(field, record);
}

const isRecord = (value: unknown): value is Stored => typeof value === 'object' && value !== null && !Array.isArray(value);

function describe(field: ChangeRow['field'], record: Stored): string {
  const say = (name: string, before = '', behind = ''): string => {
    const value = record[name];
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? `${before}${value}${behind}` : '';
  };
  const parts = (...words: string[]): string => words.filter(Boolean).join(' ');
  switch (field) {
    case 'progress': return parts(say('on'), say('percent', '', '%'), say('text'), say('problems', '问题：'), say('next', '下一步：'));
    case 'extension': return `${say('from') || '未定'} → ${say('to')} ${say('reason')}（${EXTENSION_WORDS[say('state')] ?? ''}）`;
    case 'attachment': return say('name');
    case 'occurrence': return parts(say('dueOn', '', ' 一期'), nameOf(STATUS_NAMES, say('status')), say('percent', '', '%'), say('extendedTo', '延至 '), say('doneOn', '', ' 完成'));
    case 'default-limit': return say('dueOn');
    default: return Object.values(record).filter((value) => typeof value === 'string').join(' ');
  }
}

/** A value of a plain field; units with their roles. */
function valueWords(field: ChangeRow['field'], value: unknown): string {
  if (value === null || value === undefined || value === '') return EMPTY;
  if (Array.isArray(value)) return value.map((one: unknown) => (isRecord(one) && 'unit' in one ? unitWords(one) : valueWords(field, one))).join('、') || EMPTY;
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  switch (field) {
    case 'status': return nameOf(STATUS_NAMES, words);
    case 'modality': return nameOf(MODALITY_NAMES, words);
    case 'accepted': return words === 'true' ? '已核' : '未核';
    case 'dismissed': return words === 'true' ? '是' : '否';
    default: return words;
  }
}

const unitWords = ({ unit, role }: Stored): string => [nameOf(ROLE_NAMES, String(role)), String(unit)].filter(Boolean).join(' ');
const nameOf = (names: Readonly<Record<string, string>>, value: string): string => names[value] ?? value;

/** History keeps values as JSON; what is none is taken as it stands. */
function stored(json: string | null): unknown {
  if (json === null) return null;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return json;
  }
}
