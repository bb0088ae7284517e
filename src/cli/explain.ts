import { createAnalyzer } from '#app/analyze';
import { explainFile } from '#app/explain-file';
import type { Explanation, ExplainWhere } from '#app/explain';
import { readOwnResources } from '#app/resources';
import { MODALITY_NAMES, RELATION_NAMES, ROLE_NAMES } from '#model/names';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { CLAUSE_WORDS, featureWords, FROM_WORDS, LABEL_WORDS, LOST_WORDS, PLACE_WORDS, proofWords } from './words-explain.ts';
import { subjectFeatureWords } from './words-subject.ts';
import { nameWords, oneLine } from './words.ts';
import { WrongUse } from './wrong-use.ts';

export interface ExplainOptions { at?: number; sentence?: string; json?: boolean }

/**
 * `zeqing explain FILE --at OFFSET | --sentence WORDS`: why the sentence there was read as it was. Exit code 1 where
 * no sentence is found.
 * @throws WrongUse unless exactly one place is named.
 */
export async function explainSentence(path: string, options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const where = whereOf(options);
  const found = await explainFile(path, createAnalyzer(readOwnResources()), where);
  if (options.json) await terminal.out(`${JSON.stringify(found, null, 1)}\n`);
  else if (found.length > 0) await terminal.out(found.map((one) => text(one, terminal)).join('\n'));
  if (found.length === 0) terminal.line(`${path}:${'at' in where ? `位置 ${where.at} 处没有语句` : `没有找到含“${where.words}”的语句`},请换一个位置或词语。`);
  return found.length > 0 ? 0 : 1;
}

function whereOf({ at, sentence }: ExplainOptions): ExplainWhere {
  if ((at === undefined) === (sentence === undefined)) throw new WrongUse('请用 --at 位置 或 --sentence 词语 指明一处(只选其一)。');
  return at === undefined ? { words: sentence ?? '' } : { at };
}

function text(one: Explanation, terminal: Terminal): string {
  const { label, obligation } = one;
  const lines = [
    terminal.bold(`「${oneLine(one.text)}」`),
    `位置:${one.span[0]}–${one.span[1]}  《${one.document}》`,
    `语句:${CLAUSE_WORDS[one.clause]}${one.provisions.length > 0 ? `,在 ${one.provisions.join(' > ')}` : ''}`,
    `结论:${obligation ? `${MODALITY_NAMES[obligation.modality]}(规则 ${obligation.rule})` : '不是任务'}`,
  ];
  if (label) {
    lines.push(`类别:${label.scores.map(({ label: l, score }) => `${LABEL_WORDS[l]} ${score.toFixed(2)}`).join('  ')}`);
    if (label.form) lines.push(`  “${LABEL_WORDS[label.label]}”由句式定:${label.form.name}${label.form.line === null ? '' : `(sentence-forms.yaml 第${label.form.line}行)`}`);
    else lines.push(`  支持“${LABEL_WORDS[label.label]}”:${features(label.for) || '(无)'}`, `  倾向“${LABEL_WORDS[label.second]}”:${features(label.against) || '(无)'}`);
  } else lines.push(one.clause === 'body' ? '类别:只说由谁负责、何时完成,不判类别' : '类别:非正文语句,不判类别');
  lines.push(...section('主语', one.actors.map((actor) => `${actor.name}(${actor.learnt ? learntWords(actor.learnt) : proofWords(actor)})`)));
  lines.push(...section('责任标注', one.assignments.map((a) => `${a.units.map((u) => `${ROLE_NAMES[u.role]} ${u.unit}${u.printed ? `[${u.printed}]` : ''}`).join('、')}  ← ${shorten(a.words)}@${a.span[0]}(${a.units.some((u) => u.rule.startsWith('table.')) ? '表格单元' : PLACE_WORDS[a.place]}${a.own ? ',标注在本句' : ''},覆盖 ${a.covers} 句;规则 ${[...new Set(a.units.map((u) => u.rule))].join('、')})`)));
  lines.push(...section('时限', one.deadlines.map((d) => `${d.text} = ${d.meaning}(${FROM_WORDS[d.from]};规则 ${d.rule}${d.line === null ? '' : `,deadlines.yaml 第${d.line}行`}${d.yearFrom ? `;年份取自${d.yearFrom === 'document' ? '文件' : '上文'}` : ''})`)));
  lines.push(...section('引用', one.citations.map((c) => `${RELATION_NAMES[c.relation]} ${nameWords(c)}${c.standsFor ? `(即${nameWords(c.standsFor)})` : ''}(规则 ${c.rule})`)));
  lines.push(...section('落选', one.lost.map((l) => `${LOST_WORDS[l.kind]}:${oneLine(l.text)}(${l.why})`)));
  return `${lines.join('\n')}\n`;
}

const section = (name: string, values: readonly string[]): string[] => (values.length === 0 ? [`${name}:(无)`] : [`${name}:`, ...values.map((value) => `  ${value}`)]);
const features = (weights: readonly { feature: string; weight: number }[], words: (feature: string) => string = featureWords): string => weights.map(({ feature, weight }) => `${words(feature)} ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`).join(',');
const learntWords = ({ odds, for: speaking, against }: NonNullable<Explanation['actors'][number]['learnt']>): string => `模型认出,把握 ${(1 / (1 + Math.exp(-odds))).toFixed(2)};支持:${features(speaking, subjectFeatureWords) || '(无)'};反对:${features(against, subjectFeatureWords) || '(无)'}`;
const shorten = (words: string): string => (words.length > 40 ? `${oneLine(words.slice(0, 40))}…` : oneLine(words));
