import { type CalendarChanges, changeCalendar } from '../../calendar/change-calendar.ts';
import type { Day } from '../../day.ts';
import type { Plan } from '../../plan/plan.ts';

/** What a learner wonders about; what is not named stays. */
export type Supposition = Pick<CalendarChanges, 'weekdayMinutes' | 'daysOff'> & {
  /** As if the stretch tasks that are not done had been dropped. */
  withoutStretch: boolean;
};

/**
 * The plan as it would be. Nothing about the days that are over changes, so that a forecast of it stands on the same
 * record.
 *
 * @param supposition - its days off are not before today
 * @returns the same value when nothing is supposed
 */
export function supposePlan(plan: Plan, supposition: Supposition, today: Day): Plan {
  const { withoutStretch, ...changes } = supposition;
  const calendar = changeCalendar(plan.calendar, changes, today);
  const dropped = withoutStretch ? openStretchTaskIds(plan) : new Set<number>();
  if (calendar === plan.calendar && dropped.size === 0) return plan;
  return dropFrom({ ...plan, calendar }, dropped, today);
}

/** The plan as if these tasks had been dropped. */
function dropFrom(plan: Plan, taskIds: ReadonlySet<number>, today: Day): Plan {
  const tasks = plan.tasks.map((task) => (taskIds.has(task.id) ? { ...task, droppedOn: today } : task));
  return { ...plan, tasks };
}

/** The stretch tasks that are still to be done, finished only in part or not at all. */
export function openStretchTaskIds(plan: Plan): ReadonlySet<number> {
  return new Set(
    plan.tasks
      .filter(
        ({ weight, completion, droppedOn }) =>
          weight === 'stretch' && completion === null && droppedOn === null,
      )
      .map(({ id }) => id),
  );
}
