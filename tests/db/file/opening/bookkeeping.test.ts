import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  announceLongReading,
  announceLongWriting,
  closeDatabase,
  type Database,
  openDatabase,
  settleDatabase,
} from '../../../../db/file/open.ts';
import { isWhole, markWhole, readMarkOfFile } from '../../../../db/file/opening/mark.ts';
import { DatabaseRefusedError } from '../../../../db/file/refusals.ts';
import { restoreDatabase } from '../../../../db/file/restore/restore.ts';
import { loadActivePlan } from '../../../../db/plan/load-plan.ts';
import { saveNote } from '../../../../db/task/texts.ts';
import { dumpData, givenPlan, MOMENT, testDatabase } from '../../../support/database/db.ts';

function givenFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-book-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');
  const db = openDatabase(path);
  givenPlan(db);
  closeDatabase(db);
  return path;
}

let revision = 0;

/** As many changes, one right after the other. */
function change(db: Database, times: number): void {
  for (let time = 0; time < times; time += 1) {
    revision =
      db.client.prepare<[], number>('select note_revision from tasks where id = 1').pluck().get() ?? 0;
    const saved = saveNote(db, { ...MOMENT, taskId: 1, text: `Note ${revision}`, baseRevision: revision });
    expect(saved.ok).toBe(true);
  }
}

/** What a kill leaves: all of it, or the file without its log. */
function copyOf(path: string, suffixes: readonly string[]): string {
  const copy = join(mkdtempSync(join(path, '..', 'copy-')), 'daymark.db');
  for (const suffix of suffixes) {
    if (existsSync(`${path}${suffix}`)) copyFileSync(`${path}${suffix}`, `${copy}${suffix}`);
  }
  return copy;
}

const ALONE = [''];
const WITH_LOG = ['', '-wal'];

function refusalOf(path: string): DatabaseRefusedError {
  try {
    closeDatabase(openDatabase(path, { exclusive: true }));
  } catch (error) {
    if (error instanceof DatabaseRefusedError) return error;
    throw error;
  }
  throw new Error('The database was opened');
}

function logBytes(path: string): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

