import { and, desc, eq, getTableName, isNull, like, max } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import { dayBefore, type HabitWords } from '../../plans/habit/stretches.ts';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { nextRevision } from '../journal/revisions.ts';
import { habitCompletions, habitNotes, habits } from '../schema/plan.ts';

type HabitRow = typeof habits.$inferSelect;

/** What is asked, and from which day until which; without a last day until the plan, or the phase, ends. */
export type HabitValues = HabitWords & { startsOn: Day | null; endsOn: Day | null };

type NewHabit = ChangeMoment & HabitValues & { planId: number; startsOn: Day; overDayCount: number };

/** Adds a habit of the learner's own; sent twice, it is there once. */
export function addHabit(
  db: Database,
  { at, today, formToken, overDayCount, ...values }: NewHabit,
): ChangeMade | undefined {
  const { title, minutes, planId } = values;
  const facts = { kind: 'habit-added', title, minutes, overDayCount } as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const own = eq(habits.planId, planId);
      const last = db.orm
        .select({ position: max(habits.position) })
        .from(habits)
        .where(own)
        .get();
      const row = { ...values, key: unusedKey(db, planId), position: (last?.position ?? 0) + 1 };
      db.orm.insert(habits).values(row).run();
      return row;
    }),
  );
}

/** `own-1`, `own-2`, … */
function unusedKey({ orm }: Database, planId: number): string {
  const rows = orm
    .select({ key: habits.key })
    .from(habits)
    .where(and(eq(habits.planId, planId), like(habits.key, 'own-%')))
    .all();
  const numbers = rows.map(({ key }) => Number(key.slice('own-'.length)));
  return `own-${Math.max(0, ...numbers) + 1}`;
}

type HabitEdit = ChangeMoment & {
  habitId: number;
  /** The revision that the learner saw: another one by now is not overwritten. */
  baseRevision: number;
  values: HabitValues;
  /** It was asked before today, so that a change of it counts from today on. */
  hasPast: boolean;
};

export type HabitEditOutcome =
  | { ok: true }
  | { ok: false; reason: 'missing' }
  | { ok: false; reason: 'stale'; current: HabitRow };

/** Changes a habit from today on. What it was until yesterday stays; the same words again are no change. */
export function editHabit(db: Database, edit: HabitEdit): HabitEditOutcome {
  return readAndWrite(db, () => editAsFound(db, edit));
}

function editAsFound(
  db: Database,
  { habitId, baseRevision, values, hasPast, ...moment }: HabitEdit,
): HabitEditOutcome {
  const current = findHabit(db, habitId);
  if (!current) return { ok: false, reason: 'missing' };
  const names = ['title', 'minutes', 'onDaysOff', 'startsOn', 'endsOn'] as const;
  const changed = names.filter((name) => values[name] !== current[name]);
  if (changed.length === 0) return { ok: true };
  if (current.revision !== baseRevision || hasFollower(db, current)) {
    return { ok: false, reason: 'stale', current: latestOf(db, current) };
  }

  const { at, today, formToken } = moment;
  const isOnlyEnd = changed.every((name) => name === 'endsOn');
  const isOver = values.endsOn !== null && values.endsOn < today;
  const facts: NewChangeFacts = isOnlyEnd
    ? { kind: 'habit-ended', title: current.title, on: values.endsOn }
    : { kind: 'habit-changed', title: current.title, newTitle: values.title, minutes: values.minutes };
  recordChange(db, { facts, at, onDay: today, formToken }, () => {
    if (hasPast && !isOnlyEnd && !isOver) continueFrom(db, current, { ...values, startsOn: today });
    else write(db, current, values);
  });
  return { ok: true };
}

function findHabit({ orm }: Database, habitId: number): HabitRow | undefined {
  return orm.select().from(habits).where(eq(habits.id, habitId)).get();
}

function latestOf({ orm }: Database, habit: HabitRow): HabitRow {
  const latest = orm.select().from(habits).where(isSame(habit)).orderBy(desc(habits.stretch)).limit(1).get();
  return latest ?? habit;
}

function hasFollower(db: Database, habit: HabitRow): boolean {
  return latestOf(db, habit).id !== habit.id;
}

/** All stretches of one habit. */
function isSame({ phaseId, planId, key }: Pick<HabitRow, 'phaseId' | 'planId' | 'key'>) {
  return and(
    eq(habits.key, key),
    phaseId === null ? isNull(habits.phaseId) : eq(habits.phaseId, phaseId),
    planId === null ? isNull(habits.planId) : eq(habits.planId, planId),
  );
}

function write(db: Database, { id, revision: current }: HabitRow, values: Partial<HabitValues>): void {
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
function continueFrom(db: Database, current: HabitRow, values: HabitValues & { startsOn: Day }): void {
  const last = dayBefore(values.startsOn);
  const stretch = latestOf(db, current).stretch + 1;
  const { phaseId, planId, key, position } = current;
  const row = { ...values, phaseId, planId, key, position, stretch };
  const { lastInsertRowid } = db.orm.insert(habits).values(row).run();
  if (current.endsOn === null || current.endsOn > last) write(db, current, { endsOn: last });
  const habitId = Number(lastInsertRowid);
  for (const table of [habitCompletions, habitNotes]) {
    db.orm
      .update(table)
      .set({ habitId })
      .where(and(eq(table.habitId, current.id), eq(table.day, values.startsOn)))
      .run();
  }
}

/** Asks for a habit again that had a last day: from today on, and as if it had never ended where that was yesterday. */
export function takeUpHabit(
  db: Database,
  { habitId, at, today, formToken }: ChangeMoment & { habitId: number },
): ChangeMade | undefined {
  const facts = (habit: HabitRow | undefined) =>
    ({ kind: 'habit-taken-up', title: habit?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const named = findHabit(db, habitId);
      const latest = named && latestOf(db, named);
      if (!latest || latest.endsOn === null) return latest;
      if (latest.endsOn >= dayBefore(today)) write(db, latest, { endsOn: null });
      else continueFrom(db, latest, { ...wordsOf(latest), startsOn: today, endsOn: null });
      return latest;
    }),
  );
}

function wordsOf({ title, minutes, onDaysOff }: HabitRow): HabitWords {
  return { title, minutes, onDaysOff };
}

/** Removes a habit of the learner's own with all its ticks and notes; gone already, it is as it should be. */
export function removeHabit(
  db: Database,
  { habitId, planId, at, today, formToken }: ChangeMoment & { habitId: number; planId: number },
): void {
  const facts = (habit: HabitRow | undefined) =>
    ({ kind: 'habit-removed', title: habit?.title ?? '' }) as const;
  recordChange(db, { facts, at, onDay: today, formToken }, () => {
    const habit = findHabit(db, habitId);
    if (habit?.planId !== planId) return undefined;
    db.orm.delete(habits).where(isSame(habit)).run();
    return habit;
  });
}
