import type { LibraryDocument } from '#model/relations';
import { missingOf, type Related, relationsOf } from '#app/relations/relations';
import { ledgerPath, type CommonOptions } from './options.ts';
import type { ExitCode } from './program.ts';
import type { Terminal } from './terminal.ts';
import { oneLine } from './words.ts';
import { LINK_WORDS, VALIDITY_WORDS } from '#model/finding-words';

type Missing = ReturnType<typeof missingOf>[number];

/** `zeqing relations DOCUMENT`: what it rests on and what rests on it; without a document the missing ones, ranked. */
export async function relations(what: string | undefined, options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  if (what === undefined) {
    const missing = missingOf(ledgerPath(options));
    await terminal.out(options.json ? `${JSON.stringify({ missing }, null, 1)}\n` : `${terminal.bold('缺失文件(按被依据的多少排列)')}\n${missing.map(missingLine).join('\n') || '  (没有)'}\n`);
    return 0;
  }
  const found = relationsOf(ledgerPath(options), what, { today: options.today });
  if (options.json) {
    await terminal.out(`${JSON.stringify(found, null, 1)}\n`);
    return 0;
  }
  const part = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', terminal.bold(title), ...lines] : []);
  const line = ({ document, validity, relation }: Related): string => `  ${LINK_WORDS[relation]}  ${name(document)}  ${VALIDITY_WORDS[validity.state]}`;
  const { document, validity, cites, citedBy, missing, sameTasks } = found;
  await terminal.out(`${[
    terminal.bold(name(document)),
    `效力:${VALIDITY_WORDS[validity.state]}${validity.evidence.map((e) => (e.on ? `(${e.on})` : '')).join('')},以 ${found.today} 为准`,
    ...part('引用的文件', cites.map(line)), ...part('被引用', citedBy.map(line)), ...part('引用而库中没有', missing.map(missingLine)),
    ...part('同一任务', sameTasks.map((each) => `  ${name(each.document)}  同一任务 ${each.same} 对,相近 ${each.similar} 对`)),
  ].join('\n')}\n`);
  return 0;
}

const name = (document: LibraryDocument): string => `D${document.id} 《${oneLine(document.title)}》${document.number ? `(${document.number})` : ''}`;
const missingLine = (missing: Missing): string => `  ${missing.title ? `《${oneLine(missing.title)}》` : ''}${missing.number ? `(${missing.number})` : ''}  ${missing.citedBy} 份文件引用${missing.restOnIt > 0 ? `,其中 ${missing.restOnIt} 份以之为依据` : ''}`;
