import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { replacementOf } from '../../../db/file/opening/guests.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { connection, givenDatabase, givenFolder, startDaymark } from '../daymark.ts';

const DAYMARK = join(projectRoot(), 'dist/daymark.js');
const AT_STEP = join(import.meta.dirname, 'kill-at-step.mjs');
const MOST_STEPS = 60;
const TRIES = 5;

type Hand = { before: string; status: number; out: string };

function given(): { database: string; backup: string; out: string } {
  const folder = givenFolder();
  const database = givenDatabase(folder);
  const backup = join(folder, 'backup.db');
  copyFileSync(database, backup);
  return { database, backup, out: join(folder, 'hand.json') };
}

/** The numbers of the tasks that are done. */
function doneIn(path: string): number[] {
  const client = new BetterSqlite3(path, { fileMustExist: true });
  try {
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    const done = 'select id from tasks where completed_on is not null order by id';
    return client.prepare<[], number>(done).pluck().all();
  } finally {
    client.close();
  }
}

function daymark(
  database: string,
  words: readonly string[],
  node: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, DAYMARK, ...words], {
    env: { PATH: process.env.PATH, DAYMARK_DATABASE: database, ...env },
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

/** The same, while others go on here. */
function typed(database: string, ...words: readonly string[]): Promise<{ status: number; out: string }> {
  const env = { PATH: process.env.PATH, DAYMARK_DATABASE: database };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [DAYMARK, ...words], { env }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? 0, out: stdout + stderr }),
    );
  });
}

it('a task that is finished on the command line at any step of a restore is there, or kept aside, or refused in words', () => {
  const seen = new Set<number>();
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const { database, backup, out } = given();
    const hand = { AT_STEP: String(step), HAND: JSON.stringify([DAYMARK, 'done', '1']), HAND_OUT: out };

    const restored = daymark(database, ['restore', backup], ['--import', AT_STEP], hand);

    expect(restored).toMatchObject({ status: 0, out: expect.stringContaining('is now the database') });
    if (!existsSync(out)) {
      expect([...seen].sort()).toEqual([0, 1]);
      return;
    }
    const typed: Hand = JSON.parse(readFileSync(out, 'utf8'));
    const kept = /is kept as (\S+)\.\n/.exec(restored.out)?.[1] ?? '';
    const isFound = [database, kept].some((path) => doneIn(path).includes(1));
    expect([step, typed, isFound]).toEqual([step, typed, typed.status === 0]);
    if (typed.status !== 0) {
      expect(typed.out).toContain('at this moment. Nothing was changed. Try again in a moment.');
      if (!seen.has(typed.status)) expect(daymark(database, ['done', '1']).status).toBe(0);
    }
    seen.add(typed.status);
  }
  throw new Error('It never came to its end');
});

it('what is ticked on a page while restores are tried is there, and each restore is refused in words', async () => {
  const { database, backup } = given();
  const server = await startDaymark(database);
  const { post, close } = connection(server.port);
  const ticked: number[] = [];
  let isOver = false;
  const ticking = (async () => {
    for (let taskId = 1; !isOver; taskId += 1) {
      const { status } = await post(`/tasks/${taskId}/completion`, { done: 'yes' });
      if (status === 303) ticked.push(taskId);
    }
  })();

  for (let tries = 1; tries <= TRIES; tries += 1) {
    const { status, out } = await typed(database, 'restore', backup);
    expect([status, out]).toEqual([1, expect.stringContaining('Nothing was changed. Stop it first')]);
  }
  isOver = true;
  await ticking;
  close();
  await server.kill();

  expect(ticked.length).toBeGreaterThan(TRIES);
  expect(doneIn(database)).toEqual(ticked);
});

it('what a restore left that was killed keeps nobody out once Daymark has started', async () => {
  const { database } = given();
  writeFileSync(replacementOf(database), 'half of a backup');
  await startDaymark(database);

  expect(existsSync(replacementOf(database))).toBe(false);
  expect(daymark(database, ['done', '1']).status).toBe(0);
});
