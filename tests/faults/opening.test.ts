import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/file/open.ts';
import { projectRoot } from '../../db/file/project-root.ts';
import { DatabaseRefusedError } from '../../db/file/refusals.ts';
import {
  AS_NOBODY,
  canMount,
  canTrace,
  isRoot,
  NOBODY,
  withoutMount,
  withoutRoot,
  withoutTrace,
} from './abilities.ts';
import { connection, givenDatabase, givenFolder, startDaymark } from './daymark.ts';

/** Of a start that hangs; one that is refused takes a fraction of it. */
const MOST_MILLISECONDS = 20_000;

/** Starts Daymark where it is to be refused: what it says. */
function refusalOf(database: string, wrapper: readonly string[] = [], input = ''): string {
  const main = join(projectRoot(), 'dist/main.js');
  const [program = '', ...args] = [...wrapper, process.execPath, main];
  const { status, signal, stdout, stderr } = spawnSync(program, args, {
    env: { PATH: process.env.PATH, DAYMARK_DATABASE: database, DAYMARK_PORT: '0', DAYMARK_LOG: 'silent' },
    encoding: 'utf8',
    timeout: MOST_MILLISECONDS,
    input,
  });
  expect({ signal, stdout }).toEqual({ signal: null, stdout: '' });
  expect(status).toBe(1);
  expect(stderr).toContain('Daymark did not start.');
  expect(stderr).not.toMatch(/^\s+at /m);
  return stderr;
}

it('two processes do not run on one file by two names', async () => {
  const database = givenDatabase(givenFolder());
  const daymark = await startDaymark(database);
  const second = `${database}.second`;
  linkSync(database, second);

  expect(refusalOf(second)).toContain('the same file as another name (a hard link)');

  rmSync(second);
  expect(refusalOf(database)).toContain(`Stop the other one first with \`kill ${daymark.pid}\``);
});

describe.skipIf(!isRoot)(`an account that may not write is told what${withoutRoot}`, () => {
  it.each(['', '.lock', '-wal'])('the file with the ending "%s" is of somebody else', (suffix) => {
    const folder = givenFolder();
    const database = givenDatabase(folder);
    chownSync(folder, NOBODY, NOBODY);
    chownSync(database, NOBODY, NOBODY);
    rmSync(`${database}.lock`, { force: true });
    if (suffix !== '') writeFileSync(`${database}${suffix}`, '', { mode: 0o600 });
    else chownSync(database, 0, 0);

    expect(refusalOf(database, AS_NOBODY)).toContain(`Daymark cannot write to ${database}${suffix}.`);
  });

  it('the folder is of somebody else', () => {
    const folder = givenFolder();
    chmodSync(folder, 0o755);

    expect(refusalOf(join(folder, 'daymark.db'), AS_NOBODY)).toContain(`Daymark cannot write to ${folder}.`);
  });
});

it.skipIf(!canMount)(`a disk that is mounted to be read only is told as that${withoutMount}`, () => {
  const folder = givenFolder();
  const database = givenDatabase(folder);
  const before = readFileSync(database);
  const mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';

  const said = refusalOf(database, ['unshare', '-rm', 'sh', '-c', mount, folder]);

  expect(said).toContain(`Daymark cannot write to ${folder}: its disk is mounted to be read only.`);
  expect(readFileSync(database).equals(before)).toBe(true);
});

describe.skipIf(!canMount)(`a full disk is no other Daymark${withoutMount}`, () => {
  it.each(['first', 'later'])('at the %s start', (start) => {
    const folder = givenFolder();
    const made = givenDatabase(folder);
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const put = start === 'first' ? '' : `cp "${made}" "$0/daymark.db" && `;
    const mount = `mount -t tmpfs -o size=2m tmpfs "$0" && ${put}(cat /dev/zero > "$0/filler"; true) 2> /dev/null && exec "$@"`;

    const said = refusalOf(join(disk, 'daymark.db'), ['unshare', '-rm', 'sh', '-c', mount, disk]);

    expect(said).toContain('The disk is full');
  });
});

