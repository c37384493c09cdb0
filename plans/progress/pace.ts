import type { DayMinutes } from '../calendar/calendar.ts';
import { studyDaysBetween } from '../calendar/study-days.ts';
import type { Day } from '../day.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { AcceptedReplan, Plan, Task } from '../plan/plan.ts';
import { sumMinutes, sumOf } from '../sum.ts';
import {
  baselineMinutes,
  earnedMinutes,
  isSetAside,
  remainingMinutes,
  taskState,
  yardstickMinutes,
} from '../task/task-progress.ts';
import { tasksInPlan, yardstickByDay } from './earned.ts';

export type Verdict = 'behind' | 'on pace' | 'ahead';

/** How far finished work is from the yardstick, the plan in force. */
export type Pace = {
  verdict: Verdict;
  /** Study days behind or ahead, never negative; 0 when on pace. Days off and days that ask nothing do not count. */
  studyDays: number;
  /** Yardstick minutes that were due by the end of yesterday. */
  plannedMinutes: number;
  /** Yardstick minutes of finished work. */
  earnedMinutes: number;
  /** Study days of the yardstick that the finished work amounts to (earned schedule). */
  earnedScheduleDays: number;
};

/** The pace of a whole plan, with the work that pace leaves out told apart. */
export type PlanPace = Pace & {
  /** Yardstick minutes of the tasks still in the plan. */
  totalMinutes: number;
  /** The replan that made the plan in force, and how far behind it found the learner; `null` for the first plan. */
  replanned: Pick<AcceptedReplan, 'day' | 'studyDaysBehind'> | null;
  /** Work of the first plan that left with dropped tasks; tasks left out before the plan began are not in it. */
  dropped: { taskCount: number; minutes: number };
  /** Work that left because the learner knows it already, by today's estimates; also what was set aside at setup. */
  setAside: { taskCount: number; minutes: number };
  /** Work that is not in the plan in force: added since, by its estimate of today. */
  added: { taskCount: number; minutes: number };
  needed: Needed;
  /** Nothing is left to do. */
  isFinished: boolean;
  /** Today is the first day of the plan or later. */
  hasStarted: boolean;
};

/** What the rest of the plan asks, beside what was planned; habits are not in it. */
export type Needed = {
  remainingMinutes: number;
  /** Study minutes from today to the finish, today included. */
  remainingStudyMinutes: number;
  remainingStudyDays: number;
  /** Task minutes that each study day left must bring, rounded up; `null` when no study day is left. */
  minutesPerStudyDay: number | null;
  /**
   * Task minutes that a study day of the plan in force brings, rounded, over those that ask something: from the day of
   * the last replan on, since the days before hold only what was done.
   */
  plannedMinutesPerStudyDay: number;
};

/**
 * Tells how far finished work is from the yardstick, in study days (earned schedule).
 *
 * The day in progress is a band: a plan is behind only when work that was due before today is unfinished, and
 * ahead only when today's work and more is done. A study day with zero minutes asked nothing, and costs nothing.
 *
 * @param yardstick - minutes planned for each study day, in order; a study day may hold zero minutes
 * @param earnedMinutes - yardstick minutes of finished work, not time spent; finite, at least 0
 * @param today - the learner's own calendar day; may lie outside the plan
 * @returns the verdict, the distance in study days, planned and earned minutes; zeros for an empty yardstick
 * @throws {RangeError} when `earnedMinutes` is negative or not finite
 * @see W. Lipke, "Schedule is Different", 2003; plans/README.md#pace for a worked example
 *
 * @example
 * measurePace([{ day: day('2026-03-02'), minutes: 60 }], 0, day('2026-03-03'))
 * //=> { verdict: 'behind', studyDays: 1, plannedMinutes: 60, earnedMinutes: 0, earnedScheduleDays: 0 }
 */
export function measurePace(yardstick: readonly DayMinutes[], earnedMinutes: number, today: Day): Pace {
  if (!Number.isFinite(earnedMinutes) || earnedMinutes < 0) {
    throw new RangeError(`Earned minutes cannot be ${earnedMinutes}`);
  }
  const dueBeforeToday = yardstick.filter(({ day }) => day < today);
  const dueByTonight = yardstick.filter(({ day }) => day <= today);
  const plannedMinutes = sumMinutes(dueBeforeToday);
  const earnedScheduleDays = measureEarnedSchedule(yardstick, earnedMinutes);

  const pace = { plannedMinutes, earnedMinutes, earnedScheduleDays };
  const earnedDays = measureEarnedSchedule(yardstick.filter(asksWork), earnedMinutes);
  if (earnedMinutes < plannedMinutes) {
    return { verdict: 'behind', studyDays: dueBeforeToday.filter(asksWork).length - earnedDays, ...pace };
  }
  if (earnedMinutes > sumMinutes(dueByTonight)) {
    return { verdict: 'ahead', studyDays: earnedDays - dueByTonight.filter(asksWork).length, ...pace };
  }
  return { verdict: 'on pace', studyDays: 0, ...pace };
}

