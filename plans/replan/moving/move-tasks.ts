import type { Day } from '../../day.ts';
import type { NewChangeFacts } from '../../journal/change-facts.ts';
import type { Plan, Session, Task } from '../../plan/plan.ts';
import type { FullDay } from '../full-days.ts';
import { doToday, moveLeft, nextStudyDay, pushAll, splitRemaining } from './move.ts';
import { overDaysOf } from './over-days.ts';

/** What can be done with what is left of a task. */
export const MOVES = ['today', 'next', 'day', 'split', 'push'] as const;

export type MoveRequest = {
  action: (typeof MOVES)[number];
  /** With `day`. */
  day?: Day | undefined;
  /** With `push`. */
  studyDays: number;
};

export type Moved = {
  sessionsByTask: Map<number, readonly Session[]>;
  overDays: readonly FullDay[];
  facts: NewChangeFacts;
};

/** A push may bring very many days over their minutes: the first ones tell enough. */
const MOST_DAYS_TOLD = 3;

/**
 * Moves what is left of some tasks.
 *
 * @param request - `push` also moves the work that stands after these tasks
 * @returns the sessions that the tasks would have, by task id, the days that go over their minutes by it, and the facts
 * for the list of changes
 */
export function moveTasks(plan: Plan, tasks: readonly Task[], request: MoveRequest, today: Day): Moved {
  const sessionsByTask =
    request.action === 'push'
      ? pushTasks(plan, tasks, request.studyDays, today)
      : new Map(tasks.map((task) => [task.id, moveTask(plan, task, request, today)] as const));
  const overDays = overDaysOf(plan, sessionsByTask, today);
  return { sessionsByTask, overDays, facts: factsOf(tasks, request, overDays.slice(0, MOST_DAYS_TOLD)) };
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

/** One task by its title, several by their number. */
function factsOf(
  tasks: readonly Task[],
  { action, day, studyDays }: MoveRequest,
  over: readonly FullDay[],
): NewChangeFacts {
  const [first, second] = tasks;
  const what = {
    ...(over.length > 0 && { over }),
    title: first && !second ? first.title : null,
    count: tasks.length,
  };
  if (action === 'split') return { kind: 'tasks-split', ...what };
  if (action === 'push') return { kind: 'tasks-pushed', ...what, studyDays };
  const to = action === 'next' ? 'next-study-day' : action === 'day' && day !== undefined ? day : 'today';
  return { kind: 'tasks-moved', ...what, to };
}
