import type { ApiErrorCode } from '#api/contract';
import type { FailureCode } from '#model/failure';

export type Facts = Readonly<Record<string, string | number>>;
/** What happened, and what to do about it. */
export interface FailureWords { what: string; todo: string }

const name = (facts: Facts): string => String(facts['path'] ?? facts['file'] ?? facts['name'] ?? '').split(/[\\/]/).at(-1) ?? '';
const megabytes = (bytes: unknown): string => (typeof bytes === 'number' ? ` ${Math.ceil(bytes / 1024 / 1024)} MB` : '上限');
const of = (facts: Facts, words: string): string => (name(facts) ? `${name(facts)}：${words}` : words);

const isArchive = (found: unknown): boolean => found === '7z' || found === 'rar' || found === 'gzip';

/** A code without words does not compile. */
export const FAILURE_WORDS = {
  'file-absent': (f) => ({ what: of(f, '找不到该文件'), todo: '文件可能已移走或改名，请重新选择。' }),
  'file-unreadable': (f) => ({ what: of(f, '无法读取'), todo: '请检查文件权限，或先复制到本机再导入。' }),
  'file-empty': (f) => ({ what: of(f, '文件是空的'), todo: '没有可分析的文字，请换用有内容的文件。' }),
  'file-vanished': (f) => ({ what: of(f, '读取时文件被移走或改动'), todo: '请待复制、同步完成后重试。' }),
  'file-too-large': (f) => ({ what: of(f, `文件超过${megabytes(f['limit'])}`), todo: '请拆分后再导入。' }),
  'file-encrypted': (f) => ({ what: of(f, '文件已加密'), todo: '请先用密码打开，另存为不加密的文件后再导入。' }),
  'file-damaged': (f) => ({ what: of(f, '文件已损坏或不完整'), todo: '请用 Word、WPS 或 PDF 阅读器打开确认，并重新获取原件。' }),
  'file-bomb': (f) => ({ what: of(f, '解压后异常庞大，为安全起见未读取'), todo: '请核实文件来源。' }),
  'file-binary': (f) => ({ what: of(f, '内容不是文字'), todo: '请换用 txt、docx 或带文字层的 pdf。' }),
  'format-unsupported': (f) => ({ what: of(f, `暂不支持此格式${f['found'] ? `(${f['found']})` : ''}`), todo: isArchive(f['found']) ? '请先解压，再导入其中的文件（zip 可直接导入）。' : '请另存为 docx、pdf 或 txt 后再导入。' }),
  'text-layer-absent': (f) => ({ what: of(f, '页面上未识别出文字'), todo: '可能是空白页或过于模糊，请以 300 dpi 重新扫描，或换用电子版。' }),
  'reader-timeout': (f) => ({ what: of(f, '读取超时'), todo: '文件可能过于复杂，请另存为 docx 或 txt 后重试。' }),
  'ledger-not-sqlite': (f) => ({ what: of(f, '不是责清台账文件'), todo: '请选择扩展名为 .zeqing 的台账；原文件未改动。' }),
  'ledger-newer': (f) => ({ what: of(f, '台账由更新版本的责清建立'), todo: '请升级责清后再打开。' }),
  'ledger-busy': (f) => ({ what: of(f, '台账正被其他程序占用'), todo: '请稍候重试，或关闭占用它的程序。' }),
  'ledger-damaged': (f) => ({ what: of(f, '台账文件已损坏'), todo: '请停止写入，在“设置 → 备份与恢复”中从备份恢复。' }),
  'ledger-absent': (f) => ({ what: of(f, '台账不存在'), todo: '请在“收文”中导入文件，台账会自动建立。' }),
  'ledger-foreign': (f) => ({ what: of(f, '这是其他软件的数据库'), todo: '请选择责清台账；原文件未改动。' }),
  'folder-read-only': (f) => ({ what: of(f, '台账所在文件夹不可写'), todo: '请换到可写的位置，或修改文件夹权限。' }),
  'disk-full': () => ({ what: '磁盘已满', todo: '未写入的内容已撤回；请清理空间后重试。' }),
  'resource-broken': (f) => ({ what: of(f, `${f['line'] ? `第 ${f['line']} 行` : ''}规则或词表有误`), todo: `${f['reason'] ? `原因：${f['reason']}。` : ''}请改正后重试。` }),
  'document-not-found': () => ({ what: '台账中没有这份文件', todo: '它可能已被新版本取代，请到“文件库”查看。' }),
  'task-not-found': () => ({ what: '台账中没有这项任务', todo: '它可能已被合并或删除，请返回“台账”刷新列表。' }),
  'act-not-last': () => ({ what: '没有撤销：此后又有别的操作，或已撤销过', todo: '用 Ctrl+Z 从最近的操作起逐步撤销，再撤销这一项。' }),
  'export-format-unknown': () => ({ what: '无法按此文件名导出', todo: '请使用 .xlsx 或 .csv 结尾的文件名。' }),
  'export-target-unwritable': (f) => ({ what: of(f, '无法写入'), todo: '请确认文件夹存在、可写，且文件没有被其他程序打开。' }),
  'query-invalid': (f) => ({ what: `${f['field'] === 'example' ? '例句中没有认出这种写法' : f['field'] === 'reject' ? '反例也被认作时限' : '条件有误'}${f['found'] !== undefined ? `:“${f['found']}”` : ''}`, todo: '请修改后重试。' }),
} as const satisfies Record<FailureCode, (facts: Facts) => FailureWords>;

/** Trouble of the door itself, or on the way to it. */
export const DOOR_WORDS = {
  'core-unreachable': () => ({ what: '与责清后台的连接中断', todo: '台账未受影响；请重新启动责清（浏览器方式请重新运行 zeqing serve）。' }),
  'not-opened': (f) => ({ what: of(f, '打不开'), todo: '文件可能已移走，或本机没有能打开它的程序；请到所在文件夹查看。' }),
  'core-gone': () => ({ what: '后台意外退出，已重新启动', todo: '台账未受影响；请重试刚才的操作。' }),
  'not-allowed': () => ({ what: '本次会话已失效', todo: '请使用 zeqing serve 打印的网址重新打开。' }),
  'input-invalid': (f) => ({ what: `输入有误${f['field'] ? `(${f['field']})` : ''}`, todo: '请检查所填内容后重试。' }),
  'method-unknown': () => ({ what: '界面与后台版本不一致', todo: '请重新启动责清后重试。' }),
  'upload-too-large': (f) => ({ what: of(f, `文件超过${megabytes(f['limit'])}`), todo: '请拆分后再导入。' }),
  defect: () => ({ what: '程序内部错误', todo: '本次操作未生效；请重试，仍出现时请反馈给开发者。' }),
} as const satisfies Record<Exclude<ApiErrorCode, FailureCode> | 'core-unreachable' | 'not-opened', (facts: Facts) => FailureWords>;

const isFailure = (code: string): code is FailureCode => Object.hasOwn(FAILURE_WORDS, code);
const isDoor = (code: string): code is keyof typeof DOOR_WORDS => Object.hasOwn(DOOR_WORDS, code);

/** Words for any code that came through the door; an unknown one is a defect, shown with its code. */
export function failureWords(code: string, facts: Facts = {}): FailureWords {
  if (isFailure(code)) return FAILURE_WORDS[code](facts);
  if (isDoor(code)) return DOOR_WORDS[code](facts);
  const { what, todo } = DOOR_WORDS.defect();
  return { what: `${what}(${code})`, todo };
}
