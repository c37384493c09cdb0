import { expect, onTestFinished } from 'vitest';
import { closeDatabase, type Database, type OpenOptions, openDatabase } from '../../../db/file/open.ts';
import { latestChange, listChanges } from '../../../db/journal/history.ts';
import { DATA_TABLES, imageTables } from '../../../db/journal/row-images.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { createPlan, type NewPlan } from '../../../db/plan/plans.ts';
import { addDays, day } from '../../../plans/day.ts';
import { changeInWords } from '../../../plans/journal/change-words.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { type Roadmap, RoadmapSchema } from '../../../plans/roadmap/roadmap.ts';
import { BRITISH_DATES } from '../made/dates.ts';

const IN_MEMORY = ':memory:';

export const TODAY = day('2026-03-04');
export const AT = '2026-03-04T09:00:00.000Z';
export const MOMENT = { at: AT, today: TODAY };

/** For a change of which only that it is one matters. */
export const SOME_FACTS = { kind: 'settings-changed' } as const;

/** Has something done when its time is over: that of the test, unless several tests share what they work on. */
export type AtEnd = (end: () => Promise<void>) => void;

/** An empty database as the migrations make it, once for all: they take longer than most tests. */
let migrated: Buffer | undefined;

/** A real, empty database in memory, which is not closed by itself. */
export function memoryDatabase(options: OpenOptions = {}): Database {
  migrated ??= openDatabase(IN_MEMORY).client.serialize();
  const db = openDatabase(IN_MEMORY, { contents: migrated, ...options });
  expectTransactions(db);
  return db;
}

/** What a database has once it was filled, for others to begin with. */
export function serialized(fill: (db: Database) => void): Buffer {
  const db = memoryDatabase();
  fill(db);
  const contents = db.client.serialize();
  closeDatabase(db);
  return contents;
}

/** A real, empty database, in memory unless a path is given. Closed when the test ends. */
export function testDatabase(
  path = IN_MEMORY,
  options: OpenOptions = {},
  atEnd: AtEnd = onTestFinished,
): Database {
  const db = path === IN_MEMORY ? memoryDatabase(options) : openDatabase(path, options);
  atEnd(async () => closeDatabase(db));
  return db;
}

/**
 * Makes every write outside of a transaction fail: the bookkeeping of the file would not hear of it. Data tables have
 * the journal, which asks for more.
 */
function expectTransactions({ client }: Database): void {
  client.function('expect_transaction', () => {
    if (!client.inTransaction) throw new Error('Every write belongs in a write transaction');
    return null;
  });
  const journaled = new Set(imageTables().keys());
  const tables = client
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
    .pluck()
    .all()
    .filter((name) => !journaled.has(name));
  for (const table of tables) {
    for (const event of ['insert', 'update', 'delete']) {
      client.exec(
        `create temp trigger "expected_${table}_${event}" before ${event} on main."${table}" begin
          select expect_transaction();
        end`,
      );
    }
  }
}

/** The instant so many minutes after {@link AT}. */
export function later(minutes: number): string {
  return new Date(Date.parse(AT) + minutes * 60_000).toISOString();
}

/** Every row of every data table, in a stable order. */
export function dumpData(db: Database): unknown {
  return Object.fromEntries(
    Object.entries(DATA_TABLES).map(([name, table]) => [
      name,
      db.orm
        .select()
        .from(table)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
}

/** Two phases of a week on fourteen days; tasks `task-1`, `task-2`, … with three steps each, one hour a day each. */
export function sampleNewPlan({
  taskCount = 4,
  ...overrides
}: Partial<NewPlan> & { taskCount?: number } = {}): NewPlan {
  const startOn = day('2026-03-02');
  const roadmap = sampleRoadmap(taskCount);
  return {
    roadmap,
    calendar: {
      startOn,
      finishOn: addDays(startOn, 13),
      weekdayMinutes: [120, 120, 120, 120, 120, 180, 0],
      exceptions: [],
    },
    windows: roadmap.phases.map((phase, index) => ({
      phase,
      startsOn: addDays(startOn, 7 * index),
      endsOn: addDays(startOn, 7 * index + 6),
    })),
    schedule: {
      sessions: roadmap.phases.flatMap((phase, index) =>
        phase.tasks.map(({ id, minutes }, t) => ({
          taskId: id,
          day: addDays(startOn, 7 * index + (t % 6)),
          minutes,
        })),
      ),
    },
    droppedTaskIds: [],
    ...overrides,
  };
}

export function givenPlan(db: Database, overrides: Partial<NewPlan> & { taskCount?: number } = {}): number {
  const { planId } = createPlan(db, sampleNewPlan(overrides), MOMENT);
  if (planId === null) throw new Error('The plan was not made');
  return planId;
}

/** The plan in use, in a test that has one. */
export function requirePlan(db: Database): Plan {
  const plan = loadActivePlan(db);
  if (!plan) throw new Error('There is no plan');
  return plan;
}

/** The latest changes in words, newest first. */
export function listWords(db: Database, limit: number): string[] {
  return listChanges(db, { limit }).map(({ facts }) => changeInWords(facts, BRITISH_DATES));
}

/** The latest change in words. */
export function latestWords(db: Database): string | undefined {
  return listWords(db, 1)[0];
}

/** Makes one change; undone, all data is as before, and redone as after. */
export function expectOneUndoableChange(db: Database, change: () => unknown): void {
  const before = { dump: dumpData(db), changeId: latestChange(db)?.id ?? 0 };
  change();
  const after = { dump: dumpData(db), changeId: latestChange(db)?.id ?? 0 };

  expect(after.changeId).toBe(before.changeId + 1);
  expect(setChangeUndone(db, after.changeId, true, AT).ok).toBe(true);
  expect(dumpData(db)).toEqual(before.dump);
  expect(setChangeUndone(db, after.changeId, false, AT).ok).toBe(true);
  expect(dumpData(db)).toEqual(after.dump);
  expect(db.client.pragma('foreign_key_check')).toEqual([]);
}

/** What is said to be no change touches no row and leaves no entry. */
export function expectNoChange(db: Database, change: () => unknown): void {
  const before = { dump: dumpData(db), changeId: latestChange(db)?.id };
  change();
  expect({ dump: dumpData(db), changeId: latestChange(db)?.id }).toEqual(before);
}

function sampleRoadmap(taskCount: number): Roadmap {
  const taskOf = (number: number) => ({
    id: `task-${number}`,
    kind: 'hands-on',
    title: `Task ${number}`,
    minutes: 60,
    steps: ['Read', 'Build', 'Explain'],
  });
  const numbers = Array.from({ length: taskCount }, (_, index) => index + 1);
  const half = Math.ceil(taskCount / 2);
  const phaseOf = (id: string, week: number, own: number[]) => ({
    id,
    title: `Phase ${week}`,
    weeks: [week, week],
    goal: 'Know it',
    outcome: 'Can tell it',
    habits: [{ id: `${id}-drill`, title: `Drill of ${id}`, minutes: 20 }],
    tasks: own.map(taskOf),
  });
  return RoadmapSchema.parse({
    id: 'sample',
    title: 'Sample roadmap',
    weeks: 2,
    phases: [phaseOf('first', 1, numbers.slice(0, half)), phaseOf('second', 2, numbers.slice(half))],
  });
}