function asksWork({ minutes }: DayMinutes): boolean {
  return minutes > 0;
}

/**
 * Tells how far a plan is from its yardstick, and what the rest of it asks.
 *
 * Dropped tasks leave both what was planned and what is earned; work that was added counts in what is needed only, until
 * a replan takes it in.
 *
 * @param today - may lie outside the plan; what is recorded for a later day does not count as earned
 */
export const measurePlanPace = oncePerValue((plan: Plan, today: Day): PlanPace => {
  const tasks = tasksInPlan(plan);
  const { totalMinutes, earned, leftMinutes } = totalsOf(tasks, today);
  const dropped = plan.tasks.filter((task) => taskState(task) === 'dropped' && task.baseline.length > 0);
  const setAside = plan.tasks.filter(isSetAside);
  const added = tasks.filter((task) => task.yardstick.length === 0);

  return {
    ...measurePace(yardstickByDay(plan), earned, today),
    totalMinutes,
    replanned: latestReplan(plan),
    dropped: { taskCount: dropped.length, minutes: sumOf(dropped, baselineMinutes) },
    setAside: { taskCount: setAside.length, minutes: sumMinutes(setAside) },
    added: { taskCount: added.length, minutes: sumOf(added, (task) => task.minutes) },
    needed: measureNeeded(plan, leftMinutes, today),
    isFinished: tasks.every((task) => taskState(task) === 'done'),
    hasStarted: today >= plan.calendar.startOn,
  };
});

/** Of several replans on one day the furthest behind: what came first that day was what they answered. */
function latestReplan({ replans }: Plan): PlanPace['replanned'] {
  const day = replans.at(-1)?.day;
  if (day === undefined) return null;
  const thatDay = replans.filter((replan) => replan.day === day);
  return { day, studyDaysBehind: Math.max(...thatDay.map(({ studyDaysBehind }) => studyDaysBehind)) };
}

/**
 * Study days of the yardstick that some finished work amounts to: the days whose work is covered in full, and the
 * covered share of the next. ES = N + (EV - PV(N)) / (PV(N + 1) - PV(N)), where N is the last day with PV(N) <= EV.
 */
function measureEarnedSchedule(yardstick: readonly DayMinutes[], earnedMinutes: number): number {
  let plannedMinutes = 0;
  for (const [coveredDays, { minutes }] of yardstick.entries()) {
    if (plannedMinutes + minutes > earnedMinutes)
      return coveredDays + (earnedMinutes - plannedMinutes) / minutes;
    plannedMinutes += minutes;
  }
  return yardstick.length;
}

function totalsOf(tasks: readonly Task[], today: Day) {
  const totals = { totalMinutes: 0, earned: 0, leftMinutes: 0 };
  for (const task of tasks) {
    const { planned, earned, left } = minutesOf(task, today);
    totals.totalMinutes += planned;
    totals.earned += earned;
    totals.leftMinutes += left;
  }
  return totals;
}

/** What one task brings to the totals. */
const minutesOf = oncePerValue((task: Task, today: Day) => ({
  planned: yardstickMinutes(task),
  earned: earnedMinutes(task, today),
  left: remainingMinutes(task),
}));

function measureNeeded(plan: Plan, leftMinutes: number, today: Day): Needed {
  const studyDays = studyDaysBetween(plan.calendar, today, plan.calendar.finishOn);
  return {
    remainingMinutes: leftMinutes,
    remainingStudyMinutes: sumMinutes(studyDays),
    remainingStudyDays: studyDays.length,
    minutesPerStudyDay: studyDays.length === 0 ? null : Math.ceil(leftMinutes / studyDays.length),
    plannedMinutesPerStudyDay: plannedPerStudyDay(plan),
  };
}

/** Of a replan that left nothing to do from then on, the days before tell. */
function plannedPerStudyDay(plan: Plan): number {
  const askingDays = yardstickByDay(plan).filter(asksWork);
  const inForceFrom = plan.replans.at(-1)?.day ?? plan.calendar.startOn;
  const sinceReplan = askingDays.filter(({ day }) => day >= inForceFrom);
  const days = sinceReplan.length === 0 ? askingDays : sinceReplan;
  return Math.round(sumMinutes(days) / Math.max(1, days.length));
}
