import { addDays, type Day, eachDay, weekdayOf } from '../day.ts';
import { type Calendar, type CalendarException, LONGEST_PLAN_DAYS, type WeekdayMinutes } from './calendar.ts';

/** What a learner changes about their calendar; what is not named stays. */
export type CalendarChanges = {
  startOn?: Day;
  finishOn?: Day;
  /** From today on. */
  weekdayMinutes?: WeekdayMinutes;
  /** Both ends included. */
  daysOff?: readonly { from: Day; to: Day; reason: string }[];
  otherMinutes?: readonly { day: Day; minutes: number }[];
  /** Days that get the minutes of their weekday again. */
  clearedDays?: readonly Day[];
};

/**
 * A calendar with changes put into it.
 *
 * Days before today keep the minutes that they had: new weekday minutes must not turn a rest day of the past into one
 * that was missed. Days off after the finish are kept, because a finish may move past them.
 *
 * @returns the same value when nothing changes; exceptions in order of day
 */
export function changeCalendar(calendar: Calendar, changes: CalendarChanges, today: Day): Calendar {
  const startOn = changes.startOn ?? calendar.startOn;
  const finishOn = changes.finishOn ?? calendar.finishOn;
  const weekdayMinutes = changes.weekdayMinutes ?? calendar.weekdayMinutes;
  const exceptions = changeExceptions(calendar, { ...changes, startOn, weekdayMinutes }, today);
  const changed = { startOn, finishOn, weekdayMinutes, exceptions };
  return isSameCalendar(calendar, changed) ? calendar : changed;
}

/** A calendar to the day before an interview that comes before its end; the same one where none does. */
export function untilInterview(calendar: Calendar, interviewOn: Day | null): Calendar {
  if (interviewOn === null || calendar.finishOn < interviewOn) return calendar;
  return { ...calendar, finishOn: addDays(interviewOn, -1) };
}

type AllChanges = CalendarChanges & { startOn: Day; weekdayMinutes: WeekdayMinutes };

function changeExceptions(calendar: Calendar, changes: AllChanges, today: Day): CalendarException[] {
  const { startOn, weekdayMinutes, daysOff = [], otherMinutes = [], clearedDays = [] } = changes;
  const exceptionOn = new Map(calendar.exceptions.map((exception) => [exception.day, exception]));
  const set = (day: Day, minutes: number, reason: string) => exceptionOn.set(day, { day, minutes, reason });

  for (const { day, minutes } of listPast(calendar, weekdayMinutes, today)) {
    if (!exceptionOn.has(day)) set(day, minutes, '');
  }
  for (const day of clearedDays) exceptionOn.delete(day);
  const lastDay = addDays(startOn, LONGEST_PLAN_DAYS - 1);
  for (const { from, to, reason } of daysOff) {
    const first = from < startOn ? startOn : from;
    for (const day of eachDay(first, to > lastDay ? lastDay : to)) set(day, 0, reason);
  }
  for (const { day, minutes } of otherMinutes) set(day, minutes, '');
  return [...exceptionOn.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** The days before today whose minutes new weekday minutes would change, with the minutes that they had. */
function listPast({ startOn, weekdayMinutes }: Calendar, wanted: WeekdayMinutes, today: Day) {
  if (wanted.every((minutes, weekday) => minutes === weekdayMinutes[weekday])) return [];
  return eachDay(startOn, addDays(today, -1))
    .map((day) => ({ day, weekday: weekdayOf(day) }))
    .filter(({ weekday }) => wanted[weekday] !== weekdayMinutes[weekday])
    .map(({ day, weekday }) => ({ day, minutes: weekdayMinutes[weekday] }));
}

function isSameCalendar(one: Calendar, other: Calendar): boolean {
  return (
    one.startOn === other.startOn &&
    one.finishOn === other.finishOn &&
    one.weekdayMinutes.every((minutes, weekday) => minutes === other.weekdayMinutes[weekday]) &&
    one.exceptions.length === other.exceptions.length &&
    one.exceptions.every(({ day, minutes, reason }, index) => {
      const exception = other.exceptions[index];
      return exception?.day === day && exception.minutes === minutes && exception.reason === reason;
    })
  );
}
