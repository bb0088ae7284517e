#!/usr/bin/env node
// The `zeqing` command. Runs on Node 24; called with an older Node it hands over to the one in node_modules.
import { join } from 'node:path';
import { ensure, handOver, ROOT } from './ensure.js';
import { ANALYSIS_FLAGS } from './flags.js';

const node = ensure();
if (node === null) {
  process.exitCode = 1;
} else if (node === process.execPath) {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache?.();
  await import('../src/cli/main.ts');
} else {
  process.exitCode = await handOver(node, [...ANALYSIS_FLAGS, join(ROOT, 'bin', 'zeqing.js'), ...process.argv.slice(2)]);
}
