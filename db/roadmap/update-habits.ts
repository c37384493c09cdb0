import { eq, max } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { HabitChanges } from '../../plans/roadmap/update-habits.ts';
import type { Database } from '../file/open.ts';
import { continueFrom, findHabit, wordsOf, writeHabit } from '../habit/habit-rows.ts';
import { habits } from '../schema/plan.ts';

/** What a newer roadmap does to the habits of a plan; what was asked, ticked and noted until then stays. */
export type HabitsToApply = {
  /** New habits, each for a phase of the plan. */
  added: readonly NewHabit[];
  /** `hasPast`: it was asked before today, so that it changes from today on. */
  changed: readonly { habitId: number; changes: HabitChanges; hasPast: boolean }[];
  /** With the last day that asks for them. */
  ended: readonly { habitId: number; endsOn: Day }[];
};

type NewHabit = { phaseId: number; key: string; title: string; minutes: number; startsOn: Day | null };

/** Writes them, inside of the change that the update is. */
export function applyHabits(db: Database, { added, changed, ended }: HabitsToApply, today: Day): void {
  for (const habit of added) insertHabit(db, habit);
  for (const { habitId, changes, hasPast } of changed) {
    const current = findHabit(db, habitId);
    if (!current) continue;
    const { endsOn } = current;
    if (hasPast) continueFrom(db, current, { ...wordsOf(current), ...changes, startsOn: today, endsOn });
    else writeHabit(db, current, changes);
  }
  for (const { habitId, endsOn } of ended) {
    const current = findHabit(db, habitId);
    if (current) writeHabit(db, current, { endsOn });
  }
}

/** Adds a habit, last in its phase. */
function insertHabit({ orm }: Database, habit: NewHabit): void {
  const last = orm
    .select({ position: max(habits.position) })
    .from(habits)
    .where(eq(habits.phaseId, habit.phaseId))
    .get();
  orm
    .insert(habits)
    .values({ ...habit, position: (last?.position ?? 0) + 1 })
    .run();
}
