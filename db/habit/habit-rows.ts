import { and, count, desc, eq, getTableName, inArray, isNull } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import { dayBefore, type HabitWords } from '../../plans/habit/stretches.ts';
import type { Database } from '../file/open.ts';
import { nextRevision } from '../journal/revisions.ts';
import { habitCompletions, habitNotes, habits, phases } from '../schema/plan.ts';

export type HabitRow = typeof habits.$inferSelect;

/** What is asked, and from which day until which; without a last day until the plan, or the phase, ends. */
export type HabitValues = HabitWords & { startsOn: Day | null; endsOn: Day | null };

export function findHabit({ orm }: Database, habitId: number): HabitRow | undefined {
  return orm.select().from(habits).where(eq(habits.id, habitId)).get();
}

/** The last stretch of a habit. */
export function latestOf({ orm }: Database, habit: HabitRow): HabitRow {
  const latest = orm.select().from(habits).where(isSame(habit)).orderBy(desc(habits.stretch)).limit(1).get();
  return latest ?? habit;
}

/** All stretches of one habit. */
export function isSame({ phaseId, planId, key }: Pick<HabitRow, 'phaseId' | 'planId' | 'key'>) {
  return and(
    eq(habits.key, key),
    phaseId === null ? isNull(habits.phaseId) : eq(habits.phaseId, phaseId),
    planId === null ? isNull(habits.planId) : eq(habits.planId, planId),
  );
}

/** Writes what is named, under a new revision. */
export function writeHabit(
  db: Database,
  { id, revision: current }: HabitRow,
  values: Partial<HabitValues>,
): void {
  const row = {
    tableName: getTableName(habits),
    key: { [habits.id.name]: id },
    column: habits.revision.name,
  };
  const revision = nextRevision(db, { ...row, current });
  db.orm
    .update(habits)
    .set({ ...values, revision })
    .where(eq(habits.id, id))
    .run();
}

/** Ends a habit the day before it begins anew with other values; what was ticked and noted from then on goes along. */
export function continueFrom(db: Database, current: HabitRow, values: HabitValues & { startsOn: Day }): void {
  const last = dayBefore(values.startsOn);
  const stretch = latestOf(db, current).stretch + 1;
  const { phaseId, planId, key, position } = current;
  const row = { ...values, phaseId, planId, key, position, stretch };
  const { lastInsertRowid } = db.orm.insert(habits).values(row).run();
  if (current.endsOn === null || current.endsOn > last) writeHabit(db, current, { endsOn: last });
  const habitId = Number(lastInsertRowid);
  for (const table of [habitCompletions, habitNotes]) {
    db.orm
      .update(table)
      .set({ habitId })
      .where(and(eq(table.habitId, current.id), eq(table.day, values.startsOn)))
      .run();
  }
}

export function wordsOf({ title, minutes, onDaysOff }: HabitRow): HabitWords {
  return { title, minutes, onDaysOff };
}

/** Tells whether every one of these is a habit of a phase of the plan. */
export function areHabitsOfPlan({ orm }: Database, planId: number, habitIds: Iterable<number>): boolean {
  const wanted = [...new Set(habitIds)];
  const found = orm
    .select({ habitCount: count() })
    .from(habits)
    .innerJoin(phases, eq(phases.id, habits.phaseId))
    .where(and(eq(phases.planId, planId), inArray(habits.id, wanted)))
    .get();
  return found?.habitCount === wanted.length;
}
