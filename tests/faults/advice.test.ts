import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../db/file/open.ts';
import { projectRoot } from '../../db/file/project-root.ts';
import { connection, givenDatabase, givenFolder, startDaymark } from './daymark.ts';

/** A database that is refused, and what is in it once its advice was followed. */
type Refused = { database: string; wanted: string | null };

/** Every command that a message tells somebody to type. */
const commandsIn = (message: string) =>
  [...message.matchAll(/`([^`]+)`/g)].map(([, command]) => command ?? '');

/** Types a command as a host would, in the folder of Daymark. */
function type(command: string, database: string): { status: number | null; out: string } {
  const env = { ...process.env, DAYMARK_DATABASE: database, INIT_CWD: undefined };
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: projectRoot(),
    shell: true,
    encoding: 'utf8',
    env,
  });
  return { status, out: stdout + stderr };
}

/** What a start says that fails. */
async function refusalOf(database: string): Promise<string> {
  return startDaymark(database).then(
    () => 'It started.',
    (error: unknown) => String(error),
  );
}

/** Every task with its note: what a learner would miss. */
function tasksOf(path: string): string {
  const client = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
  try {
    return JSON.stringify(client.prepare('select id, title, note, completed_on from tasks').all());
  } finally {
    client.close();
  }
}

function noteDown(path: string, note: string): void {
  const client = new BetterSqlite3(path);
  client.prepare('update tasks set note = ? where id = 1').run(note);
  client.close();
}

function backUp(database: string): string {
  const db = openDatabase(database);
  const backup = backUpDatabase(db.client, database, new Date('2026-03-04T06:30:00Z'), 'daily');
  closeDatabase(db);
  return backup;
}

function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 8192, 200_000);
  writeFileSync(path, bytes);
}

/** The database while its newest changes are in its log: how a kill, and a copy of both, leave it. */
async function givenWithLog(folder: string): Promise<string> {
  const database = givenDatabase(folder);
  const server = await startDaymark(database);
  const { post, close } = connection(server.port);
  for (const text of ['one', 'two', 'three', 'four']) {
    const revision = String(['one', 'two', 'three', 'four'].indexOf(text));
    expect((await post('/tasks/1/note', { text, revision })).status).toBe(303);
  }
  close();
  await server.kill();
  return database;
}

/** Advice for elsewhere: where the copy comes from, for another file, or to begin anew, which has a test of its own. */
const ELSEWHERE = / (backup|restore FILE|npm start)$/;

/** What a message advises, way by way: each restore is one by itself, other commands follow each other. */
function waysIn(message: string): string[][] {
  const advised = commandsIn(message).filter((command) => !ELSEWHERE.test(command));
  const steps = advised.filter((command) => !RESTORE.test(command));
  const ways = advised.filter((command) => RESTORE.test(command)).map((command) => [command]);
  expect(advised.length, message).toBeGreaterThan(0);
  return steps.length > 0 ? [steps, ...ways] : ways;
}

const RESTORE = / restore (\S+)$/;

/** What another file has that is put in the place of the database. */
function broughtBack(commands: readonly string[], database: string): string | null {
  const file = commands.map((command) => RESTORE.exec(command)?.[1]).find((path) => path !== undefined);
  return file === undefined || file === database ? null : tasksOf(file);
}

const PREPARED: Readonly<Record<string, (folder: string) => Refused | Promise<Refused>>> = {
  damaged: (folder) => {
    const database = givenDatabase(folder);
    const wanted = tasksOf(backUp(database));
    noteDown(database, 'lost with the page');
    damage(database);
    return { database, wanted };
  },
  missing: (folder) => {
    const database = givenDatabase(folder);
    const wanted = tasksOf(backUp(database));
    rmSync(database);
    return { database, wanted };
  },
  'without-log': async (folder) => {
    const database = await givenWithLog(folder);
    for (const suffix of ['-wal', '-shm']) rmSync(`${database}${suffix}`, { force: true });
    const copy = join(folder, 'as-it-is.db');
    copyFileSync(database, copy);
    return { database, wanted: tasksOf(copy) };
  },
  'strange-log': async (folder) => {
    const database = givenDatabase(folder);
    const backup = join(folder, 'backup.db');
    copyFileSync(database, backup);
    const wanted = tasksOf(backup);
    const other = join(folder, 'other');
    mkdirSync(other);
    const log = `${await givenWithLog(other)}-wal`;
    copyFileSync(log, `${database}-wal`);
    return { database, wanted };
  },
  linked: (folder) => {
    const database = givenDatabase(folder);
    linkSync(database, join(folder, 'second-name.db'));
    return { database, wanted: tasksOf(database) };
  },
  'too-new': (folder) => {
    const database = givenDatabase(folder);
    const wanted = tasksOf(backUp(database));
    new BetterSqlite3(database)
      .exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9e15)")
      .close();
    return { database, wanted };
  },
};

describe('the advice of a start that fails is followed word for word', () => {
  it.each(Object.entries(PREPARED))('%s: everything is there at the next start', async (_reason, prepare) => {
    let way = 0;
    let wayCount = 1;
    for (; way < wayCount; way += 1) {
      const { database, wanted } = await prepare(givenFolder());
      const message = await refusalOf(database);
      const ways = waysIn(message);
      wayCount = ways.length;
      const expected = broughtBack(ways[way] ?? [], database) ?? wanted;

      for (const command of ways[way] ?? []) {
        const { status, out } = type(command, database);
        expect(status, `${message}\n${command}\n${out}`).toBe(0);
      }

      const server = await startDaymark(database);
      const { get, close } = connection(server.port);
      expect((await get('/today')).status).toBe(200);
      close();
      await server.kill();
      expect(tasksOf(database), message).toBe(expected);
    }
    expect(way).toBeGreaterThan(0);
  });

  it('in use: the other one is stopped', async () => {
    const database = givenDatabase(givenFolder());
    await startDaymark(database);
    const [command = ''] = commandsIn(await refusalOf(database));

    expect(command).toMatch(/^kill \d+$/);
    expect(type(command, database).status).toBe(0);

    const again = await startDaymark(database);
    await again.kill();
  });

  it('of another program: Daymark begins on a file that is not there yet', async () => {
    const database = join(givenFolder(), 'theirs.db');
    new BetterSqlite3(database).exec('create table theirs (a)').close();
    const [command = ''] = commandsIn(await refusalOf(database));

    expect(command).toMatch(/^DAYMARK_DATABASE=\S+ npm start$/);
    const child = spawn(command, {
      cwd: projectRoot(),
      shell: true,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DAYMARK_PORT: '0' },
    });
    onTestFinished(() => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    });
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => String(chunk).includes('Daymark is at') && resolve());
      child.once('close', () => resolve());
    });
    expect(existsSync(database.replace('.db', '-2.db'))).toBe(true);
  });

  it('is there for every reason that asks for a command', () => {
    const source = readFileSync(join(projectRoot(), 'db/file/refusals.ts'), 'utf8');
    const reasons = [...source.matchAll(/^ {2}\| '([\w-]+)'/gm)].map(([, reason]) => reason);

    expect(reasons.toSorted()).toEqual(
      [...Object.keys(PREPARED), 'in-use', 'foreign', ...Object.keys(WITHOUT_COMMAND)].toSorted(),
    );
  });
});

/** Where the advice is to change something outside of Daymark, which no command of ours can. */
const WITHOUT_COMMAND = {
  'in-use-by-another': 'close the other program',
  'too-old': 'start the older one again',
  'read-only': 'give the right to write',
  'no-room': 'make room, tried in disk-full.test.ts',
  'disk-fault': 'look at the disk',
  'without-locks': 'another disk',
  'not-a-file': 'another name',
  'unusable-path': 'another name',
  'migration-failed': 'the version from before',
} as const;
