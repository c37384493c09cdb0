import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { load } from 'cheerio';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { backUpDatabase } from '../../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { saveSettings } from '../../../db/settings/settings.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import type { Background } from '../../../server/background/background.ts';
import { failRemoval } from '../../support/app/failing-removal.ts';
import { heldBackground } from '../../support/app/held-background.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { filePart, sendTo } from '../../support/app/upload.ts';
import { AT, dumpData, givenPlan, MOMENT, TODAY } from '../../support/database/db.ts';

const SCHEMAS = join(import.meta.dirname, '../../db/file/schemas');

function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A backup of a Daymark with a task done. */
function givenBackup(): { file: string; dump: unknown } {
  const file = join(givenFolder(), 'backup.db');
  const db = openDatabase(file);
  givenPlan(db);
  saveSettings(db, { theme: 'dark' }, MOMENT);
  setTaskCompletion(db, { taskId: 1, on: TODAY, ...MOMENT });
  const dump = dumpData(db);
  closeDatabase(db);
  return { file, dump };
}

/** A Daymark on a file, before there is a plan. */
async function givenApp(background?: Background): Promise<{ app: TestApp; file: string }> {
  const file = join(givenFolder(), 'daymark.db');
  return { app: await testApp({ plan: 'none', database: file, ...(background && { background }) }), file };
}

async function look(app: TestApp, content: Buffer): Promise<Answer> {
  const { statusCode, headers, body } = await sendTo('/setup/backup', app, filePart(content, 'backup.db'));
  return { status: statusCode, headers, body, $: load(body) };
}

const keyOf = ({ $ }: Answer) => {
  const field = (name: string) => String($(`form[action="/setup/backup/return"] [name=${name}]`).val());
  return { key: field('key'), basis: field('basis') };
};
const bringIn = (app: TestApp, form: ReturnType<typeof keyOf>) => app.post('/setup/backup/return', form);
const choose = (app: TestApp, theme: string) =>
  app.post('/settings', { timeZone: 'UTC', dayStartHour: '4', theme });
const themeOf = async (app: TestApp) => (await app.get('/settings')).$('html').attr('data-theme');
const leftIn = (file: string) => readdirSync(dirname(file)).filter((name) => name.includes('.brought-'));

