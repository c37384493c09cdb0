import type { Plan } from '../plan/plan.ts';
import type { Roadmap } from './roadmap.ts';

/** The roadmap less the tasks of these ids. A phase that loses all of them keeps its habits, and no task. */
export function withoutTasks(roadmap: Roadmap, taskIds: ReadonlySet<string>): Roadmap {
  const phases = roadmap.phases.map((phase) => ({
    ...phase,
    tasks: phase.tasks.filter(({ id }) => !taskIds.has(id)),
  }));
  return { ...roadmap, phases };
}

/** The tasks of a plan that are done and still in the roadmap, by their ids there: starting again can keep them. */
export function doneInRoadmap({ tasks }: Plan, { phases }: Roadmap): Set<string> {
  const ids = new Set(phases.flatMap((phase) => phase.tasks.map(({ id }) => id)));
  const done = tasks.filter(({ completion, droppedOn }) => completion !== null && droppedOn === null);
  return new Set(done.map(({ key }) => key).filter((key) => ids.has(key)));
}

/**
 * The tasks that the roadmap says were done before, by their ids there; less those that the plan which is started again
 * and kept has open.
 */
export function doneBefore({ phases }: Roadmap, kept: Plan | null): Set<string> {
  const known = (kept?.tasks ?? []).filter((task) => task.completion === null && task.droppedOn === null);
  const open = new Set(known.map(({ key }) => key));
  const done = phases.flatMap((phase) => phase.tasks.filter((task) => task.done === true));
  return new Set(done.map(({ id }) => id).filter((id) => !open.has(id)));
}

/**
 * The work beside the learner's own habits that go on: they take their minutes first, like those of a phase. One that
 * has a last day is not counted: it would be left room for beyond that day.
 */
export function withHabits(roadmap: Roadmap, { habits }: Pick<Plan, 'habits'>): Roadmap {
  const own = habits.filter(({ phaseId, endsOn }) => phaseId === null && endsOn === null);
  if (own.length === 0) return roadmap;
  const more = own.map(({ key, title, minutes }) => ({ id: key, title, minutes, patterns: [] }));
  const phases = roadmap.phases.map((phase) => ({ ...phase, habits: [...phase.habits, ...more] }));
  return { ...roadmap, phases };
}
