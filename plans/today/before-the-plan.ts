import { countDays } from '../calendar/calendar.ts';
import { type Day, daysBetween } from '../day.ts';
import type { Plan } from '../plan/plan.ts';
import { tasksInPlan } from '../progress/earned.ts';
import { measurePlanPace } from '../progress/pace.ts';
import { type Agenda, agendaOf, nextAgendaDay } from './agenda.ts';

/** What Today tells before the first day of a plan. */
export type BeforeThePlan = {
  startOn: Day;
  finishOn: Day;
  /** Days from today to the first one; 1 on its eve. */
  daysAhead: number;
  dayCount: number;
  taskCount: number;
  /** Done already: it counts as done, and in none of the weeks. */
  doneCount: number;
  totalMinutes: number;
  /** The first day with work, which need not be the first of the plan; `null` when no task has a day. */
  firstWork: Agenda | null;
};

/**
 * Looks ahead to a plan that has not begun.
 *
 * @param today - a day before the first one
 * @see plans/README.md#before-a-plan-and-after-it
 */
export function lookAhead(plan: Plan, today: Day): BeforeThePlan {
  const { startOn, finishOn } = plan.calendar;
  const tasks = tasksInPlan(plan);
  const firstWorkOn = nextAgendaDay(plan, today);
  return {
    startOn,
    finishOn,
    daysAhead: daysBetween(today, startOn),
    dayCount: countDays(plan.calendar),
    taskCount: tasks.length,
    doneCount: tasks.filter(({ completion }) => completion !== null).length,
    totalMinutes: measurePlanPace(plan, today).totalMinutes,
    firstWork: firstWorkOn && agendaOf(plan, firstWorkOn, today),
  };
}
