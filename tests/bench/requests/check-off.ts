import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import * as cheerio from 'cheerio';
import { withApp } from '../app-under-test.ts';
import { type Figure, median, quantile, rounded } from '../figures.ts';
import { type CheckedRequest, CLIENTS, type Load, load, ROUNDS, SECONDS_PER_ROUND } from '../load.ts';

/** The most that an answer to a tick may bring, before compression. */
const LARGEST_ANSWER_BYTES = 6 * 1024;
/** What a 99th percentile may be above the time for which a request waits for those before it. */
const TAIL_MILLISECONDS = 25;

/** Checking off over HTTP, beside a single SQLite update that waits for the disk just as long. */
export function measureCheckOff(): Promise<Figure[]> {
  return withApp(async (app, folder) => {
    const taskIds = await findTaskIds(app.address);
    const sizes = {
      today: await checkOffOnce(app.address, taskIds, '/today'),
      plan: await checkOffOnce(app.address, taskIds, '/plan'),
    };
    const requests = checkOffRequests(taskIds, await openPage(app.address, '/today'));
    const raw = openRaw(join(folder, 'raw.db'));
    const ours: Load[] = [];
    const theirs: Load[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await load(app.address, requests));
      theirs.push(commitRepeatedly(raw));
    }
    raw.close();
    return [...describe(ours, theirs), sizeOf('Today', sizes.today), sizeOf('Plan', sizes.plan)];
  });
}

/** The tasks of today that are not ticked yet, in one part; where all are in parts, one is added. */
async function findTaskIds(address: string): Promise<string[]> {
  const ids = await findTaskIdsOn(`${address}/today`);
  if (ids.length > 0) return ids;
  const added = new URLSearchParams({ line: 'A task to tick !30 today', from: '/today' });
  await fetch(`${address}/tasks/quick`, { method: 'POST', body: added });
  const own = await findTaskIdsOn(`${address}/today`);
  if (own.length === 0) throw new Error('Today has no task to check off');
  return own;
}

async function findTaskIdsOn(address: string): Promise<string[]> {
  const page = cheerio.load(await (await fetch(address)).text());
  const boxes = page('button[id^="task-"][aria-pressed="false"]').toArray();
  const ids = boxes.flatMap((box) => /^task-(\d+)-check$/.exec(page(box).attr('id') ?? '')?.[1] ?? []);
  return ids.filter((id) => page(`form[action="/tasks/${id}/completion"]`).length > 0);
}

const FORM_HEADERS = { 'content-type': 'application/x-www-form-urlencoded', 'hx-request': 'true' };
const VERSION = 'daymark-page';

/** A page in a browser: the version of it that is in sight. */
type Window = { version: string };

async function openPage(address: string, path: string): Promise<Window> {
  return { version: (await fetch(`${address}${path}`)).headers.get(VERSION) ?? '' };
}

/**
 * Ticks and unticks each task once, one after the other. Each answer must show what was asked.
 *
 * @returns the longest answer, in bytes
 */
async function checkOffOnce(address: string, taskIds: readonly string[], from: string): Promise<number> {
  const window = await openPage(address, from);
  let longest = 0;
  for (const [id, done] of taskIds.flatMap((id) => [[id, 'yes'] as const, [id, 'no'] as const])) {
    const answer = await fetch(`${address}/tasks/${id}/completion`, {
      method: 'POST',
      headers: { ...FORM_HEADERS, [VERSION]: window.version },
      body: new URLSearchParams({ done, from }),
    });
    const body = await answer.text();
    const shown = from === '/plan' ? isDoneOnPlan(body, id) : isPressed(body, `task-${id}-check`);
    if (shown !== (done === 'yes')) throw new Error(`${from} does not show that task ${id} is done: ${done}`);
    window.version = answer.headers.get(VERSION) ?? '';
    longest = Math.max(longest, Buffer.byteLength(body));
  }
  return longest;
}

/** Each box ticked and unticked, by many windows at once; no answer may show a box as the opposite of what was asked. */
function checkOffRequests(taskIds: readonly string[], window: Window): CheckedRequest[] {
  return taskIds.flatMap((id) =>
    ['yes', 'no'].map((done) => ({
      method: 'POST' as const,
      path: `/tasks/${id}/completion`,
      setupRequest: (request) => ({ ...request, headers: { ...FORM_HEADERS, [VERSION]: window.version } }),
      body: new URLSearchParams({ done, from: '/today' }).toString(),
      isRight: (body, headers) => {
        window.version = String(headers[VERSION] ?? '');
        return window.version !== '' && isPressed(body, `task-${id}-check`) !== (done === 'no');
      },
    })),
  );
}

/** Reads just the tag of the box: parsing each answer would slow the load down. */
function isPressed(html: string, boxId: string): boolean | undefined {
  const start = html.indexOf(`id="${boxId}"`);
  const tag = html.slice(start, html.indexOf('>', start));
  return start === -1 ? undefined : tag.includes('aria-pressed="true"');
}

function isDoneOnPlan(html: string, taskId: string): boolean | undefined {
  const row = new RegExp(`<li class="([^"]*)" id="task-${taskId}"`).exec(html)?.[1];
  return row?.includes('road__task--done');
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
  // One process answers one after the other, so that each waits for the others that came at the same time.
  const queue = (CLIENTS * 1000) / ourRate;
  return [
    {
      what: 'a check-off over HTTP',
      ours: `${rounded(ourRate)}/s`,
      reference: `${rounded(theirRate)}/s raw commits`,
      ratio: rounded(ourRate / theirRate, 2),
      target: '>= 0.35',
      isMet: ourRate / theirRate >= 0.35,
    },
    {
      what: `a check-off, 99th percentile at ${CLIENTS} clients`,
      ours: `${rounded(p99)} ms`,
      reference: `${rounded(queue, 1)} ms is the queue of ${CLIENTS}`,
      ratio: '',
      target: `<= ${TAIL_MILLISECONDS} ms above it`,
      isMet: p99 <= queue + TAIL_MILLISECONDS,
    },
  ];
}

function sizeOf(page: string, bytes: number): Figure {
  return {
    what: `answer to a check-off on ${page}, before compression`,
    ours: `${rounded(bytes / 1024, 1)} KB`,
    reference: '',
    ratio: '',
    target: `<= ${LARGEST_ANSWER_BYTES / 1024} KB`,
    isMet: bytes <= LARGEST_ANSWER_BYTES,
  };
}
