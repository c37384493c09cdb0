import { setTaskCompletion } from '../../db/task/completions.ts';
import { datesIn } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { findTaskByText } from './find-task.ts';
import { type Answer, CliProblem, type CliStanding } from './standing.ts';

/**
 * Checks a task off, on today unless an earlier day is named. One that is done stays so on its day, unless another is
 * named.
 *
 * @throws {CliProblem} when it is not clear which task, or the day has not come yet
 */
export function finishTask(
  { deps, plan, today, moment, settings }: CliStanding,
  text: string,
  wantedOn: Day | undefined,
): Answer {
  if (wantedOn && wantedOn > today)
    throw new CliProblem(
      `${datesIn(settings).formatLongDateWithYear(wantedOn)} has not come yet. Nothing was changed.`,
    );
  const { id: taskId, title, completion } = findTaskByText(plan, text);
  const on = wantedOn ?? completion?.on ?? today;
  const changeId = setTaskCompletion(deps.db, { taskId, on, ...moment })?.changeId ?? null;
  const verb = changeId === null ? 'was done already' : 'is done';
  return {
    value: { changeId, taskId, title, on },
    lines: [`“${title}” ${verb}, on ${datesIn(settings).formatLongDateWithYear(on)}.`],
  };
}
