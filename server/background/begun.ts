import type { Worker } from 'node:worker_threads';

/** What a thread says first, once it has loaded what is not JavaScript. */
export const BEGUN = 'begun';

/** So long an end waits for a thread that has not begun. */
const PATIENCE_MILLISECONDS = 3_000;

/** Resolves once the thread has begun, or is gone. */
const begins = new WeakMap<Worker, Promise<void>>();

/** To be called as soon as there is a thread. */
export function watchBegin(thread: Worker): void {
  const { promise, resolve } = Promise.withResolvers<void>();
  thread.once('message', () => resolve());
  thread.once('exit', () => resolve());
  begins.set(thread, promise);
}

/** Ends a thread, whatever it does, once it has begun: ended as it loads the driver, it would take all of Daymark with it. */
export async function endThread(thread: Worker): Promise<void> {
  const { promise: patience, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PATIENCE_MILLISECONDS);
  await Promise.race([begins.get(thread), patience]);
  clearTimeout(timer);
  await thread.terminate();
}
