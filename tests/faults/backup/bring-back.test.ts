import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { load } from 'cheerio';
import { describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../db/file/open.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { addDays } from '../../../plans/day.ts';
import { filePart, MULTIPART_TYPE, multipartBody } from '../../support/app/upload.ts';
import { fillPlan, TODAY } from '../../support/browser/browser-app.ts';
import { exportText } from '../../support/database/data.ts';
import { canMount, canTrace, withoutMount, withoutTrace } from '../abilities.ts';
import { type Daymark, givenDatabase, givenFolder, inSoundCopy, startDaymark } from '../daymark.ts';

const DAYMARK = join(projectRoot(), 'dist/daymark.js');
const STRACE = 'strace';
const PLANS_IN_FILE = 3;
const LOOK_AGAIN_MILLISECONDS = 50;
const CUT_OFF = 'this was cut off. Nothing was changed, and your file is where it was: choose it again.';
const DISK_BYTES = 20_000_000;
/** Room for less than the file, and a little more each time. */
const LEAST_FREE_BYTES = 600_000;
const MORE_FREE_BYTES = 300_000;
const FULL = expect.stringMatching(/^The disk is full\./);

/** Where a file of data is on its way in: what is done there to which file, and how often it was done before. */
type Point = {
  file: 'data.json' | 'staged.db' | 'daymark.db' | 'daymark.db-wal';
  call: string;
  number: number;
};

const WHILE_SENT: Point = { file: 'data.json', call: 'write', number: 1 };
const WHILE_STAGED: Point = { file: 'staged.db', call: 'pwrite64', number: 100 };
const AS_COPYING_BEGINS: Point = { file: 'daymark.db-wal', call: 'pwrite64', number: 1 };
const WHILE_COPIED: Point = { ...AS_COPYING_BEGINS, number: 500 };
const WHILE_TAKEN_BACK: Point = { ...AS_COPYING_BEGINS, number: 100 };
const AS_IT_IS_SYNCED: Point = { file: 'daymark.db-wal', call: 'fsync,fdatasync', number: 1 };
const WHEN_IT_IS_IN: Point = { file: 'daymark.db', call: 'pwrite64', number: 1 };
const POINTS = [WHILE_SENT, WHILE_STAGED, AS_COPYING_BEGINS, WHILE_COPIED, AS_IT_IS_SYNCED, WHEN_IT_IS_IN];
const inWords = ({ file, call, number }: Point) => `${call} number ${number} of ${file}`;

/** A Daymark with a plan, and a file with others. */
function given() {
  const database = givenDatabase(givenFolder());
  return { database, old: contentsOf(database) };
}

/** Made once: a file of data with several plans. */
let made: Buffer | undefined;

function fileOfData(): Buffer {
  made ??= makeFile();
  return made;
}

function makeFile(): Buffer {
  const db = openDatabase(':memory:');
  for (let plan = 1; plan <= PLANS_IN_FILE; plan += 1) fillPlan(db, { startOn: addDays(TODAY, 7 * plan) });
  const text = exportText(db);
  db.client.close();
  return Buffer.from(text);
}

/** Made once: what the database of {@link given} has when the file is in. */
let whole: string | undefined;

async function wholeContents(): Promise<string> {
  if (whole !== undefined) return whole;
  const { database } = given();
  const daymark = await startDaymark(database);
  await bringBack(daymark);
  await daymark.kill();
  whole = contentsOf(database);
  return whole;
}

/** All rows of the learner, and how many images of rows are kept of which change. */
function contentsOf(database: string): string {
  return inSoundCopy(givenFolder(), database, (client) => {
    const tables = client
      .prepare<[], string>(
        `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'
           and name not in ('logins', 'devices', 'changes', 'changed_rows') order by name`,
      )
      .pluck()
      .all();
    const changes = client.prepare(
      'select id, kind, (select count(*) from changed_rows where change_id = changes.id) as row_count from changes',
    );
    const rows = tables.map((table) => [table, client.prepare(`select * from "${table}"`).all()]);
    return JSON.stringify([rows, changes.all()]);
  });
}

const addressOf = ({ port }: Daymark) => `http://127.0.0.1:${port}`;

function roomBeside(database: string): string | undefined {
  const name = readdirSync(dirname(database)).find((one) => one.includes('.brought-'));
  return name && join(dirname(database), name);
}

type Sent = { status: number; location: string; lead: string };

/** @param between - what is done when a first part of it is here */
function sendFile(daymark: Daymark, between: () => Promise<void>): Promise<Sent> {
  const body = multipartBody(filePart(fileOfData(), 'data.json'));
  return new Promise((resolve, reject) => {
    const sending = request(
      {
        host: '127.0.0.1',
        port: daymark.port,
        method: 'POST',
        path: '/settings/data',
        headers: {
          origin: addressOf(daymark),
          'content-type': MULTIPART_TYPE,
          'content-length': body.length,
        },
      },
      async (incoming) => {
        const lead = load(Buffer.concat(await incoming.toArray()).toString())('main').text();
        resolve({ status: incoming.statusCode ?? 0, location: incoming.headers.location ?? '', lead });
      },
    );
    sending.once('error', reject);
    const half = body.length / 2;
    sending.write(body.subarray(0, half));
    between().then(() => sending.end(body.subarray(half)), reject);
  });
}

type Shown = { status: number; lead: string; file: string; basis: string };

/** The page of a file, when nothing is at work on it any more. */
async function whenDone(daymark: Daymark, location: string): Promise<Shown> {
  for (;;) {
    const answer = await fetch(addressOf(daymark) + location);
    const $ = load(await answer.text());
    const field = (name: string) => String($(`form[action="/settings/data/return"] [name=${name}]`).val());
    if ($('#import-progress').length === 0)
      return { status: answer.status, lead: $('.lead').text(), file: field('file'), basis: field('basis') };
    await pause(LOOK_AGAIN_MILLISECONDS);
  }
}

async function confirm(daymark: Daymark, { file, basis }: Shown): Promise<void> {
  const answer = await fetch(`${addressOf(daymark)}/settings/data/return`, {
    method: 'POST',
    headers: { origin: addressOf(daymark) },
    redirect: 'manual',
    body: new URLSearchParams({ file, basis }),
  });
  expect(answer.status).toBe(303);
}

async function bringBack(daymark: Daymark): Promise<void> {
  const { status, location, lead } = await sendFile(daymark, async () => {});
  expect(status, lead).toBe(303);
  await confirm(daymark, await whenDone(daymark, location));
  expect(await whenDone(daymark, location)).toMatchObject({ status: 200, lead: 'It is brought back.' });
}

/** What came last goes out again. */
async function takeBack(daymark: Daymark): Promise<number> {
  const page = load(await (await fetch(`${addressOf(daymark)}/changes`)).text());
  const form = page('[id^=change-][id$=-undo]').first().closest('form');
  const answer = await fetch(addressOf(daymark) + form.attr('action'), {
    method: 'POST',
    headers: { origin: addressOf(daymark) },
    redirect: 'manual',
    body: new URLSearchParams({ undone: 'yes', from: '/plans' }),
  });
  return answer.status;
}

/** The same without the list of changes. */
function rowsOf(contents: string): unknown {
  return JSON.parse(contents)[0];
}

/** From here on something happens to a system call of a Daymark that is running, on one file. */
async function tamper(
  { pid }: Daymark,
  path: string,
  { call, number }: Point,
  what: string,
): Promise<ChildProcess> {
  // A disk that fails goes on failing.
  const when = what.startsWith('error') ? `${number}+` : String(number);
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:${what}:when=${when}`];
  const strace = spawn(STRACE, ['-f', '-p', String(pid), '-P', path, ...inject], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await once(strace.stderr, 'data');
  strace.stderr.resume();
  return strace;
}

/** Of a thread that is killed beside the first one it never hears the end, and waits. */
async function letGo(strace: ChildProcess, isCutOff: boolean): Promise<void> {
  if (strace.exitCode !== null || strace.signalCode !== null) return;
  strace.kill(isCutOff ? 'SIGKILL' : 'SIGTERM');
  await once(strace, 'exit');
}

/** Goes the way of a file of data, and has something happen at one point of it. */
async function goTo(point: Point, daymark: Daymark, database: string, what: string) {
  const path = (room: string) =>
    join(point.file.startsWith('daymark') ? dirname(database) : room, point.file);
  let strace: ChildProcess | undefined;
  let location = '';
  const act = async () => {
    const isLater = point.file.startsWith('daymark');
    const sent = await sendFile(daymark, async () => {
      const room = await vi.waitFor(
        () => roomBeside(database) ?? Promise.reject(new Error('Nothing is sent yet')),
      );
      if (!isLater) strace = await tamper(daymark, path(room), point, what);
    });
    location = sent.location;
    if (sent.status !== 303) return sent;
    const looked = await whenDone(daymark, location);
    if (!isLater) return looked;
    strace = await tamper(daymark, path(''), point, what);
    await confirm(daymark, looked);
    return whenDone(daymark, location);
  };
  const outcome = await act().then(
    (shown) => ({ isCutOff: false as const, ...shown }),
    () => ({ isCutOff: true as const }),
  );
  if (strace) await letGo(strace, outcome.isCutOff);
  return { ...outcome, location };
}

/** Nothing is wrong, but that there may be no backup yet, or one that was cut off too. */
function expectSound(database: string): void {
  const { stdout } = spawnSync(process.execPath, [DAYMARK, 'doctor'], {
    env: { PATH: process.env.PATH, DAYMARK_DATABASE: database },
    encoding: 'utf8',
  });
  expect(stdout).toContain('✓ Whole');
  expect(
    stdout.match(/^✗ (?!Backups: There is none that is sound|Left over: \d+ files? of work).*/gm),
  ).toBeNull();
}

describe.skipIf(!canTrace)(`a Daymark that is killed while a file of data comes in${withoutTrace}`, () => {
  it.each(POINTS.map((point) => [inWords(point), point] as const))(
    'has all of it or nothing, and says which: %s',
    async (_words, point) => {
      const { database, old } = given();
      const daymark = await startDaymark(database);

      const { isCutOff, location } = await goTo(point, daymark, database, 'signal=KILL');

      expect(isCutOff).toBe(true);
      await daymark.exited;
      expect(roomBeside(database)).toBeDefined();
      const left = contentsOf(database);
      const isIn = point === WHEN_IT_IS_IN;
      expect(left).toBe(isIn ? await wholeContents() : old);
      expectSound(database);
      const anew = await startDaymark(database);
      expect(roomBeside(database)).toBeUndefined();
      // Before that the learner has no address of it yet.
      if (location !== '') {
        const { status, lead } = await whenDone(anew, location);
        if (isIn) expect([status, lead]).toEqual([200, 'It is brought back.']);
        else expect([status, lead]).toEqual([410, expect.stringContaining(CUT_OFF)]);
      }
      if (!isIn) await bringBack(anew);
      await anew.kill();
      expect(contentsOf(database)).toBe(await wholeContents());
    },
  );
});

it.skipIf(!canTrace)(
  `a Daymark that is killed while it takes back what came has all of it still, and takes it back then${withoutTrace}`,
  async () => {
    const { database, old } = given();
    const daymark = await startDaymark(database);
    await bringBack(daymark);
    const strace = await tamper(daymark, `${database}-wal`, WHILE_TAKEN_BACK, 'signal=KILL');

    await expect(takeBack(daymark)).rejects.toThrow();
    await letGo(strace, true);
    await daymark.exited;
    expect(contentsOf(database)).toBe(await wholeContents());
    expectSound(database);

    const anew = await startDaymark(database);
    expect(await takeBack(anew)).toBe(303);
    await anew.kill();
    expect(rowsOf(contentsOf(database))).toEqual(rowsOf(old));
  },
);

describe.skipIf(!canTrace)(`a disk that fails while a file of data comes in${withoutTrace}`, () => {
  it.each([
    ['ENOSPC', /^The disk is full\.|^The disk reports a fault\./],
    ['EIO', /^The disk reports a fault\./],
  ])(
    'is told in words, costs nothing, and the same file comes in when it is well again: %s',
    async (error, words) => {
      const { database, old } = given();
      const daymark = await startDaymark(database);

      for (const point of [WHILE_SENT, WHILE_STAGED, WHILE_COPIED, AS_IT_IS_SYNCED]) {
        const told = await goTo(point, daymark, database, `error=${error}`);

        expect([inWords(point), told]).toMatchObject([
          inWords(point),
          { isCutOff: false, status: expect.toBeOneOf([503, 507]), lead: expect.stringMatching(words) },
        ]);
        expect(contentsOf(database)).toBe(old);
        expect(roomBeside(database)).toBeUndefined();
      }

      await bringBack(daymark);
      await daymark.kill();
      expect(contentsOf(database)).toBe(await wholeContents());
      expectSound(database);
    },
  );
});

it.skipIf(!canMount)(
  `a file of data on a disk that is too full for it is refused in words, and comes in once there is room${withoutMount}`,
  async () => {
    const { database: made, old } = given();
    const disk = join(dirname(made), 'disk');
    mkdirSync(disk);
    const mount = `mount -t tmpfs -o size=${DISK_BYTES} tmpfs "$0" && cp "$1" "$0" && shift && exec "$@"`;
    const daymark = await startDaymark(join(disk, 'daymark.db'), [
      'unshare',
      '-rm',
      'sh',
      '-c',
      mount,
      disk,
      made,
    ]);
    // The small disk is in a world of its own, which is reached through the process that lives there.
    const there = join(`/proc/${daymark.pid}/root`, disk);
    const [database, filler] = [join(there, 'daymark.db'), join(there, 'filler')];
    const stages = new Set<string>();

    for (let isIn = false, free = LEAST_FREE_BYTES; !isIn; free += MORE_FREE_BYTES) {
      rmSync(filler, { force: true });
      const { bavail, bsize } = statfsSync(there);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - free));
      const sent = await sendFile(daymark, async () => {});
      const looked = sent.status === 303 ? await whenDone(daymark, sent.location) : null;
      if (looked?.status === 200) await confirm(daymark, looked);
      const told = looked === null ? sent : await whenDone(daymark, sent.location);

      expect(roomBeside(database)).toBeUndefined();
      isIn = told.lead === 'It is brought back.';
      if (isIn) break;
      stages.add(looked === null ? 'sent' : looked.status === 200 ? 'copied' : 'staged');
      expect([free, told.status, told.lead]).toEqual([free, expect.toBeOneOf([503, 507]), FULL]);
      expect(contentsOf(database)).toBe(old);
    }

    expect([...stages]).toEqual(['sent', 'staged', 'copied']);
    expect(contentsOf(database)).toBe(await wholeContents());
  },
);
