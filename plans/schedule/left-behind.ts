import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type Day, eachDay } from '../day.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { withoutTasks } from '../roadmap/start-again.ts';
import { schedulePlan } from './schedule.ts';

/** A start further back than this is asked about: a plan made on Sunday may well have begun on Monday. */
const DAYS_TO_BEGIN_LATE = 7;

/** Why the days are off that a learner left behind as known. */
export const BEFORE_THE_PLAN = 'Before this plan was made';

/** What is left of a roadmap for somebody who begins in the middle of it. */
export type LeftBehind = {
  /** Without what lies before today. */
  roadmap: Roadmap;
  /** The same days, with those before today off: nothing is asked of them. */
  calendar: Calendar;
  /** What would have been finished before today, by its ids in the roadmap. */
  taskIds: ReadonlySet<string>;
};

/** Tells whether a plan begins so long ago that the learner is asked what became of the days since. */
export function beganLongAgo(startOn: Day, today: Day): boolean {
  return startOn < addDays(today, -DAYS_TO_BEGIN_LATE);
}

/**
 * Leaves behind what a plan would have asked before today, as known. A task that would have been begun and not finished
 * stays whole. Phases keep their weeks, and what is left has the days from today on.
 *
 * @param calendar - may begin after today: then nothing is left behind
 * @throws {NoStudyDayError} when there is no study day
 */
export function leaveBehind(roadmap: Roadmap, calendar: Calendar, today: Day): LeftBehind {
  if (calendar.startOn >= today) return { roadmap, calendar, taskIds: new Set() };
  const lastDays = new Map(schedulePlan(roadmap, calendar).sessions.map(({ taskId, day }) => [taskId, day]));
  const over = [...lastDays].filter(([, lastDay]) => lastDay < today).map(([taskId]) => taskId);
  const daysBefore = eachDay(calendar.startOn, addDays(today, -1));
  const coming = calendar.exceptions.filter(({ day }) => day >= today);
  const off = daysBefore.map((day) => ({ day, minutes: 0, reason: BEFORE_THE_PLAN }));
  return {
    roadmap: withoutTasks(roadmap, new Set(over)),
    calendar: { ...calendar, exceptions: [...off, ...coming] },
    taskIds: new Set(over),
  };
}
