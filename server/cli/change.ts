import { listChanges } from '../../db/journal/history.ts';
import { setChangeUndone } from '../../db/journal/undo.ts';
import { setTaskCompletion } from '../../db/task/completions.ts';
import { addTask } from '../../db/task/editing.ts';
import { datesIn } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { formatMinutes } from '../../plans/format.ts';
import { changeInWords } from '../../plans/journal/change-words.ts';
import { USUAL_TASK_TEXTS } from '../../plans/task/task-fields.ts';
import { parseNewTask } from '../task/form.ts';
import { firstPhase, firstSessions } from '../task/new-task.ts';
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

/** A task as typed; what is missing is as on the page that adds one. */
export type TypedTask = {
  title: string;
  minutes?: string | undefined;
  kind?: string | undefined;
  stretch?: boolean | undefined;
  on?: Day | undefined;
};

/**
 * Adds a task, on the day that is named or where it fits.
 *
 * @throws {CliProblem} naming all that is wrong with it
 */
export function addOwnTask({ deps, plan, today, moment, settings }: CliStanding, typed: TypedTask): Answer {
  const dates = datesIn(settings);
  const { title, minutes, kind, stretch = false, on } = typed;
  const body = {
    ...USUAL_TASK_TEXTS,
    title,
    ...(minutes !== undefined && { minutes }),
    ...(kind !== undefined && { kind }),
    weight: stretch ? 'stretch' : 'core',
    phaseId: String(firstPhase(plan, on ?? today, today)?.id ?? ''),
    when: on ? 'day' : 'fits',
    day: on ?? '',
  };
  const form = parseNewTask(body, plan, today, dates);
  if (!form.ok) throw new CliProblem(`${Object.values(form.errors).join('. ')}. Nothing was added.`);

  const { on: _, ...words } = form.data;
  const sessions = firstSessions(plan, form.data, today);
  const added = addTask(deps.db, { planId: plan.id, ...words, sessions, ...moment });
  if (!added) throw new CliProblem('The plan changed meanwhile. Nothing was added; try again.');

  const days = sessions.map(
    (session) => `${dates.formatLongDateWithYear(session.day)} (${formatMinutes(session.minutes)})`,
  );
  const when = days.length === 0 ? 'no day has room for it; its page offers what to do' : days.join(', ');
  return {
    value: {
      taskId: added.taskId,
      title: words.title,
      sessions: sessions.map(({ day, minutes: part }) => ({ day, minutes: part })),
    },
    lines: [`Added “${words.title}” as number ${added.taskId}: ${when}.`],
  };
}

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
