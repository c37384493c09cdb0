import type { Calendar, DayMinutes } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { Roadmap, RoadmapTask } from '../roadmap/roadmap.ts';
import { chooseCuts } from './cuts.ts';
import { type DatedPhase, datePhases, loadOfPhases, type PlanLoad } from './load.ts';
import { shareDays } from './shared-days.ts';

/** Minutes of one task on one day; `taskId` is the task's id in the roadmap. */
export type PlannedSession = { taskId: string; day: Day; minutes: number };

/** Minutes of one habit on one study day of its phase; `habitId` is the habit's id in the roadmap. */
export type PlannedHabit = { habitId: string; day: Day; minutes: number };

export type Schedule = {
  /** In order of day, and within a day in roadmap order. */
  sessions: PlannedSession[];
  habits: PlannedHabit[];
  load: PlanLoad;
};

/**
 * Puts a roadmap on a calendar.
 *
 * In each phase habits take their minutes first; the tasks, in roadmap order, are spread over the study
 * days in proportion to the minutes that are left. The sessions of a task add up to its estimate, none is on a day off,
 * or outside its phase and those it shares days with ({@link shareDays}), and while the load of the plan is at most 1 no
 * day is over its minutes. Above 1 the days of a phase are over-full in the same proportion. See {@link chooseCuts} for
 * where one day ends and the next begins. A habit for which a short day has nothing left is not planned on it.
 *
 * @throws {NoStudyDayError} when there is no study day
 * @throws {RangeError} when the calendar ends before it starts
 * @see plans/README.md#scheduling for a worked example
 */
export function schedulePlan(roadmap: Roadmap, calendar: Calendar): Schedule {
  const phases = datePhases(roadmap, calendar);
  return {
    sessions: shareDays(phases).flatMap(planSessions),
    habits: phases.flatMap(planHabits),
    load: loadOfPhases(phases),
  };
}

function planSessions(phases: readonly DatedPhase[]): PlannedSession[] {
  const days = taskDays(phases.flatMap(({ studyDays }) => studyDays));
  const tasks = phases.flatMap(({ phase }) => phase.tasks);
  const cuts = chooseCuts(
    tasks.map((task) => task.minutes),
    days.map((day) => day.minutes),
  );
  return sessionsBetween(cuts, days, tasks);
}

/** The days that take tasks. Where habits leave no minutes at all, tasks are spread as if there were no habits. */
function taskDays(studyDays: DatedPhase['studyDays']): readonly DayMinutes[] {
  const freeDays = studyDays.filter((day) => day.freeMinutes > 0);
  return freeDays.length > 0
    ? freeDays.map(({ day, freeMinutes }) => ({ day, minutes: freeMinutes }))
    : studyDays;
}

function sessionsBetween(
  cuts: readonly number[],
  days: readonly DayMinutes[],
  tasks: readonly RoadmapTask[],
): PlannedSession[] {
  const sessions: PlannedSession[] = [];
  const unplanned = tasks.map(({ id, minutes }) => ({ taskId: id, leftMinutes: minutes })).values();
  let task = unplanned.next().value;
  let plannedMinutes = 0;
  for (const [index, { day }] of days.entries()) {
    const cut = cuts[index] ?? plannedMinutes;
    while (task !== undefined && plannedMinutes < cut) {
      const minutes = Math.min(task.leftMinutes, cut - plannedMinutes);
      sessions.push({ taskId: task.taskId, day, minutes });
      plannedMinutes += minutes;
      task.leftMinutes -= minutes;
      if (task.leftMinutes === 0) task = unplanned.next().value;
    }
  }
  return sessions;
}

function planHabits({ phase, studyDays }: DatedPhase): PlannedHabit[] {
  return studyDays.flatMap(({ day, minutes }) => {
    let leftMinutes = minutes;
    const planned = phase.habits.map((habit) => {
      const habitMinutes = Math.min(habit.minutes, leftMinutes);
      leftMinutes -= habitMinutes;
      return { habitId: habit.id, day, minutes: habitMinutes };
    });
    return planned.filter((habit) => habit.minutes > 0);
  });
}
