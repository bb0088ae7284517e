import { compileGrammar, type Grammar } from '#grammar/compile';
import { loadGrammar } from '#grammar/load';
import { TIME_SLOTS } from './time-slots.ts';
import { readTimeYield, type TimeYield } from './time-yields.ts';

/** The rows of resources/grammar/times.yaml, ready to run. */
export type TimeGrammar = Grammar<TimeYield>;

/**
 * Loads and compiles the rows of time expressions. Takes the file's name (for messages) and its text; reads no disk.
 * @throws Failure 'resource-broken' with file and line.
 */
export const loadTimeGrammar = (source: { file: string; text: string }): TimeGrammar => compileGrammar(loadGrammar(source.file, source.text, readTimeYield), TIME_SLOTS);