describe('a backup that is brought back from the first page', () => {
  it('is looked at first, and takes the place of everything while Daymark runs', async () => {
    const { file: backup, dump } = givenBackup();
    const { app, file } = await givenApp();
    expect((await app.get('/setup')).$('a[href="/setup/backup"]').length).toBe(1);
    const before = dumpData(app.db);

    const preview = await look(app, readFileSync(backup));

    expect(preview.status).toBe(200);
    expect(preview.$('main').text()).toContain('1 of 4 tasks done');
    expect(dumpData(app.db)).toEqual(before);
    const { status, headers } = await app.post('/setup/backup/return', keyOf(preview));
    expect([status, headers.location]).toEqual([303, '/']);
    expect(dumpData(app.db)).toEqual(dump);
    expect((await app.get('/today')).$('html').attr('data-theme')).toBe('dark');
    expect(leftIn(file)).toEqual([]);
  });

  it('tells its last change, and when backups were made, by the clocks of whoever made them', async () => {
    const { file: backup } = givenBackup();
    const { app, file } = await givenApp();
    const made = openDatabase(backup);
    saveSettings(made, { timeZone: 'Asia/Tokyo' }, { ...MOMENT, at: '2026-11-29T19:24:46.071Z' });
    const at = new Date('2026-11-29T19:30:00.000Z');
    backUpDatabase(made.client, file, at, 'daily', join(dirname(file), 'backups'));
    closeDatabase(made);

    const page = (await look(app, readFileSync(backup))).$('main').text();

    expect(page).toContain('Its last change was made on Mon 30 Nov 2026, 04:24.');
    expect(page).toContain('Mon 30 Nov 2026, 04:30');
  });

  it('says what is wrong with what is in it, and brings it back all the same', async () => {
    const { file: backup } = givenBackup();
    const client = new BetterSqlite3(backup);
    client.pragma('ignore_check_constraints = on');
    client.exec("update tasks set minutes = 0 where id = 3; update changes set at = 'noon' where id = 1");
    client.close();
    const { app } = await givenApp();

    const preview = await look(app, readFileSync(backup));

    expect(preview.status).toBe(200);
    expect(preview.$('#backup-wrong').text()).toContain(
      'breaks the rule tasks_minutes of its table: tasks 3.',
    );
    expect(preview.$('#bring-backup-back').text()).toBe('Bring it back all the same');
    expect((await app.post('/setup/backup/return', keyOf(preview))).headers.location).toBe('/');
    expect((await app.get('/settings')).status).toBe(200);
  });

  it('says of a copy that was made while Daymark ran that its latest changes may be missing', async () => {
    const { file: backup } = givenBackup();
    const { app } = await givenApp();
    const db = openDatabase(backup);
    for (const theme of ['light', 'dark', 'auto', 'light'] as const) saveSettings(db, { theme }, MOMENT);
    const copy = readFileSync(backup);
    closeDatabase(db);

    const told = 'may lack its latest changes';
    expect((await look(app, copy)).$('main').text()).toContain(told);
    expect((await look(app, readFileSync(backup))).$('main').text()).not.toContain(told);
  });

  it('is worked on as if it had been there from the start: changes, undo, and what was remembered of before', async () => {
    const { file: backup, dump } = givenBackup();
    const { app, file } = await givenApp();
    for (const path of ['/setup', '/practice', '/settings', '/plans']) await app.get(path);
    await app.post('/settings', { timeZone: 'Asia/Kolkata', dayStartHour: '4', theme: 'light' });
    await app.post('/setup/backup/return', keyOf(await look(app, readFileSync(backup))));

    expect((await app.post('/tasks/2/completion', { done: 'yes' })).status).toBe(303);
    expect((await app.get('/today')).$('main').text()).toContain('Task 2');
    const ids = app.db.client.prepare<[], number>('select id from changes order by id desc').pluck().all();
    expect((await app.post(`/changes/${ids[0]}/undo`, { undone: 'yes' })).status).toBe(303);
    expect(dumpData(app.db)).toEqual(dump);

    const fresh = await testApp({ plan: 'none', database: file });
    for (const path of ['/plan', '/progress', '/weeks', '/settings', '/practice', '/changes']) {
      expect((await app.get(path)).$('main').text(), path).toBe((await fresh.get(path)).$('main').text());
    }
  });

  it.each(readdirSync(SCHEMAS))('comes from an earlier version too: %s', async (schema) => {
    const backup = join(givenFolder(), 'backup.db');
    new BetterSqlite3(backup).exec(readFileSync(join(SCHEMAS, schema), 'utf8')).close();
    const { app } = await givenApp();

    await app.post('/setup/backup/return', keyOf(await look(app, readFileSync(backup))));

    expect(app.plan().tasks.length).toBeGreaterThan(0);
    expect((await app.get('/today')).status).toBe(200);
  });

  it('is brought in once when it is sent twice, or twenty times at once', async () => {
    const { file: backup, dump } = givenBackup();
    const { app } = await givenApp();
    const form = keyOf(await look(app, readFileSync(backup)));

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.post('/setup/backup/return', form)),
    );
    answers.push(await app.post('/setup/backup/return', form));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(dumpData(app.db)).toEqual(dump);
  });

  it('is offered from where Daymark keeps them, and what was entered since is backed up', async () => {
    const { app, file } = await givenApp();
    const { file: backup } = givenBackup();
    const other = openDatabase(backup);
    const kept = backUpDatabase(other.client, file, new Date(AT), 'daily');
    closeDatabase(other);
    await app.post('/settings', { timeZone: 'UTC', dayStartHour: '4', theme: 'light' });

    const page = await app.get('/setup/backup');
    const name = String(page.$('form[action="/setup/backup/found"] [name=name]').val());
    const preview = await app.post('/setup/backup/found', { name });
    expect(preview.$('main').text()).toContain('a backup of it is made first');
    await app.post('/setup/backup/return', keyOf(preview));

    expect(app.plan().tasks.length).toBe(4);
    expect(kept).toContain(name);
    expect(readdirSync(dirname(kept)).filter((one) => one.includes('before-restore')).length).toBe(1);
  });

  it('keeps those logged in who were, and lets nobody in who was then', async () => {
    const { file: backup } = givenBackup();
    const { app } = await givenApp();
    const addLogin = (client: BetterSqlite3.Database, hash: string) =>
      ['logins', 'devices'].map((table) =>
        client.prepare(`insert into ${table} values (?, '2026-03-01', '2099-01-01')`).run(hash),
      );
    const earlier = new BetterSqlite3(backup);
    addLogin(earlier, 'then');
    earlier.close();
    addLogin(app.db.client, 'now');

    await app.post('/setup/backup/return', keyOf(await look(app, readFileSync(backup))));

    for (const table of ['logins', 'devices']) {
      expect(app.db.client.prepare(`select token_hash from ${table}`).pluck().all()).toEqual(['now']);
    }
  });

  it.each<[string, (backup: string) => Buffer, string]>([
    ['a file of data', () => Buffer.from('{"format":"daymark-data"}'), 'This is a file of data'],
    ['a packed one', (backup) => gzipSync(readFileSync(backup)), 'This file is packed'],
    ['something else', () => Buffer.from('GIF89a, and nothing more'), 'This is not a database of Daymark'],
    ['half of one', (backup) => readFileSync(backup).subarray(0, 20_000), 'This backup is damaged'],
    ['an empty one', () => Buffer.alloc(0), 'There is nothing in this file'],
  ])('is refused in words where it is %s, and nothing is left of it', async (_name, contentOf, words) => {
    const { app, file } = await givenApp();
    const before = dumpData(app.db);

    const { status, $ } = await look(app, contentOf(givenBackup().file));

    expect(status).toBe(422);
    expect($('[role=alert]').text()).toContain(words);
    expect(dumpData(app.db)).toEqual(before);
    expect(leftIn(file)).toEqual([]);
  });

  it.each([
    ['drop table habit_completions', ['The table habit_completions is missing']],
    ['alter table tasks drop column drop_reason', ['The column drop_reason of tasks is missing']],
    [
      'create trigger away after update on tasks begin delete from steps; end; create table more (a)',
      ['The table more was added', 'The trigger away was added'],
    ],
  ])('is refused with what is not as in a Daymark: %s', async (sql, told) => {
    const { app, file } = await givenApp();
    const { file: backup } = givenBackup();
    new BetterSqlite3(backup).exec(sql).close();
    const before = dumpData(app.db);

    const { status, $ } = await look(app, readFileSync(backup));

    expect([status, $('[role=alert] p').text()]).toEqual([
      422,
      'The tables of this backup are not those of a Daymark: choose an older backup.',
    ]);
    expect(
      $('[role=alert] li')
        .toArray()
        .map((line) => $(line).text())
        .toSorted(),
    ).toEqual(told);
    expect([dumpData(app.db), leftIn(file)]).toEqual([before, []]);
  });

  it('is not taken where there is a plan, or where no file was chosen', async () => {
    const app = await testApp();
    expect((await app.get('/setup/backup')).headers.location).toBe('/');
    expect((await look(app, readFileSync(givenBackup().file))).status).toBe(409);

    const { app: empty, file } = await givenApp();
    expect((await empty.post('/setup/backup', {})).$('[role=alert]').text()).toContain(
      'Choose a file first.',
    );
    expect((await empty.post('/setup/backup/found', { name: '../../etc/passwd' })).status).toBe(422);
    expect((await empty.post('/setup/backup/return', { key: 'x' })).status).toBe(422);
    expect(leftIn(file)).toEqual([]);
  });
});

