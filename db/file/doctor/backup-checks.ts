import { existsSync, statSync } from 'node:fs';
import { count } from '../../../plans/format.ts';
import type { Backup } from '../backup/list.ts';
import { isSameChange, readNewestChange, readNewestChangeOf } from '../backup/newest-change.ts';
import { readNames } from '../backup/places.ts';
import { findUnreachable } from '../backup/reachable.ts';
import { type Check, type Patient, placesOf } from './check.ts';
import { isRefused } from './file-checks.ts';
import { backupRefused, type Finding, mayNotRead, noBackup, oldBackup } from './findings.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A weekend without the computer is no reason to worry. */
const OLD_MS = 3 * DAY_MS;

/** What could be brought back, and how much would be missing from it. */
export const BACKUP_CHECKS: readonly Check[] = [{ about: 'Backups', look: lookForBackups }];

function lookForBackups(patient: Patient): string | Finding[] | null {
  const { newestBackup, backups, file } = patient;
  const closed = placesOf(patient).filter(({ folder }) => isFolder(folder) && readNames(folder) === null);
  if (closed.length > 0) return closed.map(({ folder }) => mayNotRead(folder));
  const [place] = placesOf(patient);
  const unreachable = place && !isRefused(patient) ? findUnreachable(place.folder) : null;
  if (unreachable) return [backupRefused(unreachable)];
  const newest = backups.find(({ path }) => path === newestBackup);
  if (newest === undefined) return canBeBackedUp(patient) ? [noBackup(file)] : null;
  const ageMs = patient.now.getTime() - newest.instant.getTime();
  if (ageMs > OLD_MS && canBeBackedUp(patient) && lacksChanges(patient, newest))
    return [oldBackup(file, newest.path, ageInWords(ageMs))];
  return `the newest that is sound is ${newest.path}, ${ageInWords(ageMs)} old`;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** None can be made of what is not opened, or would not pass its check. */
function canBeBackedUp(patient: Patient): boolean {
  const { client } = patient;
  return (
    client !== null && !isRefused(patient) && client.prepare('pragma foreign_key_check').get() === undefined
  );
}

/** Where nothing was changed since, there is no need for another. */
function lacksChanges({ client }: Patient, { path }: Backup): boolean {
  return client !== null && !isSameChange(readNewestChange(client), readNewestChangeOf(path));
}

function ageInWords(ageMs: number): string {
  if (ageMs < 0) return 'less than an hour';
  const hours = Math.floor(ageMs / (DAY_MS / 24));
  if (hours === 0) return 'less than an hour';
  return hours < 48 ? count(hours, 'hour') : count(Math.floor(hours / 24), 'day');
}
