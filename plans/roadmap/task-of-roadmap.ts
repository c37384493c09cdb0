import { fromFields } from '../content/fields.ts';
import { oncePerValue } from '../once-per-value.ts';
import { TASK_FIELD_NAMES, type TaskValues } from '../task/task-fields.ts';
import type { Roadmap, RoadmapTask } from './roadmap.ts';

/** The tasks of a roadmap by their ids. */
export const tasksById = oncePerValue(
  (roadmap: Roadmap): ReadonlyMap<string, RoadmapTask> =>
    new Map(roadmap.phases.flatMap(({ tasks }) => tasks).map((task) => [task.id, task])),
);

/** What a task of a roadmap is, as a plan has it. */
export function valuesOf(task: RoadmapTask): TaskValues {
  return fromFields(TASK_FIELD_NAMES, (name) =>
    name === 'evidenceKind' ? task.evidence : task[name],
  ) as TaskValues;
}
