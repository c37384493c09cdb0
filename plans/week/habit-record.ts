import { habitsAskedOn } from '../calendar/study-days.ts';
import type { Day } from '../day.ts';
import type { Habit, Plan } from '../plan/plan.ts';
import type { HabitRecord } from './week.ts';

/** The habits that some study days ask at least once, and how often they were asked and kept. */
export function recordHabits(plan: Plan, studyDays: readonly { day: Day }[]): HabitRecord[] {
  const recordOf = new Map<Habit, HabitRecord>();
  for (const { day } of studyDays) {
    for (const habit of habitsAskedOn(plan, day)) {
      const record = recordOf.get(habit) ?? { habit, keptCount: 0, askedCount: 0 };
      record.askedCount += 1;
      if (habit.completedDays.includes(day)) record.keptCount += 1;
      recordOf.set(habit, record);
    }
  }
  return [...recordOf.values()];
}
