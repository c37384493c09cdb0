import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { runJob } from './jobs.ts';

/** Of 0 to 19: whoever waits for a page goes first. */
const POLITE = 10;

/** Where a thread of `inThreads` begins. What the job throws ends the thread, and is thrown where it was asked for. */
// On Linux a priority belongs to the thread, elsewhere to all of Daymark.
if (process.platform === 'linux') setPriority(POLITE);
parentPort?.postMessage(await runJob(workerData.name, workerData.input));
