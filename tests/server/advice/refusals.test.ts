import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type CheerioAPI, load } from 'cheerio';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { backUpDatabase } from '../../../db/file/backup/make.ts';
import { announceLongWriting, closeDatabase } from '../../../db/file/open.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { inThreads } from '../../../server/background/background.ts';
import { JOBS } from '../../../server/background/jobs.ts';
import { LONGEST_BACKUP_BYTES } from '../../../server/data/backup-return.tsx';
import { HttpProblem } from '../../../server/http/http-problem.ts';
import { hashPassword } from '../../../server/security/password.ts';
import { followAll, type Way } from '../../support/advice/follow.ts';
import { typeHere } from '../../support/advice/type-here.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import {
  filePart,
  MULTIPART_TYPE,
  multipartBody,
  OWN_PAGE,
  SMALL_ROADMAP,
  sendTo,
} from '../../support/app/upload.ts';

/** Something that is refused, and how it goes well. */
type World = {
  ask: () => Promise<string>;
  /** The same once more, which has to go well. */
  again: () => Promise<unknown>;
  /** Time goes by, or what stood in the way ends. */
  pass?: (seconds: number) => unknown;
  /** Less than what was refused. */
  smaller?: () => Promise<unknown>;
  byCommand?: (command: string) => Promise<unknown>;
};

function givenFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'daymark.db');
}

/** The words of a page of refusal that come after what was refused. */
async function adviceOf(asked: Promise<Answer>, status: number): Promise<string> {
  const answer = await asked;
  expect(answer.status).toBe(status);
  return adviceIn(answer.$);
}

const adviceIn = ($: CheerioAPI) => $('h1 ~ *').first().text().trim();

const goesWell = async (asked: Promise<{ status: number }>, status = 303) =>
  expect((await asked).status).toBe(status);

const tick = (app: TestApp) => app.post('/tasks/1/completion', { done: 'yes' });

async function fromAnotherSite(): Promise<World> {
  const app = await testApp();
  const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const ask = () => adviceOf(app.post('/tasks/1/completion', { done: 'yes' }, { headers }), 403);
  return { ask, again: () => goesWell(tick(app)) };
}

async function throughProxy(): Promise<World> {
  const headers = {
    host: 'daymark.example',
    origin: 'https://daymark.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'daymark.example',
    'x-forwarded-for': '192.0.2.7',
  };
  const behind = async (trustedProxies: string[]) => {
    const app = await testApp({ config: { allowedHosts: ['localhost', 'daymark.example'], trustedProxies } });
    return app.post('/tasks/1/completion', { done: 'yes' }, { headers });
  };
  return { ask: () => adviceOf(behind([]), 403), again: () => goesWell(behind(['127.0.0.1'])) };
}

async function tooLongText(): Promise<World> {
  const app = await testApp();
  const write = (text: string) => app.post('/tasks/1/note', { text, revision: '0' });
  const smaller = () => goesWell(write('x'.repeat(10_000)));
  return { ask: () => adviceOf(write('x'.repeat(1_000_001)), 413), again: smaller, smaller };
}

async function tooLongFile(): Promise<World> {
  const app = await testApp();
  const send = async (content: string) => {
    const { statusCode, body } = await sendTo('/roadmaps', app, filePart(content));
    return { status: statusCode, body };
  };
  const ask = async () => {
    const { status, body } = await send('x'.repeat(1_000_001));
    expect(status).toBe(413);
    return adviceIn(load(body));
  };
  const smaller = async () => {
    const { status, body } = await send(SMALL_ROADMAP);
    expect([status, body]).toEqual([200, expect.stringContaining('My own week')]);
  };
  return { ask, again: smaller, smaller };
}

