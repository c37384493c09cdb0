import type { CalendarChanges } from '../calendar/change-calendar.ts';
import { changeCalendar } from '../calendar/change-calendar.ts';
import type { Day } from '../day.ts';
import type { Plan } from '../plan/plan.ts';
import { planReplan } from './proposal.ts';

/** A replan that keeps the finish that it is given, as its fields say it. */
export type SupposedReplan = {
  changes: CalendarChanges;
  droppedTaskIds: ReadonlySet<number>;
  /** All open work is laid anew and evenly. */
  evenly: boolean;
};

/**
 * The plan as it would stand once a replan were previewed and accepted, its yardstick too.
 *
 * @returns `null` where the work does not fit, or nothing would change
 */
export function planAfter(plan: Plan, { changes, ...supposed }: SupposedReplan, today: Day): Plan | null {
  const planned = planReplan(
    plan,
    {
      ...supposed,
      way: 'same-finish',
      changes,
      calendar: changeCalendar(plan.calendar, changes, today),
      interviewOn: plan.interviewOn,
      rounds: plan.rounds,
      excludedTaskIds: new Set(),
      pinnedTaskIds: new Set(),
      keptTaskIds: new Set(),
      fillToday: false,
      acceptOverfull: false,
      hoursLess: 1,
    },
    today,
  );
  if (planned === null) return null;

  const { calendar, phases, sessionsByTask, yardstick } = planned;
  const dropped = new Set(planned.droppedTaskIds);
  const daysOf = new Map(phases.map(({ phaseId, ...days }) => [phaseId, days]));
  return {
    ...plan,
    calendar,
    phases: plan.phases.map((phase) => ({ ...phase, ...daysOf.get(phase.id) })),
    yardstickDays: yardstick?.days ?? plan.yardstickDays,
    replans: yardstick === null ? plan.replans : [...plan.replans, yardstick.replan],
    tasks: plan.tasks.map((task) => ({
      ...task,
      sessions: sessionsByTask.get(task.id) ?? task.sessions,
      yardstick: yardstick?.sessionsByTask.get(task.id) ?? task.yardstick,
      droppedOn: dropped.has(task.id) ? today : task.droppedOn,
    })),
  };
}
