import { readBytes } from '../../../server/incoming/read-bytes.ts';
import { mutate, randomFrom } from '../../support/incoming/mutate.ts';
import { SAMPLES } from '../../support/incoming/samples.ts';
import { type Serving, withApp } from '../app-under-test.ts';
import { type Figure, rounded } from '../figures.ts';
import { bring } from './bring.ts';

/** Of each kind of file. */
const CHANGED = 2_000;
/** Of these so many go through the door, too, and the pages after it. */
const BROUGHT = 100;
const MOST_MILLISECONDS = 5_000;
const MOST_MEGABYTES = 300;

type Slowest = { what: string; milliseconds: number };
type Largest = { what: string; bytes: number };

/** Files of every kind that comes in, damaged: read one by one, and brought to a Daymark that runs. */
export function measureMutated(): Promise<Figure[]> {
  return withApp(async (app) => {
    const read = readAll();
    const { slowest, mostMemory } = await bringAll(app);
    const kinds = Object.keys(SAMPLES).length;
    return [
      figureOf(`the slowest of ${kinds} x ${rounded(CHANGED)} damaged files, read`, read),
      figureOf(`the slowest of ${kinds} x ${BROUGHT} of them, brought and shown`, slowest),
      {
        what: 'memory that one of them took of the server, at most',
        ours: `${rounded(mostMemory.bytes / 1e6)} MB`,
        reference: mostMemory.what,
        ratio: '',
        target: `<= ${MOST_MEGABYTES} MB`,
        isMet: mostMemory.bytes <= MOST_MEGABYTES * 1e6,
      },
    ];
  });
}

function figureOf(what: string, { what: kind, milliseconds }: Slowest): Figure {
  return {
    what,
    ours: `${rounded(milliseconds)} ms`,
    reference: kind,
    ratio: '',
    target: `<= ${rounded(MOST_MILLISECONDS)} ms`,
    isMet: milliseconds <= MOST_MILLISECONDS,
  };
}

/** Throws what a reader throws. */
function readAll(): Slowest {
  let slowest: Slowest = { what: '', milliseconds: 0 };
  for (const [what, bytes] of Object.entries(SAMPLES)) {
    const random = randomFrom(what.length + 1);
    for (let turn = 0; turn < CHANGED; turn += 1) {
      const changed = mutate(bytes, random);
      const startedAt = performance.now();
      const outcome = readBytes(changed, { name: '', format: null, timeZone: 'Europe/Berlin' });
      const milliseconds = performance.now() - startedAt;
      if (milliseconds > slowest.milliseconds) slowest = { what, milliseconds };
      if (!outcome.ok && !/^[^\n]{10,300}$/.test(outcome.problem)) throw new Error(outcome.problem);
    }
  }
  return slowest;
}

async function bringAll(app: Serving): Promise<{ slowest: Slowest; mostMemory: Largest }> {
  let slowest: Slowest = { what: '', milliseconds: 0 };
  let mostMemory: Largest = { what: '', bytes: 0 };
  for (const [what, whole] of Object.entries(SAMPLES)) {
    const random = randomFrom(what.length + 2);
    for (let turn = 0; turn < BROUGHT; turn += 1) {
      const changed = mutate(whole, random);
      const memory = app.watchMemory();
      const startedAt = performance.now();
      const { status, page } = await bring(app, { name: 'brought', bytes: changed });
      const milliseconds = performance.now() - startedAt;
      if (status !== 200 && status !== 422) throw new Error(`${what}: ${status}, ${page.slice(0, 2_000)}`);
      if (milliseconds > slowest.milliseconds) slowest = { what, milliseconds };
      const bytes = memory();
      if (bytes > mostMemory.bytes) mostMemory = { what, bytes };
    }
  }
  return { slowest, mostMemory };
}
