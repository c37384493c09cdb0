import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../../db/file/commands.ts';
import { RESTORE_REASONS } from '../../../db/file/restore/refusal.ts';
import { followAll, type Way } from '../../support/advice/follow.ts';
import { exportTextOf } from '../../support/database/data.ts';
import { AS_NOBODY, canMount, canTrace, isRoot } from '../abilities.ts';
import { givenDatabase, givenFolder, startDaymark } from '../daymark.ts';
import { start, type Terminal, type, typeServing, typeWell } from './type.ts';
import { backUp, damage, makeNewer, mounted, noteDown, tasksOf } from './worlds.ts';

const WRITE_AT_COPY = join(import.meta.dirname, 'write-at-copy.mjs');

/** A restore that is refused. */
type Refused = {
  folder: string;
  database: string;
  /** What is named after `restore`. */
  from: string;
  /** What is in the newest backup of the database that is sound. */
  inBackup: string;
  /** What is in the database once the restore comes about; that of the backup unless said. */
  wanted?: string;
  /** How it is typed. */
  terminal?: Terminal;
  /** Refuses it, and nothing after it. */
  fault?: readonly string[];
  /** What an advice asks for that no command of Daymark does. */
  byHand?: () => unknown;
  /** Where a file is seen from here. */
  inside?: (path: string) => string;
};
type Situation = { prepare: (folder: string) => Refused | Promise<Refused>; isPossible?: boolean };

/** A database to which something was written since its backup. */
function given(folder: string): Refused {
  const database = givenDatabase(folder);
  const from = backUp(database);
  const inBackup = tasksOf(from);
  noteDown(database, 'written since');
  return { folder, database, from, inBackup };
}

/** The same with another file that is asked for. */
function asking(folder: string, name: string, make: (path: string, world: Refused) => unknown): Refused {
  const world = given(folder);
  const from = join(folder, name);
  make(from, world);
  return { ...world, from };
}

const SITUATIONS: Readonly<Record<string, Situation>> = {
  missing: { prepare: (folder) => asking(folder, 'not there.db', () => {}) },
  'missing: a name that is too long': { prepare: (folder) => asking(folder, 'long'.repeat(80), () => {}) },
  'not-a-file': {
    prepare: (folder) =>
      asking(folder, 'a usb stick', (path, { from }) => {
        mkdirSync(path);
        copyFileSync(from, join(path, 'mine.db'));
      }),
  },
  'not-a-file: a pipe': {
    prepare: (folder) => asking(folder, 'pipe', (path) => typeWell(`mkfifo ${shellWord(path)}`)),
  },
  itself: {
    prepare: (folder) => {
      const world = given(folder);
      return { ...world, from: world.database };
    },
  },
  json: {
    prepare: (folder) => {
      const { database, ...world } = asking(folder, 'all data.json', (path, { database }) =>
        writeFileSync(path, exportTextOf(database)),
      );
      return { ...world, database: join(folder, 'empty.db'), wanted: tasksOf(database) };
    },
  },
  packed: {
    prepare: (folder) =>
      asking(folder, 'packed.db.gz', (path, { from }) => writeFileSync(path, gzipSync(bytesOf(from)))),
  },
  foreign: {
    prepare: (folder) => asking(folder, 'holiday.jpg', (path) => writeFileSync(path, 'JFIF'.repeat(99))),
  },
  damaged: {
    prepare: (folder) =>
      asking(folder, 'damaged.db', (path, { from }) => {
        copyFileSync(from, path);
        damage(path);
      }),
  },
  'wrong-rows': {
    prepare: (folder) => asking(folder, 'spoilt.db', (path, { from }) => spoil(from, path)),
  },
  'wrong-rows: in every backup': {
    prepare: (folder) => {
      const world = given(folder);
      spoil(world.from, world.from);
      return { ...world, wanted: tasksOf(world.from) };
    },
  },
  'strange-tables': {
    prepare: (folder) =>
      asking(folder, 'changed.db', (path, { from }) => {
        copyFileSync(from, path);
        changeByHand(path);
      }),
  },
  'strange-tables: in every backup': {
    prepare: (folder) => {
      const world = given(folder);
      changeByHand(world.from);
      return { ...world, byHand: () => changeBack(world.from) };
    },
  },
  'too-new': {
    prepare: (folder) =>
      asking(folder, 'newer.db', (path, { from }) => {
        copyFileSync(from, path);
        makeNewer(path);
      }),
  },
  'in-use': {
    prepare: async (folder) => {
      const world = given(folder);
      await startDaymark(world.database);
      return world;
    },
  },
  'written-to': {
    prepare: (folder) => {
      const world = asking(folder, 'busy.db', (path, { from }) => copyFileSync(from, path));
      const before = ['env', `NODE_OPTIONS=--import=${WRITE_AT_COPY}`, `WRITTEN_TO=${world.from}`];
      return { ...world, fault: before };
    },
  },
  'others-database': {
    prepare: (folder) => {
      const world = given(folder);
      const database = join(folder, 'theirs.db');
      new BetterSqlite3(database).exec('create table theirs (a)').close();
      return { ...world, database };
    },
  },
  'no-room': {
    isPossible: canMount,
    prepare: async (folder) => {
      const made = given(folder);
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      const script = `mount -t tmpfs -o size=6m tmpfs "${disk}" && cp "${made.database}" "${disk}/daymark.db" && (cat /dev/zero > "${disk}/filler"; true) 2> /dev/null`;
      const { wrapper, inside, run } = await mounted(script, typeWell);
      const byHand = () => run(`rm "${disk}/filler"`);
      return { ...made, database: join(disk, 'daymark.db'), terminal: { wrapper }, inside, byHand };
    },
  },
  'no-rights': {
    isPossible: isRoot,
    prepare: (folder) => {
      chmodSync(folder, 0o755);
      return { ...given(folder), fault: AS_NOBODY };
    },
  },
  'read-only-disk': {
    isPossible: canMount,
    prepare: async (folder) => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      const world = given(disk);
      const script = `mount --bind "${disk}" "${disk}" && mount -o remount,ro,bind "${disk}"`;
      const { wrapper, run } = await mounted(script, typeWell);
      const byHand = () => run(`mount -o remount,rw,bind "${disk}"`);
      return { ...world, folder, terminal: { wrapper }, byHand };
    },
  },
  'disk-fault': {
    isPossible: canTrace,
    prepare: (folder) => {
      const world = given(folder);
      const fault = ['-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO'];
      const path = ['-P', `${world.database}.restoring`];
      return { ...world, fault: ['strace', '-f', '-qq', '-o', '/dev/null', ...path, ...fault] };
    },
  },
};

