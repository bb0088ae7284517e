import { existsSync } from 'node:fs';
import type { CalendarDate } from '#model/calendar-date';
import type { Statement } from '#model/relations';
import { type Coverage, coverage } from '#relations/coverage';
import { statementsOf } from '#relations/statements';
import { documentById } from '#ledger/documents';
import { statementsOfDocument } from '#ledger/relations/statements';
import { createAnalyzer } from '#app/analyze';
import { analyzeFile } from '#app/analyze-file';
import { readLedger } from '#app/read-ledger';
import { findDocument } from './relations.ts';
import { readOwnResources } from '#app/resources';

export interface CoveredSide { name: string; statements: readonly Statement[] }
export interface CoverageReport { upper: CoveredSide; lower: CoveredSide; coverage: Coverage }

/**
 * Which tasks of the upper document have a row in the lower one. Each side is a file, or a document of the ledger by
 * 'D3', 文号 or a piece of its title.
 * @throws Failure of reading a file; 'document-not-found', 'query-invalid', and those of opening the ledger
 */
export async function coverageOf(ledgerPath: string, upper: string, lower: string, options: { today?: CalendarDate } = {}): Promise<CoverageReport> {
  const sides: CoveredSide[] = [];
  for (const what of [upper, lower]) sides.push(existsSync(what) ? await fromFile(what, options.today) : fromLedger(ledgerPath, what));
  const [above, below] = sides as [CoveredSide, CoveredSide];
  return { upper: above, lower: below, coverage: coverage(above.statements, below.statements) };
}

async function fromFile(path: string, today: CalendarDate | undefined): Promise<CoveredSide> {
  const analysis = await analyzeFile(path, createAnalyzer(readOwnResources()), { today });
  return { name: analysis.source.name, statements: analysis.documents.flatMap(statementsOf) };
}

function fromLedger(ledgerPath: string, what: string): CoveredSide {
  return readLedger(ledgerPath, (ledger) => {
    const id = findDocument(ledger, what);
    return { name: documentById(ledger, id)?.title ?? what, statements: statementsOfDocument(ledger.reading, id) };
  });
}
