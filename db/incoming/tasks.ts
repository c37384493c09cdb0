import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Session } from '../../plans/plan/plan.ts';
import type { TaskKind, TaskWeight } from '../../plans/task/kinds.ts';
import type { Database } from '../file/open.ts';
import { isStillOn } from '../journal/history.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { unusedKeys } from '../task/editing.ts';
import { arePhasesOfPlan, insertLateTask, tickSteps } from '../task/task-rows.ts';

/** A task that was brought in, with its days. */
type BroughtTask = {
  phaseId: number;
  title: string;
  minutes: number;
  kind: TaskKind;
  weight: TaskWeight;
  isDone: boolean;
  steps: readonly { text: string; isDone: boolean }[];
  note: string;
  sessions: readonly Session[];
};

type BroughtTasks = {
  planId: number;
  tasks: readonly BroughtTask[];
  facts: NewChangeFacts;
  /** What `journalBasis` said when the days were found. */
  basis?: string;
};

/**
 * Adds tasks of the learner's own to a plan, as one change: each last in its phase, in their order. What is done, and
 * each step that is, is ticked today.
 *
 * @returns `undefined`, and nothing written, when the plan has no such phase or something was changed since
 */
export function bringTasksIn(
  db: Database,
  { planId, tasks, facts, basis, at, today, formToken }: BroughtTasks & ChangeMoment,
): ChangeMade | undefined {
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      if (!isStillOn(db, basis)) return undefined;
      const phaseIds = tasks.map(({ phaseId }) => phaseId);
      if (tasks.length === 0 || !arePhasesOfPlan(db, planId, phaseIds)) return undefined;

      const nextKey = unusedKeys(db);
      for (const { isDone, steps, ...task } of tasks) {
        const taskId = insertLateTask(db, {
          phaseId: task.phaseId,
          title: task.title,
          minutes: task.minutes,
          kind: task.kind,
          weight: task.weight,
          note: task.note,
          sessions: task.sessions,
          steps: steps.map(({ text }) => text),
          key: nextKey(),
          origin: 'own',
          evidenceKind: 'note',
          essential: false,
          serves: [],
          completedOn: isDone ? today : null,
          completedAt: isDone ? at : null,
        });
        const done = steps.flatMap((step, index) => (step.isDone || isDone ? [index + 1] : []));
        tickSteps(db, taskId, done, { on: today, at });
      }
      return tasks;
    }),
  );
}
