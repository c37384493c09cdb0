import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import type { TickedLine } from '../../plans/task/checklist.ts';
import type { Database } from '../file/open.ts';
import { phases } from '../schema/plan.ts';
import { evidence, spentTimes, steps, tasks } from '../schema/task.ts';
import { tickedLine } from '../task/task-rows.ts';

type TaskRow = Pick<
  typeof tasks.$inferSelect,
  'id' | 'key' | 'completedOn' | 'completedAt' | 'note' | 'noteRevision'
>;
type EvidenceRow = typeof evidence.$inferSelect;
type SpentRow = Omit<typeof spentTimes.$inferSelect, 'id' | 'taskId'>;

/** What was done of a task in an earlier plan. */
export type KeptTask = TaskRow & {
  steps: readonly TickedLine[];
  evidence: readonly EvidenceRow[];
  spent: readonly SpentRow[];
};

/** What was done in a plan, by the task's id in the roadmap. */
export function listKeptWork(db: Database, planId: number): Map<string, KeptTask> {
  const earlier = listTasks(db, planId);
  const taskIds = earlier.map(({ id }) => id);
  const stepsOf = Map.groupBy(listSteps(db, taskIds), ({ taskId }) => taskId);
  const evidenceOf = Map.groupBy(listEvidence(db, taskIds), ({ taskId }) => taskId);
  const spentOf = Map.groupBy(listSpent(db, taskIds), ({ taskId }) => taskId);
  return new Map(
    earlier.map((task) => [
      task.key,
      {
        ...task,
        steps: (stepsOf.get(task.id) ?? []).map(tickedLine),
        evidence: evidenceOf.get(task.id) ?? [],
        spent: spentOf.get(task.id) ?? [],
      },
    ]),
  );
}

/**
 * What was done before the first plan, as the roadmap says: like work of an earlier plan, finished on the day on which
 * this plan is made. Where an earlier plan knows the task, that holds.
 */
export function withDoneBefore(
  kept: ReadonlyMap<string, KeptTask>,
  { phases: blocks }: Roadmap,
  { at, today }: { at: string; today: Day },
): Map<string, KeptTask> {
  const done = blocks.flatMap((phase) => phase.tasks).filter((task) => task.done && !kept.has(task.id));
  const completion = { on: today, at };
  return new Map([
    ...kept,
    ...done.map(({ id: key, steps: texts }): [string, KeptTask] => [
      key,
      {
        id: 0,
        key,
        completedOn: today,
        completedAt: at,
        note: '',
        noteRevision: 0,
        steps: texts.map((text) => ({ text, completion })),
        evidence: [],
        spent: [],
      },
    ]),
  ]);
}

/** What hangs on a task besides its ticks: its evidence, and the time that went into it. */
export function insertKeptRecords({ orm }: Database, taskId: number, kept: KeptTask): void {
  for (const { id: _, ...left } of kept.evidence)
    orm
      .insert(evidence)
      .values({ ...left, taskId })
      .run();
  for (const { day, minutes, notedAt } of kept.spent) {
    orm.insert(spentTimes).values({ taskId, day, minutes, notedAt }).run();
  }
}

/** Dropped tasks are left behind: starting again offers all of the roadmap. */
function listTasks({ orm }: Database, planId: number): TaskRow[] {
  const { id, key, completedOn, completedAt, note, noteRevision } = tasks;
  return orm
    .select({ id, key, completedOn, completedAt, note, noteRevision })
    .from(tasks)
    .innerJoin(phases, eq(phases.id, tasks.phaseId))
    .where(and(eq(phases.planId, planId), isNull(tasks.droppedOn)))
    .all();
}

function listSteps({ orm }: Database, taskIds: readonly number[]) {
  return orm
    .select()
    .from(steps)
    .where(inArray(steps.taskId, [...taskIds]))
    .orderBy(asc(steps.taskId), asc(steps.position))
    .all();
}

function listEvidence({ orm }: Database, taskIds: readonly number[]) {
  return orm
    .select()
    .from(evidence)
    .where(inArray(evidence.taskId, [...taskIds]))
    .orderBy(asc(evidence.id))
    .all();
}

function listSpent({ orm }: Database, taskIds: readonly number[]) {
  return orm
    .select()
    .from(spentTimes)
    .where(inArray(spentTimes.taskId, [...taskIds]))
    .orderBy(asc(spentTimes.id))
    .all();
}
