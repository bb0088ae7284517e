import type { SearchHit } from '#model/ledger';
import { searchLedger as found } from '#app/search-ledger';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { HIT_WORDS, oneLine } from './words.ts';
import { WrongUse } from './wrong-use.ts';

/** `zeqing search`: hits with the searched words marked, the best first. */
export async function searchLedger(words: string, options: CommonOptions & { limit?: number }, terminal: Terminal): Promise<ExitCode> {
  if (words.trim() === '') throw new WrongUse('要查找的词语不能为空,如 zeqing search 督办。');
  const { hits, total } = found(ledgerPath(options), words, options.limit ?? 20);
  if (options.json) {
    await terminal.out(`${JSON.stringify({ query: words, total, hits }, null, 1)}\n`);
    return 0;
  }
  if (hits.length === 0) {
    await terminal.out(`没有找到“${words}”。\n`);
    return 0;
  }
  for (const hit of hits) {
    const place = [hit.number ?? hit.document, hit.taskId === null ? `D${hit.documentId}` : `任务 ${hit.taskId}`].join('  ');
    await terminal.out(`${terminal.dim(`[${HIT_WORDS[hit.kind]}] ${oneLine(place)}`)}\n  ${marked(hit, terminal)}\n`);
  }
  await terminal.out(`\n${terminal.bold(`共 ${total} 处${hits.length < total ? `,显示前 ${hits.length} 处(--limit 可调)` : ''}`)}\n`);
  return 0;
}

function marked(hit: SearchHit, terminal: Terminal): string {
  let text = '';
  let at = 0;
  for (const [start, end] of hit.marks) {
    text += clean(hit.text.slice(at, start)) + terminal.mark(clean(hit.text.slice(start, end)));
    at = end;
  }
  return text + clean(hit.text.slice(at));
}

const clean = (text: string): string => text.replace(/[\r\n\t]+/g, ' ').replace(/\p{Cc}/gu, '');
