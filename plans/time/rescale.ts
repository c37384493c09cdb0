import type { Day } from '../day.ts';
import type { Plan, Session, Task } from '../plan/plan.ts';
import { tasksInPlan } from '../progress/earned.ts';
import { measurePlanPace } from '../progress/pace.ts';
import { refitTask } from '../replan/moving/find-room.ts';
import { displacedWork, replan } from '../replan/replan.ts';
import { sumMinutes } from '../sum.ts';
import type { TaskKind } from '../task/kinds.ts';
import { baselineMinutes } from '../task/task-progress.ts';

/** An unfinished task whose estimate a factor would change. */
export type Rescalable = {
  task: Task;
  /** What the estimate would be: whole five minutes. */
  minutes: number;
  /** Its estimate is not the one that was first planned: somebody knew better before. */
  wasChanged: boolean;
};

/** Estimates are in steps of so many minutes. */
const STEP_MINUTES = 5;
/** As an estimate can be typed. */
const LONGEST_MINUTES = 3000;

/**
 * The unfinished tasks of a kind whose estimates a factor would change, in roadmap order.
 *
 * The factor is put on the estimate as first planned, as it was measured, so that applying it twice changes nothing.
 * Tasks that the plan did not have at first keep their estimates.
 *
 * @param factor - more than 0
 */
export function listRescalable(plan: Plan, kind: TaskKind, factor: number): Rescalable[] {
  return rescalableAmong(
    tasksInPlan(plan).filter((task) => task.kind === kind),
    factor,
  );
}

/** The same of some tasks of a plan, whatever their kind. */
export function rescalableAmong(tasks: readonly Task[], factor: number): Rescalable[] {
  return tasks
    .filter((task) => task.completion === null && baselineMinutes(task) > 0)
    .map((task) => ({
      task,
      minutes: rescaledMinutes(baselineMinutes(task), factor),
      wasChanged: task.minutes !== baselineMinutes(task),
    }))
    .filter(({ task, minutes }) => minutes !== task.minutes);
}

/** Minutes times a factor, rounded to five minutes, at least five. */
export function rescaledMinutes(minutes: number, factor: number): number {
  const steps = Math.round((minutes * factor) / STEP_MINUTES);
  return Math.min(LONGEST_MINUTES, Math.max(STEP_MINUTES, steps * STEP_MINUTES));
}

/**
 * Gives tasks other estimates, one after the other: minutes that came to a task get days with room, as far as there
 * are any, and minutes that went leave its last coming days. Nothing else moves; the baseline stays.
 *
 * @param chosen - as {@link listRescalable} tells them
 * @returns the plan as it would be, and the sessions of each task whose sessions change
 */
export function rescalePlan(
  plan: Plan,
  chosen: readonly Rescalable[],
  today: Day,
): { plan: Plan; sessionsByTask: Map<number, readonly Session[]> } {
  const sessionsByTask = new Map<number, readonly Session[]>();
  let rescaled = plan;
  for (const { task, minutes } of chosen) {
    const sessions = refitTask(rescaled, task, { ...task, minutes }, today);
    if (sessions !== task.sessions) sessionsByTask.set(task.id, sessions);
    const tasks = rescaled.tasks.map((each) => (each.id === task.id ? { ...each, minutes, sessions } : each));
    rescaled = { ...rescaled, tasks };
  }
  return { plan: rescaled, sessionsByTask };
}

/** What other estimates do to the rest of the plan. */
export type Effect = {
  remainingMinutes: { before: number; after: number };
  /** Task minutes for each study day left, rounded up; `null` when none is left. */
  minutesPerStudyDay: { before: number | null; after: number | null };
  /** Work left that has no day to come. */
  unplacedMinutes: { before: number; after: number };
  /** Where the plan would finish if what has no day is pushed at the usual hours. */
  finishOn: { before: Day; after: Day };
};

/** Compares a plan with the same plan after a change of estimates. */
export function compareEffect(before: Plan, after: Plan, today: Day): Effect {
  const [needBefore, needAfter] = [
    measurePlanPace(before, today).needed,
    measurePlanPace(after, today).needed,
  ];
  return {
    remainingMinutes: { before: needBefore.remainingMinutes, after: needAfter.remainingMinutes },
    minutesPerStudyDay: { before: needBefore.minutesPerStudyDay, after: needAfter.minutesPerStudyDay },
    unplacedMinutes: { before: sumDisplaced(before, today), after: sumDisplaced(after, today) },
    finishOn: { before: pushedFinish(before, today), after: pushedFinish(after, today) },
  };
}

function pushedFinish(plan: Plan, today: Day): Day {
  const pushed = {
    way: 'same-hours',
    today,
    calendar: plan.calendar,
    excludedTaskIds: new Set<number>(),
  } as const;
  return replan(plan, pushed).finishOn.after;
}

function sumDisplaced(plan: Plan, today: Day): number {
  return sumMinutes(displacedWork(plan, plan.calendar, today));
}
