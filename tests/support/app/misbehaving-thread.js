import { parentPort, workerData } from 'node:worker_threads';

/** A thread of the background that does what it is told to, however bad. */
const { does, words, gate } = workerData.input;
if (does === 'loads') {
  Atomics.wait(gate, 0, 0);
  Atomics.store(gate, 1, 1);
}
parentPort?.postMessage('begun');
if (does === 'loads') while (true);
if (does === 'waits') Atomics.wait(gate, 0, 0);
if (does === 'answers' || does === 'waits') parentPort?.postMessage(words);
if (does === 'fails') throw Object.assign(new Error(words), { code: 'SQLITE_FULL' });
if (does === 'leaves') process.exit(0);
for (const kept = []; does === 'grows'; ) kept.push(new Array(1_000).fill(kept.length));
while (does === 'spins');
