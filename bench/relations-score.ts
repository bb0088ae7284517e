/**
 * `node bench/relations-score.ts [--differences]`: resolves the citations of the shared corpus within it and compares
 * with its list of links (pairs found by exact string). What differs is printed with the citing words, to be judged.
 * Says so and ends well where the corpus is not at hand.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnalyzer } from '#app/analyze';
import { analyzeFile } from '#app/analyze-file';
import { readResources } from '#app/resources';
import type { Relation } from '#model/analysis';
import { regionOfDocument, type DocumentName, type NamedDocument, citedName, namesOf, resolve } from '#relations/resolve-links';
import { numberKey } from '#relations/title-key';

const CORPUS = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'shared', 'corpus');

interface Listed { citing_id: string; cited_id: string; relation: string; quote: string; matched: string; matched_by: string }
interface Known { file: string; document: NamedDocument; names: DocumentName[] }
interface Found { citing: string; cited: string; words: string; relations: string[]; by: string }

async function main(): Promise<void> {
  const analyzer = createAnalyzer(readResources());
  const index = new Map(readFileSync(join(CORPUS, 'index.tsv'), 'utf8').split('\n').slice(1).filter(Boolean).map((line) => {
    const [id = '', title = '', number = '', issuer = '', date = ''] = line.split('\t');
    return [id, { title, number, issuer, date }];
  }));
  const known: Known[] = [];
  const citations: { file: string; documentId: number; title: string | null; number: string | null; relation: Relation; words: string }[] = [];
  for (const name of readdirSync(join(CORPUS, 'docs')).sort()) {
    const file = name.replace(/\.txt$/, '');
    const analysis = await analyzeFile(join(CORPUS, 'docs', name), analyzer);
    const source = index.get(file);
    analysis.documents.forEach((d, at) => {
      const id = known.length;
      // What the source says of a file plays the part of the file's name.
      const further = at === 0 && source?.title ? [source.title] : [];
      const issuers = d.issuers.length > 0 ? d.issuers : at === 0 && source?.issuer ? [source.issuer] : [];
      const number = d.number ?? (at === 0 && source?.number ? source.number : null);
      known.push({
        file, names: namesOf(id, d.title, further),
        document: { id, numberKey: number === null ? null : numberKey(number), issuers, region: regionOfDocument(issuers, further[0] ?? d.title), issueDate: d.issueDate ?? (source?.date || null), year: d.year },
      });
      for (const r of d.references) if (!r.self) citations.push({ file, documentId: id, title: (r.standsFor ?? r).title, number: (r.standsFor ?? r).number, relation: r.relation, words: analysis.text.slice(Math.max(0, r.span[0] - 30), r.span[1] + 20).replace(/\s+/gu, ' ') });
    });
  }
  const byCore = group(known.flatMap((k) => k.names.map((name) => ({ name, document: k.document }))), (each) => each.name.core);
  const byNumber = group(known.map((k) => k.document).filter((d) => d.numberKey !== null), (d) => d.numberKey ?? '');
  const found = new Map<string, Found>();
  for (const c of citations) {
    const cited = citedName(c.title, c.number, c.relation);
    const resolution = resolve(cited, known[c.documentId]!.document, known[c.documentId]!.names, byNumber.get(cited.numberKey ?? '') ?? [], byCore.get(cited.core) ?? []);
    if (!resolution) continue;
    const target = known[resolution.documentId]!.file;
    const before = found.get(`${c.file} ${target}`);
    if (before) before.relations.push(c.relation);
    else if (target !== c.file) found.set(`${c.file} ${target}`, { citing: c.file, cited: target, words: c.words, relations: [c.relation], by: resolution.by });
  }
  report(found, readFileSync(join(CORPUS, 'links.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Listed), index);
}

function group<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) (groups.get(key(item)) ?? groups.set(key(item), []).get(key(item))!).push(item);
  return groups;
}

const KIND: Readonly<Record<string, string>> = { cite: 'mention', issues: 'attach' };

function report(found: ReadonlyMap<string, Found>, listed: readonly Listed[], index: ReadonlyMap<string, { title: string }>): void {
  const wanted = new Map(listed.map((l) => [`${l.citing_id} ${l.cited_id}`, l]));
  const missed = [...wanted].filter(([key]) => !found.has(key));
  const beyond = [...found].filter(([key]) => !wanted.has(key));
  const hits = wanted.size - missed.length;
  const alike = [...wanted].filter(([key, l]) => found.get(key)?.relations.includes(KIND[l.relation] ?? l.relation)).length;
  if (process.argv.includes('--differences')) {
    for (const [, l] of missed) console.log(`漏\t${l.citing_id} → ${l.cited_id}\t${l.matched_by} ${l.matched}\t${l.quote.slice(0, 160)}`);
    for (const [, f] of beyond) console.log(`多\t${f.citing} → ${f.cited} ${index.get(f.cited)?.title ?? ''}\t${f.by} ${f.relations.join(' ')}\t${f.words}`);
  }
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  console.log(`列出 ${wanted.size} 对,找到 ${found.size} 对;其中列出的 ${hits} 对:召回 ${percent(hits / wanted.size)},若列表之外全错则精确 ${percent(hits / found.size)};关系一致 ${percent(alike / hits)}`);
}

if (existsSync(join(CORPUS, 'links.jsonl'))) await main();
else console.log(`没有找到语料(${CORPUS}),未评分。`);
