import type { Analysis, Issuance, Obligation } from '#model/analysis';
import { createAnalyzer } from '#app/analyze';
import { analyzeFile, filesOf } from '#app/analyze-file';
import { failed } from '#app/importing/ingest-trouble';
import { readOwnResources } from '#app/resources';
import { MODALITY_NAMES, startWords, termWords } from '#model/names';
import type { CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { diagnosticWords, failureWords, SEVERITY_WORDS } from './words.ts';

/**
 * `zeqing analyze`: with --json the analysis of one file as an object, of several as an array, and nothing else on
 * stdout; without it a readable table. A file that fails costs itself only.
 */
export async function analyzeFiles(paths: readonly string[], options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const analyzer = createAnalyzer(readOwnResources());
  const files = await filesOf(paths);
  const several = files.length > 1;
  let code: ExitCode = 0;
  let printed = 0;
  if (options.json && several) await terminal.out('[');
  for (const path of files) {
    if (terminal.closed) break;
    try {
      const analysis = await analyzeFile(path, analyzer, { today: options.today });
      if (options.json) await terminal.out(`${printed > 0 ? ',\n' : several ? '\n' : ''}${JSON.stringify(analysis)}`);
      else await print(analysis, terminal);
      printed++;
    } catch (error) {
      const failure = failed(path, error);
      terminal.line(failureWords(failure.code, failure.facts));
      code = 1;
    }
  }
  if (options.json && (several || printed > 0)) await terminal.out(several ? '\n]\n' : '\n');
  return code;
}

async function print(analysis: Analysis, terminal: Terminal): Promise<void> {
  const { table } = await import('./table.ts');
  const { documents, source } = analysis;
  await terminal.out(`${terminal.bold(source.name)}(${source.format}):${documents.length} 份公文\n`);
  for (const document of documents) {
    await terminal.out(`\n${terminal.bold(document.title || '(无标题)')}\n${facts(document)}\n`);
    if (document.obligations.length === 0) await terminal.out('  未读出任务。\n');
    else {
      const labels = new Map(document.outline.map((provision) => [provision.id, provision.label]));
      const lines = table(document.obligations, [
        { heading: '条目', min: 6, max: 10, value: (o) => labels.get(o.provision ?? '') ?? '' },
        { heading: '类别', min: 4, max: 4, value: (o) => MODALITY_NAMES[o.modality] },
        { heading: '内容', min: 30, max: 90, value: (o) => o.text },
        { heading: '责任', min: 16, max: 36, value: units },
        { heading: '时限', min: 10, max: 24, value: deadlines },
      ], { width: terminal.width, heading: terminal.bold });
      await terminal.out(`${lines.join('\n')}\n`);
    }
  }
  const doubts = [...documents.flatMap((document) => document.diagnostics), ...analysis.diagnostics];
  if (doubts.length > 0) {
    const seen = new Set(doubts.map((doubt) => `${SEVERITY_WORDS[doubt.severity]} ${place(analysis.text, doubt.span?.[0])}${diagnosticWords(doubt)}`));
    await terminal.out(`\n待核 ${seen.size} 处:\n${[...seen].map((line) => `  ${line}`).join('\n')}\n`);
  }
}

function facts(document: Issuance): string {
  const shown: [string, string][] = [
    ['文号', document.number ?? ''], ['机关', document.issuers.join('、')], ['成文', document.issueDate ?? ''], ['施行', startWords(document.effectiveFrom)],
    ['有效期', termWords(document.effectiveTo)], ['解释', document.interpretedBy ?? ''],
  ];
  const counts = `条目 ${document.outline.length}、任务 ${document.obligations.length}、引用 ${document.references.filter((reference) => !reference.self).length}`;
  return [...shown.filter(([, value]) => value !== '').map(([name, value]) => `${name}:${value}`), counts].join('  ');
}

const ROLE_MARKS = { lead: '牵头:', responsible: '', cooperate: '配合:' } as const;

/** 牵头:甲、乙;丙;配合:丁 – each unit once, with its weightiest role. */
function units({ responsibilities }: Obligation): string {
  const named = new Set<string>();
  return (['lead', 'responsible', 'cooperate'] as const).flatMap((role) => {
    const names = responsibilities.filter((r) => r.role === role).map((r) => r.unit).filter((name) => !named.has(name) && named.add(name));
    return names.length ? [`${ROLE_MARKS[role]}${names.join('、')}`] : [];
  }).join(';');
}

const deadlines = (obligation: Obligation): string =>
  [...new Set(obligation.deadlines.map((deadline) => (deadline.dueOn ? `${deadline.text}(${deadline.dueOn})` : deadline.text)))].join(';');

const place = (text: string, offset: number | undefined): string => (offset === undefined ? '' : `第${text.slice(0, offset).split('\n').length}行 `);
