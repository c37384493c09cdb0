import { setPriority } from 'node:os';

/** Of 0 to 19: whoever waits for a page goes first. */
const POLITE = 10;

/** Where a thread of `inThreads` begins. */
// On Linux a priority belongs to the thread, elsewhere to all of Daymark.
if (process.platform === 'linux') setPriority(POLITE);
// Not a plain import: every thread would compile anew what the build has as a bundle of its own.
const { work } = await import('./work.ts');
await work();
