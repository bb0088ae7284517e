/**
 * Sets how V8 makes machine code, for processes that analyse; imported for its effect, before all that compiles patterns.
 * - The rules are a hundred large patterns: compiled once, not first for the interpreter and again for the machine (0.15 s a start).
 * - A folder of files is done before V8 has looked at a thousand functions for long: made into plain machine code at their
 *   first call and watched from then on, they run a fifth faster over the first 2 MB of text, and the start costs no more.
 */
import { setFlagsFromString } from 'node:v8';

for (const flag of ['--no-regexp-tier-up', '--always-sparkplug', '--no-lazy-feedback-allocation']) setFlagsFromString(flag);
