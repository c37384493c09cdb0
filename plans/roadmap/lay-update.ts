import type { Day } from '../day.ts';
import { hasPast } from '../habit/stretches.ts';
import { type Plan, type Session, type Task, UNWRITTEN } from '../plan/plan.ts';
import { type Replan, replan } from '../replan/replan.ts';
import { carryTicks } from '../task/checklist.ts';
import { remainingMinutes } from '../task/task-progress.ts';
import type { NewTask, ReturningTask, RoadmapUpdate } from './find-update.ts';
import { valuesOf } from './task-of-roadmap.ts';
import { OFF_TRACK, type Track } from './track.ts';
import { endOfGone, type HabitUpdate, habitsAfter, startOfNew } from './update-habits.ts';

const DROP_REASON = 'No longer in the roadmap';

/** The part of an update that the learner wants. */
export type ChosenUpdate = Omit<RoadmapUpdate, 'kept' | 'isEmpty'>;

/** The ids in the roadmap of what a learner wants of an update. */
export type ChosenIds = { tasks: readonly string[]; habits: readonly string[]; phases: readonly string[] };

/** What an update does to the days of a plan. */
export type LaidUpdate = {
  /** Days for the new tasks, by their ids in the roadmap; empty for one that found no day. */
  sessionsOfAdded: ReadonlyMap<string, readonly Session[]>;
  /** The whole list of sessions of each changed task whose days change, by its id in the plan. */
  sessionsByTask: ReadonlyMap<number, readonly Session[]>;
  /** Minutes that find no room before the finish; above 0 the new work joins without days. */
  missingMinutes: number;
  /** The plan as it would be: its work on these days, beside the habits that it would ask for. */
  after: Plan;
};

/**
 * Finds days for the new work and the changed estimates of a newer roadmap, from today on, beside the habits that it asks
 * for.
 *
 * Only tasks that are new, that return, or of which more or less is left than before, get other days; all others stay, even those that are overdue.
 *
 * @param chosen - the part of the update that the learner wants
 */
export function layUpdate(plan: Plan, chosen: ChosenUpdate, today: Day): LaidUpdate {
  const { added, changed, returning, gone, habits } = chosen;
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
  const changedPlan = {
    ...plan,
    tasks: inOrderOfPhases(plan, tasks),
    habits: habitsAfter(plan, habits, today),
  };
  const outcome = replan(changedPlan, {
    way: 'same-finish',
    today,
    calendar: plan.calendar,
    excludedTaskIds: new Set(tasks.filter(({ id }) => !moving.has(id)).map(({ id }) => id)),
  });
  return {
    sessionsOfAdded: new Map(newTasks.map(({ id, key }) => [key, outcome.sessions.get(id) ?? []])),
    sessionsByTask: sessionsOfPlan(outcome, newTasks),
    missingMinutes: outcome.shortfall?.missingMinutes ?? 0,
    after: { ...changedPlan, tasks: changedPlan.tasks.map((task) => layTask(task, outcome)) },
  };
}

/** The part of an update that is named by these ids. */
export function chooseFromUpdate(update: RoadmapUpdate, ids: ChosenIds): ChosenUpdate {
  const { added, changed, returning, gone, habits, phases } = update;
  const tasks = new Set(ids.tasks);
  const habitIds = new Set(ids.habits);
  const phaseIds = new Set(ids.phases);
  return {
    added: added.filter(({ task }) => tasks.has(task.id)),
    changed: changed.filter(({ task }) => tasks.has(task.key)),
    returning: returning.filter(({ task }) => tasks.has(task.key)),
    gone: gone.filter(({ key }) => tasks.has(key)),
    habits: {
      added: habits.added.filter(({ habit }) => habitIds.has(habit.id)),
      changed: habits.changed.filter(({ habit }) => habitIds.has(habit.key)),
      gone: habits.gone.filter(({ habit }) => habitIds.has(habit.key)),
    },
    phases: phases.filter(({ phase }) => phaseIds.has(phase.key)),
  };
}

/**
 * What applying the chosen part of an update writes, with its facts for the list of changes.
 *
 * @param track - the one that the plan is put on by it; `null` where it stays on its own
 */
export function planUpdate(plan: Plan, chosen: ChosenUpdate, today: Day, track: Track | null = null) {
  const { added, changed, returning, gone, habits, phases } = chosen;
  const { sessionsOfAdded, sessionsByTask } = layUpdate(plan, chosen, today);
  return {
    planId: plan.id,
    added: added.map(({ task, phase }) => ({
      ...valuesOf(task),
      ...(task.note !== undefined && { note: task.note }),
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
    habits: writtenHabits(plan, habits, today),
    phases: phases.map(({ phase, changes }) => ({ phaseId: phase.id, changes })),
    facts: factsOf(chosen, track),
  };
}

function writtenHabits(plan: Plan, { added, changed, gone }: HabitUpdate, today: Day) {
  return {
    added: added.map(({ habit: { id: key, title, minutes }, phase }) => ({
      key,
      title,
      minutes,
      phaseId: phase.id,
      startsOn: startOfNew(phase, today),
    })),
    changed: changed.map(({ habit, changes }) => ({
      habitId: habit.id,
      changes,
      hasPast: hasPast(plan, habit, today),
    })),
    ended: gone.map(({ habit }) => ({ habitId: habit.id, endsOn: endOfGone(habit, today) })),
  };
}

function factsOf({ added, changed, returning, gone, habits, phases }: ChosenUpdate, track: Track | null) {
  const counts = {
    addedCount: added.length + returning.length,
    changedCount: changed.length,
    droppedCount: gone.length,
  };
  if (track !== null) return { kind: 'track-chosen', title: track.title, ...counts } as const;
  return {
    kind: 'update-taken-over',
    ...counts,
    newHabitCount: habits.added.length,
    changedHabitCount: habits.changed.length,
    endedHabitCount: habits.gone.length,
    phaseCount: phases.length,
  } as const;
}

function isToBeLaid(task: Task, plan: Plan): boolean {
  const before = plan.tasks.find(({ id }) => id === task.id);
  return (
    before === undefined ||
    before.droppedOn !== task.droppedOn ||
    remainingMinutes(before) !== remainingMinutes(task)
  );
}

function layTask(task: Task, { sessions }: Replan): Task {
  return { ...task, sessions: sessions.get(task.id) ?? task.sessions };
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
    isOffTrack: false,
    sessions: [],
    baseline: [],
    yardstick: [],
    note: UNWRITTEN,
    evidence: [],
    spent: [],
  };
}
