import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../../db/file/backup/make.ts';
import type { BackupReason } from '../../../db/file/backup/names.ts';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { connection, startDaymark } from '../daymark.ts';
import type { Terminal } from './type.ts';

const UNSHARE = 'unshare';
const EARLIER_SCHEMA = 'tests/db/file/schemas/0006_devices.sql';

/** Every task with its note: what a learner would miss. */
export function tasksOf(path: string): string {
  const client = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
  try {
    return JSON.stringify(client.prepare('select id, title, note, completed_on from tasks').all());
  } finally {
    client.close();
  }
}

export function noteDown(path: string, note: string): void {
  const client = new BetterSqlite3(path);
  client.prepare('update tasks set note = ? where id = 1').run(note);
  client.close();
}

let minute = 0;

/** Each a minute after the one before. */
export function backUp(database: string, reason: BackupReason = 'daily'): string {
  const db = openDatabase(database);
  minute += 1;
  const now = new Date(Date.UTC(2026, 2, 4, 6, minute));
  const backup = backUpDatabase(db.client, database, now, reason);
  closeDatabase(db);
  return backup;
}

export function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 8192, 200_000);
  writeFileSync(path, bytes);
}

/** As a Daymark with one more migration leaves it. */
export function makeNewer(path: string): void {
  new BetterSqlite3(path)
    .exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9000000000000000)")
    .close();
}

/** A database of the version before this one, with something in each table. */
export function givenEarlier(folder: string): string {
  const path = join(folder, 'daymark.db');
  const client = new BetterSqlite3(path);
  client.exec(readFileSync(join(projectRoot(), EARLIER_SCHEMA), 'utf8')).close();
  return path;
}

/** The migrations of the version after this one, whose own does what is given. */
export function laterMigrations(folder: string, sql: string): string {
  const own = join(projectRoot(), 'db/migrations');
  const made = join(folder, 'migrations');
  const later = { idx: 99, version: '6', when: 9_000_000_000_000_000, tag: '9999_later', breakpoints: true };
  mkdirSync(join(made, 'meta'), { recursive: true });
  const journal = JSON.parse(readFileSync(join(own, 'meta/_journal.json'), 'utf8'));
  for (const { tag } of journal.entries) symlinkSync(join(own, `${tag}.sql`), join(made, `${tag}.sql`));
  writeFileSync(join(made, `${later.tag}.sql`), sql);
  const entries = [...journal.entries, later];
  writeFileSync(join(made, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  return made;
}

/** Leaves the newest changes of a database in its log, as a kill does, and a copy of both. */
export async function leaveLog(database: string): Promise<void> {
  const server = await startDaymark(database);
  const { post, close } = connection(server.port);
  for (const [revision, text] of ['one', 'two', 'three', 'four'].entries())
    expect((await post('/tasks/1/note', { text, revision: String(revision) })).status).toBe(303);
  close();
  await server.kill();
  expect(existsSync(`${database}-wal`)).toBe(true);
}

export function copyWith(suffixes: readonly string[], from: string, to: string): string {
  for (const suffix of suffixes) copyFileSync(`${from}${suffix}`, `${to}${suffix}`);
  return to;
}

/** A folder from which Daymark can be started with nothing set and nothing there. */
export function givenEmptyHome(folder: string): string {
  const home = join(folder, 'home');
  mkdirSync(home);
  symlinkSync(join(projectRoot(), 'dist'), join(home, 'dist'));
  return home;
}

/** A world of its own in which something is mounted: a wrapper that runs commands there, and paths as seen from here. */
export type Mounted = { wrapper: string[]; inside: (path: string) => string; run: (script: string) => void };

/** @param script - mounts it */
export async function mounted(
  script: string,
  run: (command: string, terminal: Terminal) => string,
): Promise<Mounted> {
  const child = spawn(UNSHARE, ['-rm', 'sh', '-c', `${script} && echo ready && exec sleep 600`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('close', () => reject(new Error('It could not be mounted')));
  });
  const enter = ['nsenter', '-t', String(child.pid), '-U', '-m', '--preserve-credentials', '--'];
  const wrapper = [...enter, 'sh', '-c', 'cd "$0" && exec "$@"', projectRoot()];
  return {
    wrapper,
    inside: (path) => join(`/proc/${child.pid}/root`, path),
    run: (typed) => void run(typed, { wrapper }),
  };
}

export function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
