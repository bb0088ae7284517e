import { createAnalyzer } from '#app/analyze';
import { readResources, RESOURCES_FOLDER } from '#app/resources';
import { userFolder } from '#app/user/folder';
import { openLedger, settle } from '#ledger/open';
import { AnalysisApart } from './analysis-apart.ts';
import { ingest, type Ingested, type IngestOptions } from './ingest.ts';

/** An import of this many files is worth tidying the search index for. */
const WORTH_SETTLING = 100;

/**
 * Opens (or makes) the ledger and brings files and folders into it.
 * @throws Failure when the ledger cannot be opened or written, or a resource is broken.
 */
export async function importInto(ledgerPath: string, paths: readonly string[], options: IngestOptions = {}): Promise<Ingested> {
  const folders = [RESOURCES_FOLDER, userFolder()];
  const analyzer = createAnalyzer(readResources(folders));
  const ledger = openLedger(ledgerPath);
  try {
    const ingested = await ingest(paths, ledger, analyzer, { apart: () => new AnalysisApart(analyzer, folders), ...options });
    if (ingested.outcomes.length >= WORTH_SETTLING) settle(ledger);
    return ingested;
  } finally {
    ledger.close();
  }
}
