import { expect, test } from 'vitest';
import { startCounting } from './support/count-work.ts';

const count = await startCounting();
const [{ structure }, { documentWords }, { readResources }, { reconcile }] = await Promise.all([import('#document/structure'), import('#lexicon/document-words'), import('#app/resources'), import('#ledger/posting/reconcile')]);

test('ten times the text is ten times the work of its structure', async () => {
  const words = documentWords(readResources());
  const work = (lines: number): Promise<number> => {
    const text = '(一)加强管理。各部门要落实责任,2020年底前完成。\n'.repeat(lines);
    return count(() => { structure(text, [0, text.length], words); });
  };
  await work(100);
  const short = await work(200);
  expect(short).toBeGreaterThan(10_000);
  expect(await work(2000) / short).toBeLessThan(12); // 77 with one loop over all clauses for each of them
});

test('in a long document a rewritten item is compared with so many others, however long it is', async () => {
  const traces = (items: number, suffix: string): { id: number; path: string; text: string }[] => Array.from({ length: items }, (_, id) => ({ id, path: `${id}.`, text: `第${id}项工作由第${id * 7}组落实,${'建立健全联席会议制度,每季度召开一次会议'.slice(id % 9)}${suffix}` }));
  const work = (items: number): Promise<number> => count(() => { reconcile(traces(items, '年内完成'), traces(items, '月内办结')); });
  await work(20);
  const some = await work(200);
  expect(some).toBeGreaterThan(100_000);
  expect(await work(400) / some).toBeLessThan(3);
});
