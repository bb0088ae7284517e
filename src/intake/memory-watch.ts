/**
 * A thread beside the readers that ends their process when it holds more than `workerData` bytes: V8's own limit does
 * not count buffers, and a reader in a tight loop cannot look after itself.
 */
import { workerData } from 'node:worker_threads';

const limit = workerData as number;
setInterval(() => { if (process.memoryUsage.rss() > limit) process.kill(process.pid, 'SIGKILL'); }, 100);
