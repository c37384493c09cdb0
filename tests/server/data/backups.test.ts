import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { checkBackup } from '../../../db/file/backup/check.ts';
import { listBackups } from '../../../db/file/backup/list.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { day } from '../../../plans/day.ts';
import { type Background, inThisThread, inThreads } from '../../../server/background/background.ts';
import { backupsOf } from '../../../server/data/backups.ts';
import { HttpProblem } from '../../../server/http/http-problem.ts';
import { type TestAppOptions, testApp } from '../../support/app/test-app.ts';
import { dumpData, MOMENT, testDatabase } from '../../support/database/db.ts';

/** Has a backup weigh more than is looked at on the server's own thread. */
function grow(path: string): void {
  const client = new BetterSqlite3(path);
  client.exec(
    'create table filler (bytes); insert into filler values (zeroblob(3000000)); drop table filler',
  );
  client.close();
}

async function givenApp(options: TestAppOptions = {}) {
  const root = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const database = join(root, 'daymark.db');
  const served = await testApp({ database, ...options });
  return { ...served, root, database, folder: join(root, 'backups') };
}

const words = ({ $ }: Awaited<ReturnType<Awaited<ReturnType<typeof givenApp>>['get']>>) =>
  $('#backups').text().replaceAll(/\s+/g, ' ');

/** Does the jobs in this thread, and keeps their names. */
function countedThread() {
  const jobs: string[] = [];
  const { run, close } = inThisThread();
  const counting: typeof run = (name, ...rest) => {
    jobs.push(name);
    return run(name, ...rest);
  };
  return { jobs, run: counting, close };
}

describe('Settings', () => {
  it('says that there is none yet, and where they go', async () => {
    const { get, folder } = await givenApp();

    expect(words(await get('/settings'))).toContain(`There is no backup yet.`);
    expect(words(await get('/settings'))).toContain(`They go to ${folder}`);
  });

  it('makes one now, and says when the last good one was made, where and how large', async () => {
    const { get, post, folder } = await givenApp();

    const made = await post('/backups', {});
    const page = await get('/settings');

    expect([made.status, made.headers.location]).toEqual([303, '/settings#backups']);
    expect(words(page)).toMatch(/The last good backup was made on Wed 4 Mar 2026, 09:00: \d+ KB\./);
    expect(words(page)).toContain(`1 backup is kept in ${folder}`);
    expect(listBackups(join(folder, '../daymark.db')).map(({ reason }) => reason)).toEqual(['by-hand']);
  });

  it('says of each folder how many it has, and what becomes of them', async () => {
    const { post, folder, database, root } = await givenApp();
    await post('/backups', {});
    const elsewhere = join(root, 'elsewhere');
    const { get, ...other } = await testApp({ database, config: { backupsFolder: elsewhere } });
    for (const press of [1, 2])
      expect([press, (await other.post('/backups', {})).status]).toEqual([press, 303]);

    const told = words(await get('/settings'));

    expect(told).toContain(`2 backups are kept in ${elsewhere}.`);
    expect(told).toContain(`1 backup is kept in ${folder}, where nothing is let go`);
    expect(told).toContain('Of each of the last 7 days the first and the newest good one stay');
  });

  it('does not count one that is damaged', async () => {
    const { get, post, setNow, folder } = await givenApp();
    await post('/backups', {});
    setNow('2026-03-05T10:00:00Z');
    await post('/backups', {});
    const [newest = ''] = readdirSync(folder).sort().reverse();
    truncateSync(join(folder, newest), 20_000);

    expect(words(await get('/settings'))).toContain('The last good backup was made on Wed 4 Mar 2026');
  });

  it('says when the last attempt failed, why, and what to do, until one succeeds', async () => {
    const { get, post, folder } = await givenApp();
    writeFileSync(folder, 'in the way');

    const failed = await post('/backups', {});
    const page = await get('/settings');
    rmSync(folder);
    await post('/backups', {});

    expect(failed.status).toBe(503);
    expect(failed.body).toContain('No backup was made');
    expect(words(page)).toContain('The last attempt, on Wed 4 Mar 2026, 09:00, made no backup: the folder');
    expect(words(page)).toContain('name another folder in DAYMARK_BACKUPS');
    expect(words(await get('/settings'))).not.toContain('The last attempt');
  });
});

