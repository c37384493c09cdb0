import type { Day } from '../../day.ts';
import type { Plan, Task } from '../../plan/plan.ts';
import { listComingDays } from '../laying/coming-days.ts';
import { DayTotals } from '../laying/minutes.ts';
import { openSessions } from '../work/open-work.ts';

const ROUND_MINUTES = 5;

/**
 * Two study days after today: the first two with room for half of the minutes, or else the first two. Fewer where the
 * calendar has fewer left.
 *
 * @param task - the task to be split, with the sessions that stay
 */
export function daysForHalves(task: Task, plan: Plan, today: Day, minutes: number): Day[] {
  const heldOn = new DayTotals();
  for (const each of plan.tasks.map((other) => (other.id === task.id ? task : other))) {
    if (each.completion !== null || each.droppedOn !== null) continue;
    for (const { session, openMinutes } of openSessions(each, today)) {
      heldOn.add(session.day, openMinutes);
    }
  }
  const studyDays = listComingDays(plan, plan.calendar, today, 0).filter(
    ({ day, studyMinutes }) => day > today && studyMinutes > 0,
  );
  const half = minutes - firstHalf(minutes);
  const roomy = studyDays.filter(
    ({ day, studyMinutes, habitMinutes }) => studyMinutes - habitMinutes - heldOn.on(day) >= half,
  );
  const [first, second] = roomy.length >= 2 ? roomy : studyDays;
  return [first, second].flatMap((each) => (each === undefined ? [] : [each.day]));
}

/** Half of the minutes, in steps of five where that leaves something for the other half. */
export function firstHalf(minutes: number): number {
  const rounded = ROUND_MINUTES * Math.floor(minutes / 2 / ROUND_MINUTES);
  return rounded > 0 ? rounded : Math.floor(minutes / 2);
}
