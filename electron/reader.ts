/** The readers in a utility process: the same code as in the child process of the command line, with main's port as its line. */
const { parentPort } = process;
process.send = (message: unknown) => {
  parentPort.postMessage(message);
  return true;
};
parentPort.on('message', ({ data }: { data: unknown }) => { process.emit('message', data, undefined); });
await import('#intake/reader-process');
export {};