/** As bytes that were written over within a row. */
function spoil(from: string, to: string): void {
  if (from !== to) copyFileSync(from, to);
  const client = new BetterSqlite3(to);
  client.exec(
    "update settings set time_zone = 'Mars/Base'; update tasks set drop_reason = printf('%.*c', 501, 'x')",
  );
  client.close();
}

const changeByHand = (path: string) => new BetterSqlite3(path).exec('create table of_mine (a)').close();
const changeBack = (path: string) => new BetterSqlite3(path).exec('drop table of_mine').close();

const bytesOf = (path: string) => spawnSync('cat', [path], { maxBuffer: 1e8 }).stdout;

const onDatabase = ({ database, terminal }: Refused, path = database): Terminal => ({
  ...terminal,
  env: { ...terminal?.env, DAYMARK_DATABASE: path },
});

const restore = (from: string) => `npm run -s daymark -- restore ${shellWord(from)}`;

/** It comes about, and what is wanted is there. */
function restores(world: Refused, command = restore(world.from), path = world.database): void {
  typeWell(command, onDatabase(world, path));
  expect(tasksOf(seenFromHere(world, path))).toBe(world.wanted ?? world.inBackup);
}

/** SQLite would follow the way into another world back to this one. */
function seenFromHere({ inside, folder }: Refused, path: string): string {
  if (inside === undefined) return path;
  const seen = join(folder, 'seen.db');
  copyFileSync(inside(path), seen);
  return seen;
}

const byHand = (words: RegExp): Way<Refused> => ({
  words,
  follow: async (world) => {
    expect(world.byHand).toBeDefined();
    await world.byHand?.();
    restores(world);
  },
});

/** Where Settings have it, by the form that stands there. */
async function bringBackUnderSettings(origin: string, file: string): Promise<void> {
  const settings = await (await fetch(`${origin}/settings`)).text();
  expect(settings).toContain('Your data');
  expect(settings).toContain('action="/settings/data"');
  const form = new FormData();
  form.set('file', new Blob([bytesOf(file)]), 'all data.json');
  const headers = { origin };
  let page = await fetch(`${origin}/settings/data`, { method: 'POST', body: form, headers });
  let text = await page.text();
  while (!text.includes('/settings/data/return')) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    page = await fetch(page.url);
    text = await page.text();
  }
  const [, offered = ''] = text.split('action="/settings/data/return"');
  const fields = [
    ...offered
      .split('</form>', 1)
      .join()
      .matchAll(/name="(\w+)" value="([^"]*)"/g),
  ];
  const body = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
  expect((await fetch(`${origin}/settings/data/return`, { method: 'POST', body, headers })).status).toBe(200);
}

