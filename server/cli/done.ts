import { setHabitCompletion, setTaskCompletion } from '../../db/task/completions.ts';
import { datesIn } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { habitsAskedOn } from '../../plans/habit/asked.ts';
import type { Habit, Plan } from '../../plans/plan/plan.ts';
import { findTaskByText } from './find-task.ts';
import { type Answer, CliProblem, type CliStanding } from './standing.ts';

/**
 * Checks a task off, or a habit of the day by its name in full. A task of that name goes first.
 *
 * @throws {CliProblem} when it is not clear what is meant, or the day has not come yet
 */
export function finish(standing: CliStanding, text: string, wantedOn: Day | undefined): Answer {
  const { plan, today } = standing;
  const habit = isTaskTitle(plan, text) ? undefined : findHabit(plan, text, wantedOn ?? today);
  return habit ? keepHabit(standing, habit, wantedOn ?? today) : finishTask(standing, text, wantedOn);
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

function requireCome(day: Day, today: Day, settings: CliStanding['settings']): void {
  if (day <= today) return;
  throw new CliProblem(
    `${datesIn(settings).formatLongDateWithYear(day)} has not come yet. Nothing was changed.`,
  );
}

/**
 * Checks a task off, on today unless an earlier day is named. One that is done stays so on its day, unless another is
 * named.
 *
 * @throws {CliProblem} when it is not clear which task, or the day has not come yet
 */
function finishTask(
  { deps, plan, today, moment, settings }: CliStanding,
  text: string,
  wantedOn: Day | undefined,
): Answer {
  requireCome(wantedOn ?? today, today, settings);
  const { id: taskId, title, completion } = findTaskByText(plan, text);
  const on = wantedOn ?? completion?.on ?? today;
  const changeId = setTaskCompletion(deps.db, { taskId, on, ...moment })?.changeId ?? null;
  const verb = changeId === null ? 'was done already' : 'is done';
  return {
    value: { changeId, taskId, title, on },
    lines: [`“${title}” ${verb}, on ${datesIn(settings).formatLongDateWithYear(on)}.`],
  };
}
