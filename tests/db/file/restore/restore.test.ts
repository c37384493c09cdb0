import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { insertLink, listLinks, revokeLink } from '../../../../db/access/links.ts';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { type RestoreReason, RestoreRefusedError } from '../../../../db/file/restore/refusal.ts';
import { restoreDatabase } from '../../../../db/file/restore/restore.ts';
import { saveSettings } from '../../../../db/settings/settings.ts';
import { AT, dumpData, givenPlan, MOMENT } from '../../../support/database/db.ts';
import { REPORT_LINK } from '../../../support/made/links.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');
const DAMAGE_FROM = 20_000;
/** As another program may have left its tables, sound by themselves. */
const STRANGE = [
  'drop table habit_completions',
  'alter table tasks drop column drop_reason',
  'create trigger away after update on tasks begin delete from steps; end',
  'create table more (a)',
];

function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database with a plan, a backup of it, and one more plan since. */
function givenDatabase(folder = givenFolder()) {
  const path = join(folder, 'daymark.db');
  const db = openDatabase(path);
  givenPlan(db);
  const backup = backUpDatabase(db.client, path, NOW, 'by-hand');
  const before = dumpData(db);
  saveSettings(db, { theme: 'dark' }, MOMENT);
  const since = dumpData(db);
  closeDatabase(db);
  return { folder, path, backup, before, since };
}

function dumpOf(path: string): unknown {
  const db = openDatabase(path);
  try {
    return dumpData(db);
  } finally {
    closeDatabase(db);
  }
}

function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, DAMAGE_FROM, DAMAGE_FROM + 60_000);
  writeFileSync(path, bytes);
}

/** A log that was left behind, as a kill leaves it. */
function leaveLog(path: string): void {
  const other = join(givenFolder(), 'other.db');
  copyFileSync(path, other);
  const db = openDatabase(other);
  saveSettings(db, { theme: 'light' }, MOMENT);
  copyFileSync(`${other}-wal`, `${path}-wal`);
  closeDatabase(db);
}

function reasonOf(act: () => unknown): RestoreReason | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof RestoreRefusedError) return error.reason;
    throw error;
  }
}

