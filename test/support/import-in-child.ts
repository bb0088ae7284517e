import { openLedger } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { syntheticPostings } from '../../bench/fill-ledger.ts';
import { STATE_ASSETS } from './real-documents.ts';

/** Posts synthetic files into the ledger argv[2], with seed argv[3], argv[4] clauses; one line on stdout a file. */
const [, , path, seed, clauses] = process.argv as [string, string, string, string, string];
const material = { clauses: STATE_ASSETS.items.flatMap((item) => item.sentences.map((s) => s.text)), units: ['组织部', '国资办'] };
const ledger = openLedger(path);
for (const posting of syntheticPostings(material, Number(clauses), Number(seed), 100)) {
  const outcome = post(ledger, { ...posting, mode: 'new', file: { ...posting.file, path: `/${seed}/${posting.file.name}` } });
  process.stdout.write(`${outcome.kind}\n`);
}
ledger.close();
