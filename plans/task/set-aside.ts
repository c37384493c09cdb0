import type { Day } from '../day.ts';
import type { Plan, Session, Task } from '../plan/plan.ts';
import type { TaskKind } from './kinds.ts';
import { roomFor } from './new-task.ts';
import { isSetAside, remainingMinutes, taskState } from './task-progress.ts';

/** What somebody may know already: the tasks of a phase, all of them or those of one kind. */
export type Topic = { phaseId: number; kind: TaskKind | null };

/** The tasks of a topic that can be set aside: neither done nor gone. */
export function openTasksOf(plan: Plan, topic: Topic): Task[] {
  return tasksOf(plan, topic).filter((task) => ['open', 'started'].includes(taskState(task)));
}

/** The tasks of a topic that are set aside. */
export function tasksSetAside(plan: Plan, topic: Topic): Task[] {
  return tasksOf(plan, topic).filter(isSetAside);
}

function tasksOf({ tasks }: Plan, { phaseId, kind }: Topic): Task[] {
  return tasks.filter((task) => task.phaseId === phaseId && (kind === null || task.kind === kind));
}

/**
 * Finds days for tasks that come back into the plan. A task that still has its days keeps them; the others get days with
 * room, one after the other, and nothing else moves.
 *
 * @returns the new sessions by task id; none for a task without room
 */
export function daysForReturning(
  plan: Plan,
  tasks: readonly Task[],
  today: Day,
): Map<number, readonly Session[]> {
  const found = new Map<number, readonly Session[]>();
  const returning = new Set(tasks.map(({ id }) => id));
  let laid = backIn(plan, returning, found);
  for (const task of tasks) {
    if (task.sessions.length > 0) continue;
    const minutes = remainingMinutes({ ...task, droppedOn: null });
    found.set(task.id, roomFor(laid, { phaseId: task.phaseId, minutes }, today));
    laid = backIn(plan, returning, found);
  }
  return found;
}

function backIn(
  plan: Plan,
  returning: ReadonlySet<number>,
  sessionsById: ReadonlyMap<number, readonly Session[]>,
): Plan {
  const tasks = plan.tasks.map((task) => {
    if (!returning.has(task.id)) return task;
    return { ...task, droppedOn: null, sessions: sessionsById.get(task.id) ?? task.sessions };
  });
  return { ...plan, tasks };
}
