import { statSync } from 'node:fs';
import { BackupFailedError, failedBackup, OTHER_PLACE } from '../../../db/file/backup/failure.ts';
import { copyTo, keepBackup } from '../../../db/file/backup/keep.ts';
import { backupsBeside } from '../../../db/file/backup/places.ts';
import { daymarkCommandOn, withoutTicks } from '../../../db/file/commands.ts';
import { closeDatabase, type Database, openDatabase } from '../../../db/file/open.ts';
import { loadSettings } from '../../../db/settings/settings.ts';
import { formatFileSize } from '../../../plans/format.ts';
import type { Config } from '../../config.ts';
import { type Answer, CliProblem } from '../standing.ts';
import { placeOf, requireDatabase } from './place.ts';

type Asked = { to: string | undefined; env: NodeJS.ProcessEnv; now: Date };

/** Makes a backup, beside a Daymark that has the database or without one, and says how to bring it back. */
export function backUpForHost(config: Config, asked: Asked): Answer {
  const { databasePath, backupsFolder } = config;
  requireDatabase(config);
  const db = openDatabase(databasePath, {
    beside: true,
    forReading: true,
    now: asked.now,
    backupsFolder: backupsFolder ?? undefined,
  });
  try {
    return tellBackup(db.client.name, makeBackup(db, config, asked));
  } catch (error) {
    if (!(error instanceof BackupFailedError)) throw error;
    // Whoever types it can say so at once.
    const told = failedBackup(error, error.place, { database: db.client.name, elsewhere: OTHER_PLACE });
    throw new CliProblem(told.message);
  } finally {
    closeDatabase(db);
  }
}

function makeBackup(db: Database, { backupsFolder }: Config, { to, env, now }: Asked): string {
  const file = db.client.name;
  if (to !== undefined) return copyTo(placeOf(to, env), file, now);
  const { timeZone, dayStartHour } = loadSettings(db);
  const folder = backupsFolder ?? backupsBeside(file);
  return keepBackup({ file, folder, reason: 'by-hand', now, timeZone, dayStartHour }).path ?? '';
}

function tellBackup(file: string, path: string): Answer {
  const { size: bytes } = statSync(path);
  const bringBack = withoutTicks(daymarkCommandOn(file, 'restore', path));
  return {
    value: { path, bytes, bringBack },
    lines: [
      `The backup is ${path}, ${formatFileSize(bytes)}, checked.`,
      'To bring it back:',
      `  ${bringBack}`,
    ],
  };
}
