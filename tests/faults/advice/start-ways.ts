import { chownSync, copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { shellWord } from '../../../db/file/commands.ts';
import type { Way } from '../../support/advice/follow.ts';
import { NOBODY } from '../abilities.ts';
import { commandsIn, start, type Terminal, type, typeServing, typeWell } from './type.ts';
import { givenEmptyHome, tasksOf } from './worlds.ts';

/** A database that is refused. */
export type Refused = {
  /** For what the test needs besides. */
  folder: string;
  database: string;
  /** What is in it once an advice was followed that brings everything. */
  wanted: string;
  /** How commands are typed, but for what is set. */
  terminal?: Terminal;
  /** Runs the start that is refused, and nothing after it. */
  fault?: readonly string[];
  /** Another file, where there may be one. */
  elsewhere?: string;
  /** Where the copy that was refused comes from. */
  origin?: string;
  /** A copy of the learner's own. */
  copy?: string;
  /** What the backup has that is named. */
  inBackup?: string;
  /** Somebody works with it, so that its bytes change. */
  isAlive?: true;
  /** Where the files are seen from here. */
  inside?: (path: string) => string;
  /** What an advice asks for that no command of Daymark does. */
  byHand?: () => unknown;
  /** A Daymark of another version opens it. */
  byOtherVersion?: () => unknown;
};

const onDatabase = ({ database, terminal }: Refused, path = database): Terminal => ({
  ...terminal,
  env: { ...terminal?.env, DAYMARK_DATABASE: path },
});

/** Daymark starts, and has what is wanted. */
async function hasAll(world: Refused, wanted = world.wanted, path = world.database): Promise<void> {
  const daymark = await start(onDatabase(world, path));
  expect((await fetch(`${daymark.origin}/today`)).status).toBe(200);
  await daymark.stop();
  expect(tasksOf(seenFrom(world, path))).toBe(wanted);
}

/** SQLite would follow the way into another world back to this one. */
function seenFrom({ inside, folder }: Refused, path: string): string {
  if (inside === undefined) return path;
  const ends = ['', '-wal'].filter((end) => existsSync(inside(`${path}${end}`)));
  const seen = join(folder, 'seen.db');
  for (const end of ends) copyFileSync(inside(`${path}${end}`), `${seen}${end}`);
  return seen;
}

/** Daymark starts with nothing in it, and leaves the database that was refused as it is. */
async function beginsAnew(world: Refused, command: string, terminal: Terminal): Promise<void> {
  const before = contentOf(world);
  const daymark = await typeServing(command, terminal);
  if (typeof daymark === 'string') throw new Error(daymark);
  expect((await fetch(`${daymark.origin}/`)).url).toContain('/setup');
  await daymark.stop();
  expect(contentOf(world)).toEqual(before);
}

function contentOf({ database, inside = (path) => path, isAlive }: Refused): Buffer | null {
  if (isAlive) return null;
  try {
    return readFileSync(inside(database));
  } catch {
    return null;
  }
}

/** What another file has that is put in the place of the database. */
function broughtBack(command = ''): string {
  return tasksOf(/ restore (\S+)$/.exec(command)?.[1] ?? '');
}

const anotherFile = (words: RegExp): Way<Refused> => ({
  words,
  isGeneral: true,
  follow: (world) =>
    beginsAnew(world, 'npm start', onDatabase(world, world.elsewhere ?? `${world.database}.another`)),
});
const byHand = (words: RegExp): Way<Refused> => ({
  words,
  follow: async (world) => {
    expect(world.byHand).toBeDefined();
    await world.byHand?.();
    await hasAll(world);
  },
});
/** Typed one after the other. */
const typed = (words: RegExp): Way<Refused> => ({
  words,
  follow: async (world, commands) => {
    for (const command of commands) typeWell(command, world.terminal);
    await hasAll(world);
  },
});
const beginAnew = (words: RegExp): Way<Refused> => ({
  words,
  isGeneral: true,
  follow: (world, [command = '']) => beginsAnew(world, command, world.terminal ?? {}),
});
const moveElsewhere = (words: RegExp): Way<Refused> => ({
  words,
  follow: async (world, [command = '']) => {
    const other = world.elsewhere ?? `${world.database}.another`;
    typeWell(command, onDatabase(world, other));
    await hasAll(world, world.wanted, other);
  },
});

const COPY_ELSEWHERE =
  'name a file on a disk of this machine in DAYMARK_DATABASE, and bring the data there with `(.+?)`';

/** All that a start which fails may advise. */
export const START_WAYS: readonly Way<Refused>[] = [
  {
    words: /The newest good backup (?:from before )?comes back with `(.+?)`; what is there now is kept aside/,
    follow: async (world, [command = '']) => {
      const wanted = broughtBack(command);
      expect(wanted).toBe(world.inBackup ?? world.wanted);
      typeWell(command, world.terminal);
      await hasAll(world, wanted);
    },
  },
  {
    words:
      /No backup was found that can be brought back\. Bring back a copy of your own with `(.+?)`, or(?= begin anew)/,
    follow: async (world, [command = '']) => {
      typeWell(command.replace(/FILE$/, shellWord(world.copy ?? '')), world.terminal);
      await hasAll(world, tasksOf(world.copy ?? ''));
    },
  },
  beginAnew(/begin anew: `(.+?)`/),
  beginAnew(/to begin with nothing, `(.+?)`/),
  beginAnew(/such as one that is not there yet: `(.+?)`/),
  anotherFile(/(?:Name another|Name a|begin anew with another) file in DAYMARK_DATABASE/),
  {
    words: /leave that setting out/,
    isGeneral: true,
    follow: (world) => beginsAnew(world, 'npm start', { cwd: givenEmptyHome(world.folder) }),
  },
  typed(/Give yourself the right to write it: `(chmod .+?)`/),
  typed(/Stop the other one first with `(kill \d+)`/),
  byHand(/Close it there, and try again/),
  byHand(/Try again in a moment/),
  byHand(/If you put it aside on purpose, put it back/),
  byHand(/Copy both/),
  byHand(/Make room, and try again/),
  {
    words: /make a copy where it comes from with `(.+?)`, and put that in its place/,
    follow: async (world, [command = '']) => {
      const out = typeWell(command, onDatabase(world, world.origin));
      copyFileSync(/The backup is (\S+),/.exec(out)?.[1] ?? '', world.database);
      await hasAll(world, tasksOf(world.origin ?? ''));
    },
  },
  {
    words: /To take (?:it|the database) as it is(?:, and keep the other file aside)?: `(.+?)`/,
    follow: async (world, [command = '']) => {
      typeWell(command, world.terminal);
      await hasAll(world, tasksOf(world.copy ?? ''));
    },
  },
  typed(/Stop whatever uses it, and make it a file of its own: `(cp .+?)`, then `(mv .+?)`/),
  {
    words:
      /Start the newer version again|Go back to the version of Daymark that you used before, and report this/,
    follow: (world) => {
      expect(world.byOtherVersion).toBeDefined();
      world.byOtherVersion?.();
      expect(tasksOf(world.database)).toBe(world.wanted);
    },
  },
  { words: /There is no backup from before/, follow: () => {} },
  {
    words: /Stop it and start it again with `(.+? npm start)`, so that it brings the database up to date/,
    follow: async (world, [command = '']) => {
      await world.byHand?.();
      expect(command).toBe(`DAYMARK_DATABASE=${shellWord(world.database)} npm start`);
      await hasAll(world);
      expect(type('npm run -s daymark -- today', onDatabase(world)).status).toBe(0);
    },
  },
  {
    words: /Give the user that runs Daymark the right to write it \(`(.+?)` shows who has it\)/,
    follow: async (world, commands) => {
      const done: string[] = [];
      for (let [command] = commands; command !== undefined && !done.includes(command); ) {
        done.push(command);
        expect(typeWell(command)).toMatch(/^[-d]\S+ \d+ root /);
        chownSync(command.replace('ls -ld ', ''), NOBODY, NOBODY);
        const said = await typeServing('npm start', onDatabase(world));
        if (typeof said !== 'string') return said.stop();
        [command] = commandsIn(said);
      }
      throw new Error(`It does not start: ${done}`);
    },
  },
  {
    words:
      /Mount it for writing \(`(.+?)` shows where and how it is mounted; one that had a fault may have become read-only by itself\)/,
    follow: async (world, [command = '']) => {
      expect(typeWell(command, world.terminal)).toMatch(/\bro\b/);
      await world.byHand?.();
      expect(typeWell(command, world.terminal)).toMatch(/\brw\b/);
      await hasAll(world);
    },
  },
  {
    words: /Look at the disk, and at the database with `(.+?)`/,
    follow: async (world, [command = '']) => {
      const { out } = type(command, world.terminal);
      expect(out).toContain('✓ Whole');
      await hasAll(world);
    },
  },
  moveElsewhere(new RegExp(`A network drive may not do what a database needs: ${COPY_ELSEWHERE} then`)),
  moveElsewhere(new RegExp(`Keep it elsewhere: ${COPY_ELSEWHERE}`)),
  typed(/Move it away with `(mv .+?)`, and try again/),
  {
    words: /`(readlink .+?)` shows where it leads: bring that back/,
    follow: async (world, [command = '']) => {
      const target = typeWell(command).trim();
      copyFileSync(world.copy ?? '', target);
      await hasAll(world);
    },
  },
  byHand(/If it is on another disk, connect that/),
  {
    words: /(?:name another|Name a) folder in DAYMARK_BACKUPS and start Daymark again/,
    follow: async (world) => {
      const env = { DAYMARK_BACKUPS: `${world.folder}/other backups` };
      await hasAll({ ...world, terminal: { ...world.terminal, env } });
    },
  },
];
