import type { DayMinutes } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { Plan, Task } from '../plan/plan.ts';
import { sumMinutes } from '../sum.ts';
import { stepsUpTo } from '../task/parts.ts';
import { yardstickMinutes } from '../task/task-progress.ts';

/** The tasks that are still part of the plan, in roadmap order. */
export const tasksInPlan = oncePerValue((plan: Plan): readonly Task[] =>
  plan.tasks.filter((task) => task.droppedOn === null),
);

/** Tells whether some task that is still part of the plan is not done. */
export function hasOpenTasks(plan: Plan): boolean {
  return tasksInPlan(plan).some(({ completion }) => completion === null);
}

/**
 * Minutes of the plan in force for each of its study days, in order: what pace is measured against. Dropped tasks have
 * left it, and work that a replan moved is not where it was, so that a study day may hold zero minutes.
 */
export const yardstickByDay = oncePerValue((plan: Plan): readonly DayMinutes[] =>
  addUp(plan, plan.yardstickDays, ({ yardstick }) => yardstick),
);

/** The same of the plan as first planned. */
export const baselineByDay = oncePerValue((plan: Plan): readonly DayMinutes[] =>
  addUp(plan, plan.baselineDays, ({ baseline }) => baseline),
);

function addUp(
  plan: Plan,
  studyDays: readonly DayMinutes[],
  plannedFor: (task: Task) => readonly DayMinutes[],
): DayMinutes[] {
  const minutesOn = new Map<Day, number>();
  for (const task of tasksInPlan(plan)) {
    for (const { day, minutes } of inWholeSteps(task, plannedFor(task)))
      minutesOn.set(day, (minutesOn.get(day) ?? 0) + minutes);
  }
  return studyDays.map(({ day }) => ({ day, minutes: minutesOn.get(day) ?? 0 }));
}

/**
 * Planned minutes as they can be earned: a part of a task is worth the steps that belong to it. Half a step is nobody's
 * to tick, so that who did all of a day would be told to be behind by the rest of it.
 */
function inWholeSteps({ steps }: Task, planned: readonly DayMinutes[]): readonly DayMinutes[] {
  if (steps.length === 0 || planned.length < 2) return planned;
  const totalMinutes = sumMinutes(planned);
  let before = 0;
  let due = 0;
  return planned.map(({ day, minutes }) => {
    before += minutes;
    const dueBefore = due;
    due = Math.round((totalMinutes * stepsUpTo(steps.length, before, totalMinutes)) / steps.length);
    return { day, minutes: due - dueBefore };
  });
}

/**
 * Yardstick minutes earned on each day up to today: each day's growth of the earned minutes of the whole plan.
 * Work counts on its own day, before the plan began and after its finish too, where it is in none of its weeks.
 *
 * @returns only days with work; the minutes of all days add up to what the plan has earned by today
 */
export function earnedByDay(plan: Plan, today: Day): Map<Day, number> {
  const minutesOn = new Map<Day, number>();
  for (const task of tasksInPlan(plan)) {
    for (const { day, minutes } of earnedIncrements(task)) {
      if (day > today) continue;
      minutesOn.set(day, (minutesOn.get(day) ?? 0) + minutes);
    }
  }
  return minutesOn;
}

/** The days on which a task earned its yardstick minutes, in order. What is ticked after completion earns nothing. */
export const earnedIncrements = oncePerValue((task: Task): readonly DayMinutes[] =>
  workIncrements(task, yardstickMinutes(task)),
);

/** The days on which so many minutes of a task got done, in order: by the share of its steps, the rest when it was. */
export function workIncrements(task: Task, totalMinutes: number): DayMinutes[] {
  const completedOn = task.completion?.on ?? null;
  const increments: DayMinutes[] = [];
  let done = 0;
  const growTo = (minutes: number, day: Day) => {
    if (minutes > done) increments.push({ day, minutes: minutes - done });
    done = minutes;
  };

  for (const [index, day] of stepDays(task).entries()) {
    if (completedOn !== null && day >= completedOn) break;
    growTo(Math.round((totalMinutes * (index + 1)) / task.steps.length), day);
  }
  if (completedOn !== null) growTo(totalMinutes, completedOn);
  return increments;
}

/** The day of each ticked step, earliest first. */
function stepDays(task: Task): Day[] {
  return task.steps.flatMap((step) => (step.completion === null ? [] : [step.completion.on])).sort();
}
