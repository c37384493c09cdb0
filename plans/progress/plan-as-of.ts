import type { Day } from '../day.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { Plan, Task } from '../plan/plan.ts';

/**
 * The plan with the tasks that belonged to it by the end of a day: those that were dropped or set aside later are in it
 * again. Of today and of days to come it is the plan itself, so that today's pace and the week in progress leave out
 * what has left.
 *
 * Whatever is told of a day or a week that is over is told of this plan, so that dropping a task changes none of it.
 *
 * @returns the plan itself where nothing left it later
 * @see plans/README.md#pace for the definition
 */
export function planAsOf(plan: Plan, day: Day, today: Day): Plan {
  if (day >= today) return plan;
  const nextDrop = dropDays(plan).find((dropDay) => dropDay > day);
  return nextDrop === undefined ? plan : planBeforeDrops(plan, nextDrop);
}

/** The tasks of {@link planAsOf}, each as it is today. */
export function tasksAsOf(plan: Plan, day: Day, today: Day): readonly Task[] {
  const { tasks } = planAsOf(plan, day, today);
  return plan.tasks.filter((_, index) => tasks[index]?.droppedOn === null);
}

/** The days on which tasks left the plan, in order. */
const dropDays = oncePerValue((plan: Plan): readonly Day[] =>
  [...new Set(plan.tasks.flatMap(({ droppedOn }) => (droppedOn === null ? [] : [droppedOn])))].sort(),
);

/** Weeks between the same drops share one plan, and so what is computed from it. */
const planBeforeDrops = oncePerValue(
  (plan: Plan, from: Day): Plan => ({
    ...plan,
    tasks: plan.tasks.map((task) =>
      task.droppedOn !== null && task.droppedOn >= from ? { ...task, droppedOn: null } : task,
    ),
  }),
);
