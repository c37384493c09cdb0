import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { load } from 'cheerio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkBackup } from '../../../db/file/backup/check.ts';
import { BACKUP_FAILURES, BackupFailedError } from '../../../db/file/backup/failure.ts';
import type { BackupReason } from '../../../db/file/backup/names.ts';
import { shellWord } from '../../../db/file/commands.ts';
import { takeBackup } from '../../../server/data/take-backup.ts';
import { followAll, type Way } from '../../support/advice/follow.ts';
import { AS_NOBODY, canMount, canTrace, isRoot, NOBODY } from '../abilities.ts';
import { givenDatabase, givenFolder } from '../daymark.ts';
import { commandsIn, type Serving, start, type Terminal, type, typeWell } from './type.ts';
import { copyWith, mounted, remove, tasksOf } from './worlds.ts';

/** A database of which no backup can be made where it should. */
type World = {
  folder: string;
  database: string;
  /** Where backups are kept. */
  backups: string;
  /** What is named after `--to`, where it is. */
  to?: string;
  /** What is chosen instead. */
  elsewhere?: string;
  terminal?: Terminal;
  /** Refuses it, and nothing after it. */
  fault?: readonly string[];
  /** What an advice asks for that no command of Daymark does. */
  byHand?: () => unknown;
  /** Where a file is seen from here. */
  inside?: (path: string) => string;
  /** A Daymark that tried. */
  daymark?: Serving;
};
type Situation = { prepare: (folder: string) => World | Promise<World>; isPossible?: boolean };

function given(folder: string): World {
  return { folder, database: givenDatabase(folder), backups: join(folder, 'usb') };
}

function asNobody(world: World): World {
  chmodSync(world.folder, 0o755);
  chownSync(world.folder, NOBODY, NOBODY);
  chownSync(world.database, NOBODY, NOBODY);
  return { ...world, terminal: { wrapper: AS_NOBODY } };
}

/** What hinders backups, by what it is called. */
const SITUATIONS: Readonly<Record<string, Situation>> = {
  'no-room': {
    isPossible: canMount,
    prepare: async (folder) => {
      const world = given(folder);
      mkdirSync(world.backups);
      const script = `mount -t tmpfs -o size=4m tmpfs "${world.backups}" && (cat /dev/zero > "${world.backups}/filler"; true) 2> /dev/null`;
      const { wrapper, inside, run } = await mounted(script, typeWell);
      return { ...world, terminal: { wrapper }, inside, byHand: () => run(`rm "${world.backups}/filler"`) };
    },
  },
  'no-rights': {
    isPossible: isRoot,
    prepare: (folder) => {
      const world = asNobody(given(folder));
      mkdirSync(world.backups, { mode: 0o755 });
      return { ...world, byHand: () => chownSync(world.backups, NOBODY, NOBODY) };
    },
  },
  'read-only-disk': {
    isPossible: canMount,
    prepare: async (folder) => {
      const world = given(folder);
      const { backups } = world;
      mkdirSync(backups);
      const script = `mount --bind "${backups}" "${backups}" && mount -o remount,ro,bind "${backups}"`;
      const { wrapper, run } = await mounted(script, typeWell);
      return { ...world, terminal: { wrapper }, byHand: () => run(`mount -o remount,rw,bind "${backups}"`) };
    },
  },
  gone: {
    prepare: (folder) => {
      const world = given(folder);
      const disk = join(folder, 'disk/usb');
      symlinkSync(disk, world.backups);
      return { ...world, byHand: () => mkdirSync(disk, { recursive: true }) };
    },
  },
  'disk-fault': {
    isPossible: canTrace,
    prepare: (folder) => {
      const world = given(folder);
      mkdirSync(world.backups);
      const fault = ['-P', world.backups, '-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO'];
      return { ...world, fault: ['strace', '-f', '-qq', '-o', '/dev/null', ...fault] };
    },
  },
  unsound: {
    prepare: (folder) => {
      const world = given(folder);
      const client = new BetterSqlite3(world.database);
      client.pragma('foreign_keys = off');
      client.exec('update steps set task_id = 9999 where task_id = 1');
      client.close();
      return world;
    },
  },
};

/** Where a place is named. */
const NAMED: Readonly<Record<string, Situation>> = {
  gone: {
    prepare: (folder) => {
      const disk = join(folder, 'disk');
      return { ...given(folder), to: join(disk, 'mine.db'), byHand: () => mkdirSync(disk) };
    },
  },
  'gone: a folder': {
    prepare: (folder) => {
      const to = join(folder, 'stick');
      return { ...given(folder), to, byHand: () => mkdirSync(to) };
    },
  },
  taken: {
    prepare: (folder) => {
      const to = join(folder, 'mine.db');
      writeFileSync(to, 'something else');
      return { ...given(folder), to, byHand: () => remove(to) };
    },
  },
  unknown: { prepare: (folder) => ({ ...given(folder), to: join(folder, `${'long'.repeat(70)}.db`) }) },
};

/** Only a moment between two looks brings it about here, so that its words are followed elsewhere. */
const BUSY = 'busy';

const onDatabase = ({ database, backups, terminal }: World, kept = backups): Terminal => ({
  ...terminal,
  env: { ...terminal?.env, DAYMARK_DATABASE: database, DAYMARK_BACKUPS: kept },
});

const backUpTo = (to: string | undefined) =>
  `npm run -s daymark -- backup${to === undefined ? '' : ` --to ${shellWord(to)}`}`;

/** The newest in a folder, or the file itself, is whole and has everything. */
function isGood({ database, folder, inside = String }: World, place: string): void {
  const seen = inside(place);
  const newest = statSync(seen).isDirectory() ? join(seen, readdirSync(seen).sort().at(-1) ?? '') : seen;
  // SQLite would follow the way into another world back to this one.
  const copy = copyWith([''], newest, join(folder, 'seen.db'));
  expect(checkBackup(copy)).toBe('good');
  expect(tasksOf(copy)).toBe(tasksOf(database));
}

