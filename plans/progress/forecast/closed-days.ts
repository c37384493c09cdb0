import { type Calendar, calendarDays, type DayMinutes } from '../../calendar/calendar.ts';
import { addDays, type Day } from '../../day.ts';
import type { Plan, Task } from '../../plan/plan.ts';
import { workIncrements } from '../earned.ts';

/** A study day that is over, and the work finished on it. */
export type ClosedDay = {
  day: Day;
  /** More than 0. */
  studyMinutes: number;
  /** By the estimates of today, with what was done on the days off that follow. */
  finishedMinutes: number;
};

/**
 * The study days before today, in order, with what was finished on each.
 *
 * Work on a day off goes to the study day before it, or to the first one where there is none. What was done before the
 * plan began is no day's work of it. After the finish of the
 * plan its weekdays go on. Work that was dropped later was done all the same, and work added later counts like any other.
 *
 * @returns none before the second day of the plan
 */
export function closedStudyDays(plan: Plan, today: Day): ClosedDay[] {
  const { startOn } = plan.calendar;
  if (today <= startOn) return [];
  const finishedOn = finishedByDay(plan);
  const closed: ClosedDay[] = [];
  let minutesBefore = 0;
  for (const { day, minutes } of daysThrough(plan.calendar, startOn, addDays(today, -1))) {
    const finishedMinutes = finishedOn.get(day) ?? 0;
    const last = closed.at(-1);
    if (minutes > 0) {
      closed.push({ day, studyMinutes: minutes, finishedMinutes: finishedMinutes + minutesBefore });
      minutesBefore = 0;
    } else if (last) last.finishedMinutes += finishedMinutes;
    else minutesBefore += finishedMinutes;
  }
  return closed;
}

/** Minutes of work finished on each day, by the estimates of today. */
export function finishedByDay(plan: Plan): Map<Day, number> {
  const minutesOn = new Map<Day, number>();
  for (const { day, minutes } of plan.tasks.flatMap(workDone)) {
    minutesOn.set(day, (minutesOn.get(day) ?? 0) + minutes);
  }
  return minutesOn;
}

function workDone(task: Task): readonly DayMinutes[] {
  return workIncrements(task, task.minutes);
}

/** Study minutes of each day of a stretch, both ends included, as if the calendar went on after its finish. */
export function daysThrough(calendar: Calendar, from: Day, to: Day): readonly DayMinutes[] {
  return calendarDays({ ...calendar, startOn: from, finishOn: to });
}
