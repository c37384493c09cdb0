import { oncePerValue } from '../once-per-value.ts';
import type { Session, Step, Task } from '../plan/plan.ts';
import { sumMinutes } from '../sum.ts';

/** One session of a task, as "part 2 of 3", with the steps that belong to it. */
export type TaskPart = {
  /** Counts from 1, in order of day. */
  part: number;
  partCount: number;
  session: Session;
  steps: readonly Step[];
  isDone: boolean;
  /** Minutes of the session whose steps are not done, rounded to whole minutes. */
  remainingMinutes: number;
};

/**
 * The sessions of a task in order of day, each with its own stretch of the checklist.
 *
 * Steps are shared out in proportion to minutes, so that each step belongs to exactly one part. A part is done with
 * its last step; the last part, and a part without steps of its own, only when the whole task is checked off.
 */
export const taskParts = oncePerValue((task: Task): readonly TaskPart[] => {
  const totalMinutes = sumMinutes(task.sessions);
  let minutesBefore = 0;
  return task.sessions.map((session, index) => {
    const minutesAfter = minutesBefore + session.minutes;
    const steps = task.steps.slice(
      stepsUpTo(task.steps.length, minutesBefore, totalMinutes),
      stepsUpTo(task.steps.length, minutesAfter, totalMinutes),
    );
    minutesBefore = minutesAfter;
    return {
      part: index + 1,
      partCount: task.sessions.length,
      session,
      steps,
      isDone: isPartDone(task, index, steps),
      remainingMinutes: remainingMinutesOfPart(task, session, steps),
    };
  });
});

/** How many steps of a checklist belong to the parts of the first so many minutes. */
export function stepsUpTo(stepCount: number, minutes: number, totalMinutes: number): number {
  return Math.round((stepCount * minutes) / totalMinutes);
}

/**
 * The parts of a task that somebody has to come for: all but those that are {@link isSpare spare}. Every list of what a
 * day holds is made of these.
 */
export const neededParts = oncePerValue((task: Task): readonly TaskPart[] =>
  task.completion === null
    ? taskParts(task)
    : taskParts(task).filter(({ session }) => !isSpare(task, session)),
);

/**
 * A session is spare when its task was finished on an earlier day: the day is free again, until the task is opened.
 *
 * @see plans/README.md#what-counts-as-finished
 */
export function isSpare({ completion }: Pick<Task, 'completion'>, { day }: Pick<Session, 'day'>): boolean {
  return completion !== null && completion.on < day;
}

function isPartDone(task: Task, index: number, steps: readonly Step[]): boolean {
  if (task.completion !== null) return true;
  const isLast = index === task.sessions.length - 1;
  return !isLast && steps.length > 0 && steps.every((step) => step.completion !== null);
}

function remainingMinutesOfPart(task: Task, session: Session, steps: readonly Step[]): number {
  if (task.completion !== null || task.droppedOn !== null) return 0;
  if (steps.length === 0) return session.minutes;
  const openCount = steps.filter((step) => step.completion === null).length;
  return Math.round((session.minutes * openCount) / steps.length);
}
