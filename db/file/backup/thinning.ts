import { type Day, dayNumber } from '../../../plans/day.ts';
import type { Verdict } from './check.ts';
import type { BackupLabel } from './names.ts';

const DAYS_KEPT = 7;
const WEEKS_KEPT = 5;
const MONTHS_KEPT = 12;
/** Whatever was spoilt meanwhile is mostly noticed within it. */
const YOUNG_FOR_MS = 2 * 24 * 60 * 60_000;
/** Those that somebody may want back by name: made by hand, or before something. */
const MARKED_FOR_MS = 7 * 24 * 60 * 60_000;
const YOUNG_KEPT = 20;

export type ThinningRules<Backup> = {
  now: Date;
  /** The learner's day of an instant. */
  dayOf: (instant: Date) => Day;
  /** Asked only while it decides what stays. */
  verdictOf: (backup: Backup) => Verdict;
};

/**
 * Tells which backups may go: those made by hand apart from those that Daymark made by itself, so that neither takes the
 * place of the other. Of each kind are kept the first and the newest good one of each of the last 7 days and the newest
 * good one of each of the last 5 weeks and 12 months that have one, so that there always is a good one; and the last 20 of
 * those of the last two days, or of the last week where they were made by hand or before something. One that cannot be
 * read at present stays, and without a good one all do.
 *
 * @param backups - of one folder, the newest first
 */
export function thinBackups<Backup extends BackupLabel>(
  backups: readonly Backup[],
  rules: ThinningRules<Backup>,
): Backup[] {
  const { verdictOf } = rules;
  if (!backups.some((backup) => verdictOf(backup) === 'good')) return [];

  const isByHand = ({ reason }: Backup) => reason === 'by-hand';
  const kept = new Set([
    ...keepOfKind(backups.filter(isByHand), rules),
    ...keepOfKind(
      backups.filter((backup) => !isByHand(backup)),
      rules,
    ),
  ]);
  return backups.filter((backup) => !kept.has(backup) && verdictOf(backup) !== 'unreadable');
}

function keepOfKind<Backup extends BackupLabel>(
  backups: readonly Backup[],
  { now, dayOf, verdictOf }: ThinningRules<Backup>,
): Backup[] {
  const isGood = (backup: Backup) => verdictOf(backup) === 'good';
  const dayOfBackup = ({ instant }: Backup) => dayOf(instant);
  const days = Map.groupBy(backups, dayOfBackup);
  // How everything was before that day.
  const daysFromTheFirst = new Map([...days].map(([day, within]) => [day, within.toReversed()] as const));
  const weeks = Map.groupBy(backups, (backup) => weekNumber(dayOfBackup(backup)));
  const months = Map.groupBy(backups, (backup) => dayOfBackup(backup).slice(0, 7));
  return [
    ...keepYoung(backups, { now, verdictOf }),
    ...keepOfEach(DAYS_KEPT, days, isGood),
    ...keepOfEach(DAYS_KEPT, daysFromTheFirst, isGood),
    ...keepOfEach(WEEKS_KEPT, weeks, isGood),
    ...keepOfEach(MONTHS_KEPT, months, isGood),
  ];
}

function keepYoung<Backup extends BackupLabel>(
  backups: readonly Backup[],
  { now, verdictOf }: Pick<ThinningRules<Backup>, 'now' | 'verdictOf'>,
): Backup[] {
  const isYoung = (backup: Backup) => {
    const ageMs = now.getTime() - backup.instant.getTime();
    if (backup.reason !== 'daily') return ageMs < MARKED_FOR_MS;
    // With a clock that was set back, any would be young.
    return Math.abs(ageMs) < YOUNG_FOR_MS && verdictOf(backup) !== 'damaged';
  };
  return backups.filter(isYoung).slice(0, YOUNG_KEPT);
}

/** The first good one in each span of time, in its order, of the last spans that have one. */
function keepOfEach<Backup>(
  count: number,
  spans: ReadonlyMap<unknown, readonly Backup[]>,
  isGood: (backup: Backup) => boolean,
): Backup[] {
  const kept: Backup[] = [];
  for (const within of spans.values()) {
    const found = within.find(isGood);
    if (found !== undefined) kept.push(found);
    if (kept.length === count) break;
  }
  return kept;
}

/** Weeks from Monday to Sunday; day 0 is a Thursday. */
function weekNumber(of: Day): number {
  return Math.floor((dayNumber(of) + 3) / 7);
}