describe.skipIf(!canTrace)(`a disk that fails once${withoutTrace}`, () => {
  it('a file system without locks is told as that, and not as another Daymark', () => {
    const database = givenDatabase(givenFolder());
    // Detached, strace lends its process to Daymark, so that the number in the name of the trial lock is known.
    const trace =
      'exec strace -D -f -qq -o /dev/null -P "$0.lock" -P "$0.lock-$$" -e trace=fcntl -e inject=fcntl:error=ENOLCK "$@"';

    expect(refusalOf(database, ['sh', '-c', trace, database])).toContain('does not keep two programs apart');
  });

  it.each([
    ['pread64', 'EIO', 1],
    ['pwrite64', 'ENOSPC', 1],
    ['ftruncate', 'EIO', 1],
    ['openat', 'EIO', 6],
  ] as const)('as Daymark starts is told in words: %s with %s, the call number %i', (call, error, number) => {
    const database = givenDatabase(givenFolder());

    const said = refusalOf(database, tracing(database, call, `error=${error}:when=${number}`));

    expect(said).toMatch(/The disk (did not do|is full)/);
    expect(said).not.toContain('Another');
    expect(countTasks(database)).toBeGreaterThan(100);
  });

  it.each([
    ['pwrite64', 3],
    ['pwrite64', 40],
    ['fsync', 2],
    ['fsync', 5],
  ] as const)(
    'as it starts on what a kill left, or stops, leaves it whole: %s number %i',
    async (call, number) => {
      const folder = givenFolder();
      const database = await givenLeftLog(folder);
      const main = join(projectRoot(), 'dist/main.js');
      const stop = '"$@" & child=$!; sleep 2; pkill -TERM -P $child; wait $child';
      const wrapper = ['sh', '-c', stop, 'stop', ...tracing(database, call, `error=EIO:when=${number}`)];
      const [program = '', ...args] = [...wrapper, process.execPath, main];
      const env = {
        PATH: process.env.PATH,
        DAYMARK_DATABASE: database,
        DAYMARK_PORT: '0',
        DAYMARK_LOG: 'silent',
      };

      const { stdout, stderr } = spawnSync(program, args, {
        env,
        encoding: 'utf8',
        timeout: MOST_MILLISECONDS,
      });

      expect(stdout + stderr).not.toMatch(/^\s+at /m);
      expect(finishedTasks(database)).toEqual([1, 2, 3, 4, 5]);
    },
  );
});

/** Something is done to one call of Daymark on its database and what lies beside it. */
function tracing(database: string, call: string, what: string): string[] {
  const paths = ['', '-wal', '-shm', '.lock'].flatMap((suffix) => ['-P', `${database}${suffix}`]);
  return [
    'strace',
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    ...paths,
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${call}:${what}`,
  ];
}

function countTasks(database: string): number {
  const db = openDatabase(database);
  try {
    return Number(db.client.prepare('select count(*) from tasks').pluck().get());
  } finally {
    closeDatabase(db);
  }
}

function finishedTasks(database: string): number[] {
  const db = openDatabase(database, { exclusive: true });
  try {
    expect(db.client.pragma('integrity_check', { simple: true })).toBe('ok');
    const sql = 'select id from tasks where completed_on is not null order by id';
    return db.client.prepare<[], number>(sql).pluck().all();
  } finally {
    closeDatabase(db);
  }
}

/** A database whose last ticks are in its log alone. */
async function givenLeftLog(folder: string): Promise<string> {
  const database = givenDatabase(folder);
  const daymark = await startDaymark(database);
  const { post, close } = connection(daymark.port);
  for (let id = 1; id <= 5; id += 1) await post(`/tasks/${id}/completion`, { done: 'yes' });
  close();
  await daymark.kill();
  return database;
}

describe.skipIf(!canTrace)(`killed at a step of its writing, Daymark${withoutTrace}`, () => {
  it.each([
    ['fsync', 1],
    ['fsync', 4],
    ['fsync', 7],
    ['pwrite64', 30],
    ['pwrite64', 60],
    ['pwrite64', 75],
  ] as const)(
    'has all that was acknowledged, and a copy without the log has it or is refused: %s number %i',
    async (call, number) => {
      const database = givenDatabase(givenFolder());
      const daymark = await startDaymark(database, tracing(database, call, `signal=KILL:when=${number}`));
      const { post, close } = connection(daymark.port);
      const acknowledged: number[] = [];
      for (let id = 1; id <= 8; id += 1) {
        const answer = await post(`/tasks/${id}/completion`, { done: 'yes' }).catch(() => null);
        if (answer === null) break;
        expect(answer.status).toBe(303);
        acknowledged.push(id);
      }
      close();
      await daymark.kill();
      expect(acknowledged.length).toBeLessThan(8);

      const copy = `${database}.copy`;
      copyFileSync(database, copy);

      expect(finishedOrRefused(copy)).toSatisfy(hasAll(acknowledged));
      expect(finishedTasks(database)).toSatisfy(hasAll(acknowledged));
    },
  );
});

function finishedOrRefused(database: string): number[] | 'refused' {
  expect(existsSync(`${database}-wal`)).toBe(false);
  try {
    return finishedTasks(database);
  } catch (error) {
    // Copied as the log was being moved into it, some of its pages are older than others.
    const isTold = error instanceof DatabaseRefusedError && ['without-log', 'damaged'].includes(error.reason);
    if (isTold) return 'refused';
    throw error;
  }
}

function hasAll(acknowledged: readonly number[]) {
  return (found: number[] | 'refused') =>
    found === 'refused' || acknowledged.every((id) => found.includes(id));
}
