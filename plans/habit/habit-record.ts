import type { Day } from '../day.ts';
import type { Habit, HabitNote, Plan } from '../plan/plan.ts';
import type { HabitRecord } from '../week/week.ts';
import { habitsAskedOn } from './asked.ts';

/**
 * The habits that some days ask at least once, and how often they were asked and kept, with what was written on these
 * days. A habit that was changed meanwhile is one, by its last title.
 *
 * @param days - in order; days off may be among them
 */
export function recordHabits(plan: Plan, days: readonly { day: Day }[]): HabitRecord[] {
  const recordOf = new Map<string, HabitRecord>();
  for (const { day } of days) {
    for (const habit of habitsAskedOn(plan, day)) {
      const name = `${habit.phaseId ?? ''} ${habit.key}`;
      const { keptCount, askedCount, notes } = recordOf.get(name) ?? NO_RECORD;
      recordOf.set(name, {
        habit,
        keptCount: keptCount + (habit.completedDays.includes(day) ? 1 : 0),
        askedCount: askedCount + 1,
        notes: [...notes, ...writtenOn(habit, day)],
      });
    }
  }
  return [...recordOf.values()];
}

const NO_RECORD = { keptCount: 0, askedCount: 0, notes: [] };

function writtenOn({ notes }: Habit, day: Day): HabitNote[] {
  return notes.filter((note) => note.day === day && note.text !== '');
}
