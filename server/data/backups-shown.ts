import { dirname } from 'node:path';
import type { Backup } from '../../db/file/backup/list.ts';
import type { BackupLine, BackupsShown } from '../../views/data/backups.tsx';
import type { AppDeps } from '../deps.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { loadStanding } from '../http/standing.ts';
import type { BackupOutcome, BackupTrouble } from './take-backup.ts';

/** What Settings tells of backups; `null` where the data is in memory alone. */
export async function findBackupsShown(deps: AppDeps): Promise<BackupsShown | null> {
  const { backups } = deps;
  if (backups.folder === null) return null;
  const good = await backups.findGood();
  const failure = backups.failure();
  return {
    // As those that lie there name it, behind any link.
    folder: backups.around().folders[0] ?? backups.folder,
    newestGood: good ? lineOf(deps, good) : null,
    all: backups.list().map((backup) => lineOf(deps, backup)),
    failure: failure && { found: failure.found, advice: failure.advice, ...momentIn(deps, failure.at) },
  };
}

function lineOf(deps: AppDeps, { name, path, reason, bytes, instant }: Backup): BackupLine {
  return { name, place: dirname(path), reason, bytes, ...momentIn(deps, instant) };
}

function momentIn(deps: AppDeps, instant: Date) {
  return { at: instant.toISOString(), timeZone: loadStanding(deps).settings.timeZone };
}

/** Where plans are told, with a word of it where there is no backup from just before. */
export function plansAfter(backup: BackupOutcome): string {
  return backup.ok ? '/plans' : '/plans?without-backup';
}

/** What does not go on without a backup. */
export function noBackup({ found, advice }: BackupTrouble): HttpProblem {
  return new HttpProblem(503, `No backup was made: ${found}.`, `Nothing was changed. ${advice}`);
}
