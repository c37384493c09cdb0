import type { Stats } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import { APPLICATION_ID } from '../application-id.ts';
import type { Backup } from '../backup/list.ts';
import { type BackupPlace, backupPlaces, backupsBeside } from '../backup/places.ts';
import type { Migration } from '../migrating/migrations.ts';
import type { Finding } from './findings.ts';

/** All is well, in words; what is wrong; or `null` where something more basic has to be put right first. */
export type Outcome = string | readonly Finding[] | null;

/** One thing to look at. It changes nothing. */
export type Check = { about: string; look: (patient: Patient) => Outcome };

/** A database that is looked at. */
export type Patient = {
  /** With its whole path, behind any link. */
  file: string;
  now: Date;
  /** `undefined` where there is no such file. */
  stat: Stats | undefined;
  /** Reads only; `null` where the file cannot be opened. */
  client: BetterSqlite3.Database | null;
  /** Why it cannot be opened; `null` where it can, or is no file. */
  obstacle: Finding | null;
  /** A Daymark has it now. */
  isInUse: boolean;
  migrations: readonly Migration[];
  /** Where its backups are kept; beside it unless said. */
  backupsFolder: string | undefined;
  /** The newest backup that can be brought back. */
  newestBackup: string | undefined;
  /** All its backups, sound or not, newest first. */
  backups: readonly Backup[];
};

export function isOurs(client: BetterSqlite3.Database): boolean {
  return client.pragma('application_id', { simple: true }) === APPLICATION_ID;
}

/** What is wrong with its pages. */
export function soundness(client: BetterSqlite3.Database): string[] {
  return client
    .prepare<[], string>('pragma integrity_check(20)')
    .pluck()
    .all()
    .filter((line) => line !== 'ok');
}

export function placesOf({ file, backupsFolder }: Patient): BackupPlace[] {
  return backupPlaces(file, backupsFolder ?? backupsBeside(file));
}
