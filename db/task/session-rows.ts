import { and, eq, sql } from 'drizzle-orm';
import type { Session } from '../../plans/plan/plan.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { sessions } from '../schema/task.ts';

/** Each task's whole list of sessions, by the task's id. */
export type SessionsByTask = ReadonlyMap<number, readonly Session[]>;

const TASK_ID = sql.placeholder('taskId');
const DAY = sql.placeholder('day');

const statements = oncePerDatabase(({ orm }) => ({
  listDays: orm.select({ day: sessions.day }).from(sessions).where(eq(sessions.taskId, TASK_ID)).prepare(),
  remove: orm
    .delete(sessions)
    .where(and(eq(sessions.taskId, TASK_ID), eq(sessions.day, DAY)))
    .prepare(),
  put: orm
    .insert(sessions)
    .values({
      taskId: TASK_ID,
      day: DAY,
      minutes: sql.placeholder('minutes'),
      isPinned: sql.placeholder('isPinned'),
      position: sql.placeholder('position'),
    })
    .onConflictDoUpdate({
      target: [sessions.taskId, sessions.day],
      set: {
        minutes: sql`excluded.minutes`,
        isPinned: sql`excluded.is_pinned`,
        position: sql`excluded.position`,
      },
    })
    .prepare(),
}));

/** Gives each of these tasks exactly these sessions. A row that stays as it is leaves no trace in the journal. */
export function writeSessions(db: Database, sessionsByTask: SessionsByTask): void {
  const { listDays, remove, put } = statements(db);
  for (const [taskId, wanted] of sessionsByTask) {
    const wantedDays = new Set(wanted.map(({ day }) => day));
    for (const { day } of listDays.all({ taskId })) {
      if (!wantedDays.has(day)) remove.run({ taskId, day });
    }
    for (const { day, minutes, isPinned, position } of wanted) {
      put.run({ taskId, day, minutes, isPinned, position });
    }
  }
}