describe('what was entered since a backup was looked at', () => {
  it('is not replaced: neither a plan with what was ticked, nor a setting, which is told first', async () => {
    const { file: backup } = givenBackup();
    const { app, file } = await givenApp();
    const form = keyOf(await look(app, readFileSync(backup)));
    await choose(app, 'light');

    const stale = await bringIn(app, form);
    expect([stale.status, await themeOf(app)]).toEqual([409, 'light']);
    expect(stale.$('main').text()).toContain('Something was changed here meanwhile.');
    expect(stale.$('main').text()).toContain('a backup of it is made first');

    givenPlan(app.db);
    for (const id of [1, 2, 3]) await app.post(`/tasks/${id}/completion`, { done: 'yes' });
    const before = dumpData(app.db);
    for (const each of [form, keyOf(stale)]) {
      const { status, $ } = await bringIn(app, each);
      expect([status, $('h1').text()]).toEqual([409, 'There is a plan already.']);
    }
    expect(dumpData(app.db)).toEqual(before);
    expect(leftIn(file).length).toBe(1);
  });

  it('waits while one is brought back, and is there after it', async () => {
    const { file: backup } = givenBackup();
    const { background, next } = heldBackground('backup');
    const { app } = await givenApp(background);
    await choose(app, 'light');
    const form = keyOf(await look(app, readFileSync(backup)));

    const brought = bringIn(app, form);
    const making = await next('backup');
    const saved = [choose(app, 'auto'), choose(app, 'light')];
    const page = await app.get('/setup');
    making.go();

    expect([page.status, (await brought).headers.location]).toEqual([200, '/']);
    expect((await Promise.all(saved)).map(({ status }) => status)).toEqual([303, 303]);
    expect([app.plan().tasks.length, await themeOf(app)]).toEqual([4, 'light']);
  });

  it('stays, at the last moment too', async () => {
    const { file: backup } = givenBackup();
    const { background, next } = heldBackground('backup');
    const { app, file } = await givenApp(background);
    await choose(app, 'light');
    const form = keyOf(await look(app, readFileSync(backup)));

    const brought = bringIn(app, form);
    const making = await next('backup');
    // As another process that has the file.
    const other = await testApp({ plan: 'none', database: file });
    await choose(other, 'dark');
    making.go();

    const stale = await brought;
    expect([stale.status, await themeOf(app)]).toEqual([409, 'dark']);
    const again = bringIn(app, keyOf(stale));
    (await next('backup')).go();
    expect((await again).headers.location).toBe('/');
    expect(app.plan().tasks.length).toBe(4);
  });
});

