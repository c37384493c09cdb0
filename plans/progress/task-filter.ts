import type { Plan, Task } from '../plan.ts';
import type { TaskKind, TaskWeight } from '../roadmap/roadmap.ts';
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
  const words = filter.words.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  return plan.tasks.filter(
    (task) =>
      (!filter.kind || task.kind === filter.kind) &&
      (!filter.weight || task.weight === filter.weight) &&
      (!filter.state || taskState(task) === filter.state) &&
      mentions(task, words),
  );
}

function mentions(task: Task, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const texts = [task.title, task.note.text];
  texts.push(...task.steps.map((step) => step.text), ...task.evidence.map((evidence) => evidence.text));
  const whole = texts.join('\n').toLocaleLowerCase('en');
  return words.every((word) => whole.includes(word));
}
