import { fromFields } from '../content/fields.ts';
import { TASK_FIELD_NAMES, type TaskValues } from '../task/task-fields.ts';
import type { RoadmapTask } from './roadmap.ts';

/** What a task of a roadmap is, as a plan has it. */
export function valuesOf(task: RoadmapTask): TaskValues {
  return fromFields(TASK_FIELD_NAMES, (name) =>
    name === 'evidenceKind' ? task.evidence : task[name],
  ) as TaskValues;
}
