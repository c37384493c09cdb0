import { parentPort, workerData } from 'node:worker_threads';
import { loadDriver } from '../../db/file/load-driver.ts';
import { BEGUN } from './begun.ts';
import { runJob } from './jobs.ts';

/** Does the job of this thread. What it throws ends the thread, and is thrown where the job was asked for. */
export async function work(): Promise<void> {
  loadDriver();
  parentPort?.postMessage(BEGUN);
  const output: unknown = await runJob(workerData.name, workerData.input);
  parentPort?.postMessage(output, bytesOf(output));
}

/** What is long is handed over, not copied; where bytes are a part of what Node keeps for several, they are copied. */
function bytesOf(output: unknown): ArrayBuffer[] {
  if (!(output instanceof Uint8Array) || !(output.buffer instanceof ArrayBuffer)) return [];
  return output.byteLength === output.buffer.byteLength ? [output.buffer] : [];
}
