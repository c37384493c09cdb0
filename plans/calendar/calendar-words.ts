import type { Day } from '../day.ts';
import { formatMinutes } from '../format.ts';
import { dayInWords, rangeInWords } from '../words.ts';
import type { Calendar, WeekdayMinutes } from './calendar.ts';
import type { CalendarChanges } from './change-calendar.ts';

/** When the plan ends and what it prepares for, before and after. */
type Ends = { calendar: Calendar; interviewOn: Day | null };

/**
 * Tells in words what a learner changes about their calendar, a phrase for each change and none for what stays.
 *
 * @returns phrases without a verb of their own, such as `3 March 2026 to 5 March 2026 off (Ill)`
 */
export function calendarChangesInWords(changes: CalendarChanges, before: Ends, after: Ends): string[] {
  return [
    ...(changes.daysOff ?? []).map(
      ({ from, to, reason }) => `${rangeInWords({ from, to })} off${reason === '' ? '' : ` (${reason})`}`,
    ),
    ...clearedInWords(changes, before.calendar),
    ...(changes.otherMinutes ?? []).map(
      ({ day, minutes }) => `${formatMinutes(minutes)} on ${dayInWords(day)}`,
    ),
    ...minutesChangeInWords(before.calendar.weekdayMinutes, after.calendar.weekdayMinutes),
    ...moveInWords('start', before.calendar.startOn, after.calendar.startOn),
    ...moveInWords('finish', before.calendar.finishOn, after.calendar.finishOn),
    ...moveInWords('interview', before.interviewOn, after.interviewOn),
  ];
}

function clearedInWords({ clearedDays = [] }: CalendarChanges, { exceptions }: Calendar): string[] {
  return clearedDays
    .filter((day) => exceptions.some((exception) => exception.day === day))
    .map((day) => `${dayInWords(day)} as usual again`);
}

function minutesChangeInWords(before: WeekdayMinutes, after: WeekdayMinutes): string[] {
  if (before.every((minutes, weekday) => minutes === after[weekday])) return [];
  const [weekBefore, weekAfter] = [sum(before), sum(after)];
  if (weekBefore === weekAfter) return [`${formatMinutes(weekAfter)} a week on other weekdays`];
  return [`${formatMinutes(weekAfter)} a week instead of ${formatMinutes(weekBefore)}`];
}

function moveInWords(what: string, before: Day | null, after: Day | null): string[] {
  if (before === after) return [];
  if (after === null) return [`no ${what}`];
  return [`${what} on ${dayInWords(after)}${before === null ? '' : ` instead of ${dayInWords(before)}`}`];
}

function sum(minutes: readonly number[]): number {
  return minutes.reduce((total, each) => total + each, 0);
}
