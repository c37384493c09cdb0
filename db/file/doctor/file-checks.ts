import { existsSync, readFileSync, type Stats, statfsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { count, formatFileSize } from '../../../plans/format.ts';
import { readNames } from '../backup/places.ts';
import { BESIDE, LOCK } from '../beside.ts';
import { isKnown, listAppliedMigrations } from '../migrating/migrations.ts';
import { compareTables } from '../migrating/tables.ts';
import { findUnwritten, isFull } from '../opening/faults.ts';
import { newestChangeAt } from '../opening/inspect.ts';
import { compareWithLog, hasLog } from '../opening/log.ts';
import { isWhole, UNMARKED } from '../opening/mark.ts';
import { findWrongCompanion, kindOf } from '../opening/place.ts';
import { projectRoot } from '../project-root.ts';
import { damaged, foreign, linked, missing, notAFile, strangeLog, tooNew, withoutLog } from '../refusals.ts';
import { type Check, isOurs, type Patient, placesOf, soundness } from './check.ts';
import {
  brokenRows,
  type Finding,
  leftOver,
  littleRoom,
  longLog,
  notThere,
  ofAnotherAccount,
  openToOthers,
  startRefused,
  unmarked,
} from './findings.ts';

/** The log is moved into the file when it is longer than 16 MB; past this, something keeps that from happening. */
const LONG_LOG_BYTES = 64_000_000;
/** What a start, a migration and a backup may need beside the size of the database. */
const ROOM_BYTES = 20_000_000;

/** Whether the file is what it should be, as a whole, and can be worked with where it lies. */
export const FILE_CHECKS: readonly Check[] = [
  { about: 'The file', look: lookForFile },
  { about: 'Whole', look: lookWhole },
  { about: 'Ours', look: lookWhose },
  { about: 'Its tables', look: lookAtTables },
  { about: 'Its log', look: lookAtLog },
  { about: 'Its book', look: lookAtMark },
  { about: 'In use', look: ({ isInUse }) => (isInUse ? 'by a Daymark, which may go on' : 'by nobody') },
  { about: 'Room on the disk', look: lookForRoom },
  { about: 'Who may read it', look: lookAtRights },
  { about: 'Who may write it', look: lookWhetherWritten },
  { about: 'Left over', look: lookForLeftovers },
  { about: 'Versions', look: tellVersions },
];

/** Nothing that opens a database opens it, until this is put right. */
export function isRefused(patient: Patient): boolean {
  const looks = [lookForFile, lookWhole, lookWhose, lookAtLog, lookWhetherWritten];
  return isFull(patient.file) || looks.some((look) => Array.isArray(look(patient)));
}

function lookForFile({ file, stat, obstacle, newestBackup, backupsFolder }: Patient): string | Finding[] {
  if (stat === undefined && obstacle) return [obstacle];
  const unwritten = stat === undefined ? findUnwritten(file) : null;
  if (unwritten) return [startRefused(unwritten)];
  if (stat === undefined || stat.size === 0) {
    const left = hasLog(file) ? `${file}-wal` : newestBackup;
    return [left === undefined ? notThere(file) : startRefused(missing(file, left, backupsFolder))];
  }
  if (!stat.isFile()) return [startRefused(notAFile(file, kindOf(stat)))];
  if (stat.nlink > 1) return [startRefused(linked(file))];
  const inTheWay = findWrongCompanion(file);
  if (inTheWay) return [startRefused(inTheWay)];
  return `${file}, ${formatFileSize(stat.size)}`;
}

function lookWhole({ client, obstacle, stat, file, backupsFolder }: Patient): string | Finding[] | null {
  if (!stat?.isFile()) return null;
  if (client === null) return obstacle && [obstacle];
  const found = soundness(client);
  if (found.length === 0) return 'every page of it can be read';
  return [startRefused(damaged(file, found.join('; '), backupsFolder))];
}

function lookWhose({ client, file, migrations, newestBackup }: Patient): string | Finding[] | null {
  if (client === null) return null;
  if (!isOurs(client)) return [startRefused(foreign(file))];
  if (!isKnown(client, migrations)) return [startRefused(tooNew(file, newestBackup))];
  const applied = listAppliedMigrations(client);
  return applied.length === migrations.length
    ? `a database of this version, with ${count(applied.length, 'migration')}`
    : `a database of an earlier version; the next start brings it up to date, after a backup`;
}

/** One that was changed by another program starts all the same, and fails page by page. */
function lookAtTables({ client, file, migrations, newestBackup }: Patient): string | Finding[] | null {
  if (client === null || !isOurs(client) || !isKnown(client, migrations)) return null;
  const strange = compareTables(client, migrations);
  if (strange.length === 0) return 'as Daymark makes them';
  return [brokenRows(file, `They are not as Daymark makes them: ${strange.join(', ')}.`, newestBackup)];
}

function lookAtLog({ client, file, isInUse, backupsFolder }: Patient): string | Finding[] | null {
  if (client === null) return null;
  // Whoever has it writes to both as we look.
  const fit = isInUse ? 'fits' : compareWithLog(file);
  if (fit === 'strange') return [startRefused(strangeLog(file))];
  if (fit === 'lost') return [startRefused(withoutLog(file, newestChangeAt(client), backupsFolder))];
  const mode = client.pragma('journal_mode', { simple: true });
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (log > LONG_LOG_BYTES) return [longLog(log)];
  return log === 0 ? `empty (${mode})` : `${formatFileSize(log)} (${mode})`;
}

/** Without a mark in it nothing tells whether a copy of the file is whole. */
function lookAtMark({ client, file, isInUse, migrations }: Patient): string | Finding[] | null {
  if (client === null || !isOurs(client) || !isKnown(client, migrations)) return null;
  // Another log, or none where there should be one, is told already.
  if (!isInUse && compareWithLog(file) !== 'fits') return null;
  const mark = Number(client.pragma('user_version', { simple: true }));
  if (mark !== UNMARKED)
    return isWhole(mark)
      ? 'the file is whole by itself'
      : 'the log has more than the file, which a copy of the file alone would lack';
  return listAppliedMigrations(client).length < migrations.length
    ? 'of an earlier version, which kept none'
    : [unmarked()];
}

function lookForRoom({ file, stat }: Patient): string | Finding[] | null {
  const folder = dirname(file);
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const needed = 2 * (stat?.size ?? 0) + ROOM_BYTES;
  return free >= needed ? `${formatFileSize(free)} free` : [littleRoom(folder, free, needed)];
}

const OTHERS_MAY = 0o077;

function lookAtRights({ file, stat, backups }: Patient): string | Finding[] | null {
  if (!stat?.isFile()) return null;
  const ours = ['', ...BESIDE].map((suffix) => `${file}${suffix}`).filter((path) => existsSync(path));
  // A backup may be thinned out by a Daymark meanwhile.
  const open = [...ours, ...backups.map((backup) => backup.path)].filter(
    (path) => (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS_MAY,
  );
  const findings = [...(open.length > 0 ? [openToOthers(open)] : []), ...findStrangers(file, stat)];
  return findings.length > 0 ? findings : 'only its owner';
}

const OTHERS_MAY_WRITE = 0o022;

/** Daymark runs as whoever has the folder; where that is root, which it need not be, as whoever has the database. */
function findStrangers(file: string, stat: Stats): Finding[] {
  const folder = dirname(file);
  const { uid, mode } = statSync(folder);
  const isOfRoot = uid === 0 && stat.uid !== 0;
  const owner = isOfRoot ? stat.uid : uid;
  const beside = ['', ...BESIDE, LOCK].map((suffix) => `${file}${suffix}`).filter(existsSync);
  const strangers = [
    ...(isOfRoot && (mode & OTHERS_MAY_WRITE) === 0 ? [folder] : []),
    ...beside.filter((path) => statSync(path).uid !== owner),
  ];
  return strangers.length > 0 ? [ofAnotherAccount(strangers, owner)] : [];
}

/** As a start by the account that asks would find it. */
function lookWhetherWritten({ file, stat, obstacle }: Patient): string | Finding[] | null {
  if (!stat?.isFile() || obstacle) return null;
  const unwritten = findUnwritten(file);
  return unwritten === null ? 'this account' : [startRefused(unwritten)];
}

/** What a process that was killed may leave behind; it is in nobody's way, and takes room. */
function lookForLeftovers(patient: Patient): string | Finding[] | null {
  const { file, isInUse } = patient;
  const folder = dirname(file);
  if (isInUse) return 'not looked for, since a Daymark may be at work on it';
  if (!existsSync(folder)) return null;
  // Never by the first letters alone: `daymark-partner.db` may be in use.
  const left = [
    ...listLeft(folder, `${basename(file)}.restoring`),
    ...listLeft(folder, `${basename(file, extname(file))}-replaced-`),
    ...placesOf(patient).flatMap(({ folder: place, begin }) => listLeft(place, `${begin}-`)),
  ];
  return left.length === 0 ? 'nothing' : [leftOver(left)];
}

function listLeft(folder: string, begin: string): string[] {
  return (readNames(folder) ?? [])
    .filter((name) => name.startsWith(begin) && /\.(unfinished|restoring)(-\w+)?$/.test(name))
    .map((name) => join(folder, name));
}

function tellVersions(): string {
  const sqlite = new BetterSqlite3(':memory:');
  const found = sqlite.prepare<[], string>('select sqlite_version()').pluck().get();
  sqlite.close();
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'));
  return `Daymark ${version}, Node ${process.versions.node}, SQLite ${found}`;
}
