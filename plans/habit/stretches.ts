import { addDays, type Day } from '../day.ts';
import type { Habit, Plan } from '../plan/plan.ts';
import { lastsOn } from './asked.ts';

/** What a learner says of a habit. */
export type HabitWords = Pick<Habit, 'title' | 'minutes' | 'onDaysOff'>;

/** All that is the same habit, in order: one that was changed or taken up again is several. */
export function stretchesOf({ habits }: Pick<Plan, 'habits'>, { phaseId, key }: Habit): Habit[] {
  return habits.filter((habit) => habit.phaseId === phaseId && habit.key === key);
}

/** The habit as it is asked on a day, whichever of its stretches a page names; itself where none is. */
export function habitOn(plan: Pick<Plan, 'habits'>, habit: Habit, day: Day): Habit {
  return stretchesOf(plan, habit).find((stretch) => lastsOn(stretch, day)) ?? habit;
}

/** Each habit once, as it is or was at last, in the order of the plan. */
export function latestHabits({ habits }: Pick<Plan, 'habits'>): Habit[] {
  const latest = new Map(habits.map((habit) => [`${habit.phaseId ?? ''} ${habit.key}`, habit]));
  return [...latest.values()];
}

/** The first day that a habit can be asked for: its own, or that of its phase or plan. */
export function firstDayOf(plan: Pick<Plan, 'phases' | 'calendar'>, habit: Habit): Day {
  const phase = plan.phases.find(({ id }) => id === habit.phaseId);
  return laterOf(habit.startsOn ?? plan.calendar.startOn, phase?.startsOn ?? plan.calendar.startOn);
}

/** The last day that a habit can be asked for: its own, or that of its phase or plan. */
export function lastDayOf(plan: Pick<Plan, 'phases' | 'calendar'>, habit: Habit): Day {
  const phase = plan.phases.find(({ id }) => id === habit.phaseId);
  const ofRoad = phase?.endsOn ?? plan.calendar.finishOn;
  return habit.endsOn !== null && habit.endsOn < ofRoad ? habit.endsOn : ofRoad;
}

function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** Where a habit is among its days: still to begin, asked now, or over. */
export function habitState(plan: Pick<Plan, 'phases' | 'calendar'>, habit: Habit, today: Day) {
  if (lastDayOf(plan, habit) < today) return 'over';
  return firstDayOf(plan, habit) > today ? 'coming' : 'current';
}

/** Tells whether a habit was asked before today, so that a change of what it is must not reach back. */
export function hasPast(plan: Pick<Plan, 'phases' | 'calendar'>, habit: Habit, today: Day): boolean {
  return firstDayOf(plan, habit) < today;
}

/** Tells whether a habit that is over can be asked for again: of the learner's own, or of a phase that goes on. */
export function canBeTakenUp(plan: Pick<Plan, 'phases' | 'calendar'>, habit: Habit, today: Day): boolean {
  return habit.endsOn !== null && lastDayOf(plan, { ...habit, endsOn: null }) >= today;
}

/** The day before a change counts: what was asked until then stays as it was. */
export function dayBefore(today: Day): Day {
  return addDays(today, -1);
}