describe('a backup for which there is no thread', () => {
  it.each([
    [
      'that is free',
      new HttpProblem(503, 'Daymark is busy with other backups.', 'Nothing was changed. Wait.'),
    ],
    ['at all', new Error('no more threads')],
  ])('%s is told with what to do, once', async (_name, error) => {
    const background = { run: () => Promise.reject(error), close: async () => {} } as Background;
    const { get, post } = await givenApp({ background });

    const { status, $ } = await post('/backups', {});

    expect([status, $('h1 + *').text()]).toEqual([503, 'Nothing was changed. Try again in a moment.']);
    expect(words(await get('/settings'))).toContain('backups are untouched. Try again in a moment.');
  });
});

describe('a backup that is taken along', () => {
  it('is made and downloaded in one step, whole', async () => {
    const { app, db, root } = await givenApp();

    const { headers, rawPayload, statusCode } = await app.inject({
      method: 'POST',
      url: '/backups/download',
      headers: { host: 'localhost', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
    });

    const copy = join(root, 'copy.db');
    writeFileSync(copy, rawPayload);
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-disposition']).toMatch(/^attachment; .*daymark\.db-\d{8}T\d{9}Z-by-hand\.db$/);
    expect(dumpData(testDatabase(copy))).toEqual(dumpData(db));
  });

  it('is one of the list, and no other file of the machine', async () => {
    const { get, post, folder, root } = await givenApp();
    await post('/backups', {});
    writeFileSync(join(folder, 'secret.db'), 'secret');
    writeFileSync(join(root, 'secret.db'), 'secret');
    const link = (await get('/settings')).$('#backup-list a').attr('href') ?? '';

    expect((await get(link)).status).toBe(200);
    for (const name of [
      'secret.db',
      '..%2Fsecret.db',
      '..%2Fdaymark.db',
      '%2e%2e%2fdaymark.db',
      '%00',
      '.',
    ]) {
      expect((await get(`/backups/${name}`)).status, name).toBeGreaterThanOrEqual(400);
    }
  });

  it('is behind the login', async () => {
    const { hashPassword } = await import('../../../server/security/password.ts');
    const { get } = await givenApp({ config: { passwordHash: await hashPassword('correct horse') } });

    const { status, headers } = await get('/backups/daymark.db-20260304T090000000Z-by-hand.db');

    expect([status, String(headers.location)]).toEqual([303, expect.stringContaining('/login')]);
  });
});

/** Has something throw at the wanted one of all that is called, once. */
function faultAt(step: number) {
  const fault = { stepsLeft: Number.POSITIVE_INFINITY, isHit: false };
  const pass = () => {
    fault.stepsLeft -= 1;
    if (fault.stepsLeft !== 0) return;
    fault.isHit = true;
    throw new Error('not now');
  };
  const arm = () => {
    fault.stepsLeft = step;
  };
  return { pass, arm, isHit: () => fault.isHit };
}

describe.each([
  ['that could be made', false],
  ['that could not be made', true],
])('a backup %s', (_name, isInTheWay) => {
  it('whatever fails on the way to it, is told, and the next one is made', async () => {
    const { db, folder } = await givenApp();
    for (let step = 1; ; step += 1) {
      const { pass, arm, isHit } = faultAt(step);
      const passing = <T extends object>(target: T): T =>
        new Proxy(target, {
          get(_target, name) {
            pass();
            return Reflect.get(target, name);
          },
        });
      const backups = backupsOf({
        db: passing(db),
        clock: passing({ now: () => new Date() }),
        background: passing(inThisThread()),
        folder: null,
        complain: pass,
      });
      if (isInTheWay) writeFileSync(folder, 'in the way');
      arm();

      const outcome = await backups.make('by-hand');
      if (!isHit()) {
        expect(step).toBeGreaterThan(4);
        return;
      }
      if (isInTheWay) rmSync(folder);
      const next = [await backups.make('by-hand'), await backups.make('before-import')];

      const told = { ok: false, found: expect.stringMatching(/./), advice: expect.stringMatching(/./) };
      expect([step, outcome]).toEqual([step, told]);
      expect([step, next.map(({ ok }) => ok)]).toEqual([step, [true, true]]);
      rmSync(folder, { recursive: true });
    }
  });
});

describe('before a plan is deleted', () => {
  it('a backup is made, once however often it is asked for', async () => {
    const { post, plan, database } = await givenApp();
    const removal = `/plans/${plan().id}/removal`;

    await post(removal, {});
    await post(removal, {});

    const backups = listBackups(database);
    expect(backups.map(({ reason }) => reason)).toEqual(['before-deletion']);
    expect(loadActivePlan(testDatabase(backups[0]?.path))).toMatchObject({ id: 1 });
  });

  it('that none can be made keeps nobody from deleting, and is told', async () => {
    const { get, post, plan, db, folder } = await givenApp();
    writeFileSync(folder, 'in the way');

    const { headers } = await post(`/plans/${plan().id}/removal`, {});
    const page = await get(String(headers.location));

    expect(loadActivePlan(db)).toBeNull();
    expect(page.$('.notice').text()).toContain('there is no backup from just before: the folder');
    expect((await get('/plans')).$('.notice').text()).not.toContain('no backup');
  });
});

describe('the daily backup of a running Daymark', () => {
  async function givenBackups(background = inThreads()) {
    const { db, database, setNow, folder } = await givenApp();
    const time = { now: new Date('2026-03-04T09:00:00Z') };
    const trouble: string[] = [];
    const backups = backupsOf({
      db,
      clock: { now: () => time.now },
      background,
      folder: null,
      complain: ({ found }) => trouble.push(found),
    });
    const on = (iso: string) => {
      time.now = new Date(iso);
    };
    const change = () => {
      const isDone = loadActivePlan(db)?.tasks[0]?.completion;
      setTaskCompletion(db, { taskId: 1, on: isDone ? null : day('2026-03-04'), ...MOMENT });
    };
    /** The same Daymark, started again. */
    const startAgain = () =>
      backupsOf({ db, clock: { now: () => time.now }, background, folder: null, complain: () => undefined });
    return { backups, startAgain, database, setNow, on, change, trouble, folder };
  }

  test('is made soon, and again on each day on which something changed', async () => {
    const { backups, on, change, database } = await givenBackups();
    const days = () => listBackups(database).map(({ instant }) => instant.getUTCDate());

    await backups.makeDaily();
    await backups.makeDaily();
    expect(days()).toEqual([4]);

    on('2026-03-05T09:00:00Z');
    await backups.makeDaily();
    expect(days()).toEqual([4]);

    change();
    await backups.makeDaily();
    change();
    await backups.makeDaily();
    expect(days()).toEqual([5, 4]);
  });

  test('that is there already is seen after another start without beginning a job, and made again where it is damaged', async () => {
    const { jobs, ...background } = countedThread();
    const { backups, startAgain, on, database } = await givenBackups(background);
    await backups.makeDaily();
    await startAgain().makeDaily();
    on('2026-03-05T09:00:00Z');
    await startAgain().makeDaily();
    expect(jobs).toEqual(['backup']);

    truncateSync(listBackups(database)[0]?.path ?? '', 20_000);
    await startAgain().makeDaily();
    expect(jobs).toEqual(['backup', 'backup']);
    expect(listBackups(database).map(({ path }) => checkBackup(path))).toEqual(['good']);
  });

  test('is looked for in a job where it lies behind one that is damaged, whatever that weighs', async () => {
    const { jobs, ...background } = countedThread();
    const { backups, startAgain, on, database } = await givenBackups(background);
    await backups.makeDaily();
    grow(listBackups(database)[0]?.path ?? '');
    on('2026-03-04T10:00:00Z');
    await backups.make('by-hand');
    const [newest, older] = listBackups(database);
    truncateSync(newest?.path ?? '', 20_000);
    expect(older?.bytes).toBeGreaterThan(2_000_000);
    expect(jobs).toEqual(['backup', 'backup']);

    await startAgain().makeDaily();

    expect(jobs).toEqual(['backup', 'backup', 'backup']);
    expect(listBackups(database)).toHaveLength(2);
  });

  test('that fails is tried again after an hour, and says so each time', async () => {
    const { backups, on, trouble, folder, database } = await givenBackups();
    writeFileSync(folder, 'in the way');

    await backups.makeDaily();
    await backups.makeDaily();
    expect(trouble).toHaveLength(1);

    rmSync(folder);
    on('2026-03-04T10:00:01Z');
    await backups.makeDaily();
    expect(backups.failure()).toBeNull();
    expect(listBackups(database)).toHaveLength(1);
  });

  test('several that are asked for at once are shared by those who wait, and each is whole', async () => {
    const { backups, database } = await givenBackups();

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => backups.make('by-hand')));

    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const paths = listBackups(database).map(({ path }) => path);
    expect(paths.length).toBeLessThanOrEqual(2);
    expect(paths.map(checkBackup)).toEqual(paths.map(() => 'good'));
  });
});