async function tooLongBackup(): Promise<World> {
  const file = givenFile();
  const other = await testApp({ database: givenFile() });
  const backup = backUpDatabase(other.db.client, other.db.client.name, new Date(), 'by-hand');
  const app = await testApp({ plan: 'none', database: file });
  const ask = async () => {
    const { statusCode, body } = await app.app.inject({
      method: 'POST',
      url: '/setup/backup',
      headers: {
        ...OWN_PAGE,
        'content-type': MULTIPART_TYPE,
        'content-length': String(2 * LONGEST_BACKUP_BYTES),
      },
      payload: multipartBody(filePart('x')),
    });
    expect(statusCode).toBe(413);
    return adviceIn(load(body));
  };
  const smaller = async () => {
    const { statusCode, body } = await sendTo('/setup/backup', app, filePart(readFileSync(backup)));
    expect([statusCode, body]).toEqual([200, expect.stringContaining('0 of 4 tasks done')]);
  };
  const byCommand = async (command: string) => {
    await app.app.close();
    closeDatabase(app.db);
    expect(await typeHere(command.replace(/FILE$/, backup), { env: {} })).toMatchObject({ code: 0 });
    const again = await testApp({ plan: 'none', database: file });
    expect(again.plan().tasks.length).toBe(4);
  };
  return { ask, again: smaller, smaller, byCommand };
}

/** A clock that is moved on. */
const passOn = (app: TestApp, begin: string) => (seconds: number) =>
  app.setNow(new Date(Date.parse(begin) + seconds * 1000).toISOString());

const guessing = (addressOf: (key: string) => string) => async (): Promise<World> => {
  const app = await testApp();
  const open = () => app.get(addressOf('x'.repeat(43)));
  const ask = async () => {
    for (let tries = 0; (await open()).status !== 429; tries += 1) expect(tries).toBeLessThan(100);
    return adviceOf(open(), 429);
  };
  return { ask, again: () => goesWell(open(), 404), pass: passOn(app, '2026-03-04T09:00:00Z') };
};

let hash: Promise<string> | undefined;

async function wrongPasswords(): Promise<World> {
  hash ??= hashPassword('correct horse');
  const app = await testApp({ config: { passwordHash: await hash } });
  const logIn = (password: string) => app.post('/login', { password });
  const ask = async () => {
    for (let tries = 0; tries < 3; tries += 1) expect((await logIn('wrong horse')).status).toBe(422);
    const { status, $ } = await logIn('wrong horse');
    expect(status).toBe(429);
    return / (Try again in .+?\.)/.exec($('main').text().replaceAll(/\s+/g, ' '))?.[1] ?? '';
  };
  const pass = passOn(app, '2026-03-04T09:00:00Z');
  return { ask, again: () => goesWell(logIn('correct horse')), pass };
}

async function fullDisk(): Promise<World> {
  const app = await testApp();
  const write = () => app.post('/tasks/1/note', { text: 'x'.repeat(90_000), revision: '0' });
  app.db.client.pragma(`max_page_count = ${app.db.client.pragma('page_count', { simple: true })}`);
  const pass = () => app.db.client.pragma('max_page_count = 1000000');
  return { ask: () => adviceOf(write(), 507), again: () => goesWell(write()), pass };
}

async function lockedDatabase(): Promise<World> {
  const app = await testApp({ database: givenFile() });
  // Nobody waits for it here.
  announceLongWriting(app.db);
  const other = new BetterSqlite3(app.db.client.name);
  onTestFinished(() => void other.close());
  other.exec('begin exclusive');
  const pass = () => other.exec('rollback');
  return { ask: () => adviceOf(tick(app), 503), again: () => goesWell(tick(app)), pass };
}

