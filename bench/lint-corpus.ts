/**
 * `npm run lint-corpus [-- --docs DIR --only id,id --kind KIND --examples N --json]`: analyses every document of a corpus
 * and lists findings that no experienced clerk would believe, with document and offset. Says so and ends well where the
 * documents are absent. Exit code 1 when a document throws or has no title, or the rate is not under the target.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnalyzer } from '#app/analyze';
import { analyzeFile } from '#app/analyze-file';
import { readResources } from '#app/resources';
import { implausible, KINDS, type Finding, type FindingKind } from './implausible.ts';

const TARGET = 1;
const args = process.argv.slice(2);
const valueOf = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const folder = valueOf('--docs') ?? join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'shared', 'corpus', 'docs');

if (!existsSync(folder)) console.log(`没有找到语料(${folder}),未检查。`);
else process.exitCode = await lint(folder);

async function lint(docs: string): Promise<number> {
  const only = valueOf('--only')?.split(',');
  const kind = valueOf('--kind');
  const examples = Number(valueOf('--examples') ?? (kind ? 200 : 4));
  const analyzer = createAnalyzer(readResources());
  const names = readdirSync(docs).filter((name) => name.endsWith('.txt') && (!only || only.includes(name.slice(0, -4)))).sort();
  const findings: (Finding & { document: string })[] = [];
  const thrown: string[] = [];
  const untitled: string[] = [];
  let obligations = 0;
  let responsibilities = 0;
  let issuances = 0;
  for (const name of names) {
    try {
      const analysis = await analyzeFile(join(docs, name), analyzer);
      if (analysis.documents.length === 0 || analysis.documents.some((document) => document.title === '')) untitled.push(name);
      issuances += analysis.documents.length;
      obligations += analysis.documents.reduce((sum, document) => sum + document.obligations.length, 0);
      responsibilities += analysis.documents.reduce((sum, document) => sum + document.obligations.reduce((n, o) => n + o.responsibilities.length, 0), 0);
      for (const finding of implausible(analysis, analyzer.obligation)) findings.push({ ...finding, document: name });
    } catch (error) {
      thrown.push(`${name}: ${String(error)}`);
    }
  }
  const rate = obligations === 0 ? 0 : (100 * findings.length) / obligations;
  if (args.includes('--json')) console.log(JSON.stringify({ documents: names.length, issuances, obligations, responsibilities, thrown, untitled, rate, findings }));
  else {
    console.log(`${names.length} 份文件、${issuances} 份公文、${obligations} 条要求、${responsibilities} 处责任`);
    console.log(`出错 ${thrown.length},无标题 ${untitled.length}${untitled.length > 0 ? `(${untitled.slice(0, 8).join(' ')})` : ''}`);
    for (const line of thrown) console.log(`  ${line}`);
    for (const [code, words] of Object.entries(KINDS) as [FindingKind, string][]) {
      const of = findings.filter((finding) => finding.kind === code);
      const files = new Set(of.map((finding) => finding.document)).size;
      console.log(`${String(of.length).padStart(5)}  ${words}  每份 ${(of.length / Math.max(1, names.length)).toFixed(2)},每百条要求 ${((100 * of.length) / Math.max(1, obligations)).toFixed(2)}(${files} 份文件)`);
      if (kind === undefined || kind === code) for (const { document, span, found } of of.slice(0, examples)) console.log(`         ${document}@${span[0]}  ${found}`);
    }
    console.log(`合计 ${findings.length} 处,每百条要求 ${rate.toFixed(2)}(目标低于 ${TARGET})`);
  }
  return thrown.length > 0 || untitled.length > 0 || rate >= TARGET ? 1 : 0;
}
