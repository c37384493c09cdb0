import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backUpDatabase } from '../../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { DatabaseInUseError, DatabaseRefusedError } from '../../../db/file/refusals.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { loadSettings, saveSettings } from '../../../db/settings/settings.ts';
import { day } from '../../../plans/day.ts';
import { dumpData, givenPlan, testDatabase } from '../../support/database/db.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');

function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function givenDatabaseFile(folder: string): string {
  const path = join(folder, 'daymark.db');
  const db = openDatabase(path);
  givenPlan(db);
  closeDatabase(db);
  return path;
}

function refusalOf(path: string): DatabaseRefusedError {
  try {
    closeDatabase(openDatabase(path, { exclusive: true }));
  } catch (error) {
    if (error instanceof DatabaseRefusedError) return error;
    throw error;
  }
  throw new Error('The database was opened');
}

describe('a database that is opened', () => {
  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['busy_timeout', 5000],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
  ])('has %s set to %s', (pragma, value) => {
    const db = testDatabase(join(testFolder(), 'daymark.db'));

    expect(db.client.pragma(pragma, { simple: true })).toBe(value);
  });

  test('is made with its folder when there is none, and keeps what is written', () => {
    const path = join(testFolder(), 'a/b/daymark.db');
    const first = openDatabase(path, { exclusive: true });
    givenPlan(first);
    const dump = dumpData(first);
    closeDatabase(first);

    const second = testDatabase(path, { exclusive: true });

    expect(dumpData(second)).toEqual(dump);
  });

  test('leaves all it wrote in the file itself when it is closed', () => {
    const folder = testFolder();

    givenDatabaseFile(folder);

    expect(readdirSync(folder)).toEqual(['daymark.db']);
  });

  test('is new when the file is empty', () => {
    const path = join(testFolder(), 'daymark.db');
    writeFileSync(path, '');

    expect(loadActivePlan(testDatabase(path))).toBeNull();
  });
});

describe('a file that cannot be used is refused and stays as it is', () => {
  const expectUntouched = (path: string) => {
    const before = readFileSync(path);
    const refusal = refusalOf(path);
    expect(readFileSync(path).equals(before)).toBe(true);
    return refusal;
  };

  test('a text file', () => {
    const path = join(testFolder(), 'daymark.db');
    writeFileSync(path, 'This is my diary, not a database. '.repeat(100));

    const refusal = expectUntouched(path);

    expect(refusal.reason).toBe('damaged');
    expect(refusal.message).toContain('Nothing was changed.');
  });

  test('a database with a damaged page, naming the newest good backup', () => {
    const path = givenDatabaseFile(testFolder());
    const db = openDatabase(path);
    const backup = backUpDatabase(db.client, path, NOW, 'by-hand');
    closeDatabase(db);
    writeFileSync(join(backup, '../daymark-20990101T000000Z-broken.db'), 'not a backup');
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096 * 2, 4096 * 8);
    writeFileSync(path, bytes);

    const refusal = expectUntouched(path);

    expect(refusal.reason).toBe('damaged');
    expect(refusal.message).toContain(backup);
  });

  test('a database that lost its end', () => {
    const path = givenDatabaseFile(testFolder());
    writeFileSync(path, readFileSync(path).subarray(0, 4096 * 5));

    expect(expectUntouched(path).reason).toBe('damaged');
  });

  test('an empty file where there was a database, which its backups tell', () => {
    const path = givenDatabaseFile(testFolder());
    const db = openDatabase(path);
    const backup = backUpDatabase(db.client, path, NOW, 'by-hand');
    closeDatabase(db);
    writeFileSync(path, '');

    expect(expectUntouched(path).message).toContain(backup);
  });

  test('a database of another program', () => {
    const path = join(testFolder(), 'daymark.db');
    const other = new BetterSqlite3(path);
    other.exec('create table recipes (id integer primary key)');
    other.close();

    expect(expectUntouched(path).reason).toBe('foreign');
  });

  test('a database of a newer Daymark', () => {
    const path = givenDatabaseFile(testFolder());
    const newer = new BetterSqlite3(path);
    newer.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
    newer.close();

    expect(expectUntouched(path).reason).toBe('too-new');
  });

  test('a folder in the place of the file', () => {
    expect(refusalOf(testFolder()).reason).toBe('not-a-file');
  });

  test('a folder that cannot be written to', () => {
    // The kernel's own read-only tree: unlike chmod, it holds for root as well.
    expect(refusalOf('/proc/sys/kernel/daymark.db').reason).toBe('read-only');
  });
});

