import type { Evidence } from '../plans/plan.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from './journal.ts';
import type { Database } from './open.ts';
import { oncePerDatabase } from './statements.ts';
import { quoted } from './summaries.ts';

type NewEvidence = Omit<Evidence, 'id' | 'leftOn'> & { taskId: number };
type TaskRow = { title: string };

const statements = oncePerDatabase((client) => ({
  findTask: client.prepare<[number], TaskRow>('select title from tasks where id = ?'),
  insert: client.prepare<Omit<Evidence, 'id'> & { taskId: number }>(
    `insert into evidence (task_id, kind, text, location, value, left_on)
     values (@taskId, @kind, @text, @location, @value, @leftOn)`,
  ),
  delete: client.prepare<[number, number]>('delete from evidence where id = ? and task_id = ?'),
}));

/**
 * Leaves evidence of a task, today; `undefined` when there is no such task.
 *
 * @throws {RangeError} when the figure is not finite: no export could tell it
 */
export function addEvidence(
  db: Database,
  { taskId, kind, text, location, value, at, today, formToken }: NewEvidence & ChangeMoment,
): ChangeMade | undefined {
  if (value !== null && !Number.isFinite(value)) throw new RangeError(`Not a figure: ${value}`);

  const summary = (task: TaskRow | undefined) => `Left evidence of ${quoted(task?.title ?? '')}`;
  return changeMade(
    recordChange(db, { summary, at, onDay: today, taskId, formToken }, () => {
      const task = statements(db).findTask.get(taskId);
      if (task) statements(db).insert.run({ taskId, kind, text, location, value, leftOn: today });
      return task;
    }),
  );
}

/** Takes evidence of a task away; `undefined` when there is no such task. Taking it away twice is harmless. */
export function removeEvidence(
  db: Database,
  { taskId, evidenceId, at, today, formToken }: { taskId: number; evidenceId: number } & ChangeMoment,
): ChangeMade | undefined {
  const summary = (task: TaskRow | undefined) => `Removed evidence of ${quoted(task?.title ?? '')}`;
  return changeMade(
    recordChange(db, { summary, at, onDay: today, taskId, formToken }, () => {
      const task = statements(db).findTask.get(taskId);
      if (task) statements(db).delete.run(evidenceId, taskId);
      return task;
    }),
  );
}
