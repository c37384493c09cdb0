import { eq } from 'drizzle-orm';
import type { Mock } from '../../plans/mock/mock.ts';
import type { Database } from '../file/open.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { evidence, tasks } from '../schema/task.ts';

export type MockEvidence = {
  mock: Pick<Mock, 'title' | 'day'>;
  taskId: number;
  /** A note that leads to the mock. */
  text: string;
  /** How the note begins; by it the same evidence is known again, whatever the day is written like. */
  mark: string;
};

/**
 * Leaves a mock as the evidence of a task, and checks the task off on the day of the mock unless it is done already.
 *
 * @returns `undefined` when there is no such task; its evidence is left once only
 */
export function leaveMockAsEvidence(
  db: Database,
  { mock, taskId, text, mark, at, today, formToken }: MockEvidence & ChangeMoment,
): ChangeMade | undefined {
  const facts = (task: { title: string } | undefined) =>
    ({ kind: 'mock-left-as-evidence', title: task?.title ?? '', mockTitle: mock.title }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      const task = db.orm
        .select({ title: tasks.title, completedOn: tasks.completedOn })
        .from(tasks)
        .where(eq(tasks.id, taskId))
        .get();
      if (!task) return undefined;

      if (task.completedOn === null) {
        db.orm
          .update(tasks)
          .set({ completedOn: mock.day, completedAt: at })
          .where(eq(tasks.id, taskId))
          .run();
      }
      const left = db.orm
        .select({ text: evidence.text })
        .from(evidence)
        .where(eq(evidence.taskId, taskId))
        .all();
      if (!left.some((one) => one.text.startsWith(mark))) {
        db.orm.insert(evidence).values({ taskId, kind: 'note', text, leftOn: today }).run();
      }
      return task;
    }),
  );
}
