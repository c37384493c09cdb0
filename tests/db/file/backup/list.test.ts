import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findNewestGoodBackup, listBackups } from '../../../../db/file/backup/list.ts';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import type { BackupReason } from '../../../../db/file/backup/names.ts';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { testDatabase } from '../../../support/database/db.ts';

const MORNING = new Date('2026-03-02T06:30:00.123Z');
const EVENING = new Date('2026-03-02T19:00:00.000Z');

function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Given = { now?: Date; reason?: BackupReason; folder?: string };

function givenBackup(file: string, { now = MORNING, reason = 'daily', folder }: Given = {}): string {
  mkdirSync(dirname(file), { recursive: true });
  const db = openDatabase(file);
  try {
    return backUpDatabase(db.client, file, now, reason, folder);
  } finally {
    closeDatabase(db);
  }
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe('the backups of a database', () => {
  test('are listed newest first, with when and why each was made, and how large it is', () => {
    const file = join(givenFolder(), 'daymark.db');
    const older = givenBackup(file);
    const newer = givenBackup(file, { now: EVENING, reason: 'before-import' });

    expect(listBackups(file)).toEqual([
      {
        instant: EVENING,
        reason: 'before-import',
        name: basename(newer),
        path: newer,
        isEarlier: false,
        bytes: statSync(newer).size,
        writtenAtMs: statSync(newer).mtimeMs,
      },
      {
        instant: MORNING,
        reason: 'daily',
        name: basename(older),
        path: older,
        isEarlier: false,
        bytes: statSync(older).size,
        writtenAtMs: statSync(older).mtimeMs,
      },
    ]);
    expect(basename(older)).toBe('daymark.db-20260302T063000123Z-daily.db');
  });

  test('are listed whatever else lies among them by such a name', () => {
    const file = join(givenFolder(), 'daymark.db');
    const backup = givenBackup(file);
    for (const [name, target] of [
      ['daymark.db-20260303T063000123Z-daily.db', 'daymark.db-20260303T063000123Z-daily.db'],
      ['daymark.db-20260304T063000123Z-daily.db', 'nowhere'],
    ] as const)
      symlinkSync(target, join(dirname(backup), name));
    mkdirSync(join(dirname(backup), 'daymark.db-20260305T063000123Z-daily.db'));

    expect(listBackups(file).map(({ path }) => path)).toEqual([backup]);
  });

  test('are none where there is no folder for them, or no database', () => {
    const folder = givenFolder();

    expect(listBackups(join(folder, 'daymark.db'))).toEqual([]);
    expect(listBackups(join(folder, 'no/such/daymark.db'))).toEqual([]);
  });

  test('are for their owner only, whatever the rights of new files are', () => {
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    const backup = givenBackup(join(givenFolder(), 'daymark.db'));

    expect([modeOf(backup), modeOf(dirname(backup))]).toEqual(['600', '700']);
  });

  test('that are made in the same instant for the same reason are two', () => {
    const file = join(givenFolder(), 'daymark.db');
    const backups = [givenBackup(file), givenBackup(file), givenBackup(file)];

    expect(new Set(listBackups(file).map(({ path }) => path))).toEqual(new Set(backups));
    expect(backups.map((path) => basename(path))).toContain('daymark.db-20260302T063000123Z-daily-3.db');
  });

  test.each([
    'daymark-partner.db',
    'daymark.sqlite',
    'daymark',
    'daymark.db.db',
    'day',
    'daymark-20260302T063000Z-daily.db',
  ])('never mix with those of %s beside it', (name) => {
    const folder = givenFolder();
    const file = join(folder, 'daymark.db');
    const ours = givenBackup(file);
    const theirs = givenBackup(join(folder, name));

    expect(listBackups(file).map(({ path }) => path)).toEqual([ours]);
    expect(listBackups(join(folder, name)).map(({ path }) => path)).toEqual([theirs]);
  });

  test.each([
    'daymark.db-20260302T063000000Z-daily.db.unfinished',
    'daymark.db-20260302T063000000Z-for-fun.db',
    'daymark.db-20261302T063000000Z-daily.db',
    'daymark.db-daily.db',
    'daymark.db',
    'notes.txt',
  ])('do not take in %s, which lies among them', (name) => {
    const file = join(givenFolder(), 'daymark.db');
    copyFileSync(givenBackup(file), join(dirname(file), 'backups', name));

    expect(listBackups(file)).toHaveLength(1);
  });
});

describe('one folder for the backups of several databases', () => {
  test('tells apart two of one name that lie in different folders', () => {
    const folder = givenFolder();
    const [anna, ben] = [join(folder, 'anna/daymark.db'), join(folder, 'ben/daymark.db')];
    const shared = join(folder, 'shared');
    const ofAnna = givenBackup(anna, { folder: shared });
    const ofBen = givenBackup(ben, { folder: shared });

    expect(ofAnna).not.toBe(ofBen);
    expect(listBackups(anna, shared).map(({ path }) => path)).toEqual([ofAnna]);
    expect(listBackups(ben, shared).map(({ path }) => path)).toEqual([ofBen]);
  });

  test('may be the one beside one of them', () => {
    const folder = givenFolder();
    const [anna, ben] = [join(folder, 'anna/daymark.db'), join(folder, 'ben/daymark.db')];
    const ofAnna = givenBackup(anna);
    const ofBen = givenBackup(ben, { folder: join(folder, 'anna/backups') });

    expect(listBackups(anna).map(({ path }) => path)).toEqual([ofAnna]);
    expect(listBackups(ben, join(folder, 'anna/backups')).map(({ path }) => path)).toEqual([ofBen]);
  });

  test('hides none of those that were made beside the database before', () => {
    const folder = givenFolder();
    const file = join(folder, 'daymark.db');
    const before = givenBackup(file);
    const since = givenBackup(file, { now: EVENING, folder: join(folder, 'elsewhere') });

    expect(listBackups(file, join(folder, 'elsewhere')).map(({ path }) => path)).toEqual([since, before]);
  });
});

describe('the backups of an earlier version, which left the extension out', () => {
  function givenEarlier(file: string): string {
    const earlier = join(dirname(file), 'backups/daymark-20260301T063000Z-before-migration.db');
    copyFileSync(givenBackup(file), earlier);
    return earlier;
  }

  test('are listed where there is only one database of that name', () => {
    const file = join(givenFolder(), 'daymark.db');
    const earlier = givenEarlier(file);
    writeFileSync(join(dirname(file), 'daymark.json'), '{}');

    expect(listBackups(file).map(({ path }) => path)).toContain(earlier);
  });

  test('are nobody’s where two databases may have made them', () => {
    const folder = givenFolder();
    const earlier = givenEarlier(join(folder, 'daymark.db'));
    closeDatabase(testDatabase(join(folder, 'daymark.sqlite')));

    for (const name of ['daymark.db', 'daymark.sqlite'])
      expect(listBackups(join(folder, name)).map(({ path }) => path)).not.toContain(earlier);
  });
});

describe('the newest good backup', () => {
  test('is the newest that can be read whole', () => {
    const file = join(givenFolder(), 'daymark.db');
    const good = givenBackup(file);
    truncateSync(givenBackup(file, { now: EVENING }), 20_000);
    writeFileSync(join(dirname(good), 'daymark.db-20260303T000000000Z-daily.db'), 'no database');
    writeFileSync(join(dirname(good), 'daymark.db-20260304T000000000Z-daily.db'), '');

    expect(listBackups(file)).toHaveLength(4);
    expect(findNewestGoodBackup(file)?.path).toBe(good);
  });

  test('is looked at without leaving anything beside it', () => {
    const file = join(givenFolder(), 'daymark.db');
    const backup = givenBackup(file);
    chmodSync(backup, 0o400);

    expect(findNewestGoodBackup(file)?.path).toBe(backup);
    expect(listBackups(file)).toHaveLength(1);
  });
});
