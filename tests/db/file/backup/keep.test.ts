import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkBackup } from '../../../../db/file/backup/check.ts';
import { BackupFailedError } from '../../../../db/file/backup/failure.ts';
import { type BackupOrder, keepBackup } from '../../../../db/file/backup/keep.ts';
import { listBackups } from '../../../../db/file/backup/list.ts';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import type { Database } from '../../../../db/file/open.ts';
import { latestChange } from '../../../../db/journal/history.ts';
import { continueChange } from '../../../../db/journal/journal.ts';
import { setChangeUndone } from '../../../../db/journal/undo.ts';
import { loadActivePlan } from '../../../../db/plan/load-plan.ts';
import { setTaskCompletion } from '../../../../db/task/completions.ts';
import { AT, dumpData, givenPlan, later, MOMENT, TODAY, testDatabase } from '../../../support/database/db.ts';

function givenDatabase(): { file: string; db: Database; folder: string } {
  const root = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const file = join(root, 'daymark.db');
  const db = testDatabase(file);
  givenPlan(db);
  return { file, db, folder: join(root, 'backups') };
}

function orderOf(
  { file, folder }: { file: string; folder: string },
  given: Partial<BackupOrder> = {},
): BackupOrder {
  return {
    file,
    folder,
    reason: 'daily',
    now: at('2026-03-04T06:30'),
    timeZone: 'UTC',
    dayStartHour: 3,
    ...given,
  };
}

function at(minute: string): Date {
  return new Date(`${minute}:00.000Z`);
}

function change(db: Database): void {
  const isDone = loadActivePlan(db)?.tasks[0]?.completion;
  setTaskCompletion(db, { taskId: 1, on: isDone ? null : TODAY, ...MOMENT });
}

/** Bytes in the middle of the file, as a bad sector leaves them. */
function damage(path: string): void {
  writeFileSync(path, Buffer.alloc(8192, 0x55), { flag: 'r+' });
}