describe('a copy of the file alone', () => {
  test('is whole when Daymark has just begun', () => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });

    expect(dumpData(testDatabase(copyOf(path, ALONE)))).toEqual(dumpData(db));
  });

  test('of a new database is whole before anything was written', () => {
    const path = join(givenFile(), '../new.db');
    const db = testDatabase(path, { exclusive: true });

    expect(dumpData(testDatabase(copyOf(path, ALONE)))).toEqual(dumpData(db));
  });

  test.each([1, 2])('is whole after %i changes', (times) => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    change(db, times);

    expect(dumpData(testDatabase(copyOf(path, ALONE)))).toEqual(dumpData(db));
  });

  test.each([3, 7])('is refused while its log has more, as after %i changes, and says so', (times) => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    change(db, times);

    const refusal = refusalOf(copyOf(path, ALONE));

    expect(refusal.reason).toBe('without-log');
    expect(refusal.message).toContain('The newest that is in it was made at 2026-03-04T09:00:00.000Z');
  });

  test('is whole again once Daymark was idle, and its log is empty', () => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    change(db, 7);
    expect(logBytes(path)).toBeGreaterThan(0);

    expect(settleDatabase(db)).toBe(true);

    expect(logBytes(path)).toBe(0);
    expect(dumpData(testDatabase(copyOf(path, ALONE)))).toEqual(dumpData(db));
    change(db, 1);
    expect(dumpData(testDatabase(copyOf(path, ALONE)))).toEqual(dumpData(db));
  });

  test('is not taken for whole while another process reads an earlier state', () => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    change(db, 3);
    const reader = new BetterSqlite3(path, { readonly: true });
    reader.exec('begin; select * from tasks');
    change(db, 1);

    expect(settleDatabase(db)).toBe(false);
    expect(refusalOf(copyOf(path, ALONE)).reason).toBe('without-log');

    reader.close();
    expect(settleDatabase(db)).toBe(true);
    expect(dumpData(testDatabase(copyOf(path, ALONE)))).toEqual(dumpData(db));
  });

  test('is not taken for whole where it was idle when a backup or a download of it began', () => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    const endReading = announceLongReading(db);
    const reader = new BetterSqlite3(path, { readonly: true });
    reader.exec('begin; select * from tasks');
    for (let time = 0; time < 4; time += 1) {
      change(db, 1);
      expect(settleDatabase(db)).toBe(false);
      expect(refusalOf(copyOf(path, ALONE)).reason).toBe('without-log');
    }

    reader.close();
    endReading();
    expect(settleDatabase(db)).toBe(true);
    expect(dumpData(testDatabase(copyOf(path, ALONE)))).toEqual(dumpData(db));
  });

  describe('where a command began to read just before a change, without being announced', () => {
    /** Daymark, and a reader of the state before its next change, which ends once it is waited for, if at all. */
    function givenReader(changesBefore: number, { isStubborn = false } = {}) {
      const path = givenFile();
      let reader: BetterSqlite3.Database | null = null;
      const seen: string[] = [];
      const db = testDatabase(path, {
        exclusive: true,
        logQuery: (sql) => {
          if (reader === null || !/^COMMIT|wal_checkpoint/i.test(sql)) return;
          seen.push(sql.toLowerCase());
          if (!isStubborn && sql.includes('full')) endReading();
        },
      });
      const endReading = () => {
        reader?.close();
        reader = null;
      };
      change(db, changesBefore);
      reader = new BetterSqlite3(path, { readonly: true });
      reader.exec('begin; select * from tasks');
      return { path, db, seen, endReading };
    }

    test.each([
      ['first', 0],
      ['second', 1],
    ])('is whole by when the %s change since it was idle is told to be saved', (_, before) => {
      const { path, db, seen } = givenReader(before);

      change(db, 1);

      expect(seen).toEqual(['commit', 'pragma wal_checkpoint(passive)', 'pragma wal_checkpoint(full)']);
      expect(dumpData(testDatabase(copyOf(path, ALONE)))).toEqual(dumpData(db));
    });

    test('is refused by when the third is told to be saved, and before that it is committed', () => {
      const { path, db, seen } = givenReader(2);

      change(db, 1);

      const announcement = ['commit', 'pragma wal_checkpoint(passive)', 'pragma wal_checkpoint(full)'];
      expect(seen).toEqual(announcement);
      expect(refusalOf(copyOf(path, ALONE)).reason).toBe('without-log');
    });

    test('is refused while a backup or a download is under way', () => {
      const { path, db } = givenReader(0);

      const endLongReading = announceLongReading(db);

      expect(refusalOf(copyOf(path, ALONE)).reason).toBe('without-log');
      endLongReading();
    });

    test('is not waited for again where it goes on and on, and says so with the next change after it', () => {
      const { path, db, seen, endReading } = givenReader(0, { isStubborn: true });
      change(db, 4);
      expect(seen.filter((sql) => sql.includes('full'))).toHaveLength(1);

      endReading();
      change(db, 1);

      expect(refusalOf(copyOf(path, ALONE)).reason).toBe('without-log');
    });
  });

  test('is whole after a guest wrote beside an idle Daymark, and refused after one wrote beside a busy one', () => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    const guest = testDatabase(path, { beside: true });
    change(guest, 1);
    expect(dumpData(testDatabase(copyOf(path, ALONE)))).toEqual(dumpData(db));

    change(db, 3);
    change(guest, 1);
    closeDatabase(guest);

    expect(refusalOf(copyOf(path, ALONE)).reason).toBe('without-log');
    expect(dumpData(testDatabase(copyOf(path, WITH_LOG)))).toEqual(dumpData(db));
  });
});

test('no change waits for a thread that writes for long, whatever was begun or settled meanwhile', () => {
  const db = openDatabase(givenFile());
  const patience = () => db.client.pragma('busy_timeout', { simple: true });
  const usual = patience();

  const endWriting = announceLongWriting(db);
  announceLongReading(db)();
  settleDatabase(db);
  change(db, 3);
  expect(patience()).toBe(0);
  endWriting();

  expect(patience()).toBe(usual);
  closeDatabase(db);
});

test('nothing is settled while another process writes, and nobody waits for that', () => {
  const path = givenFile();
  const db = testDatabase(path, { exclusive: true });
  change(db, 3);
  const other = new BetterSqlite3(path);
  other.exec('begin immediate');

  expect(settleDatabase(db)).toBe(false);
  other.exec('rollback');
  other.close();

  expect(settleDatabase(db)).toBe(true);
});

