import { answer } from '#app/answer';
import { beginWork } from '#app/begin-work';
import { Core } from '#app/core';
import { bytesAt } from '#app/files';
import { firstLedger } from '#app/first-ledger';
import { userFolder } from '#app/user/folder';
import { startReadersWith } from '#intake/isolate';
import type { CoreAsk, CoreSays, ReaderNews } from './messages.ts';
import { RelayedReader } from './relayed-reader.ts';

/** The core in the desktop's utility process: owns the ledger, answers main, never shows anything. */
const { parentPort } = process;
const say = (says: CoreSays): void => { parentPort.postMessage(says); };

const readers = new Map<number, RelayedReader>();
startReadersWith((args, execArgv) => {
  const reader = new RelayedReader(readers.size + 1, say);
  readers.set(reader.number, reader);
  say({ say: 'reader-start', reader: reader.number, args, execArgv });
  return reader;
});

const [documents = '.', given] = process.argv.slice(2);
const folder = userFolder();
const core = new Core({ ledger: firstLedger(folder, documents, given), folder, today: process.env['ZEQING_TODAY'] });

function tellLedger(): void {
  say({ say: 'ledger', path: core.ledgerPath, recent: core.memory.recent().filter((one) => one.exists).map((one) => one.path) });
}

core.listen((event) => {
  say({ say: 'event', event });
  if (event.kind === 'ledger-changed' && event.why === 'opened') tellLedger();
});

async function respond(ask: CoreAsk): Promise<void> {
  if (ask.ask === 'file') say({ say: 'file', id: ask.id, file: await bytesAt(core, ask.pathname) });
  else say({ say: 'answer', id: ask.id, reply: await answer(core, ask.method, ask.input, (method, error) => { console.error(`defect in ${method}:`, error); }) });
}

parentPort.on('message', ({ data }: { data: CoreAsk | ReaderNews }) => {
  if ('news' in data) readers.get(data.reader)?.hear(data);
  else void respond(data);
});

/** A ledger that cannot be opened is told when a screen asks for it. */
try {
  void core.ledger;
  tellLedger();
} catch (error) {
  console.error('no ledger to look into:', error);
}
beginWork(core, { told: (told) => { say({ say: 'told', told }); }, trouble: (what, error) => { console.error(`${what}:`, error); } });
