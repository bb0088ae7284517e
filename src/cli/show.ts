import type { DocumentDetail, DocumentRow, SourceLine, TaskRow } from '#model/ledger';
import type { Span } from '#model/span';
import { showLedger } from '#app/show-ledger';
import { DEADLINE_NAMES, MODALITY_NAMES, RELATION_NAMES, ROLE_NAMES, startWords, STATUS_NAMES, termWords } from '#model/names';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { diagnosticWords, nameWords, remarkWords, SEVERITY_WORDS } from './words.ts';

/** `zeqing show`: a task with its source words in their paragraph, a document's outline, or the list of documents. */
export async function show(what: string | undefined, options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const shown = showLedger(ledgerPath(options), what, { today: options.today });
  if (options.json) await terminal.out(`${JSON.stringify(shown, null, 1)}\n`);
  else if (shown.kind === 'task') await terminal.out(taskText(shown.task, shown.lines, terminal));
  else if (shown.kind === 'document') await terminal.out(documentText(shown.document, terminal));
  else await terminal.out(documentsText(shown.documents, terminal));
  return 0;
}

const field = (name: string, value: string): string[] => (value === '' ? [] : [`${name}:${value}`]);

function taskText(task: TaskRow, lines: readonly SourceLine[], terminal: Terminal): string {
  const units = task.units.map((unit) => `${unit.unit}(${unit.printed ?? ROLE_NAMES[unit.role]}${unit.basis === 'inherited' ? ',承上' : unit.basis === 'subject' ? ',主语' : ''})`);
  const deadlines = task.deadlines.map((deadline) => `${deadline.text}(${DEADLINE_NAMES[deadline.kind]}${deadline.dueOn ? `,到期 ${deadline.dueOn}` : ''})`);
  return `${[
    terminal.bold(`任务 ${task.id}  ${task.provisionPath.join('')}${task.provisionTitle}`),
    ...field('来源', `《${task.document}》${task.number ? `(${task.number})` : ''}  ${task.sourceName}`),
    ...field('单位', [...new Set(units)].join('、')),
    ...field('时限', [...new Set(deadlines)].join(';')),
    ...field('到期日', task.dueOn ?? ''),
    ...field('状态', STATUS_NAMES[task.status] + (task.overdue ? terminal.red('(逾期)') : '')),
    ...field('待核', remarkWords(task.doubts)),
    '', terminal.bold('具体要求'),
    ...task.obligations.map((obligation, index) => `  ${index + 1}. [${MODALITY_NAMES[obligation.modality]}] ${clean(obligation.text)}`),
    '', terminal.bold('原文'),
    ...lines.map((line) => `  ${markSpans(line, task.spans, terminal)}`),
  ].join('\n')}\n`;
}

/** The line with the task's own words marked. */
function markSpans(line: SourceLine, spans: readonly Span[], terminal: Terminal): string {
  let text = '';
  let at = line.span[0];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(start, at);
    const to = Math.min(end, line.span[1]);
    if (to <= from) continue;
    text += clean(line.text.slice(at - line.span[0], from - line.span[0])) + terminal.mark(clean(line.text.slice(from - line.span[0], to - line.span[0])));
    at = to;
  }
  return text + clean(line.text.slice(at - line.span[0]));
}

function documentText(document: DocumentDetail, terminal: Terminal): string {
  const levels = new Map<string, number>();
  const outline = document.outline.map((provision) => {
    const depth = provision.parent === null ? 0 : (levels.get(provision.parent) ?? 0) + 1;
    levels.set(provision.id, depth);
    return `  ${'  '.repeat(depth)}${provision.label}${clean(provision.title)}${provision.taskId === null ? '' : terminal.dim(`  → 任务 ${provision.taskId}`)}`;
  });
  const references = document.references.filter((reference) => !reference.self).map((reference) => `  ${RELATION_NAMES[reference.relation]}  ${clean(nameWords(reference))}`);
  const doubts = document.diagnostics.map((doubt) => `  ${SEVERITY_WORDS[doubt.severity]}  ${diagnosticWords(doubt)}`);
  return `${[
    terminal.bold(document.title), ...field('编号', `D${document.id}`), ...field('文号', document.number ?? ''), ...field('机关', document.issuers.join('、')), ...field('成文日期', document.issueDate ?? ''),
    ...field('文种', document.type ?? ''), ...field('施行', startWords(document.effectiveFrom)), ...field('有效期', termWords(document.effectiveTo)), ...field('解释', document.interpretedBy ?? ''),
    ...field('文件', document.sourceName), ...field('任务', `${document.taskCount} 项(${document.obligationCount} 条要求)`),
    '', terminal.bold('条目'), ...(outline.length > 0 ? outline : ['  (没有编号条目)']),
    ...(references.length > 0 ? ['', terminal.bold('引用'), ...new Set(references)] : []),
    ...(doubts.length > 0 ? ['', terminal.bold('待核'), ...new Set(doubts)] : []),
  ].join('\n')}\n`;
}

function documentsText(documents: readonly DocumentRow[], terminal: Terminal): string {
  if (documents.length === 0) return '台账中还没有文件,请先运行 zeqing import。\n';
  const lines = table(documents, [
    { heading: '编号', min: 4, max: 7, value: (document) => `D${document.id}` },
    { heading: '标题', min: 30, max: 70, value: (document) => document.title },
    { heading: '文号', min: 12, max: 24, value: (document) => document.number ?? '' },
    { heading: '成文日期', min: 10, max: 10, value: (document) => document.issueDate ?? '' },
    { heading: '任务', min: 4, max: 6, right: true, value: (document) => String(document.taskCount) },
    { heading: '待核', min: 4, max: 6, right: true, value: (document) => String(document.doubtCount) },
  ], { width: terminal.width, heading: terminal.bold });
  return `${lines.join('\n')}\n\n${terminal.bold(`共 ${documents.length} 份公文`)}(zeqing show D编号 可看条目)\n`;
}

const clean = (text: string): string => text.replace(/[\r\n\t]+/g, ' ').replace(/\p{Cc}/gu, '').trim();
