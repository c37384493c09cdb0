import type { Day } from '../../day.ts';
import type { Plan, Session, Task } from '../../plan/plan.ts';

/** The plan as if some tasks were pinned to the days that they have from today on. */
export function pinTasks(plan: Plan, taskIds: ReadonlySet<number>, today: Day): Plan {
  if (taskIds.size === 0) return plan;
  const tasks = plan.tasks.map((task) =>
    taskIds.has(task.id) ? { ...task, sessions: pinComing(task, today) } : task,
  );
  return { ...plan, tasks };
}

/** Tells whether a task has a coming session that is not pinned yet. */
export function isPinnable(task: Task, today: Day): boolean {
  return task.sessions.some((session) => session.day >= today && !session.isPinned);
}

function pinComing({ sessions }: Task, today: Day): Session[] {
  return sessions.map((session) => (session.day < today ? session : { ...session, isPinned: true }));
}
