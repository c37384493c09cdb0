import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listAttachments, removeAttachment } from '../../../../db/attachment/attachments.ts';
import { filesBeside, pathOfBytes } from '../../../../db/attachment/store.ts';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import { findUsableBackup } from '../../../../db/file/backup/usable.ts';
import { examine } from '../../../../db/file/doctor/examine.ts';
import * as findings from '../../../../db/file/doctor/findings.ts';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { day } from '../../../../plans/day.ts';
import { followAll, type Way } from '../../../support/advice/follow.ts';
import { run, type Typed, typeHere } from '../../../support/advice/type-here.ts';
import { exportText, readDataFile } from '../../../support/database/data.ts';
import { givenPlan } from '../../../support/database/db.ts';
import { attach, givenPiece, sha256Of } from '../../../support/made/files.ts';

const NOW = '2026-03-04T10:00:00.000Z';

type World = {
  /** With a blank in its name, as a host may have it. */
  folder: string;
  path: string;
  /** What doctor runs at. */
  now: string;
  /** What is put right by hand. */
  byHand?: () => void;
  /** The backup that is the newest in truth. */
  newest?: string;
};
type Finding = Exclude<keyof typeof findings, 'startRefused'>;
type Situation = {
  found: RegExp;
  bring: (world: World) => unknown;
  /** It cannot be brought about here, so that only its words are followed. */
  told?: (world: World) => string;
};

let made: Buffer | undefined;

function givenWorld(): World {
  const base = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const folder = join(base, 'my data');
  mkdirSync(folder);
  const path = join(folder, 'daymark.db');
  made ??= makeDatabase(path);
  writeFileSync(path, made, { mode: 0o600 });
  return { folder, path, now: NOW };
}

function makeDatabase(path: string): Buffer {
  const db = openDatabase(path, { now: new Date(NOW) });
  givenPlan(db, { taskCount: 12 });
  closeDatabase(db);
  return readFileSync(path);
}

function backUp({ path }: World): string {
  const db = openDatabase(path);
  const backup = backUpDatabase(db.client, path, new Date(NOW), 'by-hand');
  closeDatabase(db);
  return backup;
}

/** Past every rule, as another program would. */
function write(path: string, sql: string): void {
  const client = new BetterSqlite3(path);
  client.pragma('foreign_keys = off');
  client.pragma('ignore_check_constraints = on');
  client.exec(sql);
  client.close();
}

/** @returns where its bytes lie */
function attachFile({ path }: World): string {
  const db = openDatabase(path, { now: new Date(NOW) });
  givenPiece(db);
  attach(db, 'plot');
  closeDatabase(db);
  return pathOfBytes(filesBeside(path), sha256Of('plot'));
}

function damage(path: string, from: number, until?: number): void {
  const bytes = readFileSync(path);
  bytes.subarray(from, until).fill(0x5a);
  writeFileSync(path, bytes);
}

function setTemporary(folder: string): void {
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  onTestFinished(() => {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  });
}

const CANNOT_LOOK = /could not be looked at/;

