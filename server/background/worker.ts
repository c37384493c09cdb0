import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { loadDriver } from '../../db/file/load-driver.ts';
import { BEGUN } from './begun.ts';
import { runJob } from './jobs.ts';

/** Of 0 to 19: whoever waits for a page goes first. */
const POLITE = 10;

/** Where a thread of `inThreads` begins. What the job throws ends the thread, and is thrown where it was asked for. */
// On Linux a priority belongs to the thread, elsewhere to all of Daymark.
if (process.platform === 'linux') setPriority(POLITE);
loadDriver();
parentPort?.postMessage(BEGUN);
const output: unknown = await runJob(workerData.name, workerData.input);
parentPort?.postMessage(output, bytesOf(output));

/** What is long is handed over, not copied; where bytes are a part of what Node keeps for several, they are copied. */
function bytesOf(output: unknown): ArrayBuffer[] {
  if (!(output instanceof Uint8Array) || !(output.buffer instanceof ArrayBuffer)) return [];
  return output.byteLength === output.buffer.byteLength ? [output.buffer] : [];
}
