#!/usr/bin/env node
// The `zeqing` command. Runs on Node 24; called with an older Node it hands over to the one in node_modules.
import { join } from 'node:path';
import { ensure, handOver, ROOT } from './ensure.js';
import { ANALYSIS_FLAGS } from './flags.js';

const node = ensure();
if (node === null) {
  process.exitCode = 1;
} else if (node === process.execPath) {
  const { constants, enableCompileCache } = await import('node:module');
  // Beside the packages: the folder of temporary files, where Node keeps it otherwise, is emptied with every start of the
  // machine, and the first start then takes a second longer. Where that may not be written, there all the same.
  if (enableCompileCache(join(ROOT, 'node_modules', '.cache', 'zeqing')).status === constants.compileCacheStatus.FAILED) enableCompileCache();
  await import('../src/cli/main.ts');
} else {
  process.exitCode = await handOver(node, [...ANALYSIS_FLAGS, join(ROOT, 'bin', 'zeqing.js'), ...process.argv.slice(2)]);
}
