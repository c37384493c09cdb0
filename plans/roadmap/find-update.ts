import type { Day } from '../day.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { Phase, Plan, Task } from '../plan/plan.ts';
import { withTickedLines } from '../task/checklist.ts';
import { COMPARED_FIELDS, type ComparedField, type TaskValues } from '../task/task-fields.ts';
import { shareDone } from '../task/task-progress.ts';
import { differences } from './differences.ts';
import type { Roadmap, RoadmapTask } from './roadmap.ts';
import { tasksById, valuesOf } from './task-of-roadmap.ts';
import { findHabitUpdate, type HabitUpdate, NO_HABIT_UPDATE } from './update-habits.ts';
import { type ChangedPhase, findPhaseUpdate } from './update-phases.ts';

/** What a newer roadmap says otherwise of a task: only what differs. `steps` is the whole checklist. */
export type TaskChanges = Partial<Pick<TaskValues, ComparedField>>;

/** A task that a plan does not have yet, and the phase of the plan that it joins. */
export type NewTask = { task: RoadmapTask; phase: Phase };

export type ChangedTask = {
  task: Task;
  changes: TaskChanges;
  /** It was edited since the plan was made, so its own words may be meant. */
  isEdited: boolean;
};

/** A task that comes back, and what is said of it on the track that has it; nothing where it is as it was. */
export type ReturningTask = { task: Task; changes: TaskChanges };

/** What a roadmap would bring to a plan made from an earlier state of it; every list in roadmap order. */
export type RoadmapUpdate = {
  added: readonly NewTask[];
  changed: readonly ChangedTask[];
  /** Dropped when the plan went to a track that has them not, and on its track again. */
  returning: readonly ReturningTask[];
  /** Not in the roadmap any more, and nothing was done for them: they would be dropped. */
  gone: readonly Task[];
  /** Not in the roadmap any more, but something was done for them: they stay. */
  kept: readonly Task[];
  habits: HabitUpdate;
  phases: readonly ChangedPhase[];
  /** There is nothing to update: `kept` asks for nothing. */
  isEmpty: boolean;
};

/** What an update asks for, counted: tasks, habits however they change, and phases that are worded otherwise. */
export type UpdateFigures = {
  newCount: number;
  changedCount: number;
  goneCount: number;
  habitCount: number;
  phaseCount: number;
};

/** Counts what an update asks for; what the learner edited asks for nothing. `null` where nothing is left. */
export function updateFigures(update: RoadmapUpdate): UpdateFigures | null {
  const { added, returning, changed, gone, habits, phases } = suggestedOf(update);
  const figures = {
    newCount: added.length + returning.length,
    changedCount: changed.length,
    goneCount: gone.length,
    habitCount: countHabits(habits),
    phaseCount: phases.length,
  };
  return Object.values(figures).every((each) => each === 0) ? null : figures;
}

/** An update less what the learner edited: what is ticked until they choose. */
export function suggestedOf(update: RoadmapUpdate): RoadmapUpdate {
  const { changed, habits } = update;
  return {
    ...update,
    changed: changed.filter(isUntouched),
    habits: {
      added: habits.added,
      changed: habits.changed.filter(isUntouched),
      gone: habits.gone.filter(isUntouched),
    },
  };
}

function isUntouched({ isEdited }: { isEdited: boolean }): boolean {
  return !isEdited;
}

function countHabits({ added, changed, gone }: HabitUpdate): number {
  return added.length + changed.length + gone.length;
}

