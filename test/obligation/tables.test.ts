import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { analyze, createAnalyzer } from '../../src/app/analyze.ts';
import { readResources } from '../../src/app/resources.ts';
import { readHeading, tableWords } from '#lexicon/table-words';
import { unitWords } from '#lexicon/unit-words';
import type { Analysis, Deadline, Issuance, Obligation } from '#model/analysis';
import { tableDocx, tablePdf, tableText } from '../support/make-table.ts';
import { readBytes } from '../support/read-bytes.ts';

/** pages: a PDF whose table goes on over several pages below its repeated head. */
type Format = 'docx' | 'pdf' | 'pages' | 'tab' | 'bar' | 'spaces';
interface Row { id: string; why: string; formats: Format[]; above: string[]; below?: string[]; table: string; expected: string[] }

const resources = readResources();
const analyzer = createAnalyzer(resources);
const rows = parse(readFileSync(new URL('../cases/tables.yaml', import.meta.url), 'utf8')) as Row[];

async function read({ above, table: drawn, below = [] }: Row, format: Format): Promise<Analysis> {
  const table = drawn.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const bytes = format === 'docx' ? tableDocx(above, table, below) : format === 'pdf' || format === 'pages' ? tablePdf(above, table, below, format === 'pages' ? 260 : undefined) : Buffer.from(tableText(above, table, below, format));
  return analyze(await readBytes(bytes), { name: `made.${format}`, sha256: '' }, analyzer);
}

const limit = ({ kind, start, end, due, period, duration }: Deadline): string => [kind, start, end, period, due, duration].filter((x) => x !== undefined).join(' ');

function path(document: Issuance, obligation: Obligation): string {
  const out: string[] = [];
  for (let p = document.outline.find((o) => o.id === obligation.provision); p; p = document.outline.find((o) => o.id === p?.parent)) if (p.level > 0) out.unshift(p.label + p.title);
  return out.join('>');
}

/** Everything that a table row gave: what has a unit, a limit or a table's rule. */
const shown = (analysis: Analysis): string[] => analysis.documents.flatMap((document) => document.obligations
  .filter((o) => o.rule.startsWith('table.') || o.responsibilities.some((r) => r.rule.startsWith('table.')))
  .map((o) => {
    const units = o.responsibilities.filter((r) => r.basis === 'assignment').map((r) => `${r.role[0]}:${r.unit}`).join(' ');
    return `${path(document, o)} | ${o.text} | ${units} | ${o.deadlines.map(limit).join('; ')}`.trimEnd();
  }));

describe('tables', () => {
  test('there are rows, each with a reason', () => {
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) expect(row.why && row.formats.length > 0, row.id).toBeTruthy();
  });

  test.each(rows.flatMap((row) => row.formats.map((format) => [row.id, format, row] as const)))('%s as %s', async (_, format, row) => {
    const analysis = await read(row, format);
    expect(shown(analysis)).toEqual(row.expected);
    for (const document of analysis.documents) {
      for (const o of document.obligations) {
        expect(analysis.text.slice(...o.span)).toBe(o.text);
        for (const r of o.responsibilities) if (r.span) expect(analysis.text.slice(...r.span).replace(/\s/g, '')).toBe(r.unit);
        for (const d of o.deadlines) expect(analysis.text.slice(...d.span).replace(/\s/g, '')).toBe(d.text);
      }
    }
  });

  test('what stands around a table keeps its place: parts before and after it, numbers that go on', async () => {
    const lines = ['关于做好重点工作的通知', '一、目标任务', '主要任务如下。', '任务\t牵头单位\t完成时限', '1.建设服务大厅。\t县政务局\t2021年6月底', '2.开通服务热线。\t县大数据局\t2021年底', '二、工作要求', '(一)加强领导。各部门要压实责任。', '(二)强化督导。每季度通报一次进度。'];
    const analysis = analyze(await readBytes(Buffer.from(lines.join('\n'))), { name: 'made', sha256: '' }, analyzer);
    const { outline } = analysis.documents[0]!;
    const parent = (id: string | null): string => outline.find((p) => p.id === id)?.label ?? '';
    expect(outline.map((p) => `${p.level} ${p.label}${p.title} < ${parent(p.parent)}`)).toEqual(['1 一、目标任务 < ', '1 二、工作要求 < ', '2 (一)加强领导 < 二、', '2 (二)强化督导 < 二、']);
    expect(shown(analysis)).toEqual(['一、目标任务 | 1.建设服务大厅。 | l:县政务局 | by 2021-06-30', '一、目标任务 | 2.开通服务热线。 | l:县大数据局 | by 2021-12-31']);
  });

  test.each(['gw_table_footnote.docx', 'LO_gw_table.pdf'])('a real file with a table of two heads: %s', async (name) => {
    const analysis = analyze(await readBytes(readFileSync(new URL(`../fixtures/intake/${name}`, import.meta.url)), name), { name, sha256: '' }, analyzer);
    expect(shown(analysis)).toEqual([
      '一、夯实粮食安全根基>1 | 稳定粮食播种面积，主攻单产和品质提升。 | l:农业农村部 c:财政部 | by 2026-12-31',
      '一、夯实粮食安全根基>2 | 新建高标准农田6000万亩。 | l:农业农村部 c:水利部 | ongoing',
      '一、夯实粮食安全根基>3 | 严守18亿亩耕地红线。 | l:自然资源部 c:国家林草局 | by 2026-06-30',
      '二、促进农民增收>4 | 拓宽就业渠道。 | l:人力资源社会保障部 c:全国总工会 | by 2026-03-31',
    ]);
  });

  test('every heading of table-headings.csv means what its example says, and its counter does not', () => {
    const words = tableWords(resources, unitWords(resources));
    for (const { values } of resources.lexicon['table-headings']!) {
      const { word, meaning, example, counter } = values as Record<'word' | 'meaning' | 'example' | 'counter', string>;
      expect(readHeading(example, words)?.meaning, `${word}: ${example}`).toBe(meaning);
      expect(example.includes(word), `${word}: ${example}`).toBe(true);
      expect(counter, word).toBeTruthy();
      expect(words.headings.find((row) => row.word === word)?.word).toBe(word);
      const read = words.headings.find((row) => row.match === 'whole' ? counter === row.word : row.match === 'end' ? counter.endsWith(row.word) : row.match === 'start' ? counter.startsWith(row.word) : counter.includes(row.word));
      expect(read?.word, `${word} is not read in ${counter}`).not.toBe(word);
    }
  });
});
