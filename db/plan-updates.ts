import type { Session } from '../plans/plan.ts';
import type { EvidenceKind } from '../plans/roadmap/roadmap.ts';
import type { TaskWords } from './editing.ts';
import type { Database } from './file/open.ts';
import type { ChangeMade, ChangeMoment } from './journal/journal.ts';
import type { SessionsByTask } from './sessions.ts';

/** A task that a newer roadmap brings into a plan. */
export type AddedTask = TaskWords & {
  key: string;
  phaseId: number;
  evidenceKind: EvidenceKind;
  sessions: readonly Session[];
};

/** What a newer roadmap does to a plan: only what is named changes, and no progress goes. */
export type PlanUpdate = {
  planId: number;
  added: readonly AddedTask[];
  changed: readonly { taskId: number; changes: Partial<TaskWords> }[];
  droppedTaskIds: readonly number[];
  dropReason: string;
  sessionsByTask: SessionsByTask;
  summary: string;
};

/** Brings a plan up to date with a newer roadmap, as one change; `undefined` when there is no such plan. */
export function applyPlanUpdate(_db: Database, _update: PlanUpdate & ChangeMoment): ChangeMade | undefined {
  throw new Error('Not written yet');
}
