import { addTask } from '../../../db/task/editing.ts';
import { datesIn } from '../../../plans/dates.ts';
import type { Day } from '../../../plans/day.ts';
import { formatMinutes } from '../../../plans/format.ts';
import { dayInWords } from '../../../plans/replan/summary.ts';
import { daysOverfilledBy, firstPhase, firstSessions } from '../../../plans/task/new-task.ts';
import { USUAL_TASK_TEXTS } from '../../../plans/task/task-fields.ts';
import { parseNewTask } from '../../task/form.ts';
import { type Answer, CliProblem, type CliStanding } from '../standing.ts';

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
  const over = daysOverfilledBy(plan, sessions, today);
  const added = addTask(deps.db, { planId: plan.id, ...words, sessions, over, ...moment });
  if (!added) throw new CliProblem('The plan changed meanwhile. Nothing was added; try again.');

  const days = sessions.map(
    (session) => `${dates.formatLongDateWithYear(session.day)} (${formatMinutes(session.minutes)})`,
  );
  const when = days.length === 0 ? 'no day has room for it; its page shows what you can do' : days.join(', ');
  return {
    value: {
      taskId: added.taskId,
      title: words.title,
      sessions: sessions.map(({ day, minutes: part }) => ({ day, minutes: part })),
    },
    lines: [
      `Added “${words.title}” as number ${added.taskId}: ${when}.`,
      ...over.map((each) => `Over its minutes: ${dayInWords(each, dates)}.`),
    ],
  };
}
