import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation { impact: string | null; id: string; nodes: { html: string }[] }

/** Serious and critical violations of accessibility on a page: rule and the first element of each. */
export async function findViolations(page: Page): Promise<string[]> {
  const violations = await page.evaluate<Violation[]>(`(async () => { ${AXE}; return (await axe.run(document, { resultTypes: ['violations'] })).violations; })()`);
  return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 200) ?? ''}`);
}
