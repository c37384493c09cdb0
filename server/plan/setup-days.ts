import {
  type CalendarException,
  countDays,
  isNamedDay,
  LATEST_DAY,
  LONGEST_PLAN_DAYS,
  NAMED_YEARS,
} from '../../plans/calendar/calendar.ts';
import type { Dates } from '../../plans/dates.ts';
import { addDays, type Day, eachDay, isDay } from '../../plans/day.ts';
import { beganLongAgo } from '../../plans/schedule/left-behind.ts';
import type { SetupValues } from '../../views/plan/setup.tsx';

/** How to go on from a first day that is long over: from today, from then, or from then with what lies before today as known. */
const BEGINNINGS = ['today', 'then', 'known'] as const;
export type Beginning = (typeof BEGINNINGS)[number];

/** The first day, where one was entered that a plan can start on. */
export function readStart(values: SetupValues, errors: Record<string, string>): Day | null {
  const { startOn } = values;
  if (isNamedDay(startOn)) return startOn;
  errors.startOn =
    startOn === ''
      ? 'Enter your first day, like 2026-03-02'
      : `“${startOn}” is not a day a plan can start on. Enter your first day, ${NAMED_YEARS}, like 2026-03-02`;
  return null;
}

/** An answer counts only while it is asked for: the first day may have been changed since. */
export function readBeginning({ beginning }: SetupValues, startOn: Day, today: Day): Beginning | null {
  if (!beganLongAgo(startOn, today)) return null;
  return BEGINNINGS.find((choice) => choice === beginning) ?? null;
}

type FinishFrame = { startOn: Day; today: Day; roadmapWeeks: number; dates: Dates };

/** The last day, by the length that was chosen; it is not over yet. */
export function readFinish(
  values: SetupValues,
  { startOn, today, roadmapWeeks, dates }: FinishFrame,
  errors: Record<string, string>,
): Day | null {
  if (values.length !== 'weeks' && values.length !== 'hundred-days' && values.length !== 'date') {
    errors.length = 'Choose how long the plan should be';
    return null;
  }
  if (values.length === 'date') return readLastDay(values, startOn, today, errors);
  const finishOn = addDays(startOn, values.length === 'weeks' ? roadmapWeeks * 7 - 1 : 99);
  if (finishOn >= today) return finishOn;
  errors.startOn = `A plan that began then would be over: its last day was ${dates.formatLongDateWithYear(finishOn)}. Choose “Start today instead”, or a later first day`;
  return null;
}

function readLastDay(
  { finishOn }: SetupValues,
  startOn: Day,
  today: Day,
  errors: Record<string, string>,
): Day | null {
  if (!isDay(finishOn)) {
    errors.finishOn =
      finishOn === ''
        ? 'Enter your last day, like 2026-06-14'
        : `“${finishOn}” is not a day that exists. Enter your last day, like 2026-06-14`;
  } else if (finishOn < startOn) {
    errors.finishOn = 'The last day comes before the first. Choose a later one';
  } else if (finishOn < today) {
    errors.finishOn = 'That day is over. Choose today or a later last day';
  } else if (countDays({ startOn, finishOn }) > LONGEST_PLAN_DAYS) {
    errors.finishOn = 'A plan can last two years at most. Choose an earlier last day';
  } else return finishOn;
  return null;
}

/** The day of the interview; it has to leave a day to prepare for it. */
export function readInterview(
  { interviewOn }: SetupValues,
  { startOn, today, dates }: { startOn: Day | null; today: Day; dates: Dates },
  errors: Record<string, string>,
): Day | null {
  if (interviewOn === '') return null;
  if (!isDay(interviewOn) || interviewOn > LATEST_DAY) {
    errors.interviewOn = `“${interviewOn}” is not a day. Enter the interview as a date, like 2026-06-15, or leave it empty`;
    return null;
  }
  const on = dates.formatLongDateWithYear(interviewOn);
  if (interviewOn < today) {
    errors.interviewOn = `That interview is over: it was on ${on}. Enter a coming day, or leave it empty`;
  } else if (interviewOn === today) {
    errors.interviewOn =
      'That interview is today: no day is left to prepare for it. Enter a coming day, or leave it empty';
  } else if (startOn !== null && interviewOn <= startOn) {
    const when = interviewOn === startOn ? 'on your first day' : 'before your first day';
    errors.interviewOn = `That interview, on ${on}, is ${when}: the plan would not prepare you for it. Begin earlier, or leave it empty`;
  }
  return interviewOn;
}

/** Days off outside of the plan are let go: they ask nothing. */
export function readDaysOff(
  values: SetupValues,
  { startOn, finishOn }: { startOn: Day; finishOn: Day },
  { formatLongDateWithYear }: Dates,
  errors: Record<string, string>,
): CalendarException[] {
  const reasons = new Map<Day, string>();
  for (const { from, to, reason } of values.daysOff) {
    const last = to === '' ? from : to;
    if (from === '') {
      errors.daysOff = 'Enter the first of these days off, like 2026-12-24';
      continue;
    }
    if (!isDay(from) || !isDay(last)) {
      errors.daysOff = `Enter days off as dates, like 2026-12-24; “${isDay(from) ? last : from}” is not one`;
      continue;
    }
    if (last < from) {
      errors.daysOff = `Days off from ${formatLongDateWithYear(from)} cannot end before, on ${formatLongDateWithYear(last)}`;
      continue;
    }
    const first = from < startOn ? startOn : from;
    for (const day of eachDay(first, last > finishOn ? finishOn : last)) reasons.set(day, reason);
  }
  return [...reasons]
    .map(([day, reason]) => ({ day, minutes: 0, reason }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}
