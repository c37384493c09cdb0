import type { Session } from '../plans/plan.ts';
import type { TaskKind, TaskWeight } from '../plans/roadmap/roadmap.ts';
import type { Day } from '../plans/schedule/day.ts';
import type { Database } from './file/open.ts';
import type { ChangeMade, ChangeMoment } from './journal/journal.ts';

/** What the learner can say of a task; steps are the lines of its checklist. */
export type TaskWords = {
  title: string;
  minutes: number;
  kind: TaskKind;
  weight: TaskWeight;
  steps: readonly string[];
};

/** A task of the learner's own. Its sessions are its first ones; it has no baseline. */
export type NewTask = TaskWords & { planId: number; phaseId: number; sessions: readonly Session[] };

export type EditOutcome =
  | { ok: true; changeId: number | null; revision: number }
  | { ok: false; reason: 'missing' }
  | { ok: false; reason: 'stale'; current: TaskWords & { revision: number } };

/** Adds a task of the learner's own, last in its phase; `undefined` when the plan has no such phase. */
export function addTask(
  _db: Database,
  _newTask: NewTask & ChangeMoment,
): (ChangeMade & { taskId: number }) | undefined {
  throw new Error('Not written yet');
}

/** Changes what is named. `sessions` are those of the changed estimate, where the caller has laid them anew. */
export function editTask(
  _db: Database,
  _edit: ChangeMoment & {
    taskId: number;
    baseRevision: number;
    changes: Partial<TaskWords> & { sessions?: readonly Session[] };
  },
): EditOutcome {
  throw new Error('Not written yet');
}

/** Drops a task from its plan, or restores it (`droppedOn: null`); `sessions` replace those it has. */
export function setTaskDropped(
  _db: Database,
  _drop: ChangeMoment & {
    taskId: number;
    droppedOn: Day | null;
    reason: string;
    sessions?: readonly Session[];
  },
): ChangeMade | undefined {
  throw new Error('Not written yet');
}
