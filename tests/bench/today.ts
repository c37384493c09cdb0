import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Serving, startServing, withApp } from './app-under-test.ts';
import { bundleReference } from './bundle-reference.ts';
import { type Figure, median, rounded } from './figures.ts';
import { CLIENTS, type Load, load, ROUNDS } from './load.ts';

const REQUESTS = [{ method: 'GET' as const, path: '/today', isRight: isToday }];
/** Set anew by each server. */
const OWN_HEADERS = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/** The Today page of a full plan, beside a static route that sends the same bytes. */
export function measureToday(): Promise<Figure[]> {
  return withApp(async (app, folder) => {
    const reference = await startReference(app, folder);
    try {
      return describe(await compare(app, reference));
    } finally {
      await reference.stop();
    }
  });
}

async function startReference(app: Serving, folder: string): Promise<Serving> {
  const answer = await fetch(`${app.address}/today`);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !OWN_HEADERS.has(name)));
  const file = join(folder, 'today.json');
  writeFileSync(file, JSON.stringify({ headers, body: await answer.text() }));
  return startServing(await bundleReference('static-page', folder), [file]);
}

async function compare(app: Serving, reference: Serving): Promise<{ ours: Load[]; theirs: Load[] }> {
  const ours: Load[] = [];
  const theirs: Load[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await load(app.address, REQUESTS));
    theirs.push(await load(reference.address, REQUESTS));
  }
  return { ours, theirs };
}

function isToday(body: string): boolean {
  return body.startsWith('<!doctype html>') && body.endsWith('</html>') && body.includes('aria-pressed');
}

function describe({ ours, theirs }: { ours: Load[]; theirs: Load[] }): Figure[] {
  const ourRate = median(ours.map(({ perSecond }) => perSecond));
  const theirRate = median(theirs.map(({ perSecond }) => perSecond));
  const p99 = median(ours.map(({ p99Milliseconds }) => p99Milliseconds));
  const theirP99 = median(theirs.map(({ p99Milliseconds }) => p99Milliseconds));
  return [
    {
      what: 'Today, a full plan',
      ours: `${rounded(ourRate)}/s`,
      reference: `${rounded(theirRate)}/s static route, same bytes`,
      ratio: rounded(ourRate / theirRate, 3),
      target: '>= 0.10, aim 0.20',
      isMet: ourRate / theirRate >= 0.1,
    },
    {
      what: `Today, 99th percentile at ${CLIENTS} clients`,
      ours: `${rounded(p99)} ms`,
      reference: `${rounded(theirP99)} ms`,
      ratio: '',
      target: '<= 10 ms',
      isMet: p99 <= 10,
    },
  ];
}
