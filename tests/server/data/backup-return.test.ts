import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { load } from 'cheerio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { saveSettings } from '../../../db/settings/settings.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
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
async function givenApp(): Promise<{ app: TestApp; file: string }> {
  const file = join(givenFolder(), 'daymark.db');
  return { app: await testApp({ plan: 'none', database: file }), file };
}

async function look(app: TestApp, content: Buffer): Promise<Answer> {
  const { statusCode, headers, body } = await sendTo('/setup/backup', app, filePart(content, 'backup.db'));
  return { status: statusCode, headers, body, $: load(body) };
}

const keyOf = ({ $ }: Answer) => ({ key: String($('form[action="/setup/backup/return"] [name=key]').val()) });
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

  it('is not taken where there is a plan, or where no file was chosen', async () => {
    const app = await testApp();
    expect((await app.get('/setup/backup')).headers.location).toBe('/');
    expect((await look(app, readFileSync(givenBackup().file))).headers.location).toBe('/');

    const { app: empty, file } = await givenApp();
    expect((await empty.post('/setup/backup', {})).$('[role=alert]').text()).toContain(
      'Choose a file first.',
    );
    expect((await empty.post('/setup/backup/found', { name: '../../etc/passwd' })).status).toBe(422);
    expect((await empty.post('/setup/backup/return', { key: 'x' })).status).toBe(422);
    expect(leftIn(file)).toEqual([]);
  });
});
