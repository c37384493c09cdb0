import { type Day, dayNumber } from '../../../plans/day.ts';
import type { Verdict } from './check.ts';
import type { BackupLabel } from './names.ts';

const DAYS_KEPT = 7;
const WEEKS_KEPT = 5;
const MONTHS_KEPT = 12;
/** Those that somebody may want back by name: made by hand, or before something. */
const MARKED_FOR_MS = 7 * 24 * 60 * 60_000;
const MARKED_KEPT = 20;

export type ThinningRules<Backup> = {
  now: Date;
  /** The learner's day of an instant. */
  dayOf: (instant: Date) => Day;
  /** Asked only while it decides what stays. */
  verdictOf: (backup: Backup) => Verdict;
};

/**
 * Tells which backups may go. Kept are the newest good one of each of the last 7 days, 5 weeks and 12 months that have
 * one, so that there always is a good one; and of those made by hand or before something, the last 20 of a week. One that
 * cannot be read at present stays, and without a good one all do.
 *
 * @param backups - the newest first
 */
export function thinBackups<Backup extends BackupLabel>(
  backups: readonly Backup[],
  { now, dayOf, verdictOf }: ThinningRules<Backup>,
): Backup[] {
  const isGood = (backup: Backup) => verdictOf(backup) === 'good';
  if (!backups.some(isGood)) return [];

  const dayOfBackup = ({ instant }: Backup) => dayOf(instant);
  const kept = new Set([
    ...keepMarked(backups, now),
    ...keepOfEach(DAYS_KEPT, Map.groupBy(backups, dayOfBackup), isGood),
    ...keepOfEach(
      WEEKS_KEPT,
      Map.groupBy(backups, (backup) => weekNumber(dayOfBackup(backup))),
      isGood,
    ),
    ...keepOfEach(
      MONTHS_KEPT,
      Map.groupBy(backups, (backup) => dayOfBackup(backup).slice(0, 7)),
      isGood,
    ),
  ]);
  return backups.filter((backup) => !kept.has(backup) && verdictOf(backup) !== 'unreadable');
}

function keepMarked<Backup extends BackupLabel>(backups: readonly Backup[], now: Date): Backup[] {
  const isYoung = ({ instant }: Backup) => now.getTime() - instant.getTime() < MARKED_FOR_MS;
  return backups.filter((backup) => backup.reason !== 'daily' && isYoung(backup)).slice(0, MARKED_KEPT);
}

/** The newest good one of each span of time, of the last spans that have one. */
function keepOfEach<Backup>(
  count: number,
  spans: ReadonlyMap<unknown, readonly Backup[]>,
  isGood: (backup: Backup) => boolean,
): Backup[] {
  const kept: Backup[] = [];
  for (const within of spans.values()) {
    const best = within.find(isGood);
    if (best !== undefined) kept.push(best);
    if (kept.length === count) break;
  }
  return kept;
}

/** Weeks from Monday to Sunday; day 0 is a Thursday. */
function weekNumber(of: Day): number {
  return Math.floor((dayNumber(of) + 3) / 7);
}
