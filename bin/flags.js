/**
 * How V8 makes machine code where texts are analysed; given on the command line only: set later, together with a compile
 * cache that is still empty, they ended one start in ten with SIGSEGV.
 * - The rules are a hundred large patterns: compiled once, not first for the interpreter and again for the machine.
 * - A folder of files is done before V8 has looked at a thousand functions for long: made into plain machine code at
 *   their first call they run a fifth faster over the first 2 MB of text, and the start costs no more.
 */
export const ANALYSIS_FLAGS = ['--no-regexp-tier-up', '--always-sparkplug', '--no-lazy-feedback-allocation'];