/**
 * Tells what a newer state of a plan's roadmap has that the plan has not, by the stable ids of tasks.
 *
 * Progress is never orphaned. A task on which something was done, timed, noted or left as evidence stays when the roadmap
 * drops it; a finished task stays as it was done; a ticked step stays on its checklist when the roadmap takes it off.
 * Tasks of the learner's own and tasks that the learner dropped are left alone, and so are dates and the days of phases:
 * a task that moved to another phase stays where it is. A new task joins the phase of its id; where the phase itself is
 * new, the phase before it. A track decides about tasks alone: going to another one changes no habit and no phase.
 *
 * Looking again after the whole update was applied finds nothing more.
 *
 * @param plan - made from an earlier state of the roadmap
 * @param roadmap - as it is on the track of the plan, or on one that it might be put on
 * @param today - the learner's own calendar day, from which on habits and phases can change
 * @param own - the roadmap as it is on the plan's own track, where `roadmap` is as on another: what says the same as
 * that was not edited
 * @throws {RangeError} when the plan has no phase
 */
export function findRoadmapUpdate(
  plan: Plan,
  roadmap: Roadmap,
  today: Day,
  own: Roadmap | null = null,
): RoadmapUpdate {
  const planned = plan.tasks.filter(({ origin }) => origin === 'roadmap');
  const newer = tasksById(roadmap);
  const missing = planned.filter(({ key, droppedOn }) => droppedOn === null && !newer.has(key));
  const added = listNew(plan, roadmap);
  const owned = own && tasksById(own);
  const changed = planned.flatMap((task) => listChanged(task, newer.get(task.key), owned?.get(task.key)));
  const gone = missing.filter((task) => !hasProgress(task));
  const returning = planned.flatMap((task) => listReturning(task, newer.get(task.key)));
  const habits = own === null ? findHabitUpdate(plan, roadmap, today) : NO_HABIT_UPDATE;
  const phases = own === null ? findPhaseUpdate(plan, roadmap, today) : [];
  const lists = [added, changed, returning, gone, habits.added, habits.changed, habits.gone, phases];
  return {
    added,
    changed,
    returning,
    gone,
    kept: missing.filter(hasProgress),
    habits,
    phases,
    isEmpty: lists.every((list) => list.length === 0),
  };
}

function listNew(plan: Plan, roadmap: Roadmap): NewTask[] {
  const known = new Set(plan.tasks.map(({ key }) => key));
  const phases = new Map(plan.phases.map((phase) => [phase.key, phase]));
  let joined = plan.phases[0];
  if (!joined) throw new RangeError('A plan without a phase cannot take a task');

  const added: NewTask[] = [];
  for (const { id, tasks } of roadmap.phases) {
    const phase: Phase = phases.get(id) ?? joined;
    for (const task of tasks) if (!known.has(task.id)) added.push({ task, phase });
    joined = phase;
  }
  return added;
}

/** Today asks on each visit, and next to no task has changed since. */
const listChanged = oncePerValue(
  (task: Task, newer: RoadmapTask | undefined, own: RoadmapTask | undefined): readonly ChangedTask[] => {
    if (!newer || task.completion !== null || task.droppedOn !== null) return [];
    const changes = findChanges(task, newer);
    if (Object.keys(changes).length === 0) return [];
    const isAsOnOwnTrack = own !== undefined && Object.keys(findChanges(task, own)).length === 0;
    return [{ task, changes, isEdited: task.revision > 0 && !isAsOnOwnTrack }];
  },
);

/** What the learner edited stays, but for the weight, which the track decides. */
function listReturning(task: Task, newer: RoadmapTask | undefined): ReturningTask[] {
  if (!newer || !task.isOffTrack) return [];
  const { weight, ...others } = findChanges(task, newer);
  return [{ task, changes: { ...(weight && { weight }), ...(task.revision === 0 && others) } }];
}

function findChanges(task: Task, newer: RoadmapTask): TaskChanges {
  const after = { ...valuesOf(newer), steps: withTickedLines(task.steps, newer.steps) };
  const before = { ...task, steps: task.steps.map(({ text }) => text) };
  return differences(COMPARED_FIELDS, before, after);
}

/** Tells whether the learner left anything on a task: a tick, time, a note or evidence. */
function hasProgress(task: Task): boolean {
  const { note, evidence, spent } = task;
  return shareDone(task, null) > 0 || spent.length > 0 || note.text !== '' || evidence.length > 0;
}
