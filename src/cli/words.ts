import type { NamedDocument } from '#model/analysis';
import { CHANGE_WORDS } from '#model/change-words';
import type { Diagnostic, DiagnosticCode } from '#model/diagnostic';
import type { FailureCode } from '#model/failure';
import type { SearchHit } from '#model/ledger';
import { FEEDBACK_FIELD_NAMES } from '#model/supervise-words';

export type Facts = Readonly<Record<string, string | number>>;

const path = (facts: Facts): string => String(facts['path'] ?? facts['file'] ?? '文件');
const megabytes = (bytes: string | number | undefined): string => (typeof bytes === 'number' ? `${Math.ceil(bytes / 1024 / 1024)} MB` : '上限');

const isArchive = (found: unknown): boolean => found === '7z' || found === 'rar' || found === 'gzip';

/** What people call the fields that the terminal can ask for wrongly. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  ...CHANGE_WORDS, ...FEEDBACK_FIELD_NAMES, status: '状态', text: '内容', id: '编号', ids: '编号', document: '文件', unit: '单位', form: '表名', day: '日期', line: '行号', columns: '栏目', layout: '表式', extend: '延期', extension: '待批的延期',
  conflict: '双方都改动的单元格', dueFrom: '到期日', dueTo: '到期日', dueBefore: '到期日', occurrence: '周期任务的某一期', on: '日期',
};

/** One line for each Failure: what happened and what to do about it. A code without words does not compile. */
export const FAILURE_WORDS = {
  'file-absent': (f) => `${path(f)}:找不到该文件,请核对路径。`,
  'file-unreadable': (f) => `${path(f)}:无法读取,${f['reason'] === 'EISDIR' ? '这是文件夹,请用 import 导入' : '请检查文件权限或是否为普通文件'}。`,
  'file-empty': (f) => `${path(f)}:文件是空的,没有可分析的文字,请换用有内容的文件。`,
  'file-vanished': (f) => `${path(f)}:读取过程中文件被移走或改动,请待复制、同步完成后重试。`,
  'file-too-large': (f) => `${path(f)}:文件超过${megabytes(f['limit'])},请拆分后再处理。`,
  'file-encrypted': (f) => `${path(f)}:文件已加密,请先用密码打开并另存为不加密的文件。`,
  'file-damaged': (f) => `${path(f)}:文件已损坏或不完整,请用 Word/WPS/PDF 阅读器打开确认,并重新获取原件。`,
  'file-bomb': (f) => `${path(f)}:文件解压后异常庞大,为安全起见未读取,请核实来源。`,
  'file-binary': (f) => `${path(f)}:内容不是文字(二进制文件),请换用 txt、docx 或带文字层的 pdf。`,
  'format-unsupported': (f) => `${path(f)}:暂不支持此格式${f['found'] ? `(${f['found']})` : ''},${isArchive(f['found']) ? '请先解压,再导入其中的文件(zip 可直接导入)' : '请另存为 docx、pdf 或 txt'}。`,
  'text-layer-absent': (f) => `${path(f)}:页面上未识别出文字,可能是空白页或过于模糊,请以 300 dpi 重新扫描或换用电子版。`,
  'reader-timeout': (f) => `${path(f)}:读取超时,文件可能过于复杂,请另存为 txt 或 docx 后重试。`,
  'ledger-not-sqlite': (f) => `${path(f)}:不是责清台账文件,请用 --ledger 指定正确的台账,原文件未改动。`,
  'ledger-newer': (f) => `${path(f)}:台账由更新版本的责清建立,请升级责清后再打开。`,
  'ledger-busy': (f) => `${path(f)}:台账正被其他程序占用,请稍候重试。`,
  'ledger-damaged': (f) => `${path(f)}:台账文件已损坏,请停止写入,从备份恢复后重试。`,
  'ledger-absent': (f) => `${path(f)}:台账不存在,请先用 zeqing import 导入文件,或用 --ledger 指定已有台账。`,
  'ledger-foreign': (f) => `${path(f)}:这是其他软件的数据库,请用 --ledger 指定责清台账,原文件未改动。`,
  'folder-read-only': (f) => `${path(f)}:台账所在文件夹不可写,请换到可写的位置(--ledger)或修改权限。`,
  'disk-full': (f) => `${path(f)}:磁盘已满,未写入的内容已撤回,请清理空间后重试。`,
  'resource-broken': (f) => `${path(f)}${f['line'] ? ` 第${f['line']}行` : ''}:规则或词表有误(${f['reason'] ?? '无法解析'}),请改正后重试。`,
  'document-not-found': (f) => `台账中没有与“${f['query'] ?? f['id'] ?? ''}”相符的文件,运行 zeqing show 可列出全部文件。`,
  'task-not-found': (f) => `台账中没有编号为 ${f['id'] ?? f['query'] ?? ''} 的任务,运行 zeqing tasks 可列出编号。`,
  'act-not-last': (f) => `编号 ${f['id'] ?? ''} 的操作之后又有别的操作,没有撤销,请先撤销后来的操作。`,
  'export-format-unknown': (f) => `${path(f)}:无法按此文件名导出,请使用 .xlsx 或 .csv 结尾。`,
  'export-target-unwritable': (f) => `${path(f)}:无法写入,请确认文件夹存在、可写,且文件没有被其他程序打开。`,
  'query-invalid': (f) => `查询条件或所填内容有误${f['found'] !== undefined ? `(${FIELD_WORDS[f['field'] ?? ''] ?? f['field'] ?? '条件'}:“${f['found']}”)` : ''},${f['count'] !== undefined ? `相符的有 ${f['count']} 个,请写得更完整${f['example'] !== undefined ? `,或写编号,如 ${f['example']}` : ''}` : '请修改后重试'}。`,
} as const satisfies Record<FailureCode, (facts: Facts) => string>;

