import { and, eq, inArray } from 'drizzle-orm';
import type { Mock } from '../../plans/mock/mock.ts';
import type { Database } from '../file/open.ts';
import { type ChangeMoment, recordChange } from '../journal/journal.ts';
import { evidence, tasks } from '../schema/task.ts';
import { findTaskRow, goneTick, type Tick, tickMade } from '../task/completions.ts';

export type MockEvidence = {
  mock: Pick<Mock, 'title' | 'day'>;
  taskId: number;
  /** A note that leads to the mock. */
  text: string;
  /** The note as it may have been written before; by these the same evidence is known again. */
  sameTexts: readonly string[];
};

/**
 * Leaves a mock as the evidence of a task, and checks the task off on the day of the mock unless it is done already.
 *
 * @returns `undefined` when there is no such task; its evidence is left once only, and not to one that has left the plan
 */
export function leaveMockAsEvidence(
  db: Database,
  { mock, taskId, text, sameTexts, at, today, formToken }: MockEvidence & ChangeMoment,
): Tick | undefined {
  const facts = (judged: { task: { title: string } } | undefined) =>
    ({ kind: 'mock-left-as-evidence', title: judged?.task.title ?? '', mockTitle: mock.title }) as const;
  return tickMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      const task = findTaskRow(db, taskId);
      if (!task) return undefined;
      if (task.droppedOn !== null) return { task, late: goneTick(task, task.droppedOn) };

      if (task.completedOn === null) {
        db.orm
          .update(tasks)
          .set({ completedOn: mock.day, completedAt: at })
          .where(eq(tasks.id, taskId))
          .run();
      }
      const isOfMock = and(eq(evidence.taskId, taskId), inArray(evidence.text, [...sameTexts]));
      const isThere = db.orm.select({ id: evidence.id }).from(evidence).where(isOfMock).get() !== undefined;
      if (!isThere) {
        db.orm.insert(evidence).values({ taskId, kind: 'note', text, leftOn: today }).run();
      }
      return { task, late: null };
    }),
  );
}
