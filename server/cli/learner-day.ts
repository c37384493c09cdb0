import { type Day, dayAt, dayShown } from '../../plans/day.ts';

/**
 * The learner's day at an instant, as {@link dayAt} tells it, in a tenth of the time: the first time that a process asks
 * `Intl` for a time zone takes over 10 ms, which is a fifth of a command. The clock of the process itself is set to the
 * learner's time zone for a moment instead.
 *
 * @param processEnv - the environment of this very process, where its clock takes its time zone from; `null` for a
 * process that does more than this, whose clock is left alone
 */
export function learnerDay(
  instant: Date,
  { timeZone, dayStartHour }: { timeZone: string; dayStartHour: number },
  processEnv: NodeJS.ProcessEnv | null,
): Day {
  if (processEnv === null || !canBeSet(timeZone)) return dayAt(instant, timeZone, dayStartHour);

  const { TZ } = processEnv;
  processEnv.TZ = timeZone;
  try {
    return dayShown(instant, dayStartHour);
  } finally {
    if (TZ === undefined) delete processEnv.TZ;
    else processEnv.TZ = TZ;
  }
}

/**
 * Names that are not written as in the list, and those with a digit, mean something else to a process, or nothing. UTC is
 * not in the list.
 */
function canBeSet(timeZone: string): boolean {
  if (timeZone === 'UTC') return true;
  return !/[0-9,]/.test(timeZone) && Intl.supportedValuesOf('timeZone').includes(timeZone);
}
