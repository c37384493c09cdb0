import type { DayMinutes } from '../../calendar/calendar.ts';
import type { Day } from '../../day.ts';
import type { Plan, Task } from '../../plan/plan.ts';
import { sumMinutes } from '../../sum.ts';
import { tasksInPlan, workIncrements } from '../earned.ts';

/** What was planned for a task: its baseline or its yardstick. */
export type PlannedFor = (task: Task) => readonly DayMinutes[];

/**
 * How the finished work moves against what is asked, by day: minutes earned on a day less those that fell due on it.
 *
 * A step falls due with the part that it belongs to, and a task without steps with its last part: nobody can tick half of
 * a step. So whoever does each part on its day has a balance of 0 on every evening. A dropped task asks for no more than
 * what was done of it.
 *
 * @returns only days on which it moves; added up to the end of a day, negative is behind and positive is ahead
 */
export function balanceMoves(plan: Plan, plannedFor: PlannedFor): Map<Day, number> {
  const moves = new Map<Day, number>();
  for (const task of plan.tasks) {
    for (const { day, minutes } of movesOf(plan, task, plannedFor(task))) {
      moves.set(day, (moves.get(day) ?? 0) + minutes);
    }
  }
  return moves;
}

/** Minutes of the plan in force that fall due on each day: by the steps of each part. Dropped tasks have left it. */
export function dueByDay(plan: Plan): Map<Day, number> {
  const dueOn = new Map<Day, number>();
  for (const task of tasksInPlan(plan)) {
    for (const { day, minutes } of dueIncrements(task, task.yardstick)) {
      dueOn.set(day, (dueOn.get(day) ?? 0) + minutes);
    }
  }
  return dueOn;
}

/** Who did something before the plan began is ahead from its first day on. */
function countedDay({ calendar }: Plan, day: Day): Day {
  return day < calendar.startOn ? calendar.startOn : day;
}

function movesOf(plan: Plan, task: Task, planned: readonly DayMinutes[]): DayMinutes[] {
  const earned = workIncrements(task, sumMinutes(planned)).map(({ day, minutes }) => ({
    day: countedDay(plan, day),
    minutes,
  }));
  const due = dueIncrements(task, planned).map(({ day, minutes }) => ({ day, minutes: -minutes }));
  const moves = [...earned, ...due];
  if (task.droppedOn === null) return moves;

  let balance = 0;
  let counted = 0;
  return moves
    .sort((one, other) => (one.day < other.day ? -1 : 1))
    .map(({ day, minutes }) => {
      balance += minutes;
      const before = counted;
      counted = Math.max(0, balance);
      return { day, minutes: counted - before };
    });
}

/** Minutes of a task that fall due on each day with a part of it: by the steps of the part, the rest with the last. */
function dueIncrements({ steps }: Task, planned: readonly DayMinutes[]): DayMinutes[] {
  const totalMinutes = sumMinutes(planned);
  let minutesBefore = 0;
  let dueBefore = 0;
  return planned.map(({ day, minutes }) => {
    minutesBefore += minutes;
    const due = dueAfter(minutesBefore, totalMinutes, steps.length);
    const increment = { day, minutes: due - dueBefore };
    dueBefore = due;
    return increment;
  });
}

function dueAfter(minutes: number, totalMinutes: number, stepCount: number): number {
  if (minutes >= totalMinutes) return totalMinutes;
  if (stepCount === 0) return 0;
  return Math.round((totalMinutes * Math.round((stepCount * minutes) / totalMinutes)) / stepCount);
}
