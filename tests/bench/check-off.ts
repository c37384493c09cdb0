import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import * as cheerio from 'cheerio';
import { withApp } from './app-under-test.ts';
import { type Figure, median, quantile, rounded } from './figures.ts';
import { type CheckedRequest, CLIENTS, type Load, load, ROUNDS, SECONDS_PER_ROUND } from './load.ts';

/** Checking off over HTTP, beside a single SQLite update that waits for the disk just as long. */
export function measureCheckOff(): Promise<Figure[]> {
  return withApp(async (app, folder) => {
    const requests = checkOffRequests(await findTaskIds(app.address));
    const raw = openRaw(join(folder, 'raw.db'));
    const ours: Load[] = [];
    const theirs: Load[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await load(app.address, requests));
      theirs.push(commitRepeatedly(raw));
    }
    raw.close();
    return describe(ours, theirs);
  });
}

/** The tasks of today that are not ticked yet. */
async function findTaskIds(address: string): Promise<string[]> {
  const page = cheerio.load(await (await fetch(`${address}/today`)).text());
  const boxes = page('button[id^="task-"][aria-pressed="false"]').toArray();
  const ids = boxes.flatMap((box) => /^task-(\d+)-check$/.exec(page(box).attr('id') ?? '')?.[1] ?? []);
  const ofWholeTasks = ids.filter((id) => page(`form[action="/tasks/${id}/completion"]`).length > 0);
  if (ofWholeTasks.length === 0) throw new Error('Today has no task to check off');
  return ofWholeTasks;
}

/** Each box ticked and unticked; every answer must show the box as it was asked to be. */
function checkOffRequests(taskIds: readonly string[]): CheckedRequest[] {
  return taskIds.flatMap((id) =>
    ['yes', 'no'].map((done) => ({
      method: 'POST' as const,
      path: `/tasks/${id}/completion`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'hx-request': 'true' },
      body: new URLSearchParams({ done, from: '/today' }).toString(),
      isRight: (body) => isPressed(body, `task-${id}-check`) === (done === 'yes'),
    })),
  );
}

/** Reads just the tag of the box: parsing each answer would slow the load down. */
function isPressed(html: string, boxId: string): boolean | undefined {
  const start = html.indexOf(`id="${boxId}"`);
  const tag = html.slice(start, html.indexOf('>', start));
  return start === -1 ? undefined : tag.includes('aria-pressed="true"');
}

function openRaw(file: string): BetterSqlite3.Database {
  const raw = new BetterSqlite3(file);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.exec(
    'create table tasks (id integer primary key, completed_on text); insert into tasks (id) values (1)',
  );
  return raw;
}

function commitRepeatedly(raw: BetterSqlite3.Database): Load {
  const update = raw.prepare<[string | null]>('update tasks set completed_on = ? where id = 1');
  const milliseconds: number[] = [];
  const startedAt = performance.now();
  let now = startedAt;
  while (now - startedAt < SECONDS_PER_ROUND * 1000) {
    if (update.run(milliseconds.length % 2 === 0 ? '2026-03-02' : null).changes !== 1)
      throw new Error('Nothing was written');
    const before = now;
    now = performance.now();
    milliseconds.push(now - before);
  }
  return {
    perSecond: (milliseconds.length * 1000) / (now - startedAt),
    p99Milliseconds: quantile(milliseconds, 0.99),
  };
}

function describe(ours: readonly Load[], theirs: readonly Load[]): Figure[] {
  const ourRate = median(ours.map(({ perSecond }) => perSecond));
  const theirRate = median(theirs.map(({ perSecond }) => perSecond));
  const p99 = median(ours.map(({ p99Milliseconds }) => p99Milliseconds));
  return [
    {
      what: 'a check-off over HTTP',
      ours: `${rounded(ourRate)}/s`,
      reference: `${rounded(theirRate)}/s raw commits`,
      ratio: rounded(ourRate / theirRate, 2),
      target: '>= 0.6',
      isMet: ourRate / theirRate >= 0.6,
    },
    {
      what: `a check-off, 99th percentile at ${CLIENTS} clients`,
      ours: `${rounded(p99)} ms`,
      reference: `${rounded(median(theirs.map(({ p99Milliseconds }) => p99Milliseconds)), 1)} ms a commit`,
      ratio: '',
      target: '<= 25 ms',
      isMet: p99 <= 25,
    },
  ];
}
