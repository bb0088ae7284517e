/** Child of the bench: imports a folder into a ledger and prints its time, processor time (of all threads, of the one that posts; ms), largest RSS (bytes) and count. */
import { importInto } from '#app/importing/import-into';

const [ledger = '', folder = ''] = process.argv.slice(2);
const started = performance.now();
const { outcomes } = await importInto(ledger, [folder]);
const ms = performance.now() - started;
const spent = ({ user, system }: { user: number; system: number }): number => (user + system) / 1000;
process.stdout.write(JSON.stringify({ ms, cpu: spent(process.cpuUsage()), main: spent(process.threadCpuUsage()), peak: process.resourceUsage().maxRSS * 1024, added: outcomes.filter((o) => o.kind === 'added').length }));