describe('what a kill leaves', () => {
  test.each([0, 1, 2, 3, 9])('is opened as it was, with its log, after %i changes', (times) => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    change(db, times);

    expect(dumpData(testDatabase(copyOf(path, WITH_LOG), { exclusive: true }))).toEqual(dumpData(db));
  });

  test('is whole where the log has just been begun anew, and nothing is in it yet', () => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    change(db, 3);
    db.client.pragma('wal_checkpoint(passive)');
    const left = copyOf(path, WITH_LOG);
    const begun = readFileSync(`${left}-wal`);
    begun.fill(1, 16, 24);
    writeFileSync(`${left}-wal`, begun);

    expect(dumpData(testDatabase(left, { exclusive: true }))).toEqual(dumpData(db));
  });

  test('is whole once it was opened for reading alone, and closed', () => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    change(db, 9);
    const left = copyOf(path, WITH_LOG);

    closeDatabase(openDatabase(left, { beside: true, forReading: true }));

    expect(logBytes(left)).toBe(0);
    expect(isWhole(readMarkOfFile(left) ?? 1)).toBe(true);
    expect(dumpData(testDatabase(left))).toEqual(dumpData(db));
  });

  test('of a Daymark that kept no book is opened with its log', () => {
    const path = givenFile();
    const earlier = new BetterSqlite3(path);
    earlier.pragma('user_version = 0');
    earlier.pragma('wal_checkpoint(truncate)');
    earlier.exec("update settings set theme = 'dark'");
    const left = copyOf(path, WITH_LOG);
    earlier.close();
    expect(logBytes(left)).toBeGreaterThan(0);
    expect(readMarkOfFile(left)).toBe(0);

    const db = testDatabase(left, { exclusive: true });

    expect(db.client.prepare('select theme from settings').pluck().get()).toBe('dark');
    expect(readMarkOfFile(left)).toBeGreaterThan(0);
    expect(logBytes(left)).toBe(0);
  });
});

/** A database with a log that a kill left, and a copy of an earlier state of it. */
function givenLeftLog(): { left: string; earlier: string } {
  const path = givenFile();
  const db = testDatabase(path, { exclusive: true });
  change(db, 1);
  settleDatabase(db);
  const earlier = copyOf(path, ALONE);
  change(db, 4);
  settleDatabase(db);
  change(db, 9);
  return { left: copyOf(path, WITH_LOG), earlier };
}

describe('a log of another state of the file is not replayed', () => {
  test('a copy of earlier that is put in its place by hand', () => {
    const { left, earlier } = givenLeftLog();
    copyFileSync(earlier, left);
    const before = statSync(`${left}-wal`).size;

    expect(refusalOf(left).reason).toBe('strange-log');

    expect(statSync(`${left}-wal`).size).toBe(before);
  });

  test('a backup that is put in its place by hand', () => {
    const { left, earlier } = givenLeftLog();
    const backup = new BetterSqlite3(earlier);
    markWhole(backup);
    backup.close();
    copyFileSync(earlier, left);

    expect(refusalOf(left).reason).toBe('strange-log');
  });

  test('a copy that was made without its log, put where another log is', () => {
    const { left } = givenLeftLog();
    const other = givenFile();
    change(testDatabase(other, { exclusive: true }), 3);
    copyFileSync(other, left);

    expect(refusalOf(left).reason).toBe('strange-log');
  });
});

describe('a database that is taken as it is', () => {
  test('begins with what the file has, and its log is kept aside', () => {
    const { left, earlier } = givenLeftLog();
    copyFileSync(earlier, left);
    expect(refusalOf(left).message).toContain(`restore --anyway ${left}`);

    const { kept } = restoreDatabase({ path: left, from: left, now: new Date(MOMENT.at) });

    expect(dumpData(testDatabase(left))).toEqual(dumpData(testDatabase(earlier)));
    expect(existsSync(`${kept?.file}-wal`)).toBe(true);
  });

  test('may lack its log', () => {
    const path = givenFile();
    const db = testDatabase(path, { exclusive: true });
    change(db, 5);
    const copy = copyOf(path, ALONE);
    expect(refusalOf(copy).message).toContain(`restore --anyway ${copy}`);

    restoreDatabase({ path: copy, from: copy, now: new Date(MOMENT.at) });

    expect(loadActivePlan(testDatabase(copy, { exclusive: true }))?.title).toBe('Sample roadmap');
  });

  test('is refused where it is whole already', () => {
    const path = givenFile();
    expect(() => restoreDatabase({ path, from: path, now: new Date(MOMENT.at) })).toThrow(/is in use/);
  });
});
