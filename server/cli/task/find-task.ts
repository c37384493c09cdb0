import type { Plan, Task } from '../../../plans/plan/plan.ts';
import { tasksInPlan } from '../../../plans/progress/earned.ts';
import { CliProblem } from '../standing.ts';

const MOST_LISTED = 12;

/**
 * The task that a text means: by its number, or by a part of its title in any case. A title in full wins over parts of
 * others; of several, the only one that is open is meant.
 *
 * @param shown - a title as it is shown here, where that is another than it was typed
 * @throws {CliProblem} when it means none, or several
 */
export function findTaskByText(plan: Plan, text: string, shown = asTyped): Task {
  const tasks = tasksInPlan(plan);
  const wanted = text.trim().toLowerCase();
  if (/^[0-9]+$/.test(wanted)) return only(tasks, ({ id }) => String(id) === wanted) ?? none(text);

  const titlesOf = ({ title }: Task) => [title, shown(title)].map((one) => one.toLowerCase());
  const hasTitle = (task: Task) => titlesOf(task).includes(wanted);
  const matches = tasks.filter((task) => wanted !== '' && titlesOf(task).some((one) => one.includes(wanted)));
  const isOpen = ({ completion }: Task) => completion === null;
  const meant = only(matches, () => true) ?? only(matches, hasTitle) ?? only(matches, isOpen);
  if (meant) return meant;
  return matches.length === 0 ? none(text) : several(matches, text);
}

const asTyped = (title: string) => title;

function only(tasks: readonly Task[], isMeant: (task: Task) => boolean): Task | undefined {
  const meant = tasks.filter(isMeant);
  return meant.length === 1 ? meant[0] : undefined;
}

function none(text: string): never {
  throw new CliProblem(
    `No task of the plan in use is called “${text}”. “today” and “week” list tasks by number.`,
  );
}

function several(tasks: readonly Task[], text: string): never {
  const listed = tasks.slice(0, MOST_LISTED).map(({ id, title }) => `  ${id}  ${title}`);
  const rest = tasks.length > MOST_LISTED ? [`  and ${tasks.length - MOST_LISTED} more`] : [];
  const lines = [
    `${tasks.length} tasks are called something with “${text}”. Name one by its number:`,
    ...listed,
    ...rest,
  ];
  throw new CliProblem(lines.join('\n'));
}
