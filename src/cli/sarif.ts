import { pathToFileURL } from 'node:url';
import type { CheckReport, ReportedFinding } from '#app/check';
import { FINDING_CODES, type Finding } from '#model/relations';
import { FINDING_WORDS, findingWords } from '#model/finding-words';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Finding['severity'], string>;

/** A report as SARIF 2.1.0 (OASIS), which editors and CI can show. Offsets count UTF-16 units of the text that was read. */
export function sarif(report: CheckReport, version: string): unknown {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: '责清', version, language: 'zh-CN', rules: FINDING_CODES.map((code) => ({ id: code, name: code, shortDescription: { text: FINDING_WORDS[code].name } })) } },
      columnKind: 'utf16CodeUnits',
      results: report.findings.map(result),
    }],
  };
}

function result(finding: ReportedFinding): unknown {
  return {
    ruleId: finding.code,
    ruleIndex: FINDING_CODES.indexOf(finding.code),
    level: LEVELS[finding.severity],
    message: { text: findingWords(finding) },
    locations: [{
      physicalLocation: { artifactLocation: { uri: pathToFileURL(finding.path).href }, ...(finding.span && finding.line !== null ? { region: region(finding) } : {}) },
      logicalLocations: [{ name: finding.document, kind: 'document' }],
    }],
    ...(finding.witnesses.length > 0 ? { relatedLocations: finding.witnesses.map((witness, id) => ({ id, message: { text: `${witness.document ? `《${witness.document}》` : ''}${witness.words}` } })) } : {}),
    partialFingerprints: { 'zeqing/v1': finding.mark },
    ...(finding.judgement?.verdict === 'ignored' || finding.judgement?.verdict === 'handled' ? { suppressions: [{ kind: 'external', justification: finding.judgement.reason }] } : {}),
  };
}

function region({ span, line, column, words }: ReportedFinding): unknown {
  const lines = words.split('\n');
  const last = lines.at(-1) ?? '';
  return {
    startLine: line, startColumn: column, endLine: (line ?? 1) + lines.length - 1, endColumn: (lines.length === 1 ? column ?? 1 : 1) + last.length,
    charOffset: span![0], charLength: span![1] - span![0], snippet: { text: words },
  };
}
