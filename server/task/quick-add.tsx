import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { latestChange } from '../../db/journal/history.ts';
import { addTask } from '../../db/task/editing.ts';
import { datesIn } from '../../plans/dates.ts';
import { type Day, isDay } from '../../plans/day.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { daysOverfilledBy, firstPhase, firstSessions } from '../../plans/task/new-task.ts';
import { readQuickTask } from '../../plans/task/quick-add.ts';
import { USUAL_TASK_TEXTS } from '../../plans/task/task-fields.ts';
import type { TaskFormValues } from '../../views/task/task-form.tsx';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { wantsFragment } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { type NewTaskForm, parseNewTask } from './form.ts';
import { sendNewTask } from './new-task-page.tsx';

/** A line that comes twice within this time was sent twice. */
const TWICE_MILLISECONDS = 3000;

const QuickForm = z.object({
  ...returnFields,
  line: z.string('The form did not say what to add.'),
  /** Of the page that it was typed on. */
  day: z.string().refine(isDay).nullable().catch(null),
  /** What the page knew of. */
  newestTask: z.coerce.number().int().min(0).optional().catch(undefined),
});

/** A task from one line. */
export function quickAddRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/tasks/quick', (request, reply) => {
    const form = requireForm(QuickForm, request.body);
    const standing = loadStanding(deps);
    const { plan, today, settings } = standing;
    if (!plan) return reply.callNotFound();

    const values = readLine(form, plan, { today, locale: settings.locale });
    const task = parseNewTask(values, plan, today, datesIn(settings));
    if (!task.ok) {
      // The line stays in sight; without JavaScript the whole form has what was read of it.
      if (wantsFragment(request)) throw refusal(task.errors);
      return sendNewTask(reply.code(422), deps, standing, values, task.errors);
    }
    if (!isAddedAlready(deps, plan, form.newestTask, task.data)) {
      const { on: _, ...words } = task.data;
      const sessions = firstSessions(plan, task.data, today);
      const over = daysOverfilledBy(plan, sessions, today);
      const added = addTask(deps.db, { planId: plan.id, ...words, sessions, over, ...momentOf(deps, today) });
      if (!added) return reply.callNotFound();
    }
    return answerChange(request, reply, deps, form);
  });
}

type Reader = { today: Day; locale: string };

/** What a line says, as the whole form would have it. */
function readLine(
  { line, day }: z.infer<typeof QuickForm>,
  plan: Plan,
  { today, locale }: Reader,
): TaskFormValues {
  const { title, minutes, on } = readQuickTask(line, today, locale);
  const wanted = on ?? day;
  return {
    ...USUAL_TASK_TEXTS,
    title,
    ...(minutes !== null && { minutes: String(minutes) }),
    phaseId: String(firstPhase(plan, wanted ?? today, today)?.id ?? plan.phases.at(-1)?.id ?? ''),
    when: wanted === null ? 'fits' : 'day',
    day: wanted ?? '',
  };
}

function refusal(errors: Readonly<Record<string, string>>): HttpProblem {
  const advice = `${Object.values(errors).join('. ')}. What you typed is still in the line.`;
  return new HttpProblem(422, 'Nothing was added yet.', advice);
}

/** Two clicks are one wish, and so is the same line from a page that does not know the task yet. */
function isAddedAlready(
  deps: AppDeps,
  plan: Plan,
  newestTask: number | undefined,
  { title, minutes, on }: Pick<NewTaskForm, 'title' | 'minutes' | 'on'>,
): boolean {
  if (newestTask === undefined) return wasJustAdded(deps, title, minutes);
  const saysTheSame = (task: Task) =>
    task.title === title && task.minutes === minutes && namedDayOf(task) === on;
  return plan.tasks.some((task) => task.id > newestTask && saysTheSame(task));
}

/** The day that a new task was put on by name; `null` for wherever it fitted. */
function namedDayOf({ sessions }: Task): Day | null {
  return sessions.find(({ isPinned }) => isPinned)?.day ?? null;
}

/** For pages of a Daymark that did not say what they knew of. */
function wasJustAdded({ db, clock }: AppDeps, title: string, minutes: number): boolean {
  const change = latestChange(db);
  if (change?.undoneAt !== null || change.facts.kind !== 'task-added') return false;
  const age = clock.now().getTime() - Date.parse(change.at);
  return change.facts.title === title && change.facts.minutes === minutes && age < TWICE_MILLISECONDS;
}
