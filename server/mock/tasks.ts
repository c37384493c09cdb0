import type { Mock } from '../../plans/mock/mock.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import type { AppDeps } from '../deps.ts';

/**
 * The tasks that the format names or the mock was started for, in roadmap order, those that have left the plan among
 * them. What is not on the track of a plan is none of its tasks, whatever the format names.
 */
export function tasksOfMock({ library }: Pick<AppDeps, 'library'>, plan: Plan, mock: Mock): Task[] {
  const format = library.mockFormats.find(({ id }) => id === mock.formatKey);
  return plan.tasks.filter(
    ({ id, key, origin }) => id === mock.taskId || (origin === 'roadmap' && format?.tasks.includes(key)),
  );
}
