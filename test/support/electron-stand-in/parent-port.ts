/** Before a utility process's own code: `process.parentPort` over the line to its parent; what comes too early waits. */
import { EventEmitter } from 'node:events';
import { isMainThread } from 'node:worker_threads';

// Its threads load this file too, and have no port.
if (isMainThread) {
  const send = process.send!.bind(process);
  const early: unknown[] = [];
  const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => { send(message); } });
  let handing = false;
  process.on('message', (data: unknown) => {
    // A utility process's `process` has no line of its own: what its code emits there itself does not come back to the port.
    if (handing) return;
    handing = true;
    if (port.listenerCount('message') > 0) port.emit('message', { data });
    else early.push(data);
    handing = false;
  });
  port.on('newListener', (name: string) => { if (name === 'message') setImmediate(() => { for (const data of early.splice(0)) port.emit('message', { data }); }); });
  process.on('disconnect', () => { process.exit(0); });
  Object.assign(process, { parentPort: port, type: 'utility', send: undefined });
}