/** Everything that doctor finds, by the name of what says so, and some of what a start says. */
const SITUATIONS: Readonly<Record<Finding | `${string}: ${string}`, Situation>> = {
  notThere: { found: /There is no database at/, bring: ({ path }) => rmSync(path) },
  unreadable: {
    found: CANNOT_LOOK,
    bring: (world) => {
      backUp(world);
      damage(world.path, 8192, 60_000);
    },
  },
  noRoomToLook: {
    found: CANNOT_LOOK,
    bring: backUp,
    told: ({ path }) => findings.noRoomToLook(path).advice,
  },
  noPlaceToLook: {
    found: CANNOT_LOOK,
    bring: (world) => {
      backUp(world);
      setTemporary(join(world.folder, 'nowhere'));
    },
  },
  longLog: {
    found: /The log has grown/,
    bring: (world) => {
      backUp(world);
      const whole = join(world.folder, 'whole.db');
      copyFileSync(world.path, whole);
      const db = openDatabase(whole, { now: new Date(NOW) });
      db.client.exec('create table other (a); drop table other');
      for (const end of ['', '-wal']) copyFileSync(`${whole}${end}`, `${world.path}${end}`);
      closeDatabase(db);
      truncateSync(`${world.path}-wal`, 65_000_000);
      chmodSync(`${world.path}-wal`, 0o600);
    },
  },
  noBackup: { found: /There is none that is sound/, bring: () => {} },
  oldBackup: {
    found: /lacks what was changed since/,
    bring: (world) => {
      backUp(world);
      write(world.path, "update changes set undone_at = '2026-03-04T11:00:00.000Z'");
      world.now = '2026-03-07T10:00:01.000Z';
    },
  },
  earlyBackup: {
    found: /is named for a time that has not come/,
    bring: (world) => {
      const backup = backUp(world);
      copyFileSync(backup, backup.replace('20260304', '20270304'));
      world.newest = backup;
    },
  },
  unmarked: {
    found: /No book is kept of it/,
    bring: (world) => {
      backUp(world);
      write(world.path, 'pragma user_version = 0');
    },
  },
  untoldChanges: {
    found: /1 change cannot be told by this version: \d+ \(task-cloned\)/,
    bring: (world) => {
      write(world.path, "update changes set kind = 'task-cloned' where id = (select max(id) from changes)");
      backUp(world);
    },
  },
  backupRefused: {
    found: /^None can be made: the folder .+ is not there, or is no folder\.$/,
    bring: (world) => {
      const backups = join(world.folder, 'backups');
      writeFileSync(backups, '');
      world.byHand = () => {
        rmSync(backups);
        backUp(world);
      };
    },
  },
  mayNotRead: {
    found: /may not read/,
    bring: backUp,
    told: ({ folder }) => findings.mayNotRead(join(folder, 'backups')).advice,
  },
  littleRoom: {
    found: /are free/,
    bring: backUp,
    told: ({ folder }) => findings.littleRoom(folder, 1, 2).advice,
  },
  openToOthers: {
    found: /Other accounts of this machine can read/,
    bring: (world) => {
      backUp(world);
      chmodSync(world.path, 0o644);
    },
  },
  ofAnotherAccount: {
    found: /belongs to another account than its folder/,
    bring: backUp,
    told: ({ folder, path }) => findings.ofAnotherAccount([path], statSync(folder).uid).advice,
  },
  leftOver: {
    found: /of work that was cut off/,
    bring: (world) => {
      backUp(world);
      writeFileSync(`${world.path}.restoring`, '');
    },
  },
  brokenRows: {
    found: /tasks_minutes/,
    bring: (world) => {
      backUp(world);
      write(world.path, 'update tasks set minutes = 0 where id = 3');
    },
  },
  filesMissing: {
    found: /The bytes of “plot.txt” are not in/,
    bring: (world) => {
      const bytes = attachFile(world);
      backUp(world);
      rmSync(bytes);
    },
  },
  filesSpoilt: {
    found: /The bytes of “plot.txt” in .+ are not as they came/,
    bring: (world) => {
      const bytes = attachFile(world);
      backUp(world);
      rmSync(bytes);
      writeFileSync(bytes, 'spoilt');
    },
  },
  'filesMissing: in no backup': {
    found: /The bytes of “plot.txt” are not in/,
    bring: (world) => {
      rmSync(attachFile(world));
      backUp(world);
    },
  },
  clockBehind: {
    found: /it has been set back/,
    bring: (world) => {
      backUp(world);
      write(world.path, "update changes set at = '2026-03-05T00:00:00.000Z'");
    },
  },
  'brokenRows: in no backup': {
    found: /has lost what it belongs to/,
    bring: ({ path }) => write(path, 'update steps set task_id = 9999 where task_id = 1'),
  },
  'start: missing': {
    found: /is gone or empty/,
    bring: (world) => {
      backUp(world);
      const aside = join(world.folder, 'aside');
      copyFileSync(world.path, aside);
      rmSync(world.path);
      world.byHand = () => copyFileSync(aside, world.path);
    },
  },
  'start: linked': {
    found: /is the same file as another name/,
    bring: (world) => {
      backUp(world);
      linkSync(world.path, join(world.folder, 'second.db'));
    },
  },
};

