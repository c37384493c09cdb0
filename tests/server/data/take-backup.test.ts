import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { failedBackup } from '../../../db/file/backup/failure.ts';
import { takeBackup } from '../../../server/data/take-backup.ts';

it('says to try again in a moment on a page, and to give the command again where one was given', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'daymark.db');
  const other = new BetterSqlite3(file);
  onTestFinished(() => void other.close());
  other.exec('create table notes (text); begin exclusive');

  const outcome = takeBackup({
    file,
    folder: join(folder, 'backups'),
    reason: 'by-hand',
    now: new Date('2026-03-04T09:00:00Z'),
    timeZone: 'UTC',
    dayStartHour: 4,
  });

  expect(outcome).toEqual({
    ok: false,
    found: 'something else keeps the database busy',
    advice: 'Try again in a moment.',
  });
  const error = new BetterSqlite3.SqliteError('database is locked', 'SQLITE_BUSY');
  expect(failedBackup(error, folder).message).toMatch(
    /Close what else has it open, and give the command again\.$/,
  );
});
