import { asc, eq } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { Completion } from '../../plans/plan/plan.ts';
import type { LateTick } from '../../plans/task/ticking/late.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import type { Database } from '../file/open.ts';
import { oncePerState } from '../file/state/once-per-state.ts';
import { type ChangeMoment, recordChange } from '../journal/journal.ts';
import { readings } from '../schema/reading.ts';
import { type Tick, tickMade } from '../task/completions.ts';

/** What was read, and when, by the ids of resources. */
export type Readings = ReadonlyMap<string, Completion>;

/** The value is shared and stays the same one until something is ticked. */
export const listReadings: (db: Database) => Readings = oncePerState(
  [readings],
  ({ orm }) =>
    new Map(
      orm
        .select()
        .from(readings)
        .orderBy(asc(readings.readOn), asc(readings.resourceKey))
        .all()
        .map(({ resourceKey, readOn, readAt }) => [resourceKey, { on: readOn, at: readAt }]),
    ),
);

type ReadingTick = ChangeMoment & {
  resource: { id: string; title: string };
  /** The day on which it was read; `null` takes that back. */
  on: Day | null;
  /** What the page showed of the tick, where it says so: one that was made since is not taken back. */
  seen?: string | undefined;
};

/** Ticks that a resource was read, or takes that back. The first tick stays as it is. */
export function setReading(
  db: Database,
  { resource: { id: resourceKey, title }, on, seen, at, today, formToken }: ReadingTick,
): Tick | undefined {
  const facts = { kind: on === null ? 'reading-taken-back' : 'resource-read', title } as const;
  return tickMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const read = findReading(db, resourceKey);
      const isLate = on === null && read !== null && seen !== undefined && seen !== seenOf(read);
      if (on !== null) {
        db.orm.insert(readings).values({ resourceKey, readOn: on, readAt: at }).onConflictDoNothing().run();
      } else if (!isLate) {
        db.orm.delete(readings).where(eq(readings.resourceKey, resourceKey)).run();
      }
      const late: LateTick | null = isLate ? { because: 'read-since', title, on: read.on } : null;
      return { late };
    }),
  );
}

function findReading({ orm }: Database, resourceKey: string): Completion | null {
  const row = orm.select().from(readings).where(eq(readings.resourceKey, resourceKey)).get();
  return row ? { on: row.readOn, at: row.readAt } : null;
}
