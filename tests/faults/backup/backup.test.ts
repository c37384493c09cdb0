import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { checkBackup } from '../../../db/file/backup/check.ts';
import { listBackups } from '../../../db/file/backup/list.ts';
import { readNewestChangeOf } from '../../../db/file/backup/newest-change.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { canRun, connection, givenDatabase, givenFolder, startDaymark } from '../daymark.ts';

const DAYMARK = join(projectRoot(), 'dist/daymark.js');
const KILLS = 30;
const MOST_STEPS = 40;
const WRITERS = 8;
/** Room for one backup, not for two. */
const DISK_BYTES = 1_200_000;

const OWN_WORLD = ['unshare', '-rm'];
const canMount = canRun([...OWN_WORLD, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
const canTrace = canRun(['strace', '-f', '-o', '/dev/null', 'true']);
const noMount = canMount
  ? ''
  : ' (left out: this account may not use "unshare -rm", of the package util-linux)';
const noTrace = canTrace ? '' : ' (left out: strace cannot run here; install the package "strace")';

function envOf(database: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, DAYMARK_DATABASE: database, ...more };
}

function backUp(database: string, words: readonly string[] = [], wrapper: readonly string[] = []) {
  const [program = '', ...args] = [...wrapper, process.execPath, DAYMARK, 'backup', ...words];
  return spawnSync(program, args, { env: envOf(database), encoding: 'utf8' });
}

/** Enough to copy that a kill meets the copying too. */
function givenLargeDatabase(): string {
  const database = givenDatabase(givenFolder());
  const client = new BetterSqlite3(database);
  const insert = client.prepare(
    "insert into changes (at, on_day, summary, kind, params) values ('2026-03-02T09:00:00.000Z', '2026-03-02', ?, 'told', '{}')",
  );
  client.transaction(() => {
    for (let count = 0; count < 1000; count += 1) insert.run(`${count} `.repeat(3000));
  })();
  client.close();
  return database;
}

function expectAllGood(database: string): void {
  const backups = listBackups(database);
  expect(backups.length).toBeGreaterThan(0);
  expect(backups.filter(({ path }) => checkBackup(path) !== 'good')).toEqual([]);
}

it('a kill at any moment of a backup leaves none that is not whole, and the earlier ones', async () => {
  const database = givenLargeDatabase();
  const startedAt = performance.now();
  expect(backUp(database).status).toBe(0);
  const whole = performance.now() - startedAt;

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const child = spawn(process.execPath, [DAYMARK, 'backup'], { env: envOf(database), stdio: 'ignore' });
    const exited = once(child, 'exit');
    // Most of its time goes before the copy is begun.
    await Promise.race([exited, pause(whole * (0.3 + (0.7 * kill) / KILLS))]);
    child.kill('SIGKILL');
    await exited;
  }

  expectAllGood(database);
  expect(backUp(database).status).toBe(0);
});

it('a kill before any step of a backup on the disk leaves none that is not whole', () => {
  const database = givenDatabase(givenFolder());
  expect(backUp(database).status).toBe(0);

  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const killer = ['--import', join(import.meta.dirname, 'kill-at-step.mjs')];
    const { signal } = spawnSync(process.execPath, [...killer, DAYMARK, 'backup'], {
      env: envOf(database, { AT_STEP: String(step) }),
    });
    expectAllGood(database);
    if (signal === null) {
      expect(step).toBeGreaterThan(4);
      return;
    }
  }
  throw new Error('It was killed at every step');
});

it('a backup that is made while eight write holds one moment, with all that was answered before it', async () => {
  const database = givenDatabase(givenFolder());
  const daymark = await startDaymark(database);
  let answered = 0;
  let isOver = false;
  const write = async (writer: number) => {
    const { post, close } = connection(daymark.port);
    for (let count = 0; !isOver; count += 1) {
      const { status } = await post(`/tasks/${writer}/completion`, { done: count % 2 === 0 ? 'yes' : 'no' });
      if (status === 303) answered += 1;
    }
    close();
  };
  const first = readNewestChangeOf(database).id;
  const writers = Array.from({ length: WRITERS }, (_, index) => write(index + 1));

  const hands = connection(daymark.port);
  for (let count = 1; count <= 3; count += 1) {
    const before = answered;
    expect((await hands.post('/backups', {})).status).toBe(303);
    const newest = listBackups(database)[0]?.path ?? '';
    expect(checkBackup(newest)).toBe('good');
    expect(readNewestChangeOf(newest).id).toBeGreaterThanOrEqual(first + before);
  }
  isOver = true;
  await Promise.all(writers);
  hands.close();
  expect(answered).toBeGreaterThan(WRITERS);
});

it.skipIf(!canMount)(`a full disk is told, keeps the earlier backup, and stops no writing${noMount}`, () => {
  const folder = givenFolder();
  const database = givenDatabase(folder);
  const disk = join(folder, 'backups');
  mkdirSync(disk);
  const script = `mount -t tmpfs -o size=${DISK_BYTES} tmpfs "$0" || exit 9
    "$@" backup && ! "$@" backup && "$@" done 1 && ls -A "$0"`;
  const [program = '', ...args] = OWN_WORLD;
  const { stdout, stderr } = spawnSync(
    program,
    [...args, 'sh', '-c', script, disk, process.execPath, DAYMARK],
    {
      env: envOf(database),
      encoding: 'utf8',
    },
  );

  expect(stderr).toContain(`the disk of ${disk} is full`);
  expect(stderr).toContain('Your data and the earlier backups are untouched.');
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^daymark\.db-\d{8}T\d{9}Z-by-hand\.db$/);
});

it.skipIf(!canTrace)(`a disk that reports a fault makes no backup, and says so${noTrace}`, () => {
  const folder = givenFolder();
  const database = givenDatabase(folder);
  const copy = join(folder, 'copy.db');
  const fault = [
    'strace',
    '-f',
    '-o',
    '/dev/null',
    '-P',
    `${copy}.unfinished`,
    '-e',
    'inject=fsync:error=EIO',
  ];

  const { status, stderr } = backUp(database, ['--to', copy], fault);

  expect([status, stderr]).toEqual([1, expect.stringContaining('reports a fault')]);
  expect(readdirSync(folder).filter((name) => name.startsWith('copy.db'))).toEqual([]);
});
