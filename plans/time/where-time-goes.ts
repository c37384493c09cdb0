import type { DayMinutes } from '../calendar/calendar.ts';
import { type Day, type Weekday, weekdayOf } from '../day.ts';
import type { Phase, Plan, Task } from '../plan/plan.ts';
import { workIncrements } from '../progress/earned.ts';
import { sumMinutes } from '../sum.ts';
import { TASK_KINDS, type TaskKind } from '../task/kinds.ts';

/** Minutes that went somewhere, as far as is known. */
export type TimeShare = {
  /** As noted. */
  notedMinutes: number;
  /** Of what was finished on tasks without a note, by the estimate of today. */
  estimatedMinutes: number;
};

const WEEKDAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/**
 * Where time went by phase, in order; phases without any are not told.
 *
 * The time of a task is what was noted on it, dropped or not; where nothing was, it is what was finished, by the
 * estimate of today. Habits are not in it.
 *
 * @param today - what was done or noted after this day does not count
 * @see plans/README.md#where-time-goes for a worked example
 */
export function timeByPhase(plan: Plan, today: Day): (TimeShare & { phase: Phase })[] {
  return plan.phases
    .map((phase) => ({
      phase,
      ...sumUp(
        plan.tasks.filter((task) => task.phaseId === phase.id),
        today,
      ),
    }))
    .filter(hasTime);
}

/** Where time went by kind of task; kinds without any are not told. */
export function timeByKind(plan: Plan, today: Day): (TimeShare & { kind: TaskKind })[] {
  return TASK_KINDS.map((kind) => ({
    kind,
    ...sumUp(
      plan.tasks.filter((task) => task.kind === kind),
      today,
    ),
  })).filter(hasTime);
}

/** Where time went by weekday, all seven, Monday first. */
export function timeByWeekday(plan: Plan, today: Day): (TimeShare & { weekday: Weekday })[] {
  return WEEKDAYS.map((weekday) => ({
    weekday,
    ...sumUp(plan.tasks, today, (day) => weekdayOf(day) === weekday),
  }));
}

/** Noted and estimated minutes together. */
export function minutesOf({ notedMinutes, estimatedMinutes }: TimeShare): number {
  return notedMinutes + estimatedMinutes;
}

function hasTime(share: TimeShare): boolean {
  return minutesOf(share) > 0;
}

function sumUp(tasks: readonly Task[], today: Day, counts: (day: Day) => boolean = () => true): TimeShare {
  const minutesIn = (times: readonly DayMinutes[]) =>
    sumMinutes(times.filter(({ day }) => day <= today && counts(day)));
  const share = { notedMinutes: 0, estimatedMinutes: 0 };
  for (const task of tasks) {
    if (isNoted(task, today)) share.notedMinutes += minutesIn(task.spent);
    else if (task.droppedOn === null) share.estimatedMinutes += minutesIn(workIncrements(task, task.minutes));
  }
  return share;
}

function isNoted(task: Task, today: Day): boolean {
  return task.spent.some(({ day }) => day <= today);
}
