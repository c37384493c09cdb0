import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Serving, startServing, withApp } from '../app-under-test.ts';
import { bundleReference } from '../bundle-reference.ts';
import { type Figure, median, rounded } from '../figures.ts';
import { CLIENTS, type Load, load, ROUNDS } from '../load.ts';

/** A page of a full plan, and what tells that an answer is that page. */
export type MeasuredPage = { name: string; path: string; isRight: (body: string) => boolean };

/** Set anew by each server. */
const OWN_HEADERS = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/** A page of a full plan, beside a static route that sends the same bytes. */
export function measurePage(page: MeasuredPage): Promise<Figure[]> {
  return withApp(async (app, folder) => {
    const reference = await startReference(app, page, folder);
    try {
      return describe(page, await compare(app, reference, page));
    } finally {
      await reference.stop();
    }
  });
}

async function startReference(app: Serving, { path }: MeasuredPage, folder: string): Promise<Serving> {
  const answer = await fetch(`${app.address}${path}`);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !OWN_HEADERS.has(name)));
  const file = join(folder, 'page.json');
  writeFileSync(file, JSON.stringify({ headers, body: await answer.text() }));
  return startServing(await bundleReference('requests/static-page', folder), [file]);
}

async function compare(app: Serving, reference: Serving, { path, isRight }: MeasuredPage) {
  const requests = [{ method: 'GET' as const, path, isRight }];
  const ours: Load[] = [];
  const theirs: Load[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await load(app.address, requests));
    theirs.push(await load(reference.address, requests));
  }
  return { ours, theirs };
}

function describe({ name }: MeasuredPage, { ours, theirs }: { ours: Load[]; theirs: Load[] }): Figure[] {
  const ourRate = median(ours.map(({ perSecond }) => perSecond));
  const theirRate = median(theirs.map(({ perSecond }) => perSecond));
  const p99 = median(ours.map(({ p99Milliseconds }) => p99Milliseconds));
  const theirP99 = median(theirs.map(({ p99Milliseconds }) => p99Milliseconds));
  return [
    {
      what: `${name}, a full plan`,
      ours: `${rounded(ourRate)}/s`,
      reference: `${rounded(theirRate)}/s static route, same bytes`,
      ratio: rounded(ourRate / theirRate, 3),
      target: '>= 0.10, aim 0.20',
      isMet: ourRate / theirRate >= 0.1,
    },
    {
      what: `${name}, 99th percentile at ${CLIENTS} clients`,
      ours: `${rounded(p99)} ms`,
      reference: `${rounded(theirP99)} ms`,
      ratio: '',
      target: '<= 10 ms',
      isMet: p99 <= 10,
    },
  ];
}
