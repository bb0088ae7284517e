import { join } from 'node:path';
import { syntheticPostings } from '../../../bench/fill-ledger.ts';
import { STATE_ASSETS } from '../../support/real-documents.ts';
import { openLedger } from '#ledger/open';
import { post } from '#ledger/posting/post';
import { progress } from '#ledger/supervise';
import { backUpLedger } from '#app/backup-ledger';
import { readSupervisionRules } from '#app/supervision/rules';
import { receiveFeedback, sendFeedback } from '#app/supervision/feedback';
import { fillForm } from '../fill-form.ts';

/** Works on the ledger argv[2] until it is killed: imports, edits, feedback, backups. One line on stdout for whatever is done. */
const [, , path, seed, folder] = process.argv as [string, string, string, string, string];
const rules = readSupervisionRules();
const author = { by: '王科长', at: '2018-06-01T02:00:00.000Z' };
const today = '2018-06-01';
const material = { clauses: STATE_ASSETS.items.flatMap((item) => item.sentences.map((s) => s.text)), units: ['组织部', '国资办'] };
const ledger = openLedger(path);
const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const postings = syntheticPostings(material, 100_000, Number(seed), 60)[Symbol.iterator]();
for (let n = 0; ; n++) {
  const next = postings.next();
  if (!next.done) say(post(ledger, { ...next.value, mode: 'new', file: { ...next.value.file, path: `/${seed}/${next.value.file.name}` } }).kind);
  const word = `改动${seed}-${n}`;
  progress(ledger, 1, { on: today, text: word }, author);
  say(`edit ${word}`);
  const [form] = await sendFeedback(ledger, folder, ['组织部'], { rules, today, author });
  const rows = Object.fromEntries(Array.from({ length: form!.rows }, (_, i) => [i + 1, { text: `反馈${form!.stamp}` }]));
  const returned = await fillForm(form!.path, rows, join(folder, `${seed}-${n}.xlsx`));
  if ((await receiveFeedback(ledger, returned, { today, author })).act) say(`feedback ${form!.stamp} ${form!.rows}`);
  if (n % 2 === 1) say(`backup ${backUpLedger(path).path}`);
}