describe('one process has the file', () => {
  test('a second instance is refused, in words', () => {
    const path = givenDatabaseFile(testFolder());
    const first = testDatabase(path, { exclusive: true });
    const dump = dumpData(first);

    const refusal = refusalOf(path);

    expect(refusal).toBeInstanceOf(DatabaseInUseError);
    expect(refusal.message).toContain('Another Daymark is using the database');
    expect(dumpData(first)).toEqual(dump);
  });

  test('a second instance is refused through a link as well', () => {
    const folder = testFolder();
    const path = givenDatabaseFile(folder);
    testDatabase(path, { exclusive: true });
    symlinkSync(path, join(folder, 'link.db'));

    expect(refusalOf(join(folder, 'link.db'))).toBeInstanceOf(DatabaseInUseError);
  });

  test('a reader is welcome beside it', () => {
    const path = givenDatabaseFile(testFolder());
    testDatabase(path, { exclusive: true });

    const reader = testDatabase(path);

    expect(loadActivePlan(reader)?.title).toBe('Sample roadmap');
  });

  test('closing frees the file', () => {
    const path = givenDatabaseFile(testFolder());
    closeDatabase(openDatabase(path, { exclusive: true }));

    expect(() => testDatabase(path, { exclusive: true })).not.toThrow();
  });

  test('a process that is killed frees the file', async () => {
    const path = givenDatabaseFile(testFolder());
    const script = `
      const { openDatabase } = await import(${JSON.stringify(join(import.meta.dirname, '../../../db/file/open.ts'))});
      // What nobody holds is closed when memory is tidied up.
      globalThis.held = openDatabase(${JSON.stringify(path)}, { exclusive: true });
      console.log('open');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script]);
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(refusalOf(path)).toBeInstanceOf(DatabaseInUseError);

    child.kill('SIGKILL');
    await once(child, 'exit');

    expect(() => testDatabase(path, { exclusive: true })).not.toThrow();
  });
});

describe('a guest beside the one that has the file', () => {
  test('writes what the other reads, and has the file for itself when there is no other', () => {
    const path = givenDatabaseFile(testFolder());
    const host = testDatabase(path, { exclusive: true });
    const guest = testDatabase(path, { beside: true });
    saveSettings(guest, { theme: 'dark' }, { at: NOW.toISOString(), today: day('2026-03-04') });
    expect(loadSettings(host).theme).toBe('dark');
    closeDatabase(guest);
    closeDatabase(host);

    testDatabase(path, { beside: true });

    expect(refusalOf(path)).toBeInstanceOf(DatabaseInUseError);
  });

  test('leaves the tables as they are, and says who has to bring them up to date', () => {
    const path = givenDatabaseFile(testFolder());
    const host = testDatabase(path, { exclusive: true });
    const latest = host.client.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
    host.client.prepare('delete from __drizzle_migrations where created_at = ?').run(latest);
    const schema = () => host.client.prepare('select sql from sqlite_schema').all();
    const before = [schema(), dumpData(host)];

    expect(() => openDatabase(path, { beside: true })).toThrow(/is older than this one. Nothing was changed/);

    expect([schema(), dumpData(host)]).toEqual(before);
  });
});

describe('a database that is opened for reading', () => {
  test('reads what is there, and cannot be written to', () => {
    const path = givenDatabaseFile(testFolder());
    const db = testDatabase(path, { forReading: true });
    const before = dumpData(db);

    expect(loadActivePlan(db)?.title).toBe('Sample roadmap');
    const moment = { at: NOW.toISOString(), today: day('2026-03-04') };
    expect(() => saveSettings(db, { theme: 'dark' }, moment)).toThrow(/readonly database/);
    expect(() => db.client.exec("update settings set theme = 'dark'")).toThrow(/readonly database/);
    expect(() => db.client.exec('drop table settings')).toThrow(/readonly database/);

    expect(dumpData(db)).toEqual(before);
  });

  test('is brought up to date first', () => {
    const path = join(testFolder(), 'daymark.db');
    expect(loadSettings(testDatabase(path, { beside: true, forReading: true })).theme).toBe('auto');
  });
});

test('a backup is a whole copy that opens by itself', () => {
  const folder = testFolder();
  const db = testDatabase(givenDatabaseFile(folder));

  const backup = backUpDatabase(db.client, join(folder, 'daymark.db'), NOW, 'by-hand');

  expect(backup).toBe(join(folder, 'backups/daymark.db-20260304T063000000Z-by-hand.db'));
  copyFileSync(backup, join(folder, 'copy.db'));
  expect(dumpData(testDatabase(join(folder, 'copy.db')))).toEqual(dumpData(db));
});
