import { join } from 'node:path';
import type { Issuance, Reference } from '#model/analysis';
import { relate, relateRest } from '#app/relations/relate';
import { openLedger } from '#ledger/open';
import { post, type Posting } from '#ledger/posting/post';
import { allLinks } from '#ledger/relations/links';
import { materialOf, syntheticPostings } from './fill-ledger.ts';
import { type Measured, median, taken } from './measure.ts';
import type { Sample } from './throughput.ts';

const CLAUSES_A_DOCUMENT = 20;
const ADDED = 9;
const ISSUERS = ['安丘市人民政府', '潍坊市人民政府', '山东省人民政府', '威海市人民政府', '安丘市财政局', '潍坊市教育局'];
const TOPICS = ['食品安全', '国有企业改革', '脱贫攻坚三年行动', '养老服务', '医疗保障', '农村人居环境整治', '优化营商环境', '安全生产', '耕地保护', '职业教育', '文化产业发展', '数字经济', '防汛抗旱', '义务教育', '招商引资'];

/** Synthetic documents that cite each other as real ones do: two of the library by 文号 or title, one law, one that is not held. */
function* citingPostings(samples: readonly Sample[], documents: number): Generator<Posting> {
  let n = 0;
  const named = (i: number): { title: string; number: string; issuer: string } => {
    const issuer = ISSUERS[i % ISSUERS.length]!;
    return { issuer, number: `库发〔${2010 + (i % 14)}〕${i + 1}号`, title: `${issuer}关于加强${TOPICS[(i * 7) % TOPICS.length]!}第${i + 1}阶段工作的意见` };
  };
  for (const posting of syntheticPostings(materialOf(samples.map((sample) => sample.text)), documents * CLAUSES_A_DOCUMENT, 3, CLAUSES_A_DOCUMENT)) {
    const issuance = posting.analysis.documents[0]!;
    const { title, number, issuer } = named(n);
    const cite = (at: number, what: Partial<Reference>): Reference => ({ span: [at, at + 10], title: null, number: null, relation: 'implement', rule: 'synthetic', ...what });
    const references: Reference[] = [cite(0, { title: '中华人民共和国审计法', relation: 'basis' }), cite(10, { title: `关于公布第${n % 500}批目录的通知` })];
    if (n > 20) references.push(cite(20, { number: named((n * 31) % n).number }), cite(30, { title: named(n - 1 - (n % 15)).title }));
    const renamed: Issuance = { ...issuance, title, number, issuers: [issuer], references };
    n++;
    yield { ...posting, analysis: { ...posting.analysis, documents: [renamed] } };
  }
}

/** A library from scratch, and one document more: what relating them costs. */
export function measureRelations(samples: readonly Sample[], folder: string, documents: number): Measured[] {
  const ledger = openLedger(join(folder, 'relations.zeqing'));
  try {
    const added: Posting[] = [];
    let posted = 0;
    for (const posting of citingPostings(samples, documents + ADDED)) {
      if (posted++ < documents) post(ledger, posting);
      else added.push(posting);
    }
    let related = 0;
    const whole = taken(() => { related = relateRest(ledger, []); });
    const times = added.map((posting) => {
      post(ledger, posting);
      const id = ledger.reading.get<{ id: number }>('SELECT max(id) AS id FROM documents')!.id;
      return taken(() => { relate(ledger, [id], { reorganised: [] }); }).wall;
    });
    const pairs = ledger.reading.get<{ n: number }>('SELECT count(*) AS n FROM task_pairs')!.n;
    return [
      { what: `${related} 份文件的全部关系与检查`, target: '≤ 180 s', measured: `${(whole.wall / 1000).toFixed(1)} s(CPU ${(whole.cpu / 1000).toFixed(1)} s)`, met: documents < 10_000 ? null : whole.wall <= 180_000 },
      { what: '  引用已对应 / 任务对', target: '', measured: `${allLinks(ledger.reading).length} / ${pairs}`, met: null },
      { what: `库中有 ${related} 份时再加 1 份`, target: '≤ 1 s', measured: `中位 ${median(times).toFixed(0)} ms,最长 ${Math.max(...times).toFixed(0)} ms`, met: Math.max(...times) <= 1000 },
    ];
  } finally {
    ledger.close();
  }
}