describe('a backup that waits to be brought back', () => {
  afterEach(() => vi.useRealTimers());

  it('can be brought back once more where that failed', async () => {
    const { file: backup } = givenBackup();
    const { background, next } = heldBackground('backup');
    const { app } = await givenApp(background);
    await choose(app, 'light');
    const form = keyOf(await look(app, readFileSync(backup)));

    const failed = bringIn(app, form);
    (await next('backup')).fail(new Error('no thread'));
    expect((await failed).status).toBe(503);

    const again = bringIn(app, form);
    (await next('backup')).go();
    expect((await again).headers.location).toBe('/');
    expect(app.plan().tasks.length).toBe(4);
  });

  it('comes back all the same where its copy cannot be cleared away', async () => {
    const { file: backup, dump } = givenBackup();
    const { app, file } = await givenApp();
    const form = keyOf(await look(app, readFileSync(backup)));
    const restore = failRemoval('.brought-');

    const brought = await bringIn(app, form);

    restore();
    expect([brought.headers.location, leftIn(file).length]).toEqual(['/', 1]);
    expect(dumpData(app.db)).toEqual(dump);
  });

  it('is let go after an hour, and not with the one before it', async () => {
    const { file: backup } = givenBackup();
    const { background, next } = heldBackground('judge', 'backup');
    const { app, file } = await givenApp(background);
    await choose(app, 'light');
    const first = look(app, readFileSync(backup));
    (await next('judge')).go();
    const form = keyOf(await first);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

    const second = look(app, readFileSync(backup));
    const looking = await next('judge');
    const brought = bringIn(app, form);
    (await next('backup')).go();
    expect((await brought).headers.location).toBe('/');
    looking.go();
    // There is a plan by now.
    expect([(await second).status, leftIn(file).length]).toEqual([409, 1]);

    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(leftIn(file)).toEqual([]);
  });
});
