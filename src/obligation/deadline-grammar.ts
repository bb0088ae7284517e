import { compileGrammar, type Grammar } from '#grammar/compile';
import { loadGrammar } from '#grammar/load';
import { DEADLINE_GATE, DEADLINE_SLOTS } from './deadline-slots.ts';
import { readDeadlineYield, type DeadlineYield } from './deadline-yields.ts';

/** The rows of resources/grammar/deadlines.yaml, ready to run. */
export type DeadlineGrammar = Grammar<DeadlineYield>;

/**
 * Loads and compiles deadline rows. Takes the file's name (for messages) and its text; reads no disk.
 * @throws Failure 'resource-broken' with file and line.
 */
export function loadDeadlineGrammar(source: { file: string; text: string }): DeadlineGrammar {
  return compileGrammar(loadGrammar(source.file, source.text, readDeadlineYield), DEADLINE_SLOTS, DEADLINE_GATE);
}
