import { and, eq } from 'drizzle-orm';
import type { Evidence } from '../../plans/plan/plan.ts';
import {
  deleteUnnamedAttachments,
  insertAttachment,
  type NewAttachment,
} from '../attachment/attachment-rows.ts';
import type { Database } from '../file/open.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { evidence, tasks } from '../schema/task.ts';

type Places = Pick<Evidence, 'pieceKey' | 'attachmentKey'>;
type NewEvidence = Omit<Evidence, 'id' | 'leftOn' | keyof Places> &
  Partial<Pick<Places, 'pieceKey'>> & {
    taskId: number;
    /** A file that is left with it, whose bytes are kept. */
    attachment?: NewAttachment | undefined;
  };
type TaskRow = Pick<typeof tasks.$inferSelect, 'title'>;

/**
 * Leaves evidence of a task, today; `undefined` when there is no such task.
 *
 * @throws {RangeError} when the figure is not finite: no export could tell it
 */
export function addEvidence(
  db: Database,
  { taskId, at, today, formToken, attachment, ...left }: NewEvidence & ChangeMoment,
): ChangeMade | undefined {
  const { value } = left;
  if (value !== null && !Number.isFinite(value)) throw new RangeError(`Not a figure: ${value}`);

  const facts = (task: TaskRow | undefined) => ({ kind: 'evidence-left', title: task?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      const task = findTask(db, taskId);
      if (!task) return undefined;
      if (attachment) insertAttachment(db, attachment, at);
      db.orm
        .insert(evidence)
        .values({ taskId, ...left, attachmentKey: attachment?.key ?? '', leftOn: today })
        .run();
      return task;
    }),
  );
}

/** Takes evidence of a task away; `undefined` when there is no such task. Taking it away twice is harmless. */
export function removeEvidence(
  db: Database,
  { taskId, evidenceId, at, today, formToken }: { taskId: number; evidenceId: number } & ChangeMoment,
): ChangeMade | undefined {
  const facts = (task: TaskRow | undefined) =>
    ({ kind: 'evidence-removed', title: task?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      const task = findTask(db, taskId);
      if (task) deleteEvidence(db, taskId, evidenceId);
      return task;
    }),
  );
}

function findTask(db: Database, taskId: number): TaskRow | undefined {
  return db.orm.select({ title: tasks.title }).from(tasks).where(eq(tasks.id, taskId)).get();
}

function deleteEvidence(db: Database, taskId: number, evidenceId: number): void {
  db.orm
    .delete(evidence)
    .where(and(eq(evidence.id, evidenceId), eq(evidence.taskId, taskId)))
    .run();
  deleteUnnamedAttachments(db);
}
