import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { prepareStoredRows, storedColumns } from '../file/statements/stored-rows.ts';
import { phases } from '../schema/plan.ts';
import {
  baselineSessions,
  evidence,
  sessions,
  spentTimes,
  steps,
  tasks,
  yardstickSessions,
} from '../schema/task.ts';

/** The rows of all tasks of a plan, by the plan's id: one prepared query for each table, in the order of the plan. */
export const rowsOfPlan = oncePerDatabase((db) => {
  const planId = sql.placeholder('planId');
  const phaseIds = db.orm.select({ id: phases.id }).from(phases).where(eq(phases.planId, planId));
  const taskIds = db.orm.select({ id: tasks.id }).from(tasks).where(inArray(tasks.phaseId, phaseIds));
  const allTasks = db.orm
    .select(storedColumns(tasks))
    .from(tasks)
    .innerJoin(phases, eq(phases.id, tasks.phaseId))
    .where(eq(phases.planId, planId))
    .orderBy(phases.position, tasks.position);
  return {
    tasks: prepareStoredRows(db.client, allTasks),
    ...prepareHanging(db, (taskId) => inArray(taskId, taskIds)),
  };
});

/** The same rows of one task, by its id. */
export const rowsOfTask = oncePerDatabase((db) => {
  const id = sql.placeholder('id');
  const task = db.orm.select(storedColumns(tasks)).from(tasks).where(eq(tasks.id, id));
  return {
    tasks: prepareStoredRows(db.client, task),
    ...prepareHanging(db, (taskId) => eq(taskId, id)),
  };
});

/** What hangs on tasks, those that `isMeant` says. */
function prepareHanging({ orm, client }: Database, isMeant: (taskId: SQLiteColumn) => SQL) {
  const someSteps = orm
    .select(storedColumns(steps))
    .from(steps)
    .where(isMeant(steps.taskId))
    .orderBy(steps.taskId, steps.position);
  const someSessions = orm
    .select(storedColumns(sessions))
    .from(sessions)
    .where(isMeant(sessions.taskId))
    .orderBy(sessions.taskId, sessions.day);
  const someBaselineSessions = orm
    .select(storedColumns(baselineSessions))
    .from(baselineSessions)
    .where(isMeant(baselineSessions.taskId))
    .orderBy(baselineSessions.taskId, baselineSessions.day);
  const someYardstickSessions = orm
    .select(storedColumns(yardstickSessions))
    .from(yardstickSessions)
    .where(isMeant(yardstickSessions.taskId))
    .orderBy(yardstickSessions.taskId, yardstickSessions.day);
  const someEvidence = orm
    .select(storedColumns(evidence))
    .from(evidence)
    .where(isMeant(evidence.taskId))
    .orderBy(evidence.id);
  const someSpentTimes = orm
    .select(storedColumns(spentTimes))
    .from(spentTimes)
    .where(isMeant(spentTimes.taskId))
    .orderBy(spentTimes.day, spentTimes.id);
  return {
    steps: prepareStoredRows(client, someSteps),
    sessions: prepareStoredRows(client, someSessions),
    baselineSessions: prepareStoredRows(client, someBaselineSessions),
    yardstickSessions: prepareStoredRows(client, someYardstickSessions),
    evidence: prepareStoredRows(client, someEvidence),
    spentTimes: prepareStoredRows(client, someSpentTimes),
  };
}