const WAYS: readonly Way<Refused>[] = [
  {
    words: /`([^`]+ doctor)` tells which backup is the newest that is sound/,
    follow: (world, [command = '']) => {
      const { out } = type(command, world.terminal);
      const newest = /the newest that is sound is (.+?\.db), /.exec(out)?.[1] ?? out;
      restores({ ...world, wanted: world.inBackup }, restore(newest));
    },
  },
  {
    words: /The newest backup without that comes back with `(.+?)`\./,
    follow: (world, [command = '']) => restores(world, command),
  },
  { words: /No other backup is without that\./, follow: () => {} },
  byHand(/Where somebody changed it by hand, that has to be taken back in it first/),
  {
    words: /To bring this one back all the same: `(.+?)`; what is there now is kept aside/,
    follow: async (world, [command = '']) => {
      const there = tasksOf(world.database);
      const out = typeWell(command);
      expect(out).toContain('Wrong in it:');
      expect(tasksOf(world.database)).toBe(tasksOf(world.from));
      await (await start(onDatabase(world))).stop();
      typeWell(out.trimEnd().split('\n').at(-1) ?? '');
      expect(tasksOf(world.database)).toBe(there);
    },
  },
  {
    words: /Name a file in it: `(ls .+?)` shows them/,
    follow: (world, [command = '']) => {
      restores(world, restore(join(world.from, typeWell(command).trim())));
    },
  },
  {
    words: /Name a file instead/,
    follow: (world) => {
      const backups = join(world.folder, 'backups');
      restores(world, restore(join(backups, typeWell(`ls ${shellWord(backups)}`).trim())));
    },
  },
  {
    words: /Start Daymark with `(.+?)`, and bring it back under Settings → Your data/,
    follow: async ({ database, from, wanted }, [command = '']) => {
      const daymark = await typeServing(command);
      if (typeof daymark === 'string') throw new Error(daymark);
      await bringBackUnderSettings(daymark.origin, from);
      await expect.poll(() => tasksOf(database), { timeout: 60_000 }).toBe(wanted);
      await daymark.stop();
    },
  },
  {
    words: /Unpack it with `(.+?)`, and name (\/.+?)(?=\.$)/,
    follow: (world, [command = '', path = '']) => {
      typeWell(command);
      restores(world, restore(path));
    },
  },
  {
    // Which knows what it wrote: here, by taking that away which this one does not know.
    words: /Bring it back with that version, or name an older backup:/,
    follow: (world) => {
      new BetterSqlite3(world.from)
        .exec('delete from __drizzle_migrations where created_at = 9000000000000000')
        .close();
      restores(world);
    },
  },
  {
    words: /Stop it first with `(kill \d+)`, and try again/,
    follow: (world, [command = '']) => {
      typeWell(command);
      restores(world);
    },
  },
  {
    words: /Stop the Daymark that uses it, and try again;/,
    follow: (world) => restores(world),
  },
  {
    words: /make a backup of it with `(.+? backup)`, and name that/,
    follow: (world, [command = '']) => {
      const made = /The backup is (.+?\.db), /.exec(typeWell(command))?.[1] ?? '';
      restores(world, restore(made));
    },
  },
  {
    words: /[Nn]ame (?:another file|a file on another disk) in DAYMARK_DATABASE/,
    follow: (world) => restores(world, restore(world.from), join(world.folder, 'another.db')),
  },
  byHand(/Free some space, and try again/),
  {
    words: /Use the account that runs Daymark/,
    follow: (world) => restores(world),
  },
  {
    words: /Mount it for writing \(`(findmnt .+?)` shows where and how it is mounted\)/,
    follow: async (world, [command = '']) => {
      expect(typeWell(command, world.terminal)).toMatch(/\bro\b/);
      await world.byHand?.();
      restores(world);
    },
  },
  { words: /Try again; if it stays, look after that disk/, follow: (world) => restores(world) },
  { words: /use another backup:/, follow: () => {} },
];

describe('the advice of a restore that is refused is followed word for word', () => {
  it.for(Object.entries(SITUATIONS))('%s', async ([_name, { prepare, isPossible = true }], { skip }) => {
    skip(!isPossible, 'This machine or account cannot bring it about');
    const meet = (world: Refused) => {
      const { env, wrapper = [] } = onDatabase(world);
      const before = dump(world);
      const terminal = { env: env ?? {}, wrapper: [...wrapper, ...(world.fault ?? [])] };
      const { status, out } = type(restore(world.from), terminal);
      expect(status, out).toBe(1);
      expect(dump(world)).toBe(before);
      return /Nothing was changed\.\s+([\s\S]+)$/.exec(out)?.[1]?.trimEnd() ?? `no advice in: ${out}`;
    };

    await followAll(() => prepare(givenFolder()), meet, WAYS);
  });

  it('is there for every reason', () => {
    const tried = Object.keys(SITUATIONS).filter((name) => !name.includes(': '));

    expect(tried.toSorted()).toEqual(RESTORE_REASONS.toSorted());
  });
});

function dump({ database, inside = String }: Refused): string {
  try {
    return bytesOf(inside(database)).toString('base64');
  } catch {
    return 'nothing';
  }
}