describe('a restore', () => {
  it('puts the backup in place, and a second one of what was kept takes it back', () => {
    const { path, backup, before, since } = givenDatabase();

    const { kept } = restoreDatabase({ path, from: backup, now: NOW });
    expect(dumpOf(path)).toEqual(before);

    restoreDatabase({ path, from: kept?.file ?? '', now: NOW });
    expect(dumpOf(path)).toEqual(since);
  });

  it.each([...STRANGE, 'alter table links drop column revoked_at', 'drop table links'])(
    'puts right what another program did to the tables: %s',
    (sql) => {
      const { path, backup, before } = givenDatabase();
      new BetterSqlite3(path).exec(sql).close();

      const { kept } = restoreDatabase({ path, from: backup, now: NOW });

      expect(dumpOf(path)).toEqual(before);
      expect(kept).toMatchObject({ isWhole: true, canReturn: false });
    },
  );

  it('makes the database where there is none, and its folder too', () => {
    const { backup, before } = givenDatabase();
    const path = join(givenFolder(), 'a/b/daymark.db');

    expect(restoreDatabase({ path, from: backup, now: NOW }).kept).toBeNull();

    expect(dumpOf(path)).toEqual(before);
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['daymark.db', 'daymark.db.lock']);
  });

  it('is not spoilt by a log that was left behind, and keeps what that held', () => {
    const { path, backup, before } = givenDatabase();
    leaveLog(path);
    const withLog = join(givenFolder(), 'daymark.db');
    for (const suffix of ['', '-wal']) copyFileSync(`${path}${suffix}`, `${withLog}${suffix}`);

    const { kept } = restoreDatabase({ path, from: backup, now: NOW });

    expect(dumpOf(path)).toEqual(before);
    expect(existsSync(`${kept?.file}-wal`)).toBe(false);
    expect(dumpOf(kept?.file ?? '')).toEqual(dumpOf(withLog));
  });

  it('keeps a damaged database as it was, with its log', () => {
    const { path, backup, before } = givenDatabase();
    leaveLog(path);
    damage(path);
    const bytes = ['', '-wal'].map((suffix) => readFileSync(`${path}${suffix}`));

    const { kept } = restoreDatabase({ path, from: backup, now: NOW });

    expect(dumpOf(path)).toEqual(before);
    expect(kept).toMatchObject({ isWhole: false, canReturn: false });
    expect(['', '-wal'].map((suffix) => readFileSync(`${kept?.file}${suffix}`))).toEqual(bytes);
  });

  it('takes a copy with its log as a whole, and one that lacks it as it is', () => {
    const { path, before, since } = givenDatabase();
    const copy = join(givenFolder(), 'copy.db');
    copyFileSync(path, copy);
    const plain = dumpOf(copy);
    leaveLog(copy);
    const place = join(givenFolder(), 'daymark.db');

    restoreDatabase({ path: place, from: copy, now: NOW });
    expect(dumpOf(place)).not.toEqual(plain);

    rmSync(`${copy}-wal`);
    restoreDatabase({ path: place, from: copy, now: NOW });
    expect(dumpOf(place)).toEqual(since);
    expect(since).not.toEqual(before);
  });

  it('says of a copy without its log that the latest changes may be missing, and of no other', () => {
    const { path, backup } = givenDatabase();
    const db = openDatabase(path);
    for (const theme of ['light', 'dark', 'auto', 'light'] as const) saveSettings(db, { theme }, MOMENT);
    const copy = join(givenFolder(), 'copy.db');
    copyFileSync(path, copy);
    const withLog = join(givenFolder(), 'copy.db');
    for (const suffix of ['', '-wal']) copyFileSync(`${path}${suffix}`, `${withLog}${suffix}`);
    closeDatabase(db);

    const lacksLog = (from: string) =>
      restoreDatabase({ path: join(givenFolder(), 'daymark.db'), from, now: NOW }).contents.lacksLog;
    expect([copy, withLog, backup].map(lacksLog)).toEqual([true, false, false]);
  });

  it('brings back no login and no device, and no link that was revoked since', () => {
    const { path, backup: _, ...made } = givenDatabase();
    const db = openDatabase(path);
    for (const table of ['logins', 'devices'])
      db.client.exec(`insert into ${table} values ('hash', '2026-03-04', '2099-01-01')`);
    insertLink(db, { ...REPORT_LINK, planId: 1, tokenHash: 'revoked since' });
    insertLink(db, { ...REPORT_LINK, planId: 1, tokenHash: 'open' });
    const backup = backUpDatabase(db.client, path, NOW, 'by-hand');
    revokeLink(db, { kind: 'report', planId: 1, linkId: 1, at: AT });
    closeDatabase(db);
    expect(made.before).toBeDefined();

    restoreDatabase({ path, from: backup, now: NOW });

    const after = openDatabase(path);
    onTestFinished(() => closeDatabase(after));
    expect(listLinks(after, 'report', 1, AT).map(({ id }) => id)).toEqual([2]);
    for (const table of ['logins', 'devices'])
      expect(after.client.prepare(`select count(*) from ${table}`).pluck().get()).toBe(0);
  });

  it('leaves files that only their owner reads, and nothing half done', () => {
    const { path, folder, backup } = givenDatabase();

    const { kept } = restoreDatabase({ path, from: backup, now: NOW });

    for (const file of [path, kept?.file ?? '']) expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => /unfinished|restoring|-wal|-shm/.test(name))).toEqual([]);
  });
});

describe('a restore is refused where no database can be:', () => {
  it.each<[string, string, (place: string, folder: string) => void]>([
    ['a folder', 'not-a-file', (place) => mkdirSync(place)],
    ['a pipe', 'not-a-file', (place) => execFileSync('sh', ['-c', 'mkfifo "$0"', place])],
    [
      'a link to a disk that is not there',
      'missing',
      (place, folder) => symlinkSync(join(folder, 'away/x.db'), place),
    ],
    ['a folder where its log belongs', 'not-a-file', (place) => mkdirSync(`${place}-wal`)],
    [
      'a file of two names',
      'linked',
      (place, folder) => {
        writeFileSync(join(folder, 'other.db'), '');
        linkSync(join(folder, 'other.db'), place);
      },
    ],
  ])('%s', (_, reason, make) => {
    const { backup } = givenDatabase();
    const folder = givenFolder();
    const place = join(folder, 'daymark.db');
    make(place, folder);
    const before = readdirSync(folder, { recursive: true });

    const restore = () => restoreDatabase({ path: place, from: backup, now: NOW });

    expect(restore).toThrow(expect.objectContaining({ name: 'DatabaseRefusedError', reason }));
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });
});

