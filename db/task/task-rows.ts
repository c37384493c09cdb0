import { and, asc, count, eq, gt, inArray, isNull, max } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { Completion, Session, Step } from '../../plans/plan/plan.ts';
import { carryTicks, type TickedLine } from '../../plans/task/checklist.ts';
import type { DropEnding } from '../../plans/task/kinds.ts';
import type { TaskValues } from '../../plans/task/task-fields.ts';
import type { Database } from '../file/open.ts';
import { phases } from '../schema/plan.ts';
import { steps, TASK_FIELD_COLUMNS, tasks } from '../schema/task.ts';
import { writeSessions } from './session-rows.ts';

/** A task that joins a plan later than the others; it has no baseline. */
export type LateTask = TaskValues &
  Pick<typeof tasks.$inferInsert, 'phaseId' | 'key' | 'origin'> &
  Partial<Pick<typeof tasks.$inferSelect, 'note' | 'completedOn' | 'completedAt'>> & {
    sessions: readonly Session[];
  };

const VALUE_COLUMNS = Object.fromEntries(
  ([...TASK_FIELD_COLUMNS, 'revision'] as const).map((name) => [name, tasks[name]]),
) as Pick<typeof tasks, (typeof TASK_FIELD_COLUMNS)[number] | 'revision'>;

/** Adds a task, last in its phase. */
export function insertLateTask(db: Database, task: LateTask): number {
  const { steps: texts, sessions, ...columns } = task;
  const position = lastPosition(db, task.phaseId) + 1;
  const { lastInsertRowid } = db.orm
    .insert(tasks)
    .values({ ...columns, position })
    .run();
  const taskId = Number(lastInsertRowid);
  writeSteps(db, taskId, texts);
  writeSessions(db, new Map([[taskId, sessions]]));
  return taskId;
}

function lastPosition({ orm }: Database, phaseId: number): number {
  const last = orm
    .select({ position: max(tasks.position) })
    .from(tasks)
    .where(eq(tasks.phaseId, phaseId))
    .get();
  return last?.position ?? 0;
}

export function findTaskValues(
  { orm }: Database,
  taskId: number,
): (TaskValues & { revision: number }) | undefined {
  const row = orm.select(VALUE_COLUMNS).from(tasks).where(eq(tasks.id, taskId)).get();
  return row && { ...row, steps: listTicks({ orm }, taskId).map(({ text }) => text) };
}

/** Writes what is named, under a new revision. */
export function writeTaskValues(
  db: Database,
  taskId: number,
  { steps: texts, ...values }: Partial<TaskValues>,
  revision: number,
): void {
  db.orm
    .update(tasks)
    .set({ ...values, revision })
    .where(eq(tasks.id, taskId))
    .run();
  if (texts) writeSteps(db, taskId, texts);
}

/** Gives a task this checklist. A line that it had before, wherever, keeps its tick. */
function writeSteps(db: Database, taskId: number, texts: readonly string[]): void {
  for (const step of carryTicks(listTicks(db, taskId), texts)) {
    const { position, ...columns } = stepColumns(step);
    db.orm
      .insert(steps)
      .values({ taskId, position, ...columns })
      .onConflictDoUpdate({ target: [steps.taskId, steps.position], set: columns })
      .run();
  }
  db.orm
    .delete(steps)
    .where(and(eq(steps.taskId, taskId), gt(steps.position, texts.length)))
    .run();
}

/** Ticks steps of a task, by their positions. */
export function tickSteps(
  { orm }: Pick<Database, 'orm'>,
  taskId: number,
  positions: readonly number[],
  { on, at }: Completion,
): void {
  if (positions.length === 0) return;
  orm
    .update(steps)
    .set({ completedOn: on, completedAt: at })
    .where(and(eq(steps.taskId, taskId), inArray(steps.position, [...positions])))
    .run();
}

function listTicks({ orm }: Pick<Database, 'orm'>, taskId: number): TickedLine[] {
  const { text, completedOn, completedAt, position } = steps;
  return orm
    .select({ text, completedOn, completedAt })
    .from(steps)
    .where(eq(steps.taskId, taskId))
    .orderBy(asc(position))
    .all()
    .map(tickedLine);
}

type StepRow = Pick<typeof steps.$inferSelect, 'position' | 'text' | 'completedOn' | 'completedAt'>;

/** A step as its row has it. */
export function stepColumns({ position, text, completion }: Step): StepRow {
  return { position, text, completedOn: completion?.on ?? null, completedAt: completion?.at ?? null };
}

export function tickedLine({ text, completedOn, completedAt }: Omit<StepRow, 'position'>): TickedLine {
  return { text, completion: toCompletion(completedOn, completedAt) };
}

export function toCompletion(on: Day | null, at: string | null): Completion | null {
  return on === null || at === null ? null : { on, at };
}

/** Drops tasks; one that was dropped before keeps its day and its reason. */
export function dropTasks(
  { orm }: Database,
  taskIds: readonly number[],
  drop: { droppedOn: Day; droppedAs: DropEnding; dropReason: string; isOffTrack?: boolean },
): void {
  orm
    .update(tasks)
    .set(drop)
    .where(and(inArray(tasks.id, [...taskIds]), isNull(tasks.droppedOn)))
    .run();
}

/** Takes tasks back into their plan. */
export function restoreTasks({ orm }: Database, taskIds: readonly number[]): void {
  orm
    .update(tasks)
    .set({ droppedOn: null, droppedAs: 'dropped', dropReason: '', isOffTrack: false })
    .where(inArray(tasks.id, [...taskIds]))
    .run();
}

/** Tells whether every one of these is a task of the plan. */
export function areTasksOfPlan({ orm }: Database, planId: number, taskIds: Iterable<number>): boolean {
  const wanted = [...new Set(taskIds)];
  const found = orm
    .select({ taskCount: count() })
    .from(tasks)
    .innerJoin(phases, eq(phases.id, tasks.phaseId))
    .where(and(eq(phases.planId, planId), inArray(tasks.id, wanted)))
    .get();
  return found?.taskCount === wanted.length;
}

/** Tells whether every one of these is a phase of the plan. */
export function arePhasesOfPlan({ orm }: Database, planId: number, phaseIds: Iterable<number>): boolean {
  const wanted = [...new Set(phaseIds)];
  const found = orm
    .select({ phaseCount: count() })
    .from(phases)
    .where(and(eq(phases.planId, planId), inArray(phases.id, wanted)))
    .get();
  return found?.phaseCount === wanted.length;
}