/** A disk that fails once, as far as a form can tell. */
async function faultyDisk(): Promise<World> {
  const file = givenFile();
  const app = await testApp({ database: file });
  backUpDatabase(app.db.client, file, new Date(), 'by-hand');
  vi.spyOn(app.db.client, 'exec').mockImplementationOnce(() => {
    throw new BetterSqlite3.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE');
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const byCommand = async (command: string) => {
    const { out } = await typeHere(command, {
      env: { DAYMARK_DATABASE: file },
      now: new Date().toISOString(),
    });
    expect(out).toContain('All is well.');
  };
  return { ask: () => adviceOf(tick(app), 503), again: () => goesWell(tick(app)), byCommand };
}

async function manyDownloads(): Promise<World> {
  const app = await testApp();
  const download = () => app.get('/settings/data.json');
  let taken: Promise<Answer>[] = [];
  const ask = async () => {
    const asked = [1, 2, 3, 4, 5].map(download);
    taken = asked;
    const refused = (await Promise.all(asked)).filter(({ status }) => status !== 200);
    expect(refused.length).toBe(1);
    return adviceOf(Promise.resolve(refused[0] as Answer), 503);
  };
  return { ask, again: () => goesWell(download(), 200), pass: () => Promise.all(taken) };
}

/** Threads that do as they are told. */
function givenThreads() {
  const begun: { name: string; end: () => void }[] = [];
  const background = inThreads((name) => {
    const listeners: Record<string, (value: unknown) => void> = {};
    const hear = (event: string, act: (value: unknown) => void) => {
      const before = listeners[event];
      listeners[event] = (value) => {
        before?.(value);
        act(value);
      };
      return thread;
    };
    const end = () => listeners.exit?.(0);
    const thread = { on: hear, once: hear, off: () => thread, terminate: async () => end(), threadId: 1 };
    begun.push({ name, end });
    return thread as never;
  });
  return { background, begun };
}

async function busyThreads(): Promise<World> {
  const { background, begun } = givenThreads();
  const run = () => background.run('check', { path: 'any' });
  const asked: Promise<unknown>[] = [];
  const ask = async () => {
    for (let one = 0; one < 10; one += 1) asked.push(run().catch(() => null));
    return refusalOf(run());
  };
  const pass = async () => {
    for (let one = 0; one < 10; one += 1) {
      begun[one]?.end();
      await asked[one];
    }
  };
  const again = async () => {
    const job = run().catch(() => null);
    await vi.waitFor(() => expect(begun.length).toBe(11));
    begun[10]?.end();
    await job;
  };
  return { ask, again, pass };
}

async function refusalOf(job: Promise<unknown>): Promise<string> {
  const error = await job.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HttpProblem)) throw new Error('It was not refused', { cause: error });
  expect(error.statusCode).toBe(503);
  return error.advice;
}

/** Each place in the code where it is refused with one of these, and what is refused there. */
const REFUSED: Readonly<Record<string, readonly (readonly [string, () => Promise<World>])[]>> = {
  'security/protect.ts': [['403: a form of another site', fromAnotherSite]],
  'http/problems.tsx': [
    ['413: a text that is too long', tooLongText],
    ['503: a database that another program has locked', lockedDatabase],
    ['503: a disk that fails', faultyDisk],
    ['507: a full disk', fullDisk],
  ],
  'http/forms/upload.ts': [['413: a file that is too long', tooLongFile]],
  'report/shared-routes.ts': [['429: keys of reports that are guessed', guessing((key) => `/shared/${key}`)]],
  'calendar/feed-routes.ts': [
    ['429: keys of calendars that are guessed', guessing((key) => `/calendar/${key}.ics`)],
  ],
  'security/login.ts': [['429: passwords that are guessed', wrongPasswords]],
  'data/download.ts': [['503: a fifth download at once', manyDownloads]],
  'background/background.ts': [['503: work while much waits', busyThreads]],
};

/** What is refused in the same place for another reason. */
const ALSO: (readonly [string, () => Promise<World>])[] = [
  ['403: a proxy that is not known', throughProxy],
  ['413: a backup that is too long', tooLongBackup],
];

