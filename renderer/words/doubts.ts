import type { Diagnostic, DiagnosticCode } from '#model/diagnostic';

interface DoubtWords { short: string; what: string; todo: string }

/** Each doubt: two to six characters for a cell, what it means, what the clerk does. A code without words does not compile. */
export const DOUBT_WORDS = {
  'encoding-guessed': { short: '编码推断', what: '文字编码系推断', todo: '核对是否有乱码。' },
  'replacement-characters': { short: '缺字', what: '文中有无法识别的字符', todo: '对照原件补正。' },
  'tracked-changes': { short: '有修订', what: '文件含未接受的修订', todo: '已按接受后的文字处理，请核对定稿。' },
  'page-without-text': { short: '缺页文字', what: '有页面未读出文字', todo: '请对照原件查看该页，必要时补充电子版。' },
  'object-skipped': { short: '有嵌入对象', what: '文件含未读取的嵌入对象', todo: '打开原件，核对嵌入的表格或图片中有无任务。' },
  'characters-unmapped': { short: '字符缺失', what: '部分文字缺少字符对照，无法读出', todo: '对照原件补正，或换用电子版。' },
  'read-from-pictures': { short: '图像识别', what: '文字由图像识别（OCR）得出', todo: '对照原件核对，数字和日期尤其要核。' },
  'character-doubtful': { short: '识别存疑', what: '识别的文字存疑', todo: '对照原件核对该字。' },
  'title-absent': { short: '无标题', what: '未找到标题', todo: '核对文件开头。' },
  'number-absent': { short: '无文号', what: '未找到发文字号', todo: '核对文件开头或版记。' },
  'issue-date-absent': { short: '无日期', what: '未找到成文日期', todo: '相对时限将无法换算，请核对落款。' },
  'issuer-absent': { short: '无机关', what: '未找到发文机关', todo: '核对红头或落款。' },
  'numbering-gap': { short: '序号断', what: '条目编号不连续', todo: '核对是否缺页或误读。' },
  'assignment-unused': { short: '分工未用', what: '责任单位标注未能对应到任务', todo: '选定任务后补上单位。' },
  'unit-doubtful': { short: '单位待核', what: '单位名称待核', todo: '核对名称；常用单位可加入词典。' },
  'deadline-year-open': { short: '年份不明', what: '时限年份不明', todo: '按文件补上年份。' },
  'deadline-unresolved': { short: '时限未定', what: '时限无法换算为日期', todo: '可手工填写到期日。' },
  'deadline-before-issue': { short: '时限在前', what: '时限早于成文日期', todo: '核对年份。' },
  'calendar-year-unpublished': { short: '日历未公布', what: '该年节假日安排尚未公布', todo: '暂按周末推算；公布后在设置中补充。' },
  'obligation-overlong': { short: '语句过长', what: '任务语句过长', todo: '核对断句，必要时拆分。' },
  'attachment-absent': { short: '缺附件', what: '正文提到的附件不在文件中', todo: '如需要请另行导入附件。' },
} as const satisfies Record<DiagnosticCode, DoubtWords>;

export const SEVERITY_WORDS = { error: '错误', warning: '存疑', info: '提示' } as const satisfies Record<Diagnostic['severity'], string>;

const isDoubt = (code: string): code is DiagnosticCode => Object.hasOwn(DOUBT_WORDS, code);

/** Words for a stored code; one that a later version wrote is shown as it is. */
export function doubtWords(code: string): DoubtWords {
  return isDoubt(code) ? DOUBT_WORDS[code] : { short: code, what: code, todo: '' };
}
