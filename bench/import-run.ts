/** Child of the bench: imports a folder into a ledger and prints its time, processor time (ms), largest RSS (bytes) and count. */
import '#app/engine';
import { importInto } from '#app/import-into';

const [ledger = '', folder = ''] = process.argv.slice(2);
const started = performance.now();
const { outcomes } = await importInto(ledger, [folder]);
const ms = performance.now() - started;
const { user, system } = process.cpuUsage();
process.stdout.write(JSON.stringify({ ms, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024, added: outcomes.filter((o) => o.kind === 'added').length }));