/** Those that are followed elsewhere, each by its test. */
const ELSEWHERE: Readonly<Record<string, readonly [test: string, words: readonly string[]]>> = {
  'http/forms/held-forms.ts': [
    'server/data/imports.test.ts',
    ['tells a form that waits too long when to come again'],
  ],
  'http/problems.tsx': [
    'server/http/problems.test.ts',
    ['of too much at once leads back to the form, and nowhere else'],
  ],
  'pdf/typst/typeset.ts': [
    'server/pdf/typeset-limits.test.ts',
    [
      'what takes too long on its way to paper is ended',
      'a machine that has no Typst says so, and how a page becomes paper all the same',
    ],
  ],
  'journal/turn-change.ts': [
    'server/journal/large-changes.test.ts',
    ['that takes longer than anybody waits goes on by itself, and says so'],
  ],
  'attachment/receive.ts': [
    'server/attachment/files.test.ts',
    ['A file has at most 25 MB', 'There is no room for this file.', 'more than one file'],
  ],
  'data/imports.ts': ['server/data/imports.test.ts', ['a third at once is told to wait']],
  'data/backups-shown.ts': ['faults/advice/backup.test.ts', ['in Settings']],
  'background/background.ts': [
    'server/background/background.test.ts',
    [
      'is ended when it takes too long',
      'is ended when it needs too much memory',
      'is ended when nobody waits for it any more',
      'Daymark is stopping.',
      'is told from one that left without an answer',
    ],
  ],
};

const WAYS: readonly Way<World>[] = [
  { words: /Try again; if it stays, look after the disk of the database/, follow: ({ again }) => again() },
  { words: /ask `(.+?)` what is wrong/, follow: ({ byCommand }, [command = '']) => byCommand?.(command) },
  {
    words: /Open Daymark itself and try again there/,
    follow: async () => (await fromAnotherSite()).again(),
  },
  {
    words: /If you reach it through a proxy, name the proxy in DAYMARK_TRUSTED_PROXIES/,
    follow: async () => (await throughProxy()).again(),
  },
  { words: /Send less of it|choose another(?=\.)/, follow: ({ smaller }) => smaller?.() },
  {
    words: /A larger one comes back on the command line: stop Daymark, type (.+?) and start it again/,
    follow: ({ byCommand }, [command = '']) => byCommand?.(command),
  },
  {
    words: /Wait a quarter of an hour and try again/,
    follow: async ({ pass, again }) => {
      await pass?.(15 * 60);
      await again();
    },
  },
  {
    words: /(?:Free some space and t|T)ry again(?: in a moment| in (\d+) seconds?)?/,
    follow: async ({ pass, again }, [seconds = '1']) => {
      await pass?.(Number(seconds));
      await again();
    },
  },
];

/** What was kept, and what can be sent at most. */
const KEPT =
  /(?:Nothing was (?:changed|saved|kept)|This change was not (?:saved|made); everything before it is safe)\. |A (?:backup|roadmap file) has at most (?:one megabyte|\d+ megabytes)(?: here)?: /g;

describe('the advice of what is refused for now, or in this way, is followed word for word', () => {
  it.for([...Object.values(REFUSED).flat(), ...ALSO])('%s', async ([, prepare]) => {
    await followAll(prepare, async ({ ask }) => (await ask()).replaceAll(KEPT, ''), WAYS);
  });

  it('is there for every place in the code that refuses so', () => {
    const folder = join(projectRoot(), 'server');
    const refusing =
      /new HttpProblem\(\s*(?:403|413|429|503|507),|statusCode: (?:503|507),|statusCode === 413|, 429, error|return unavailable\(/g;
    const counted = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      if (!/\.tsx?$/.test(name)) return [];
      const found = readFileSync(join(folder, name), 'utf8').match(refusing);
      return found ? [[name, found.length]] : [];
    });
    const names = new Set([...Object.keys(REFUSED), ...Object.keys(ELSEWHERE)]);
    const tried = [...names].map((name) => [
      name,
      (REFUSED[name]?.length ?? 0) + (ELSEWHERE[name]?.[1].length ?? 0),
    ]);

    expect(tried.toSorted()).toEqual(counted.toSorted());
  });

  it.for(Object.entries(ELSEWHERE))('is followed elsewhere, where it is said by %s', ([, [test, words]]) => {
    const code = readFileSync(join(projectRoot(), 'tests', test), 'utf8');
    for (const each of words) expect(code).toContain(each);
  });

  it('of work that was ended says what to ask for instead', () => {
    const told = Object.values(JOBS).map(({ advice }) => advice);

    for (const advice of told)
      expect(advice).toMatch(
        /Choose a shorter stretch|Look whether|Put a part of it into a piece|Bring a part of it|Archive what you need no more|Export them as CSV/,
      );
  });
});
