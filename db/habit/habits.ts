import { and, eq, like, max } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import { dayBefore } from '../../plans/habit/stretches.ts';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { habits } from '../schema/plan.ts';
import {
  continueFrom,
  findHabit,
  type HabitRow,
  type HabitValues,
  isSame,
  latestOf,
  wordsOf,
  writeHabit,
} from './habit-rows.ts';

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
    else writeHabit(db, current, values);
  });
  return { ok: true };
}

function hasFollower(db: Database, habit: HabitRow): boolean {
  return latestOf(db, habit).id !== habit.id;
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
      if (latest.endsOn >= dayBefore(today)) writeHabit(db, latest, { endsOn: null });
      else continueFrom(db, latest, { ...wordsOf(latest), startsOn: today, endsOn: null });
      return latest;
    }),
  );
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
