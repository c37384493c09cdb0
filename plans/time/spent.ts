import type { Task } from '../plan/plan.ts';

/** Minutes noted on a task, all days together; 0 where none were. */
export function spentMinutes(task: Task): number {
  return task.spent.reduce((sum, { minutes }) => sum + minutes, 0);
}
