import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { count, formatFileSize } from '../../../plans/format.ts';
import { APPLICATION_ID } from '../application-id.ts';
import { command, daymarkCommand } from '../commands.ts';
import { listAppliedMigrations } from '../migrate.ts';
import { projectRoot } from '../project-root.ts';
import { bringBackup } from './advice.ts';
import type { Check, Finding, Patient } from './check.ts';

/** The log is moved into the file when it is longer than 16 MB; past this, something keeps that from happening. */
const LONG_LOG_BYTES = 64_000_000;
/** What a start, a migration and a backup may need beside the size of the database. */
const ROOM_BYTES = 20_000_000;

/** Whether the file is what it should be, as a whole, and can be worked with where it lies. */
export const FILE_CHECKS: readonly Check[] = [
  { about: 'The file', look: lookForFile },
  { about: 'Whole', look: lookWhole },
  { about: 'Ours', look: lookWhose },
  { about: 'Its log', look: lookAtLog },
  { about: 'In use', look: ({ isInUse }) => (isInUse ? 'by a Daymark, which may go on' : 'by nobody') },
  { about: 'Backups', look: lookForBackups },
  { about: 'Room on the disk', look: lookForRoom },
  { about: 'Who may read it', look: lookAtRights },
  { about: 'Left over', look: lookForLeftovers },
  { about: 'Versions', look: tellVersions },
];

function lookForFile(patient: Patient): string | Finding[] {
  const { file, stat } = patient;
  if (stat === undefined) {
    const found = `There is no database at ${file}.`;
    return [
      { found, advice: bringBackup(patient, 'Start Daymark with `npm start`, which makes an empty one') },
    ];
  }
  if (!stat.isFile()) {
    const advice = 'Name a file in DAYMARK_DATABASE, or leave that setting out.';
    return [{ found: `${file} is not a file.`, advice }];
  }
  return `${file}, ${formatFileSize(stat.size)}`;
}

function lookWhole(patient: Patient): string | Finding[] | null {
  const { client, problem, stat } = patient;
  if (!stat?.isFile()) return null;
  const found = client === null ? [problem ?? 'it cannot be opened'] : soundness(client);
  if (found.length === 0) return 'every page of it can be read';
  const advice = bringBackup(patient, `Keep ${patient.file} aside`);
  return [{ found: `The database is damaged: ${found.join('; ')}.`, advice }];
}

function soundness(client: NonNullable<Patient['client']>): string[] {
  return client
    .prepare<[], string>('pragma integrity_check(20)')
    .pluck()
    .all()
    .filter((line) => line !== 'ok');
}

function lookWhose({ client, file, migrations }: Patient): string | Finding[] | null {
  if (client === null) return null;
  if (client.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    return [
      {
        found: `${file} is a database of another program.`,
        advice: 'Name another file in DAYMARK_DATABASE.',
      },
    ];
  }
  const applied = listAppliedMigrations(client);
  const known = migrations.map(({ madeAt }) => madeAt);
  if (applied.some((madeAt) => !known.includes(madeAt))) {
    const advice = 'Start the newer version again, or name another file in DAYMARK_DATABASE.';
    return [{ found: 'It was written by a newer Daymark.', advice }];
  }
  return applied.length === known.length
    ? `a database of this version, with ${count(applied.length, 'migration')}`
    : `a database of an earlier version; the next start brings it up to date, after a backup`;
}

function lookAtLog({ client, file }: Patient): string | Finding[] | null {
  if (client === null) return null;
  const mode = client.pragma('journal_mode', { simple: true });
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (log > LONG_LOG_BYTES) {
    const advice = 'Stop Daymark and start it again: it moves the log into the file.';
    return [{ found: `The log has grown to ${formatFileSize(log)}.`, advice }];
  }
  return log === 0
    ? `empty (${mode})`
    : `${formatFileSize(log)} (${mode}); a copy of the file alone would lack it`;
}

function lookForBackups({ newestBackup, stat }: Patient): string | Finding[] | null {
  if (newestBackup !== undefined) return `the newest that is sound is ${newestBackup}`;
  if (!stat?.isFile()) return null;
  return [{ found: 'There is none that is sound.', advice: `Make one: ${daymarkCommand('backup')}.` }];
}

function lookForRoom({ file, stat }: Patient): string | Finding[] | null {
  const folder = dirname(file);
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const needed = 2 * (stat?.size ?? 0) + ROOM_BYTES;
  if (free >= needed) return `${formatFileSize(free)} free`;
  const advice = `Free some space on the disk of ${folder}.`;
  return [
    { found: `Only ${formatFileSize(free)} are free; ${formatFileSize(needed)} would be safe.`, advice },
  ];
}

const OTHERS_MAY = 0o077;

function lookAtRights({ file, stat }: Patient): string | Finding[] | null {
  if (!stat) return null;
  const ours = ['', '-wal', '-shm'].map((suffix) => `${file}${suffix}`).filter((path) => existsSync(path));
  const open = ours.filter((path) => statSync(path).mode & OTHERS_MAY);
  const strangers = ours.filter((path) => statSync(path).uid !== statSync(dirname(file)).uid);
  const findings: Finding[] = [];
  if (open.length > 0) {
    const advice = `Let only yourself read them: ${command('chmod 600', ...open)}.`;
    findings.push({ found: 'Other accounts of this machine can read your data.', advice });
  }
  if (strangers.length > 0) {
    const advice = `Give them to the account that runs Daymark, as root: ${command(`chown ${statSync(dirname(file)).uid}`, ...strangers)}.`;
    findings.push({ found: 'The database belongs to another account than its folder.', advice });
  }
  return findings.length > 0 ? findings : 'only its owner';
}

/** What a process that was killed may leave behind; it is in nobody's way, and takes room. */
function lookForLeftovers({ file, isInUse }: Patient): string | Finding[] | null {
  const folder = dirname(file);
  if (isInUse) return 'not looked for, since a Daymark may be at work on it';
  if (!existsSync(folder)) return null;
  const places = [folder, join(folder, 'backups')].filter((place) => existsSync(place));
  const left = places.flatMap((place) =>
    readdirSync(place)
      .filter(
        (name) => name.startsWith(basename(file, '.db')) && /\.(unfinished|restoring)(-\w+)?$/.test(name),
      )
      .map((name) => join(place, name)),
  );
  if (left.length === 0) return 'nothing';
  return [
    {
      found: `${count(left.length, 'file')} of work that was cut off.`,
      advice: `Remove what is left: ${command('rm', ...left)}.`,
    },
  ];
}

function tellVersions(): string {
  const sqlite = new BetterSqlite3(':memory:');
  const found = sqlite.prepare<[], string>('select sqlite_version()').pluck().get();
  sqlite.close();
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'));
  return `Daymark ${version}, Node ${process.versions.node}, SQLite ${found}`;
}
