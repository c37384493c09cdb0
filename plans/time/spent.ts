import type { Task } from '../plan/plan.ts';
import { sumMinutes } from '../sum.ts';

/** Minutes noted on a task, all days together; 0 where none were. */
export function spentMinutes(task: Task): number {
  return sumMinutes(task.spent);
}