/** What a doubt means for the reader; `found` may be put behind it. */
export const DIAGNOSTIC_WORDS = {
  'encoding-guessed': '文字编码系推断,请核对是否有乱码',
  'replacement-characters': '文中有无法识别的字符',
  'tracked-changes': '文件含未接受的修订,按接受后的文字处理',
  'page-without-text': '有页面未读出文字,请对照原件查看',
  'object-skipped': '文件中嵌有其他文件(表格、演示等),其内容未读取',
  'characters-unmapped': '有文字的字体缺少编码对照,无法读出,请改用原文件或做文字识别',
  'read-from-pictures': '文字由图像识别(OCR)得出,请对照原件核对',
  'character-doubtful': '识别的文字存疑',
  'title-absent': '未找到标题',
  'number-absent': '未找到发文字号',
  'issue-date-absent': '未找到成文日期',
  'issuer-absent': '未找到发文机关',
  'numbering-gap': '条目编号不连续',
  'assignment-unused': '责任单位标注未能对应到任务',
  'unit-doubtful': '单位名称待核',
  'deadline-year-open': '时限年份不明',
  'deadline-unresolved': '时限无法换算为日期',
  'deadline-before-issue': '时限早于成文日期',
  'calendar-year-unpublished': '该年节假日安排尚未公布,工作日按周末推算',
  'obligation-overlong': '任务语句过长,请核对断句',
  'attachment-absent': '正文提到的附件不在文件中',
} as const satisfies Record<DiagnosticCode, string>;

export const SEVERITY_WORDS = { error: '错误', warning: '存疑', info: '提示' } as const satisfies Record<Diagnostic['severity'], string>;
export const HIT_WORDS = { clause: '条文', title: '标题', unit: '单位' } as const satisfies Record<SearchHit['kind'], string>;

const SKIP_WORDS: Readonly<Record<string, string>> = {
  hidden: '隐藏文件', temporary: '临时或备份文件', system: '系统文件', 'link-broken': '链接已失效', 'folder-repeated': '文件夹重复(链接)',
  'folder-unreadable': '文件夹无法打开,请检查权限', 'not-a-file': '不是普通文件', 'ledger-file': '台账文件', aborted: '已中断,未处理',
};
export const skipWords = (reason: string): string => SKIP_WORDS[reason] ?? reason;

const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(FAILURE_WORDS, code);

/** One line for a failed file; a code that is no Failure's is a defect of ours. */
export function failureWords(code: string, facts: Facts): string {
  if (isFailureCode(code)) return oneLine(FAILURE_WORDS[code](facts));
  return oneLine(`${path(facts)}:程序内部错误(${facts['reason'] ?? code}),该文件未处理,请将文件和本行信息反馈给开发者。`);
}

/** A doubt in words with what was found, for a line of its own. */
export function diagnosticWords(diagnostic: Pick<Diagnostic, 'code' | 'found'>): string {
  const words = DIAGNOSTIC_WORDS[diagnostic.code];
  return diagnostic.found ? `${words}:${oneLine(diagnostic.found)}` : words;
}

/** Codes of doubts (as the ledger keeps them) as a short remark for a cell. */
export function remarkWords(codes: readonly string[]): string {
  return [...new Set(codes)].map((code) => (DIAGNOSTIC_WORDS as Readonly<Record<string, string>>)[code] ?? code).join(';');
}

/** 《春耕方案》农发〔2020〕3号. */
export const nameWords = ({ title, number }: NamedDocument): string => `${title ? `《${title}》` : ''}${number ?? ''}`;

export const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');
