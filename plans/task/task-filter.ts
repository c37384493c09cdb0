import { mentions } from '../mentions.ts';
import type { Plan, Task } from '../plan/plan.ts';
import type { TaskKind, TaskWeight } from './kinds.ts';
import { type TaskState, taskState } from './task-progress.ts';

/** What a reader of the plan wants to see; `null` lets everything through. */
export type TaskFilter = {
  kind: TaskKind | null;
  weight: TaskWeight | null;
  state: TaskState | null;
  /** Words that must all occur in the title, the steps, the note or the evidence, whatever their case. */
  words: string;
};

/** The tasks of a plan that a filter lets through, in roadmap order. */
export function filterTasks(plan: Plan, filter: TaskFilter): Task[] {
  return plan.tasks.filter(
    (task) =>
      (!filter.kind || task.kind === filter.kind) &&
      (!filter.weight || task.weight === filter.weight) &&
      (!filter.state || taskState(task) === filter.state) &&
      mentions(textsOf(task), filter.words),
  );
}

function textsOf(task: Task): string[] {
  return [
    task.title,
    task.note.text,
    ...task.steps.map((step) => step.text),
    ...task.evidence.map((evidence) => evidence.text),
  ];
}