const looked = ({ path, now }: World) =>
  examine(path, new Date(now)).flatMap((one) => one.findings.map(({ found, advice }) => ({ found, advice })));

async function typeWell(command: string, { now }: World): Promise<Typed> {
  const typed = await typeHere(command, { env: {}, now });
  expect(typed, command).toMatchObject({ code: 0 });
  return typed;
}

function start({ path }: World): void {
  closeDatabase(openDatabase(path, { exclusive: true, now: new Date(NOW) }));
}

/** It is gone, or else it is told. */
function isGone(world: World, found: RegExp): void {
  expect(looked(world).filter((one) => found.test(one.found))).toEqual([]);
}

const typed = (words: RegExp): Way<World & Situation> => ({
  words,
  follow: async (world, commands) => {
    for (const command of commands) await typeWell(command, world);
    isGone(world, world.found);
  },
});

/** Anything that a copy of the learner's own may stand for. */
function bringOwn(command: string, world: World): string {
  const own = join(world.folder, 'own.db');
  writeFileSync(own, made ?? '');
  return command.replace(/FILE$/, `'${own}'`);
}

const WAYS: readonly Way<World & Situation>[] = [
  typed(/Bring them back with `(.+?)`/),
  {
    words: /No folder of backups has them\. Remove them on their pages and attach them again/,
    follow: (world) => {
      const db = openDatabase(world.path, { now: new Date(NOW) });
      const on = { noun: 'project', at: NOW, today: day('2026-03-04') };
      for (const { key } of listAttachments(db)) removeAttachment(db, { key, ...on });
      closeDatabase(db);
      isGone(world, world.found);
    },
  },
  typed(
    /The newest (?:good )?backup (?:without it )?comes back with `(.+?)`; what is there now is kept aside/,
  ),
  {
    words: /No backup was found\. Start Daymark with `(.+?)`, which makes an empty one/,
    follow: (world, [command]) => {
      expect(command).toBe(`DAYMARK_DATABASE='${world.path}' npm start`);
      start(world);
      isGone(world, world.found);
    },
  },
  {
    words: /bring back a copy of your own with `(.+?)`/,
    follow: async (world, [command = '']) => {
      await typeWell(bringOwn(command, world), world);
      isGone(world, world.found);
    },
  },
  {
    words: /If you put it aside on purpose, put it back/,
    follow: (world) => {
      world.byHand?.();
      isGone(world, world.found);
    },
  },
  {
    words: /If it is on another disk, connect that/,
    follow: (world) => {
      world.byHand?.();
      isGone(world, world.found);
    },
  },
  {
    words: /name another folder in DAYMARK_BACKUPS and start Daymark again/,
    follow: ({ path, now, folder, found }) => {
      const told = examine(path, new Date(now), join(folder, 'another'));
      expect(told.flatMap(({ findings }) => findings).filter((one) => found.test(one.found))).toEqual([]);
    },
  },
  // Followed where a start refuses it.
  { words: /to begin with nothing, `DAYMARK_DATABASE=(.+?) npm start`/, follow: () => {} },
  { words: /Make room there/, follow: (world) => isGone(world, world.found) },
  {
    words: /[Nn]ame a folder that (?:has room|it may write to): `(.+?)`/,
    follow: async (world, [command = '']) => {
      expect((await typeWell(command, world)).out).toContain('All is well.');
    },
  },
  {
    words: /Stop Daymark and start it again: it moves the log into the file/,
    follow: (world) => {
      start(world);
      isGone(world, world.found);
      expect(existsSync(`${world.path}-wal`)).toBe(false);
    },
  },
  typed(/Make one: `(.+?)`/),
  {
    words: /Free some space on the disk of (\/.+)(?=\.$)/,
    follow: (world, [folder = '']) => {
      expect(statSync(folder).isDirectory()).toBe(true);
      isGone(world, world.found);
    },
  },
  {
    words: /Ask again as the account that runs Daymark/,
    follow: (world) => isGone(world, world.found),
  },
  {
    words: /`(ls -ld .+?)` shows whose it is/,
    follow: async (world, [command = '']) => {
      expect((await typeWell(command, world)).out).toMatch(/^drwx------ \d+ \S+ /);
    },
  },
  {
    words: /Stop Daymark and start it again: it begins to keep one/,
    follow: (world) => {
      start(world);
      isGone(world, world.found);
    },
  },
  {
    words: /Give it another name, so that it is not taken for the newest: `(.+?)`/,
    follow: async (world, [command = '']) => {
      await typeWell(command, world);
      isGone(world, world.found);
      expect(findUsableBackup(world.path)).toBe(world.newest);
    },
  },
  {
    words: /Recent changes shows “A change that cannot be told” instead, and takes it back as any other/,
    follow: async ({ path, now }) => {
      const place = { env: { DAYMARK_DATABASE: path }, now };
      expect((await run(['undo'], place)).out).toContain('A change that cannot be told');
      expect((await run(['redo'], place)).code).toBe(0);
    },
  },
  {
    // Which knows it: here, by giving it a kind that this one knows.
    words: /If a newer Daymark wrote it, start that one again/,
    follow: (world) => {
      write(world.path, "update changes set kind = 'settings-changed' where kind = 'task-cloned'");
      isGone(world, world.found);
    },
  },
  {
    words:
      /Until then take your data along by `(.+?)`, and not as a file of data, which this version would refuse/,
    follow: async (world, [command = '']) => {
      const { out } = await typeWell(command, world);
      await typeWell(out.split('\n').at(-2) ?? '', world);
      expect(looked(world)).toEqual([expect.objectContaining({ found: expect.stringMatching(world.found) })]);
      const db = openDatabase(world.path);
      onTestFinished(() => closeDatabase(db));
      expect(readDataFile(exportText(db))).toMatchObject({
        problems: [{ message: expect.stringContaining('perhaps a newer Daymark wrote it') }],
      });
    },
  },
  typed(/Let only yourself read them: `(.+?)`/),
  typed(/Give them to the account that runs Daymark, as root: `(.+?)`/),
  typed(/Remove what is left: `(.+?)`/),
  {
    words:
      /No backup is without it\. Stop Daymark, keep everything as it is now with `(.+?)`, and report this line/,
    follow: async (world, [command = '']) => {
      await typeWell(command, world);
      expect(readFileSync(`${world.path}.kept`)).toEqual(readFileSync(world.path));
    },
  },
  {
    words: /Set the clock of this machine, for example with `timedatectl set-ntp true`/,
    follow: (world) => isGone({ ...world, now: '2026-03-05T06:30:00.000Z' }, world.found),
  },
  {
    words: /If it is right now, nothing has to be done/,
    follow: async (world) => {
      start(world);
      expect(
        await run(['done', '3'], { env: { DAYMARK_DATABASE: world.path }, now: world.now }),
      ).toMatchObject({
        code: 0,
      });
    },
  },
  typed(/Stop whatever uses it, and make it a file of its own: `(cp .+?)`, then `(mv .+?)`/),
];

describe('the advice of doctor is followed word for word', () => {
  it.for(Object.entries(SITUATIONS))('%s', async ([_name, situation]) => {
    const prepare = () => {
      const world = givenWorld();
      situation.bring(world);
      return { ...situation, ...world };
    };
    const meet = (world: World & Situation) => {
      if (world.told) return world.told(world);
      const met = looked(world);
      // One fault is told as one.
      expect(new Set(met.map(({ found }) => found)).size, JSON.stringify(met)).toBe(1);
      expect(met[0]?.found).toMatch(world.found);
      return met[0]?.advice ?? '';
    };

    await followAll(prepare, meet, WAYS);
  });

  it('is there for everything that it finds', () => {
    const told = Object.keys(findings).filter((name) => name !== 'startRefused');
    const tried = Object.keys(SITUATIONS).filter((name) => !name.includes(': '));

    expect(tried.toSorted()).toEqual(told.toSorted());
  });
});
