import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import { lastsOn } from '../../plans/habit/asked.ts';
import type { LateTick } from '../../plans/task/ticking/late.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { type ChangeMoment, recordChange } from '../journal/journal.ts';
import { habitCompletions, habits, phases, plans } from '../schema/plan.ts';
import { type Tick, tickMade } from '../task/completions.ts';

type HabitRow = { title: string; startsOn: Day | null; endsOn: Day | null };
type Judged = { habit: HabitRow; late: LateTick | null };

const statements = oncePerDatabase(({ orm }) => {
  const { habitId, day, completedAt } = habitCompletions;
  const isTheOne = and(eq(habitId, sql.placeholder('habitId')), eq(day, sql.placeholder('day')));
  return {
    findHabit: orm
      .select({
        title: habits.title,
        startsOn: sql<Day | null>`coalesce(${phases.startsOn}, ${plans.startOn})`,
        endsOn: sql<Day | null>`coalesce(${phases.endsOn}, ${plans.finishOn})`,
      })
      .from(habits)
      .leftJoin(phases, eq(phases.id, habits.phaseId))
      .leftJoin(plans, eq(plans.id, habits.planId))
      .where(eq(habits.id, sql.placeholder('habitId')))
      .prepare(),
    find: orm.select({ completedAt }).from(habitCompletions).where(isTheOne).prepare(),
    remove: orm.delete(habitCompletions).where(isTheOne).prepare(),
  };
});

type HabitCompletion = ChangeMoment & {
  habitId: number;
  day: Day;
  isDone: boolean;
  /** The instant of the tick that the page showed, where it says so: a tick that was made since is not taken back. */
  seen?: string | undefined;
};

/**
 * Marks a habit as kept on a day, or takes that back.
 *
 * @returns `undefined` when there is no such habit, or its phase or plan does not have that day
 */
export function setHabitCompletion(
  db: Database,
  { habitId, day, isDone, seen, at, today, formToken }: HabitCompletion,
): Tick | undefined {
  const kind = isDone ? 'habit-kept' : 'habit-taken-back';
  const facts = (judged: Judged | undefined) => ({ kind, title: judged?.habit.title ?? '', day }) as const;
  return tickMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const habit = statements(db).findHabit.get({ habitId });
      if (!habit || !lastsOn(habit, day)) return undefined;

      const kept = statements(db).find.get({ habitId, day });
      if (isDone) keepHabit(db, { habitId, day, completedAt: at });
      const isLate = !isDone && kept !== undefined && seen !== undefined && seen !== kept.completedAt;
      if (!isDone && !isLate) statements(db).remove.run({ habitId, day });
      return { habit, late: isLate ? { because: 'habit-kept-since', title: habit.title, day } : null };
    }),
  );
}

function keepHabit(db: Database, kept: typeof habitCompletions.$inferInsert): void {
  db.orm.insert(habitCompletions).values(kept).onConflictDoNothing().run();
}
