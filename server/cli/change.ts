import { listChanges } from '../../db/journal/history.ts';
import { setChangeUndone } from '../../db/journal/undo.ts';
import { setTaskCompletion } from '../../db/task/completions.ts';
import { datesIn } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { changeInWords } from '../../plans/journal/change-words.ts';
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

const CHANGES_SEARCHED = 30;

/**
 * Takes back the latest change that stands, whether it was made here or on a page.
 *
 * @throws {CliProblem} when there is none that can be taken back
 */
export function undoLatest({ deps, moment, settings }: CliStanding): Answer {
  const latest = listChanges(deps.db, { limit: CHANGES_SEARCHED }).find(({ undoneAt }) => undoneAt === null);
  if (!latest?.canUndo) {
    throw new CliProblem('There is no recent change that can be taken back.');
  }
  const summary = changeInWords(latest.facts, datesIn(settings));
  const outcome = setChangeUndone(deps.db, latest.id, true, moment.at);
  if (!outcome.ok) throw new CliProblem(`“${summary}” could not be taken back: something later hangs on it.`);
  return {
    value: { changeId: latest.id, summary },
    lines: [`Taken back: ${summary}`],
  };
}
