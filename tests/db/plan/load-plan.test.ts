import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { setHabitCompletion } from '../../../db/habit/habit-completions.ts';
import { listChanges } from '../../../db/journal/history.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { listPlans } from '../../../db/plan/plans.ts';
import { recordAnswer } from '../../../db/practice/answers.ts';
import { saveSettings } from '../../../db/settings/settings.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import {
  AT,
  givenPlan,
  MOMENT,
  requirePlan,
  SOME_FACTS,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { givenNewAnswer } from '../../support/made/practice/answers.ts';
import { anyScript } from '../acts.ts';

/** Inside of a transaction nothing is remembered. */
function readAfresh(db: Database, planId: number): Plan | null {
  return db.client.transaction(() => loadPlan(db, planId))();
}

function queriedTables(queries: readonly string[]): string[] {
  const tables = queries.flatMap((sql) => /^select .*? from "(\w+)"/s.exec(sql)?.[1] ?? []);
  return tables.filter((table) => table !== 'settings');
}

test('a plan stays one value until something is written', () => {
  const db = testDatabase();
  const planId = givenPlan(db);
  const plan = loadPlan(db, planId);

  expect(loadPlan(db, planId)).toBe(plan);
  setTaskCompletion(db, { ...MOMENT, taskId: plan?.tasks[0]?.id ?? 0, on: TODAY });
  expect(loadPlan(db, planId)).not.toBe(plan);
});

test('an answer to a question leaves the plan the same value', () => {
  const db = testDatabase();
  const planId = givenPlan(db);
  const plan = loadPlan(db, planId);

  recordAnswer(db, { ...MOMENT, answer: givenNewAnswer({}), prompt: 'Softmax' });
  expect(loadPlan(db, planId)).toBe(plan);

  const keptHabitId = plan?.habits[0]?.id ?? 0;
  recordAnswer(db, { ...MOMENT, answer: givenNewAnswer({}), prompt: 'Softmax', keptHabitId });
  expect(loadPlan(db, planId)?.habits[0]?.completedDays).toEqual([TODAY]);
});

test('after a write only the tables that were written to are read again', () => {
  const queries: string[] = [];
  const db = testDatabase(':memory:', { logQuery: (sql) => queries.push(sql) });
  const planId = givenPlan(db);
  const taskId = requirePlan(db).tasks[0]?.id ?? 0;
  const tablesAfter = (write: () => unknown) => {
    write();
    queries.length = 0;
    loadPlan(db, planId);
    return queriedTables(queries);
  };

  expect(tablesAfter(() => setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY }))).toEqual(['tasks']);
  expect(tablesAfter(() => setChangeUndone(db, 2, true, AT))).toEqual(['tasks']);
  expect(tablesAfter(() => saveSettings(db, { theme: 'dark' }, MOMENT))).toEqual([]);
  expect(tablesAfter(() => undefined)).toEqual([]);
});

test('what a change wrote before it failed is not remembered', () => {
  const db = testDatabase();
  const planId = givenPlan(db);
  const write = () => {
    db.client.exec("update tasks set title = 'Spoilt'");
    loadPlan(db, planId);
    throw new Error('Half-way');
  };

  expect(() => recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, write)).toThrow('Half-way');

  expect(loadPlan(db, planId)?.tasks[0]?.title).toBe('Task 1');
});

test('what another connection wrote is seen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [db, other] = [testDatabase(join(folder, 'daymark.db')), testDatabase(join(folder, 'daymark.db'))];
  const planId = givenPlan(db);
  const { tasks, habits } = requirePlan(db);
  const habitId = habits[0]?.id ?? 0;

  setHabitCompletion(other, { ...MOMENT, habitId, day: TODAY, isDone: true });
  expect(loadPlan(db, planId)?.habits[0]?.completedDays).toEqual([TODAY]);

  setHabitCompletion(other, { ...MOMENT, habitId, day: TODAY, isDone: false });
  setTaskCompletion(db, { ...MOMENT, taskId: tasks[0]?.id ?? 0, on: TODAY });
  expect(loadPlan(db, planId)).toEqual(readAfresh(db, planId));
  expect(loadPlan(db, planId)?.habits[0]?.completedDays).toEqual([]);
});

test('with its phases in another order, all that hangs on them is too', () => {
  const db = testDatabase();
  const planId = givenPlan(db);
  const keys = () => requirePlan(db).tasks.map(({ key }) => key);
  expect(keys()).toEqual(['task-1', 'task-2', 'task-3', 'task-4']);

  recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () =>
    db.client.exec('update phases set position = 3 - position'),
  );

  expect(keys()).toEqual(['task-3', 'task-4', 'task-1', 'task-2']);
  expect(loadPlan(db, planId)).toEqual(readAfresh(db, planId));
});

/** What may come between two loads: a change, one taken back or put in force again, or one that fails half-way. */
type Turn = 'act' | 'undo' | 'redo' | 'fail' | 'other plan';

const anyTurns = fc.array(
  fc.record({
    turn: fc.constantFrom<Turn>('act', 'act', 'act', 'undo', 'redo', 'fail', 'other plan'),
    script: anyScript({ minLength: 1, maxLength: 3 }),
    pick: fc.nat(20),
  }),
  { minLength: 10, maxLength: 25 },
);

const turns: Record<Turn, (db: Database, script: ReturnType<typeof doAll>, pick: number) => void> = {
  act: (_, act) => act(),
  undo: (db, _, pick) => restore(db, pick, true),
  redo: (db, _, pick) => restore(db, pick, false),
  fail: (db) => {
    const write = () => {
      db.client.exec(
        "update tasks set title = 'Spoilt'; delete from steps; delete from phases where position = 2",
      );
      throw new RangeError('Half-way');
    };
    expect(() => recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, write)).toThrow('Half-way');
  },
  'other plan': (db, _, pick) => {
    const plans = listPlans(db);
    loadPlan(db, plans[pick % plans.length]?.id ?? 0);
  },
};

function doAll(db: Database, script: readonly { act: (db: Database, pick: number) => void; pick: number }[]) {
  return () => {
    for (const { act, pick } of script) act(db, pick);
  };
}

/** Takes back, or puts in force again, one of the latest changes; a conflict is rolled back. */
function restore(db: Database, pick: number, isUndo: boolean): void {
  const changes = listChanges(db, { limit: 5 });
  const change = changes[pick % changes.length];
  if (change) setChangeUndone(db, change.id, isUndo, AT);
}

test('whatever was written, undone, redone or rolled back, a plan is as if it were read afresh', () => {
  fc.assert(
    fc.property(anyTurns, (taken) => {
      const db = testDatabase();
      const planId = givenPlan(db);
      for (const { turn, script, pick } of taken) {
        turns[turn](db, doAll(db, script), pick);

        expect(loadPlan(db, planId)).toEqual(readAfresh(db, planId));
        for (const { id } of listPlans(db)) expect(loadPlan(db, id)).toEqual(readAfresh(db, id));
      }
    }),
    { numRuns: 40 },
  );
});
