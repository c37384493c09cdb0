import { type Serving, startApp, startServing, withDemoPlan } from '../app-under-test.ts';
import { bundleReference } from '../bundle-reference.ts';
import { type Figure, median, rounded } from '../figures.ts';

const STARTS = 10;

type Start = { milliseconds: number; megabytes: number };

/** From the start of the process to listening, with a full plan, beside a hello-world server. */
export function measureStart(): Promise<Figure[]> {
  return withDemoPlan(async (database, folder) => {
    const helloWorld = await bundleReference('process/hello-world', folder);
    const ours: Start[] = [];
    const theirs: Start[] = [];
    for (let count = 0; count < STARTS; count += 1) {
      ours.push(await measureOne(() => startApp(database), 'Daymark'));
      theirs.push(await measureOne(() => startServing(helloWorld, []), 'Hello'));
    }
    return [
      compare('start to listening', 'ms', ours, theirs, ({ milliseconds }) => milliseconds),
      compare('memory after the first page', 'MB', ours, theirs, ({ megabytes }) => megabytes),
    ];
  });
}

async function measureOne(start: () => Promise<Serving>, expected: string): Promise<Start> {
  const serving = await start();
  const page = await (await fetch(serving.address)).text();
  if (!page.includes(expected)) throw new Error(`${serving.address} does not say ${expected}`);
  const megabytes = serving.measureMemory() / 1e6;
  await serving.stop();
  return { milliseconds: serving.startMilliseconds, megabytes };
}

function compare(
  what: string,
  unit: string,
  ours: readonly Start[],
  theirs: readonly Start[],
  figureOf: (start: Start) => number,
): Figure {
  const our = median(ours.map(figureOf));
  const their = median(theirs.map(figureOf));
  return {
    what,
    ours: `${rounded(our)} ${unit}`,
    reference: `${rounded(their)} ${unit} hello-world`,
    ratio: rounded(our / their, 2),
    target: '<= 2',
    isMet: our / their <= 2,
  };
}
