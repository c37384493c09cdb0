import { getTableName, like } from 'drizzle-orm';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Session } from '../../plans/plan/plan.ts';
import type { FullDay } from '../../plans/replan/full-days.ts';
import { EDITED_FIELDS, type EditedField, type TaskWords } from '../../plans/task/task-fields.ts';
import { changedFields } from '../../plans/task/task-values.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { findChange, isStillOn } from '../journal/history.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { nextRevision } from '../journal/revisions.ts';
import { ownResources } from '../schema/reading.ts';
import { tasks } from '../schema/task.ts';
import { type SessionsByTask, writeSessions } from './session-rows.ts';
import {
  arePhasesOfPlan,
  areTasksOfPlan,
  findTaskValues,
  insertLateTask,
  tickSteps,
  writeTaskValues,
} from './task-rows.ts';

/** A task of the learner's own, with its first sessions. */
type NewTask = TaskWords & {
  planId: number;
  phaseId: number;
  sessions: readonly Session[];
  /** Days that it brings over their minutes. */
  over?: readonly FullDay[];
  /** The positions of the steps that are done. */
  ticked?: readonly number[];
};

type TaskEdit = {
  taskId: number;
  /** The revision that the learner saw when they began: another one by now is not overwritten. */
  baseRevision: number;
  /** What is to change; the sessions where a changed estimate was laid anew. */
  changes: Partial<TaskWords> & { sessions?: readonly Session[] };
  /** The positions of the steps that are done by it, in the checklist that it makes. */
  ticked?: readonly number[];
};

export type EditOutcome =
  | { ok: true; changeId: number | null; revision: number }
  | { ok: false; reason: 'missing' }
  | { ok: false; reason: 'stale'; current: TaskWords & { revision: number } };

/**
 * Adds a task of the learner's own, last in its phase. It has no baseline: it counts in what is left, not in pace.
 *
 * @returns `undefined` when the plan has no such phase
 */
export function addTask(
  db: Database,
  { at, today, formToken, planId, over = [], ticked = [], ...newTask }: NewTask & ChangeMoment,
): (ChangeMade & { taskId: number }) | undefined {
  const { title, minutes, sessions } = newTask;
  const startsOn = sessions[0]?.day ?? null;
  const facts = { kind: 'task-added', title, minutes, startsOn, ...(over.length > 0 && { over }) } as const;
  const taskId = (id: number | undefined) => id;
  const recorded = recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
    if (!arePhasesOfPlan(db, planId, [newTask.phaseId])) return undefined;
    const key = unusedKey(db);
    const id = insertLateTask(db, { ...newTask, key, origin: 'own', evidenceKind: 'note', serves: [] });
    tickSteps(db, id, ticked, { on: today, at });
    return id;
  });
  const { changeId } = recorded;
  const added = recorded.isRepeat ? findChange(db, recorded.changeId)?.taskId : recorded.result;
  return added == null ? undefined : { taskId: added, changeId };
}

/**
 * `own-1`, `own-2`, …: unique in all plans, and not that of a task that is gone and has left something to read, so that
 * own resources, which belong to no plan, go by it.
 */
function unusedKey(db: Database): string {
  return unusedKeys(db)();
}

/** The same for several tasks: another one each time. */
export function unusedKeys({ orm }: Database): () => string {
  const isOwn = like(tasks.key, 'own-%');
  const ofTasks = orm.select({ key: tasks.key }).from(tasks).where(isOwn).all();
  const ofResources = orm.select({ keys: ownResources.tasks }).from(ownResources).all();
  const taken = new Set([...ofTasks.map(({ key }) => key), ...ofResources.flatMap(({ keys }) => keys)]);
  let number = 0;
  return () => {
    do number += 1;
    while (taken.has(`own-${number}`));
    return `own-${number}`;
  };
}

/** Changes what a task is. The same words again are no change; its baseline stays whatever its estimate becomes. */
export function editTask(db: Database, edit: TaskEdit & ChangeMoment): EditOutcome {
  return readAndWrite(db, () => editAsFound(db, edit));
}

function editAsFound(db: Database, edit: TaskEdit & ChangeMoment): EditOutcome {
  const { taskId, baseRevision, changes, ticked = [] } = edit;
  const { sessions, ...words } = changes;
  const current = findTaskValues(db, taskId);
  if (!current) return { ok: false, reason: 'missing' };

  const fields = changedFields(EDITED_FIELDS, current, words);
  if (fields.length > 0 && current.revision !== baseRevision) return { ok: false, reason: 'stale', current };
  const revision = fields.length === 0 ? current.revision : nextTaskRevision(db, taskId, current.revision);

  const { at, today, formToken } = edit;
  const facts = editFacts(current, words, fields.length === 0 && ticked.length > 0 ? ['steps'] : fields);
  const { changeId } = recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
    if (fields.length > 0) writeTaskValues(db, taskId, words, revision);
    tickSteps(db, taskId, ticked, { on: today, at });
    if (sessions) writeSessions(db, new Map([[taskId, sessions]]));
  });
  return { ok: true, changeId, revision };
}

/** The revision of a task's next edit. */
export function nextTaskRevision(db: Database, taskId: number, current: number): number {
  const key = { [tasks.id.name]: taskId };
  return nextRevision(db, { tableName: getTableName(tasks), key, column: tasks.revision.name, current });
}

function editFacts(
  current: TaskWords,
  words: Partial<TaskWords>,
  fields: readonly EditedField[],
): NewChangeFacts {
  const { title } = current;
  const [field, ...others] = fields;
  if (field === undefined) return { kind: 'task-laid-anew', title };
  if (others.length > 0) return { kind: 'task-edited', title, fields };
  if (field === 'title') return { kind: 'task-renamed', title, newTitle: words.title ?? '' };
  if (field !== 'minutes') return { kind: 'task-edited', title, fields };
  return { kind: 'task-reestimated', title, before: current.minutes, after: words.minutes ?? 0 };
}

type Reestimate = {
  planId: number;
  /** The new estimate of each task in minutes, by its id. */
  minutesByTask: ReadonlyMap<number, number>;
  /** The tasks whose sessions change with it, each with all of its sessions. */
  sessionsByTask: SessionsByTask;
  facts: NewChangeFacts;
  /** What `journalBasis` said when these were worked out. */
  basis?: string;
};

/**
 * Gives several tasks other estimates, as one change.
 *
 * @returns `undefined`, and nothing written, when one of them is not a task of the plan or something was changed since
 */
export function setEstimates(
  db: Database,
  { planId, minutesByTask, sessionsByTask, facts, basis, at, today, formToken }: Reestimate & ChangeMoment,
): ChangeMade | undefined {
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      if (!isStillOn(db, basis)) return undefined;
      const taskIds = [...minutesByTask.keys(), ...sessionsByTask.keys()];
      if (!areTasksOfPlan(db, planId, taskIds)) return undefined;

      for (const [taskId, minutes] of minutesByTask) {
        const current = findTaskValues(db, taskId);
        if (!current || current.minutes === minutes) continue;
        writeTaskValues(db, taskId, { minutes }, nextTaskRevision(db, taskId, current.revision));
      }
      writeSessions(db, sessionsByTask);
      return minutesByTask;
    }),
  );
}