describe('a restore is refused, and changes nothing,', () => {
  const wrong = (make: (given: ReturnType<typeof givenDatabase>, place: string) => void) => {
    const given = givenDatabase();
    const from = join(givenFolder(), 'it’s a backup.db');
    make(given, from);
    return { ...given, from };
  };

  it.each<[string, RestoreReason, (given: ReturnType<typeof givenDatabase>, from: string) => void]>([
    ['of a file that is not there', 'missing', () => {}],
    ['of a folder', 'not-a-file', (_, from) => mkdirSync(from)],
    ['of the database itself', 'itself', ({ path }, from) => linkSync(path, from)],
    ['of a file of data', 'json', (_, from) => writeFileSync(from, '{"format":"daymark-data"}')],
    [
      'of a packed backup',
      'packed',
      ({ backup }, from) => writeFileSync(from, gzipSync(readFileSync(backup))),
    ],
    ['of a picture', 'foreign', (_, from) => writeFileSync(from, 'GIF89a and so on and so on')],
    ['of an empty file', 'foreign', (_, from) => writeFileSync(from, '')],
    [
      'of another program’s database',
      'foreign',
      (_, from) => new BetterSqlite3(from).exec('create table t (a)').close(),
    ],
    [
      'of a damaged backup',
      'damaged',
      ({ backup }, from) => {
        copyFileSync(backup, from);
        damage(from);
      },
    ],
    [
      'of half a backup',
      'damaged',
      ({ backup }, from) => {
        copyFileSync(backup, from);
        truncateSync(from, DAMAGE_FROM);
      },
    ],
    [
      'of rows without what they belong to',
      'wrong-rows',
      ({ backup }, from) => {
        copyFileSync(backup, from);
        const client = new BetterSqlite3(from);
        client.pragma('foreign_keys = off');
        client.exec('delete from phases').close();
      },
    ],
    ...STRANGE.map(
      (sql): [string, RestoreReason, (world: ReturnType<typeof givenDatabase>, from: string) => void] => [
        `of tables that are not those of a Daymark: ${sql}`,
        'strange-tables',
        ({ backup }, from) => {
          copyFileSync(backup, from);
          new BetterSqlite3(from).exec(sql).close();
        },
      ],
    ),
    [
      'of a newer Daymark’s database',
      'too-new',
      ({ backup }, from) => {
        copyFileSync(backup, from);
        new BetterSqlite3(from)
          .exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9e15)")
          .close();
      },
    ],
    [
      'while a Daymark has the database',
      'in-use',
      ({ path, backup }, from) => {
        copyFileSync(backup, from);
        const db = openDatabase(path, { exclusive: true });
        onTestFinished(() => closeDatabase(db));
      },
    ],
    [
      'while somebody reads the database',
      'in-use',
      ({ path, backup }, from) => {
        copyFileSync(backup, from);
        const db = openDatabase(path);
        db.client.exec('begin; select * from plans');
        onTestFinished(() => closeDatabase(db));
      },
    ],
    [
      'into the place of another program’s database',
      'others-database',
      ({ path, backup }, from) => {
        copyFileSync(backup, from);
        rmSync(path);
        new BetterSqlite3(path).exec('create table t (a)').close();
      },
    ],
  ])('%s', (_name, reason, make) => {
    const { path, folder, from } = wrong(make);
    const bytes = readFileSync(path);

    expect(reasonOf(() => restoreDatabase({ path, from, now: NOW }))).toBe(reason);

    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder).filter((name) => /replaced|unfinished|restoring/.test(name))).toEqual([]);
  });
});