const typed = {
  meet: (world: World) => {
    const { wrapper = [], env } = onDatabase(world);
    const { status, out } = type(backUpTo(world.to), {
      env: env ?? {},
      wrapper: [...wrapper, ...(world.fault ?? [])],
    });
    expect(status, out).toBe(1);
    return out.trimEnd();
  },
  again: (world: World, kept = world.to ?? world.backups) => {
    typeWell(backUpTo(world.to === undefined ? undefined : kept), onDatabase(world, kept));
    isGood(world, kept);
  },
};

/** As Settings tells it, once the backup of the day was tried by itself. */
const served = {
  meet: async (world: World) => {
    const { wrapper = [], env } = onDatabase(world);
    world.daymark = await start({ env: env ?? {}, wrapper: [...wrapper, ...(world.fault ?? [])] });
    const { origin } = world.daymark;
    const told = async () => load(await (await fetch(`${origin}/settings`)).text())('#backup-failure').text();
    await expect.poll(told, { timeout: 60_000, interval: 200 }).not.toBe('');
    return (await told()).trim().replaceAll(/\s+/g, ' ');
  },
  again: async (world: World, kept = world.backups) => {
    const isAnother = kept !== world.backups || world.fault !== undefined;
    if (isAnother) await world.daymark?.stop();
    const { origin } = isAnother || !world.daymark ? await start(onDatabase(world, kept)) : world.daymark;
    const body = new URLSearchParams();
    const answer = await fetch(`${origin}/backups`, { method: 'POST', body, headers: { origin } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('backup-failure');
    isGood(world, kept);
  },
};

type Context = { meet: (world: World) => string | Promise<string>; again: typeof served.again };

const waysOf = ({ again }: { again: (world: World, kept?: string) => unknown }): readonly Way<World>[] => [
  {
    words:
      /Free some space on it|Give the account that runs Daymark the right to write there|Mount it for writing|If it is on another disk, connect that|Remove it first/,
    follow: async (world) => {
      expect(world.byHand).toBeDefined();
      await world.byHand?.();
      await again(world);
    },
  },
  { words: /Look after that disk/, follow: (world) => again(world) },
  {
    words: /name another folder in DAYMARK_BACKUPS and start Daymark again/,
    follow: (world) => again(world, join(world.folder, 'another')),
  },
  {
    words: /[Nn]ame another place after --to/,
    follow: (world) => {
      const to = join(world.folder, 'another.db');
      typeWell(backUpTo(to), onDatabase(world));
      isGood({ ...world, inside: String }, to);
    },
  },
  {
    words: /Ask `(.+? doctor)` what is wrong/,
    follow: (world, [command = '']) => {
      const { out, status } = type(command);
      expect(status).toBe(1);
      expect(out).toContain('has lost what it belongs to');
      const [mend = ''] = commandsIn(out);
      typeWell(mend);
      expect(existsSync(`${world.database}.kept`)).toBe(true);
    },
  },
];

const SAFE = 'Your data and the earlier backups are untouched. ';
const adviceOf = (said: string) => said.split(SAFE)[1] ?? `no advice in: ${said}`;

const CONTEXTS: readonly (readonly [string, Context, Readonly<Record<string, Situation>>])[] = [
  ['on the command line', typed as Context, SITUATIONS],
  ['on the command line, with a place', typed as Context, NAMED],
  ['in Settings', served, SITUATIONS],
];

describe.for(CONTEXTS)('the advice of a backup that failed is followed word for word %s', (context) => {
  const [, { meet, again }, situations] = context;

  it.for(Object.entries(situations))('%s', async ([_name, { prepare, isPossible = true }], { skip }) => {
    skip(!isPossible, 'This machine or account cannot bring it about');

    await followAll(
      () => prepare(givenFolder()),
      async (world) => adviceOf(await meet(world)),
      waysOf({ again }),
    );
  });
});

describe('the advice of a backup of a busy database', () => {
  function givenBusy() {
    const folder = givenFolder();
    const file = join(folder, 'daymark.db');
    const client = new BetterSqlite3(givenDatabase(folder));
    onTestFinished(() => void client.close());
    client.pragma('journal_mode = delete');
    client.exec('begin exclusive');
    const order = { file, folder: join(folder, 'usb'), timeZone: 'UTC', dayStartHour: 3 };
    const take = (reason: BackupReason) =>
      takeBackup({ ...order, reason, now: new Date('2026-03-04T06:30:00Z') });
    return { take, letGo: () => client.exec('commit') };
  }

  // Of each advice one.
  it.for<BackupReason>(['daily', 'by-hand', 'before-deletion'])('works where it is made %s', (reason) => {
    const { take, letGo } = givenBusy();
    const again =
      /Make one in a moment, under Settings → Backups\.|Try again in a moment\.|It is tried again by itself\./;

    const failed = take(reason);

    expect(failed).toMatchObject({ ok: false, advice: expect.stringMatching(again) });
    letGo();
    expect(take(reason)).toMatchObject({ ok: true, need: 'due' });
  });
});

describe('the advice of backups', () => {
  it('is there for every failure', () => {
    const names = [...Object.keys(SITUATIONS), ...Object.keys(NAMED), BUSY];
    const tried = new Set(names.map((name) => name.split(': ')[0] ?? name));

    expect([...tried].toSorted()).toEqual(BACKUP_FAILURES.toSorted());
    expect(new BackupFailedError(BUSY, dirname('/')).advice).toBe(
      'Close what else has it open, and give the command again.',
    );
  });
});
