import { setHabitCompletion } from '../../../db/habit/habit-completions.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { type Dates, datesIn } from '../../../plans/dates.ts';
import type { Day } from '../../../plans/day.ts';
import { habitsAskedOn } from '../../../plans/habit/asked.ts';
import type { Habit, Plan, Task } from '../../../plans/plan/plan.ts';
import { type LateTick, lateInWords } from '../../../plans/task/ticking/late.ts';
import { seenOf } from '../../../plans/task/ticking/seen.ts';
import { type Answer, CliProblem, type CliStanding } from '../standing.ts';
import { titlesShown } from '../titles-shown.ts';
import { findTaskByText } from './find-task.ts';

export type Done = {
  /** Without it, today. */
  on: Day | undefined;
  /** A task that is finished already goes to that day, too. */
  changesDay: boolean;
};

/**
 * Checks a task off, or a habit of the day by its name in full. A task of that name goes first.
 *
 * @throws {CliProblem} when it is not clear what is meant, or the day has not come yet
 */
export async function finish(standing: CliStanding, text: string, done: Done): Promise<Answer> {
  const { plan, today } = standing;
  const { on = today } = done;
  const habit = isTaskTitle(plan, text) ? undefined : findHabit(plan, text, on);
  if (habit) return keepHabit(standing, habit, on);
  return finishTask(standing, findTaskByText(plan, text, await titlesShown(plan.tasks)), done);
}

const named = (title: string, text: string) => title.toLowerCase() === text.trim().toLowerCase();

function isTaskTitle({ tasks }: Plan, text: string): boolean {
  return tasks.some(({ title, droppedOn }) => droppedOn === null && named(title, text));
}

function findHabit(plan: Plan, text: string, day: Day): Habit | undefined {
  return habitsAskedOn(plan, day).find(({ title }) => named(title, text));
}

function keepHabit({ deps, today, moment, settings }: CliStanding, habit: Habit, day: Day): Answer {
  requireCome(day, today, settings);
  const { id: habitId, title } = habit;
  const changeId = setHabitCompletion(deps.db, { habitId, day, isDone: true, ...moment })?.changeId ?? null;
  const verb = changeId === null ? 'was kept already' : 'is kept';
  return {
    value: { changeId, habitId, title, on: day },
    lines: [`“${title}” ${verb}, on ${datesIn(settings).formatLongDateWithYear(day)}.`],
  };
}

/** @throws {CliProblem} when a day has not come yet */
export function requireCome(day: Day, today: Day, settings: CliStanding['settings']): void {
  if (day <= today) return;
  throw new CliProblem(
    `${datesIn(settings).formatLongDateWithYear(day)} has not come yet. Nothing was changed. Name an earlier day after --on, or leave that out.`,
  );
}

/**
 * Checks a task off, on today unless an earlier day is named. One that is done stays so on its day, unless it is said
 * that its day changes.
 *
 * @throws {CliProblem} when it is not clear which task, the day has not come yet, or it was done on another day
 */
function finishTask(
  { deps, today, moment, settings }: CliStanding,
  { id: taskId, title, completion }: Task,
  { on: wantedOn, changesDay }: Done,
): Answer {
  requireCome(wantedOn ?? today, today, settings);
  const on = wantedOn ?? completion?.on ?? today;
  const seen = changesDay ? seenOf(completion) : undefined;
  const tick = setTaskCompletion(deps.db, { taskId, on, seen, ...moment });
  if (tick?.late) throw tooLate(tick.late, datesIn(settings));
  const changeId = tick?.changeId ?? null;
  const verb = changeId === null ? 'was done already' : 'is done';
  return {
    value: { changeId, taskId, title, on },
    lines: [`“${title}” ${verb}, on ${datesIn(settings).formatLongDateWithYear(on)}.`],
  };
}

function tooLate(late: LateTick, dates: Dates): CliProblem {
  return new CliProblem(lateInWords([late], dates, 'with --change-day it goes to the other day'));
}
