import { and, eq } from 'drizzle-orm';
import type { Evidence } from '../../plans/plan/plan.ts';
import {
  deleteUnnamedAttachments,
  insertAttachment,
  type NewAttachment,
} from '../attachment/attachment-rows.ts';
import type { Database } from '../file/open.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { evidence } from '../schema/task.ts';
import { findTaskRow, type TaskRow, writeTask } from './completions.ts';

type Places = Pick<Evidence, 'pieceKey' | 'attachmentKey'>;
type NewEvidence = Omit<Evidence, 'id' | 'leftOn' | keyof Places> &
  Partial<Pick<Places, 'pieceKey'>> & {
    taskId: number;
    /** A file that is left with it, whose bytes are kept. */
    attachment?: NewAttachment | undefined;
  };

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
      const task = findTaskRow(db, taskId);
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

type ProvenTask = ChangeMoment & {
  taskId: number;
  /** The pieces that the task made, and what they are called. */
  pieces: readonly { key: string; title: string }[];
};

/**
 * Ticks a task, today, with the pieces that it made as evidence, as one change. A task that is done keeps its day, and a
 * piece that its evidence names already is not named again; `undefined` when there is no such task in the plan.
 */
export function proveTask(
  db: Database,
  { taskId, pieces, at, today, formToken }: ProvenTask,
): ChangeMade | undefined {
  const facts = (task: TaskRow | undefined) =>
    ({ kind: task?.completedOn ? 'evidence-left' : 'task-finished', title: task?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      const task = findTaskRow(db, taskId);
      if (!task || task.droppedOn !== null) return undefined;
      const named = listNamedPieces(db, taskId);
      for (const { key, title } of pieces) {
        if (named.includes(key)) continue;
        const left = { kind: 'document', text: title, pieceKey: key, leftOn: today } as const;
        db.orm
          .insert(evidence)
          .values({ taskId, ...left })
          .run();
      }
      if (task.completedOn === null) writeTask(db, { taskId, on: today, at, today });
      return task;
    }),
  );
}

function listNamedPieces(db: Database, taskId: number): string[] {
  return db.orm
    .select({ pieceKey: evidence.pieceKey })
    .from(evidence)
    .where(eq(evidence.taskId, taskId))
    .all()
    .map(({ pieceKey }) => pieceKey);
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
      const task = findTaskRow(db, taskId);
      if (task) deleteEvidence(db, taskId, evidenceId);
      return task;
    }),
  );
}

function deleteEvidence(db: Database, taskId: number, evidenceId: number): void {
  db.orm
    .delete(evidence)
    .where(and(eq(evidence.id, evidenceId), eq(evidence.taskId, taskId)))
    .run();
  deleteUnnamedAttachments(db);
}
