import type { Day } from '../day.ts';
import { type Plan, type Session, type Task, UNWRITTEN } from '../plan/plan.ts';
import { type Replan, replan } from '../replan/replan.ts';
import { carryTicks } from '../task/checklist.ts';
import { remainingMinutes } from '../task/task-progress.ts';
import type { NewTask, ReturningTask, RoadmapUpdate } from './find-update.ts';
import { valuesOf } from './task-of-roadmap.ts';
import { OFF_TRACK, type Track } from './track.ts';

const DROP_REASON = 'No longer in the roadmap';

/** The part of an update that the learner wants. */
export type ChosenUpdate = Pick<RoadmapUpdate, 'added' | 'changed' | 'returning' | 'gone'>;

/** What an update does to the days of a plan. */
export type LaidUpdate = {
  /** Days for the new tasks, by their ids in the roadmap; empty for one that found no day. */
  sessionsOfAdded: ReadonlyMap<string, readonly Session[]>;
  /** The whole list of sessions of each changed task whose days change, by its id in the plan. */
  sessionsByTask: ReadonlyMap<number, readonly Session[]>;
  /** Minutes that find no room before the finish; above 0 the new work joins without days. */
  missingMinutes: number;
};

/**
 * Finds days for the new work and the changed estimates of a newer roadmap, from today on.
 *
 * Only tasks that are new, that return, or of which more or less is left than before, get other days; all others stay, even those that are overdue.
 *
 * @param chosen - the part of the update that the learner wants
 */
export function layUpdate(plan: Plan, chosen: ChosenUpdate, today: Day): LaidUpdate {
  const { added, changed, returning, gone } = chosen;
  const goneIds = new Set(gone.map(({ id }) => id));
  const changedTasks = new Map([
    ...changed.map((each) => [each.task.id, changeTask(each)] as const),
    ...returning.map(
      (each) => [each.task.id, { ...changeTask(each), droppedOn: null, sessions: [] }] as const,
    ),
  ]);
  const newTasks = added.map((each, index) => toTask(each, -1 - index));
  const tasks = [
    ...plan.tasks.filter(({ id }) => !goneIds.has(id)).map((task) => changedTasks.get(task.id) ?? task),
    ...newTasks,
  ];
  const moving = new Set(tasks.filter((task) => isToBeLaid(task, plan)).map(({ id }) => id));
  const outcome = replan(
    { ...plan, tasks: inOrderOfPhases(plan, tasks) },
    {
      way: 'same-finish',
      today,
      calendar: plan.calendar,
      excludedTaskIds: new Set(tasks.filter(({ id }) => !moving.has(id)).map(({ id }) => id)),
    },
  );
  return {
    sessionsOfAdded: new Map(newTasks.map(({ id, key }) => [key, outcome.sessions.get(id) ?? []])),
    sessionsByTask: sessionsOfPlan(outcome, newTasks),
    missingMinutes: outcome.shortfall?.missingMinutes ?? 0,
  };
}

/** The part of an update that is named by these ids of tasks in the roadmap. */
export function chooseFromUpdate(
  { added, changed, returning, gone }: RoadmapUpdate,
  taskIds: readonly string[],
): ChosenUpdate {
  const chosen = new Set(taskIds);
  return {
    added: added.filter(({ task }) => chosen.has(task.id)),
    changed: changed.filter(({ task }) => chosen.has(task.key)),
    returning: returning.filter(({ task }) => chosen.has(task.key)),
    gone: gone.filter(({ key }) => chosen.has(key)),
  };
}

/**
 * What applying the chosen part of an update writes, with its facts for the list of changes.
 *
 * @param track - the one that the plan is put on by it; `null` where it stays on its own
 */
export function planUpdate(plan: Plan, chosen: ChosenUpdate, today: Day, track: Track | null = null) {
  const { added, changed, returning, gone } = chosen;
  const { sessionsOfAdded, sessionsByTask } = layUpdate(plan, chosen, today);
  return {
    planId: plan.id,
    added: added.map(({ task, phase }) => ({
      ...valuesOf(task),
      key: task.id,
      phaseId: phase.id,
      sessions: sessionsOfAdded.get(task.id) ?? [],
    })),
    changed: [...changed, ...returning.filter(({ changes }) => Object.keys(changes).length > 0)].map(
      ({ task, changes }) => ({ taskId: task.id, changes }),
    ),
    returningTaskIds: returning.map(({ task }) => task.id),
    droppedTaskIds: gone.map(({ id }) => id),
    dropReason: track === null ? DROP_REASON : OFF_TRACK,
    ...(track && { trackId: track.id }),
    sessionsByTask,
    facts: factsOf(chosen, track),
  };
}

function factsOf({ added, changed, returning, gone }: ChosenUpdate, track: Track | null) {
  const counts = {
    addedCount: added.length + returning.length,
    changedCount: changed.length,
    droppedCount: gone.length,
  };
  return track === null
    ? ({ kind: 'update-taken-over', ...counts } as const)
    : ({ kind: 'track-chosen', title: track.title, ...counts } as const);
}

function isToBeLaid(task: Task, plan: Plan): boolean {
  const before = plan.tasks.find(({ id }) => id === task.id);
  return (
    before === undefined ||
    before.droppedOn !== task.droppedOn ||
    remainingMinutes(before) !== remainingMinutes(task)
  );
}

function inOrderOfPhases(plan: Plan, tasks: readonly Task[]): Task[] {
  return plan.phases.flatMap((phase) => tasks.filter(({ phaseId }) => phaseId === phase.id));
}

function sessionsOfPlan({ sessions }: Replan, newTasks: readonly Task[]): Map<number, readonly Session[]> {
  const byTask = new Map(sessions);
  for (const { id } of newTasks) byTask.delete(id);
  return byTask;
}

function changeTask({ task, changes: { steps, ...changes } }: ReturningTask): Task {
  return { ...task, ...changes, ...(steps && { steps: carryTicks(task.steps, steps) }) };
}

/** A new task as it would stand in the plan, under a number that no task has. */
function toTask({ task, phase }: NewTask, id: number): Task {
  return {
    ...valuesOf(task),
    id,
    key: task.id,
    phaseId: phase.id,
    origin: 'roadmap',
    revision: 0,
    steps: carryTicks([], task.steps),
    completion: null,
    droppedOn: null,
    dropReason: '',
    droppedAs: 'dropped',
    sessions: [],
    baseline: [],
    yardstick: [],
    note: UNWRITTEN,
    evidence: [],
    spent: [],
  };
}
