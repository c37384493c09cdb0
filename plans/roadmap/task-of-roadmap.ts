import type { TaskValues } from '../task/task-fields.ts';
import type { RoadmapTask } from './roadmap.ts';

/** What a task of a roadmap is, as a plan has it. */
export function valuesOf({ id: _, source: __, after: ___, evidence, ...values }: RoadmapTask): TaskValues {
  return { ...values, evidenceKind: evidence };
}
