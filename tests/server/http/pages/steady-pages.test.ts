import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { latestChange } from '../../../../db/journal/history.ts';
import { continueChange } from '../../../../db/journal/journal.ts';
import { loadSettings } from '../../../../db/settings/settings.ts';
import { type Answer, testApp } from '../../../support/app/test-app.ts';
import { givenPlan, testDatabase } from '../../../support/database/db.ts';

/** A page but for its name, which no two have in common. */
function withoutVersion({ body }: Answer): string {
  return body.replace(/ data-version="[^"]*"/, '');
}

/** Statements that an answer needed. */
async function countQueries({ get, queries }: Awaited<ReturnType<typeof testApp>>, path: string) {
  const before = queries.length;
  const { body } = await get(path);
  return { body, count: queries.length - before };
}

describe('a page that says it is steady', () => {
  it('is Today, and comes again as it was, without being worked out again', async () => {
    const app = await testApp();
    const first = await countQueries(app, '/today');

    const again = await countQueries(app, '/today');

    expect(again.body).toBe(first.body);
    expect(again.count).toBeLessThan(first.count);
  });

  it('is another at another address, and without the answer of a form that failed', async () => {
    const { get } = await testApp();
    await get('/today');

    expect((await get('/today?select=yes')).$('[type=checkbox]').length).toBeGreaterThan(0);
    expect((await get('/today')).$('main [type=checkbox]')).toHaveLength(0);
  });

  it('shows each change at once, its undoing, and that it is no longer offered to be undone', async () => {
    const { get, post, setNow, db } = await testApp({ now: '2026-03-04T10:00:00Z' });
    const path = '/days/2026-03-02';
    const isTicked = async () => (await get(path)).$('#task-1-check').attr('aria-pressed');
    const offersUndo = async () => (await get(path)).$('#flash form').length > 0;
    expect(await isTicked()).toBe('false');

    await post('/tasks/1/completion', { done: 'yes' });
    expect(await isTicked()).toBe('true');
    expect(await offersUndo()).toBe(true);

    setNow('2026-03-04T10:03:30Z');
    expect(await offersUndo()).toBe(false);

    await post(`/changes/${latestChange(db)?.id}/undo`, { undone: 'yes' });
    expect(await isTicked()).toBe('false');
  });

  it('is another one on the next day', async () => {
    const { get, setNow } = await testApp();
    const today = (await get('/today')).$('h1').text();

    setNow('2026-03-05T09:00:00Z');

    expect((await get('/today')).$('h1').text()).not.toBe(today);
  });

  it('is written again after a write that goes on with the change before it', async () => {
    const { get, post, db } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });
    await get('/days/2026-03-02');

    const change = latestChange(db);
    continueChange(db, change?.id ?? 0, change?.at ?? '', () =>
      db.client.exec("update tasks set title = 'Renamed' where id = 1"),
    );

    expect((await get('/days/2026-03-02')).$('.item__title').first().text()).toBe('Renamed');
  });

  it('holds nothing that chance or the clock put there', async () => {
    const { get } = await testApp({ plan: 'built-in', now: '2026-03-04T09:10:00Z' });
    const other = await testApp({ plan: 'built-in', now: '2026-03-04T09:20:00Z' });

    for (const path of [
      '/plan',
      '/plan?q=talk',
      '/today',
      '/today?select=yes',
      '/days/2026-03-03',
      '/days/2026-03-06',
    ]) {
      expect(withoutVersion(await other.get(path)), path).toBe(withoutVersion(await get(path)));
    }
  });

  it('is none with the token of a form on it', async () => {
    const { get } = await testApp({ plan: 'built-in' });
    const first = await get('/tasks/1');

    const again = await get('/tasks/1');

    const tokenIn = ({ $ }: typeof first) => $('[name=formToken]').first().attr('value');
    expect(tokenIn(first)).toBeTruthy();
    expect(tokenIn(again)).not.toBe(tokenIn(first));
  });
});

describe('what is remembered of the database', () => {
  function givenFile() {
    const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'daymark.db');
    const db = testDatabase(path);
    givenPlan(db);
    return { path, db };
  }

  it('is read again after a write of another connection', () => {
    const { path, db } = givenFile();
    expect(loadSettings(db).theme).toBe('auto');
    const other = new BetterSqlite3(path);
    onTestFinished(() => {
      other.close();
    });

    other.exec("update settings set theme = 'dark'");

    expect(loadSettings(db).theme).toBe('dark');
  });

  it('is not what a transaction saw that was taken back', () => {
    const { db } = givenFile();

    db.client.exec('begin');
    db.journal.openChangeId = 1;
    db.client.exec("update settings set theme = 'dark'");
    db.journal.openChangeId = null;
    expect(loadSettings(db).theme).toBe('dark');
    db.client.exec('rollback');

    expect(loadSettings(db).theme).toBe('auto');
  });
});
