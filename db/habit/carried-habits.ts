import { and, eq, gte, isNull, or } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { Database } from '../file/open.ts';
import { habitCompletions, habitNotes, habits } from '../schema/plan.ts';

type Carrying = {
  fromPlanId: number;
  toPlanId: number;
  today: Day;
  /** With what was done: ticks and notes, and habits that are over. */
  withPast: boolean;
};

/** Gives a plan that is started again the habits of the learner's own: they are no part of the roadmap. */
export function carryOwnHabits(db: Database, { fromPlanId, toPlanId, today, withPast }: Carrying): void {
  const lasts = or(isNull(habits.endsOn), gte(habits.endsOn, today));
  const ofPlan = eq(habits.planId, fromPlanId);
  const carried = db.orm
    .select()
    .from(habits)
    .where(withPast ? ofPlan : and(ofPlan, lasts))
    .orderBy(habits.id)
    .all();
  for (const { id, startsOn, ...habit } of carried) {
    // Without its past it begins today: days before did not ask for it in this plan.
    const begins = withPast || startsOn === null || startsOn > today ? startsOn : today;
    const row = { ...habit, planId: toPlanId, startsOn: begins };
    const habitId = Number(db.orm.insert(habits).values(row).run().lastInsertRowid);
    if (withPast) carryPast(db, id, habitId);
  }
}

function carryPast({ orm }: Database, fromId: number, habitId: number): void {
  for (const table of [habitCompletions, habitNotes] as const) {
    for (const row of orm.select().from(table).where(eq(table.habitId, fromId)).all()) {
      orm
        .insert(table)
        .values({ ...row, habitId })
        .run();
    }
  }
}
