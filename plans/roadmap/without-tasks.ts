import type { Roadmap } from './roadmap.ts';

/** The roadmap less the tasks of these ids. A phase that loses all of them keeps its habits, and no task. */
export function withoutTasks(roadmap: Roadmap, taskIds: ReadonlySet<string>): Roadmap {
  const phases = roadmap.phases.map((phase) => ({
    ...phase,
    tasks: phase.tasks.filter(({ id }) => !taskIds.has(id)),
  }));
  return { ...roadmap, phases };
}
