import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { bringTasksIn } from '../../db/incoming/tasks.ts';
import { latestChange } from '../../db/journal/history.ts';
import { addTask } from '../../db/task/editing.ts';
import { datesIn } from '../../plans/dates.ts';
import { type Day, isDay } from '../../plans/day.ts';
import { count } from '../../plans/format.ts';
import { placeTasks } from '../../plans/incoming/tasks/into-plan.ts';
import type { Plan, Session, Task } from '../../plans/plan/plan.ts';
import { sumMinutes } from '../../plans/sum.ts';
import { daysOverfilledBy, firstPhase, firstSessions } from '../../plans/task/new-task.ts';
import { readQuickTask } from '../../plans/task/quick-add.ts';
import { USUAL_TASK_TEXTS } from '../../plans/task/task-fields.ts';
import { readListMark } from '../../plans/text/list-mark.ts';
import type { TaskFormValues } from '../../views/task/task-form.tsx';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { wantsFragment } from '../http/respond.tsx';
import { loadStanding, momentOf, type Standing } from '../http/standing.ts';
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

type QuickForm = z.infer<typeof QuickForm>;

/** More is a file, which has a door of its own. */
const MOST_LINES = 50;
const MOST_PROBLEMS = 10;

/** A task from one line; of several pasted ones each is a task. */
export function quickAddRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/tasks/quick', (request, reply) => {
    const form = requireForm(QuickForm, request.body);
    const standing = loadStanding(deps);
    const { plan, today, settings } = standing;
    if (!plan) return reply.callNotFound();

    const lines = linesOf(form.line);
    if (lines.length > 1) {
      addAll(deps, { form, plan, today, settings }, lines);
      return answerChange(request, reply, deps, form);
    }
    const values = readLine(form, lines[0] ?? '', plan, { today, locale: settings.locale });
    const task = parseNewTask(values, plan, today, datesIn(settings));
    if (!task.ok) {
      // The line stays in sight; without JavaScript the whole form has what was read of it.
      if (wantsFragment(request)) throw refusal(Object.values(task.errors));
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
function readLine({ day }: QuickForm, line: string, plan: Plan, { today, locale }: Reader): TaskFormValues {
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

function refusal(problems: readonly string[]): HttpProblem {
  const advice = `${problems.join('. ')}. What you typed is still in the line.`;
  return new HttpProblem(422, 'Nothing was added yet.', advice);
}

/** What lines say, without the marks and boxes of a list. */
function linesOf(typed: string): string[] {
  return typed.split(/\r\n|\r|\n/).flatMap((line) => readListMark(line).text || []);
}

type Several = Pick<Standing, 'today' | 'settings'> & { form: QuickForm; plan: Plan };

/** Each line is a task, in their order; all of them are one change. */
function addAll(deps: AppDeps, { form, plan, today, settings }: Several, lines: readonly string[]): void {
  if (lines.length > MOST_LINES)
    throw refusal([`Paste at most ${MOST_LINES} lines here; “A whole list” below takes longer ones`]);
  const read = lines.map((line) => {
    const values = readLine(form, line, plan, { today, locale: settings.locale });
    return parseNewTask(values, plan, today, datesIn(settings));
  });
  const problems = read.flatMap((task, index) =>
    task.ok ? [] : `Line ${index + 1}: ${Object.values(task.errors).join('. ')}`,
  );
  const more = problems.length - MOST_PROBLEMS;
  if (problems.length > 0)
    throw refusal([
      ...problems.slice(0, MOST_PROBLEMS),
      ...(more > 0 ? [`And ${count(more, 'more line')}`] : []),
    ]);

  const wanted = read.flatMap((task) => (task.ok ? task.data : []));
  if (wanted.every((task) => isAddedAlready(deps, plan, form.newestTask, task))) return;
  const tasks = placeNewTasks(plan, wanted, today);
  const over = daysOverfilledBy(plan, minutesByDay(tasks), today);
  const facts = {
    kind: 'tasks-added',
    count: tasks.length,
    doneCount: 0,
    ...(over.length > 0 && { over }),
  } as const;
  bringTasksIn(deps.db, { planId: plan.id, tasks, facts, ...momentOf(deps, today) });
}

/** A day that was named has its tasks pinned; the others stand in their order wherever there is room. */
function placeNewTasks(plan: Plan, wanted: readonly NewTaskForm[], today: Day) {
  const proposed = wanted.map(({ on, steps: _, ...task }) => {
    return {
      ...task,
      line: 1,
      isGuessed: false,
      isDone: false,
      day: null,
      steps: [],
      note: '',
      asides: [],
      on,
    };
  });
  const fitting = proposed.filter(({ on }) => on === null);
  const phases = fitting.map((task) => ({ title: '', note: '', weekCount: 1, tasks: [task] }));
  const phaseIds = fitting.map(({ phaseId }) => phaseId);
  const placed = placeTasks(plan, { title: '', phases }, phaseIds, today).tasks;
  let next = 0;
  return proposed.map((task) => {
    const sessions = task.on === null ? (placed[next++]?.sessions ?? []) : firstSessions(plan, task, today);
    return { ...task, sessions };
  });
}

function minutesByDay(tasks: readonly { sessions: readonly Session[] }[]): Session[] {
  const byDay = Map.groupBy(
    tasks.flatMap(({ sessions }) => sessions),
    ({ day }) => day,
  );
  return [...byDay].map(([day, sessions]) => ({
    day,
    minutes: sumMinutes(sessions),
    isPinned: true,
    position: 0,
  }));
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
