import { type Analyzer, createAnalyzer } from './analyze.ts';
import type { Core } from './core.ts';
import { readResources } from './resources.ts';

const known = new WeakMap<Core, { rules: number; analyzer: Analyzer }>();

/**
 * The analyzer of a core, made when first needed: it costs a third of a second, and so does loading this file with all
 * stages. Whoever is loaded at the start imports it when it is needed (`test/api/start.test.ts`). @throws Failure 'resource-broken'
 */
export function analyzerOf(core: Core): Analyzer {
  const found = known.get(core);
  if (found?.rules === core.rules) return found.analyzer;
  const made = { rules: core.rules, analyzer: createAnalyzer(readResources(core.resourceFolders)) };
  known.set(core, made);
  return made.analyzer;
}
