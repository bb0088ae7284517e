import { compileGrammar, type Grammar } from '#grammar/compile';
import { loadGrammar } from '#grammar/load';
import { Failure } from '#model/failure';
import type { GrammarFile } from '#model/resources';
import { DEADLINE_GATE, DEADLINE_SLOTS } from './deadline-slots.ts';
import { readDeadlineYield, type DeadlineYield } from './deadline-yields.ts';

/** The rows of resources/grammar/deadlines.yaml, ready to run. */
export type DeadlineGrammar = Grammar<DeadlineYield>;

/**
 * Loads and compiles deadline rows; those of the person's own files (`own`) come after, and may use the words of the first.
 * Takes the files' names (for messages) and their text; reads no disk.
 * @throws Failure 'resource-broken' with file and line; also for an id that an earlier file has.
 */
export function loadDeadlineGrammar({ own = [], ...first }: GrammarFile & { own?: readonly GrammarFile[] }): DeadlineGrammar {
  const all = [first, ...own].map(({ file, text }) => loadGrammar(file, text, readDeadlineYield));
  const rows = all.flatMap((source) => source.rows);
  const ids = new Set<string>();
  for (const { id, file, line } of rows) {
    if (ids.has(id)) throw new Failure('resource-broken', { file, line, reason: `id ${id} is used twice` });
    ids.add(id);
  }
  const words = Object.fromEntries(all.flatMap((source) => Object.entries(source.words)));
  return compileGrammar({ rows, words, skip: [...new Set(all.flatMap(({ skip }) => skip))] }, DEADLINE_SLOTS, DEADLINE_GATE);
}
