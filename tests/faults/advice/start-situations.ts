import {
  chmodSync,
  chownSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { replacementOf } from '../../../db/file/opening/guests.ts';
import { takeLock } from '../../../db/file/opening/lock.ts';
import type * as refusals from '../../../db/file/refusals.ts';
import { AS_NOBODY, canMount, canTrace, isRoot, NOBODY } from '../abilities.ts';
import { givenDatabase, startDaymark } from '../daymark.ts';
import type { Refused } from './start-ways.ts';
import { typeWell } from './type.ts';
import {
  backUp,
  copyWith,
  damage,
  givenEarlier,
  laterMigrations,
  leaveLog,
  makeNewer,
  mounted,
  noteDown,
  remove,
  tasksOf,
} from './worlds.ts';

export type Situation = {
  prepare: (folder: string) => Refused | Promise<Refused>;
  /** What is refused, where it is not a start. */
  meet?: (world: Refused) => string;
  /** Whether this machine and account can bring it about. */
  isPossible?: boolean;
};

type Refusal = Exclude<keyof typeof refusals, 'DatabaseRefusedError'>;

function given(folder: string) {
  const database = givenDatabase(folder);
  return { folder, database, wanted: tasksOf(database) };
}

/** With a copy of the learner's own, of an earlier state, and no backup. */
function givenCopy(folder: string) {
  const world = given(folder);
  const copy = copyWith([''], world.database, join(folder, 'a copy.db'));
  return { ...world, copy };
}

function givenBackup(folder: string) {
  const world = given(folder);
  backUp(world.database);
  return world;
}

async function givenLog(folder: string) {
  const database = givenDatabase(folder);
  await leaveLog(database);
  return database;
}

/** A copy alone of a database that has more in its log. */
async function givenHalf(folder: string, origin: string): Promise<Refused> {
  const database = copyWith([''], origin, join(folder, 'copied.db'));
  const copy = copyWith([''], origin, join(folder, 'as it is.db'));
  const whole = copyWith(['', '-wal'], origin, join(folder, 'whole.db'));
  const byHand = () => copyWith(['', '-wal'], origin, database);
  return { folder, database, origin, copy, wanted: tasksOf(whole), byHand };
}

const asNobody = (world: Refused): Refused => {
  const others = join(world.folder, 'of nobody');
  mkdirSync(others);
  chmodSync(world.folder, 0o755);
  chownSync(others, NOBODY, NOBODY);
  return { ...world, elsewhere: join(others, 'daymark.db'), terminal: { wrapper: AS_NOBODY } };
};

const giveToNobody = (folder: string) => {
  for (const name of ['', ...readdirSync(folder)]) chownSync(join(folder, name), NOBODY, NOBODY);
};

const failing = (database: string, ...what: string[]) => [
  'strace',
  '-f',
  '-qq',
  '-o',
  '/dev/null',
  ...['', '-wal', '-shm'].flatMap((end) => ['-P', `${database}${end}`]),
  ...what,
];

/** Each way in which a database is refused, by the name of what says so. */
export const SITUATIONS: Readonly<Record<Refusal, Readonly<Record<string, Situation>>>> = {
  damaged: {
    'with a backup': {
      prepare: (folder) => {
        const world = givenBackup(folder);
        const newer = backUp(world.database);
        makeNewer(newer);
        noteDown(world.database, 'lost with the page');
        damage(world.database);
        return world;
      },
    },
    'without one': {
      prepare: (folder) => {
        const world = givenCopy(folder);
        damage(world.database);
        return world;
      },
    },
  },
  missing: {
    'with a backup': {
      prepare: (folder) => {
        const world = givenBackup(folder);
        const aside = join(folder, 'aside');
        renameSync(world.database, aside);
        return { ...world, byHand: () => renameSync(aside, world.database) };
      },
    },
    'with its log': {
      prepare: async (folder) => {
        const copy = givenDatabase(folder);
        await leaveLog(copy);
        const database = copyWith(['', '-wal'], copy, join(folder, 'put-aside.db'));
        const whole = tasksOf(copyWith(['', '-wal'], copy, join(folder, 'whole.db')));
        rmSync(database);
        return { folder, database, copy, wanted: whole, byHand: () => copyWith([''], copy, database) };
      },
    },
  },
  withoutLog: {
    'with a backup': {
      prepare: async (folder) => {
        const origin = givenDatabase(folder);
        const inBackup = tasksOf(origin);
        const backup = backUp(origin);
        renameSync(backup, backup.replace('daymark.db', 'copied.db'));
        await leaveLog(origin);
        return { ...(await givenHalf(folder, origin)), inBackup };
      },
    },
    'without one': { prepare: async (folder) => givenHalf(folder, await givenLog(folder)) },
  },
  strangeLog: {
    'of another state': {
      prepare: async (folder) => {
        const world = givenCopy(folder);
        const other = join(folder, 'other');
        mkdirSync(other);
        copyFileSync(`${await givenLog(other)}-wal`, `${world.database}-wal`);
        return world;
      },
    },
  },
  linked: {
    'under two names': {
      prepare: (folder) => {
        const world = given(folder);
        linkSync(world.database, join(folder, 'second-name.db'));
        return world;
      },
    },
  },
  foreign: {
    'of another program': {
      prepare: (folder) => {
        const database = join(folder, 'theirs.db');
        new BetterSqlite3(database).exec('create table theirs (a)').close();
        return { folder, database, wanted: '' };
      },
    },
  },
  tooNew: {
    'with a backup': {
      prepare: (folder) => {
        const world = givenBackup(folder);
        makeNewer(world.database);
        return { ...world, byOtherVersion: () => openBy(world.database, laterMigrations(folder, '')) };
      },
    },
    'without one': {
      prepare: (folder) => {
        const world = given(folder);
        makeNewer(world.database);
        return { ...world, byOtherVersion: () => openBy(world.database, laterMigrations(folder, '')) };
      },
    },
  },
  tooOld: {
    'asked by a command': {
      prepare: (folder) => {
        const database = givenEarlier(folder);
        const lock = takeLock(database, 0);
        return { folder, database, wanted: tasksOf(database), byHand: () => void lock.close() };
      },
      meet: ({ database }) => refusalOf(database, { beside: true }),
    },
  },
  beingReplaced: {
    'asked by a command': {
      prepare: (folder) => {
        const world = given(folder);
        const lock = takeLock(world.database, 0);
        const replacement = replacementOf(world.database);
        writeFileSync(replacement, '');
        const byHand = () => {
          rmSync(replacement);
          lock.close();
        };
        return { ...world, byHand };
      },
      meet: ({ database }) => refusalOf(database, { beside: true }),
    },
  },
  readOnly: {
    'as the file is of somebody else': {
      isPossible: isRoot,
      prepare: (folder) => {
        const world = asNobody(given(folder));
        chownSync(folder, NOBODY, NOBODY);
        return world;
      },
    },
    'as its rights were taken': {
      isPossible: isRoot,
      prepare: (folder) => {
        const world = asNobody(given(folder));
        giveToNobody(folder);
        chmodSync(world.database, 0o400);
        return world;
      },
    },
    'as the rights to its folder were taken': {
      isPossible: isRoot,
      prepare: (folder) => {
        const world = asNobody(given(folder));
        giveToNobody(folder);
        chmodSync(folder, 0o555);
        return world;
      },
    },
    'as the folder is': { isPossible: isRoot, prepare: (folder) => asNobody(given(folder)) },
  },
  readOnlyDisk: {
    'mounted so': {
      isPossible: canMount,
      prepare: async (folder) => {
        const disk = join(folder, 'disk');
        mkdirSync(disk);
        const world = given(disk);
        const { wrapper, run } = await mounted(
          `mount --bind "${disk}" "${disk}" && mount -o remount,ro,bind "${disk}"`,
          typeWell,
        );
        const byHand = () => run(`mount -o remount,rw,bind "${disk}"`);
        return { ...world, elsewhere: join(folder, 'other.db'), terminal: { wrapper }, byHand };
      },
    },
  },
  noRoom: {
    'on a small disk': {
      isPossible: canMount,
      prepare: async (folder) => {
        const made = given(folder);
        const disk = join(folder, 'disk');
        mkdirSync(disk);
        const script = `mount -t tmpfs -o size=4m tmpfs "${disk}" && cp "${made.database}" "${disk}/daymark.db" && (cat /dev/zero > "${disk}/filler"; true) 2> /dev/null`;
        const { wrapper, inside, run } = await mounted(script, typeWell);
        const byHand = () => run(`rm "${disk}/filler"`);
        return { ...made, database: join(disk, 'daymark.db'), terminal: { wrapper }, inside, byHand };
      },
    },
  },
  diskFault: {
    'as it is read': {
      isPossible: canTrace,
      prepare: (folder) => {
        const world = given(folder);
        const fault = ['-e', 'trace=pread64', '-e', 'inject=pread64:error=EIO:when=1'];
        return { ...world, fault: failing(world.database, ...fault) };
      },
    },
  },
  withoutLocks: {
    'on a network drive': {
      isPossible: canTrace,
      prepare: (folder) => {
        const world = given(folder);
        const trace =
          'exec strace -D -f -qq -o /dev/null -P "$0.lock" -P "$0.lock-$$" -e trace=fcntl -e inject=fcntl:error=ENOLCK "$@"';
        return { ...world, fault: ['sh', '-c', trace, world.database] };
      },
    },
  },
  notAFile: {
    'but a folder': {
      prepare: (folder) => {
        const database = join(folder, 'folder.db');
        mkdirSync(database);
        return { folder, database, wanted: '' };
      },
    },
  },
  noFolderForBackups: {
    'but a file': {
      prepare: (folder) => {
        const backups = join(folder, 'backups.txt');
        writeFileSync(backups, '');
        return { ...given(folder), terminal: { env: { DAYMARK_BACKUPS: backups } } };
      },
    },
    'but something below a file': {
      prepare: (folder) => {
        writeFileSync(join(folder, 'file'), '');
        return { ...given(folder), terminal: { env: { DAYMARK_BACKUPS: join(folder, 'file/backups') } } };
      },
    },
  },
  inTheWay: Object.fromEntries(
    ['-wal', '.lock'].map((end) => [
      `of what ends in ${end}`,
      {
        prepare: (folder: string) => {
          const world = given(folder);
          remove(`${world.database}${end}`);
          mkdirSync(`${world.database}${end}`);
          return world;
        },
      },
    ]),
  ),
  linkToNothing: {
    'to a disk that is not mounted': {
      prepare: (folder) => {
        const world = givenCopy(folder);
        const disk = join(folder, 'disk');
        mkdirSync(disk);
        rmSync(world.database);
        symlinkSync(join(disk, 'daymark.db'), world.database);
        return world;
      },
    },
  },
  unusablePath: {
    'with a file where a folder should be': {
      prepare: (folder) => {
        writeFileSync(join(folder, 'file'), '');
        const database = join(folder, 'file/daymark.db');
        return { folder, database, elsewhere: join(folder, 'another.db'), wanted: '' };
      },
    },
    'that is too long': {
      prepare: (folder) => {
        const database = join(folder, `${'long'.repeat(62)}.db`);
        return { folder, database, elsewhere: join(folder, 'another.db'), wanted: '' };
      },
    },
  },
  notBackedUp: {
    'as its folder is gone': {
      prepare: (folder) => {
        const database = givenEarlier(folder);
        const backups = join(folder, 'usb');
        writeFileSync(backups, '');
        const terminal = { env: { DAYMARK_BACKUPS: backups } };
        const byHand = () => remove(backups);
        return { folder, database, wanted: tasksOf(database), terminal, byHand };
      },
      meet: ({ database, folder }) => refusalOf(database, { backupsFolder: join(folder, 'usb') }),
    },
  },
  migrationFailed: {
    'as it is wrong': {
      prepare: (folder) => {
        const world = given(folder);
        return { ...world, byOtherVersion: () => openBy(world.database) };
      },
      meet: ({ database, folder }) =>
        refusalOf(database, { migrationsFolder: laterMigrations(folder, 'delete from steps;') }),
    },
  },
  DatabaseInUseError: {
    'by a Daymark': {
      prepare: async (folder) => {
        const world = given(folder);
        await startDaymark(world.database);
        return { ...world, isAlive: true };
      },
    },
  },
  inUseByAnother: {
    'that has locked it': {
      prepare: (folder) => {
        const world = given(folder);
        const other = new BetterSqlite3(world.database);
        other.pragma('locking_mode = exclusive');
        other.exec('begin exclusive');
        return { ...world, byHand: () => void other.close() };
      },
    },
  },
};

function openBy(database: string, migrationsFolder?: string): void {
  closeDatabase(openDatabase(database, migrationsFolder === undefined ? {} : { migrationsFolder }));
}

/** What is said by opening it here. */
export function refusalOf(database: string, options: Parameters<typeof openDatabase>[1]): string {
  try {
    closeDatabase(openDatabase(database, { now: new Date('2026-03-04T06:30:00Z'), ...options }));
    return 'It was opened.';
  } catch (error) {
    return String(error);
  }
}
