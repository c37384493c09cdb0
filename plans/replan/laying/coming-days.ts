import { type Calendar, calendarDays } from '../../calendar/calendar.ts';
import { addDays, type Day, daysBetween } from '../../day.ts';
import { habitMinutesOn } from '../../habit/asked.ts';
import type { Plan, Task } from '../../plan/plan.ts';
import { shareDone } from '../../task/task-progress.ts';

/** A day from today on, inside the calendar. */
export type ComingDay = {
  day: Day;
  /** Zero on a day off. */
  studyMinutes: number;
  habitMinutes: number;
  /** Minutes of work that the learner has done on it; above zero only on today. */
  doneMinutes: number;
};

/**
 * The days of a calendar from today on, in order, days off included; none when it is over.
 *
 * A day that no phase covers asks the habits of the phase before it, or of the first phase: a moved finish
 * lengthens the last phase, and its days must not turn out shorter than promised.
 *
 * @param doneToday - minutes of work that were done today
 */
export function listComingDays(plan: Plan, calendar: Calendar, today: Day, doneToday: number): ComingDay[] {
  let phase = 0;
  return comingCalendarDays(calendar, today).map(({ day, minutes }) => {
    while ((plan.phases[phase + 1]?.startsOn ?? '9999') <= day) phase++;
    const habitMinutes = habitMinutesOn(plan, plan.phases[phase]?.id, day);
    return { day, studyMinutes: minutes, habitMinutes, doneMinutes: day === today ? doneToday : 0 };
  });
}

/** The later of two days. */
export function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** The days of a calendar from today on with their study minutes, days off included with zero; none when it is over. */
export function comingCalendarDays(calendar: Calendar, today: Day) {
  if (laterOf(calendar.startOn, today) > calendar.finishOn) return [];
  const days = calendarDays(calendar);
  const goneDays = Math.max(0, daysBetween(calendar.startOn, today));
  return goneDays === 0 ? days : days.slice(goneDays);
}

/** Days that a changed calendar leaves with fewer minutes than the plan's own, but not without any. */
export function loweredDays(plan: Plan, calendar: Calendar, days: readonly ComingDay[]): ReadonlySet<Day> {
  const [first] = days;
  if (calendar === plan.calendar || first === undefined) return new Set();
  const ownMinutes = new Map(
    comingCalendarDays(plan.calendar, first.day).map(({ day, minutes }) => [day, minutes]),
  );
  const lowered = days.filter(
    ({ day, studyMinutes }) => studyMinutes > 0 && studyMinutes < (ownMinutes.get(day) ?? 0),
  );
  return new Set(lowered.map(({ day }) => day));
}

/**
 * Minutes of today's estimates that were done on one day, on whatever day they were planned. Those of dropped tasks
 * count: they have taken their time.
 */
export function minutesDoneOn(plan: Plan, day: Day): number {
  const dayBefore = addDays(day, -1);
  let minutes = 0;
  for (const task of plan.tasks) {
    if (wasWorkedOn(task, day)) {
      minutes += Math.round(task.minutes * (shareDone(task, day) - shareDone(task, dayBefore)));
    }
  }
  return minutes;
}

function wasWorkedOn(task: Task, day: Day): boolean {
  if (task.completion?.on === day) return true;
  for (const { completion } of task.steps) {
    if (completion?.on === day) return true;
  }
  return false;
}
