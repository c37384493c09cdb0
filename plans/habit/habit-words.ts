import type { Dates } from '../dates.ts';
import type { Day } from '../day.ts';
import { formatMinutes } from '../format.ts';
import type { Habit, Plan } from '../plan/plan.ts';
import { firstDayOf, habitState, lastDayOf } from './stretches.ts';

/** A habit is short: as long as one of a roadmap at most. One of no minutes would be a mark, and no habit. */
export const HABIT_MINUTES = { least: 1, most: 120 } as const;

export const LONGEST_HABIT_TITLE = 160;

/** `10 min on study days, until Sun 31 Jan` */
export function habitInWords(plan: Plan, habit: Habit, today: Day, { formatDay }: Dates): string {
  const days = habit.onDaysOff ? 'every day' : 'on study days';
  return `${formatMinutes(habit.minutes)} ${days}${whenInWords(plan, habit, today, formatDay)}`;
}

function whenInWords(plan: Plan, habit: Habit, today: Day, formatDay: Dates['formatDay']): string {
  const state = habitState(plan, habit, today);
  if (state === 'over') return `, until ${formatDay(lastDayOf(plan, habit))}`;
  const from = state === 'coming' ? `, from ${formatDay(firstDayOf(plan, habit))}` : '';
  const until =
    habit.endsOn === null ? '' : `${from === '' ? ',' : ''} until ${formatDay(lastDayOf(plan, habit))}`;
  return `${from}${until}`;
}