describe('the daily backup', () => {
  test('is made once a day of the learner, which begins when they say', () => {
    const given = givenDatabase();
    const make = (minute: string) => {
      change(given.db);
      return keepBackup(orderOf(given, { now: at(minute) })).path !== null;
    };

    expect(make('2026-03-04T06:30')).toBe(true);
    expect(make('2026-03-04T23:00')).toBe(false);
    expect(make('2026-03-05T02:59')).toBe(false);
    expect(make('2026-03-05T03:00')).toBe(true);
  });

  test('is made on the next day only if something has changed, or was taken back', () => {
    const given = givenDatabase();
    const madeOn = (date: string) => keepBackup(orderOf(given, { now: at(`${date}T06:30`) })).path !== null;

    expect(madeOn('2026-03-04')).toBe(true);
    expect(madeOn('2026-03-05')).toBe(false);
    setChangeUndone(given.db, latestChange(given.db)?.id ?? 0, true, AT);
    expect(madeOn('2026-03-06')).toBe(true);
  });

  test('is made on the next day, too, where somebody only went on with what they had begun to write', () => {
    const given = givenDatabase();
    const madeOn = (date: string) => keepBackup(orderOf(given, { now: at(`${date}T06:30`) })).path !== null;
    change(given.db);
    const begun = latestChange(given.db)?.id ?? 0;
    expect(madeOn('2026-03-04')).toBe(true);

    continueChange(given.db, begun, later(4), () => {
      given.db.client.exec("update tasks set note = 'and the rest of it' where id = 1");
    });

    expect(madeOn('2026-03-05')).toBe(true);
    expect(madeOn('2026-03-06')).toBe(false);
  });

  test('is not made of a database in which nothing was ever changed', () => {
    const root = mkdtempSync(join(tmpdir(), 'daymark-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    testDatabase(join(root, 'daymark.db'));

    expect(
      keepBackup(orderOf({ file: join(root, 'daymark.db'), folder: join(root, 'backups') })).path,
    ).toBeNull();
    expect(existsSync(join(root, 'backups'))).toBe(false);
  });

  test('is made again where the last one is damaged, and where the clock was set back', () => {
    const given = givenDatabase();
    const order = orderOf(given);
    damage(keepBackup(order).path ?? '');
    expect(keepBackup(order).path).not.toBeNull();

    change(given.db);
    expect(keepBackup(orderOf(given, { now: at('2026-01-01T06:30') })).path).not.toBeNull();
  });
});

test('a backup that is asked for is made whenever it is asked for, and holds everything', () => {
  const given = givenDatabase();
  const order = orderOf(given, { reason: 'by-hand' });

  const paths = [keepBackup(order).path, keepBackup(order).path];

  expect(new Set(paths).size).toBe(2);
  for (const path of paths) expect(dumpData(testDatabase(path ?? ''))).toEqual(dumpData(given.db));
});

test('what is no longer needed goes when one is made, and nothing of another database', () => {
  const given = givenDatabase();
  const stranger = join(given.folder, 'daymark-partner.db-20200101T000000000Z-daily.db');
  mkdirSync(given.folder);
  writeFileSync(stranger, 'theirs');
  for (let count = 1; count <= 12; count += 1) {
    const date = String(count).padStart(2, '0');
    change(given.db);
    keepBackup(orderOf(given, { now: at(`2026-03-${date}T06:30`) }));
  }

  const days = listBackups(given.file, given.folder).map(({ instant }) => instant.getUTCDate());
  expect(days).toEqual([12, 11, 10, 9, 8, 7, 6, 1]);
  expect(existsSync(stranger)).toBe(true);
});

test('one that is made by hand leaves that of the day, in its own folder and in another', () => {
  const given = givenDatabase();
  const daily = keepBackup(orderOf(given)).path ?? '';
  const elsewhere = join(dirname(given.file), 'elsewhere');

  for (const folder of [given.folder, elsewhere, elsewhere]) {
    change(given.db);
    keepBackup(orderOf({ ...given, folder }, { reason: 'by-hand', now: at('2026-03-04T12:00') }));
  }

  expect(existsSync(daily)).toBe(true);
  expect(listBackups(given.file, elsewhere)).toHaveLength(4);
});

test('what lies in another folder is left there, however old', () => {
  const given = givenDatabase();
  const old = ['2026-01-01T06:30', '2026-01-01T07:30', '2026-01-01T08:30'].map((minute) => {
    change(given.db);
    return backUpDatabase(testDatabase(given.file).client, given.file, at(minute), 'daily', given.folder);
  });
  const elsewhere = join(dirname(given.file), 'elsewhere');

  keepBackup(orderOf({ ...given, folder: elsewhere }));

  expect(old.map((path) => existsSync(path))).toEqual([true, true, true]);
});

test('what a killed one left is cleared away, and what another one is writing stays', () => {
  const given = givenDatabase();
  mkdirSync(given.folder);
  const left = ['abandoned.db', 'abandoned.db.unfinished-journal', 'being-made.db'].map((name) =>
    join(given.folder, `daymark.db-${name}${name.endsWith('journal') ? '' : '.unfinished'}`),
  );
  const stranger = join(given.folder, 'daymark-partner.db-x.db.unfinished');
  for (const path of [...left, stranger]) writeFileSync(path, '');
  const now = at('2026-03-04T06:30').getTime() / 1000;
  utimesSync(left[2] ?? '', now - 60, now - 60);
  for (const path of [left[0], left[1], stranger]) utimesSync(path ?? '', now - 3600, now - 3600);

  keepBackup(orderOf(given));

  const unfinished = readdirSync(given.folder).filter((name) => name.includes('unfinished'));
  expect(unfinished.sort()).toEqual([basename(stranger), 'daymark.db-being-made.db.unfinished']);
});

test('a copy that came out damaged gets no name, and says so', () => {
  const given = givenDatabase();
  // As a fault of the disk would: the row is nobody's.
  const client = new BetterSqlite3(given.file);
  client.pragma('foreign_keys = off');
  client.exec('update steps set task_id = 999 where task_id = 1');
  client.close();

  expect(() => keepBackup(orderOf(given))).toThrow('did not pass its check');
  expect(readdirSync(given.folder)).toEqual([]);
});

test.each([
  ['is a file', (folder: string) => writeFileSync(folder, '')],
  ['would be below a file', (folder: string) => writeFileSync(dirname(folder), '')],
])('a folder that %s is told with what was kept and what to do', (_, prepare) => {
  const given = givenDatabase();
  const folder = join(dirname(given.file), 'elsewhere/folder');
  if (_ === 'is a file') mkdirSync(dirname(folder));
  prepare(folder);

  const make = () => keepBackup(orderOf({ ...given, folder }));

  expect(make).toThrow(BackupFailedError);
  expect(make).toThrow('is not there, or is no folder');
  expect(make).toThrow('Your data and the earlier backups are untouched.');
  expect(make).toThrow('name another folder in DAYMARK_BACKUPS');
});

test('a backup is one file, which is whole by itself', () => {
  const given = givenDatabase();
  const path = keepBackup(orderOf(given)).path ?? '';

  expect(readdirSync(given.folder)).toEqual([basename(path)]);
  expect(checkBackup(path)).toBe('good');
  expect(statSync(path).size).toBeGreaterThan(50_000);
});
