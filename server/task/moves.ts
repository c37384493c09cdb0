import { quoted } from '../../db/journal/summaries.ts';
import type { Day } from '../../plans/day.ts';
import { count } from '../../plans/format.ts';
import type { Plan, Session, Task } from '../../plans/plan/plan.ts';
import { doToday, moveLeft, nextStudyDay, pushAll, splitRemaining } from '../../plans/replan/moving/move.ts';
import { dayInWords } from '../../plans/words.ts';

/** What can be done with what is left of a task. */
export const MOVES = ['today', 'next', 'day', 'split', 'push'] as const;

export type MoveRequest = {
  action: (typeof MOVES)[number];
  /** With `day`. */
  day?: Day | undefined;
  /** With `push`. */
  studyDays: number;
};

/** The sessions that the tasks would have, and the words for the list of changes. */
export function moveTasks(
  plan: Plan,
  tasks: readonly Task[],
  request: MoveRequest,
  today: Day,
): { sessionsByTask: Map<number, readonly Session[]>; summary: string } {
  const sessionsByTask =
    request.action === 'push'
      ? pushTasks(plan, tasks, request.studyDays, today)
      : new Map(tasks.map((task) => [task.id, moveTask(plan, task, request, today)] as const));
  return { sessionsByTask, summary: summarise(tasks, request) };
}

function moveTask(plan: Plan, task: Task, { action, day }: MoveRequest, today: Day): readonly Session[] {
  if (action === 'today') return doToday(task, today);
  if (action === 'next') return nextStudyDay(task, plan, today);
  if (action === 'split') return splitRemaining(task, plan, today);
  return day === undefined ? task.sessions : moveLeft(task, day, today);
}

function pushTasks(plan: Plan, tasks: readonly Task[], studyDays: number, today: Day) {
  const pushed = pushAll(plan, studyDays, today);
  return new Map(
    tasks.flatMap(({ id }) => {
      const sessions = pushed.get(id);
      return sessions === undefined ? [] : [[id, sessions] as const];
    }),
  );
}

function summarise(tasks: readonly Task[], { action, day, studyDays }: MoveRequest): string {
  const what = tasksInWords(tasks);
  if (action === 'today') return `Moved ${what} to today`;
  if (action === 'next') return `Moved ${what} to the next study day`;
  if (action === 'split') return `Split what is left of ${what}`;
  if (action === 'push') return `Pushed ${what} by ${count(studyDays, 'study day')}`;
  return day === undefined ? `Moved ${what}` : `Moved ${what} to ${dayInWords(day)}`;
}

/** One task by its title, several by their number. */
export function tasksInWords(tasks: readonly Task[]): string {
  const [first, second] = tasks;
  return first && !second ? quoted(first.title) : count(tasks.length, 'task');
}
