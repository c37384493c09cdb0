import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'cheerio';
import { expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { givenPlan, requirePlan, testDatabase } from '../../support/database/db.ts';

const ROOT = projectRoot();
const TASK_COUNT = 30;

function environment(database: string) {
  const { PATH, HOME, TZ } = process.env;
  return { PATH, HOME, TZ, DAYMARK_DATABASE: database, DAYMARK_PORT: '0' };
}

/** A Daymark as it was built, in a process of its own, on a plan in a file. */
async function startServer(): Promise<{
  origin: string;
  database: string;
  stop: () => Promise<number | null>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-beside-'));
  const database = join(folder, 'daymark.db');
  const db = openDatabase(database);
  givenPlan(db, { taskCount: TASK_COUNT });
  closeDatabase(db);
  const child: ChildProcess = spawn(process.execPath, ['dist/main.js'], {
    cwd: ROOT,
    env: environment(database),
  });
  const exited = new Promise<number | null>((resolve) => void child.once('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  });
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      const found = /Daymark is at (\S+)/.exec(String(chunk))?.[1];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error('Daymark did not start')));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return exited;
  };
  return { origin, database, stop };
}

/** What a command printed; it fails when the command does. */
async function daymark(database: string, ...words: string[]): Promise<string> {
  const args = ['dist/daymark.js', ...words];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    env: environment(database),
  });
  return stdout;
}

async function post(origin: string, path: string, form: Record<string, string>): Promise<number> {
  const { status } = await fetch(`${origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams(form),
  });
  return status;
}

it('a running Daymark shows at once what the command line did, and takes it back', async () => {
  const { origin, database, stop } = await startServer();
  const page = async (path: string) => load(await (await fetch(`${origin}${path}`)).text());
  const isDone = async () => (await page('/tasks/7'))('main [aria-pressed="true"]').length > 0;
  expect(await isDone()).toBe(false);

  expect(await daymark(database, 'done', 'task 7', '--json')).toContain('"title": "Task 7"');

  expect(await isDone()).toBe(true);
  expect((await page('/changes'))('main').text()).toContain('Finished “Task 7”');
  expect(await post(origin, '/changes/2/undo', { undone: 'yes', from: '/changes' })).toBe(303);
  expect(await isDone()).toBe(false);
  expect(JSON.parse(await daymark(database, 'week', '1', '--json')).finishedTasks).toEqual([]);
  expect(await stop()).toBe(0);
});

it('loses nothing when both write at once', async () => {
  const { origin, database, stop } = await startServer();
  const byPages = Array.from({ length: TASK_COUNT / 2 }, (_, index) => index + 1);

  const answers = await Promise.all([
    ...['16', '17', '18', '19'].map((id) => daymark(database, 'done', id)),
    ...byPages.map(async (id) => post(origin, `/tasks/${id}/completion`, { done: 'yes' })),
  ]);

  expect(answers.slice(4)).toEqual(byPages.map(() => 303));
  expect(await stop()).toBe(0);
  const db = testDatabase(database);
  const done = requirePlan(db).tasks.filter(({ completion }) => completion !== null);
  expect(done.map(({ id }) => id)).toEqual([...byPages, 16, 17, 18, 19]);
  expect(db.client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.client.pragma('foreign_key_check')).toEqual([]);
});

it('exits as scripts expect, in a process of its own', async () => {
  const { database, stop } = await startServer();
  await expect(daymark(database, 'done', 'no such task')).rejects.toMatchObject({ code: 1, stdout: '' });
  await expect(daymark(database, 'dance')).rejects.toMatchObject({ code: 2, stdout: '' });
  expect(await daymark(database, 'report', '--format', 'json')).toContain('"Sample roadmap"');
  expect(await stop()).toBe(0);
});
