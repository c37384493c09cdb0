import * as z from 'zod';
import type { Dates } from '../dates.ts';
import type { Day } from '../day.ts';
import { DaySchema } from '../day-schema.ts';
import { formatMinutes } from '../format.ts';
import { sum } from '../sum.ts';
import type { Calendar, WeekdayMinutes } from './calendar.ts';
import type { CalendarChanges } from './change-calendar.ts';

/** When the plan ends and what it prepares for, before and after. */
type Ends = { calendar: Calendar; interviewOn: Day | null };

export const CalendarDifferenceSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('days-off'), from: DaySchema, to: DaySchema, reason: z.string() }),
  z.object({ what: z.literal('usual-again'), day: DaySchema }),
  z.object({ what: z.literal('minutes'), day: DaySchema, minutes: z.number() }),
  /** Minutes a week; the same before and after where they only go to other weekdays. */
  z.object({ what: z.literal('week'), before: z.number(), after: z.number() }),
  z.object({
    what: z.enum(['start', 'finish', 'interview']),
    before: DaySchema.nullable(),
    after: DaySchema.nullable(),
  }),
]);

/** One thing that becomes different about a calendar. */
export type CalendarDifference = z.infer<typeof CalendarDifferenceSchema>;

/** What a learner changes about their calendar, one by one; nothing for what stays. */
export function findCalendarDifferences(
  changes: CalendarChanges,
  before: Ends,
  after: Ends,
): CalendarDifference[] {
  return [
    ...(changes.daysOff ?? []).map((off) => ({ what: 'days-off' as const, ...off })),
    ...clearedDays(changes, before.calendar),
    ...(changes.otherMinutes ?? []).map((other) => ({ what: 'minutes' as const, ...other })),
    ...minutesDifference(before.calendar.weekdayMinutes, after.calendar.weekdayMinutes),
    ...moved('start', before.calendar.startOn, after.calendar.startOn),
    ...moved('finish', before.calendar.finishOn, after.calendar.finishOn),
    ...moved('interview', before.interviewOn, after.interviewOn),
  ];
}

function clearedDays({ clearedDays = [] }: CalendarChanges, { exceptions }: Calendar): CalendarDifference[] {
  return clearedDays
    .filter((day) => exceptions.some((exception) => exception.day === day))
    .map((day) => ({ what: 'usual-again', day }));
}

function minutesDifference(before: WeekdayMinutes, after: WeekdayMinutes): CalendarDifference[] {
  if (before.every((minutes, weekday) => minutes === after[weekday])) return [];
  return [{ what: 'week', before: sum(before), after: sum(after) }];
}

function moved(
  what: 'start' | 'finish' | 'interview',
  before: Day | null,
  after: Day | null,
): CalendarDifference[] {
  return before === after ? [] : [{ what, before, after }];
}

/**
 * One difference of a calendar as a phrase without a verb of its own.
 *
 * @returns words that may stand in the middle of a sentence, such as `3 March 2026 to 5 March 2026 off (Ill)`
 */
export function calendarDifferenceInWords(difference: CalendarDifference, dates: Dates): string {
  const { formatLongDateWithYear, formatLongRange } = dates;
  switch (difference.what) {
    case 'days-off': {
      const { from, to, reason } = difference;
      return `${formatLongRange(from, to)} off${reason === '' ? '' : ` (${reason})`}`;
    }
    case 'usual-again':
      return `${formatLongDateWithYear(difference.day)} as usual again`;
    case 'minutes':
      return `${formatMinutes(difference.minutes)} on ${formatLongDateWithYear(difference.day)}`;
    case 'week':
      return weekInWords(difference);
    default:
      return moveInWords(difference, dates);
  }
}

function weekInWords({ before, after }: { before: number; after: number }): string {
  if (before === after) return `${formatMinutes(after)} a week on other weekdays`;
  return `${formatMinutes(after)} a week instead of ${formatMinutes(before)}`;
}

function moveInWords(
  { what, before, after }: { what: string; before: Day | null; after: Day | null },
  { formatLongDateWithYear }: Dates,
): string {
  if (after === null) return `no ${what}`;
  const instead = before === null ? '' : ` instead of ${formatLongDateWithYear(before)}`;
  return `${what} on ${formatLongDateWithYear(after)}${instead}`;
}
