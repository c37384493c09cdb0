import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { applyReplan } from '../../db/replan/replans.ts';
import { setTasksCompletion } from '../../db/task/completions.ts';
import { setTaskDropped } from '../../db/task/dropping.ts';
import { setTaskSessions } from '../../db/task/sessions.ts';
import { textField } from '../../plans/content/fields.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { MOVES, type MoveRequest, moveTasks } from '../../plans/replan/moving/move-tasks.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { dayField, returnFields } from '../http/fields.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { requireForm } from '../http/parse-form.ts';
import { loadStanding, momentOf, type Standing } from '../http/standing.ts';

const MOST_TASKS = 500;
const MOST_STUDY_DAYS = 366;
const LONGEST_REASON = 500;

const chosenDay = z.union([z.literal('').transform(() => undefined), dayField('That is not a day.')]);

const moveFields = {
  ...returnFields,
  action: z.enum([...MOVES, 'done', 'drop'], 'The form did not say what to do with the tasks.'),
  day: chosenDay.optional(),
  on: chosenDay.optional(),
  studyDays: z.coerce
    .number('Say by how many study days, as a whole number.')
    .int('Say by how many study days, as a whole number.')
    .min(1, 'Push by at least one study day.')
    .max(MOST_STUDY_DAYS, 'That is further than a plan reaches.')
    .catch(1),
  reason: textField(LONGEST_REASON).catch(''),
};

const OneTaskForm = z.object(moveFields);
const TasksForm = z.object({
  ...moveFields,
  task: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string()).max(MOST_TASKS, 'These are more tasks than can be moved at once.'),
  ),
});

type Moves = z.infer<typeof OneTaskForm>;

/** Moves what is left of one task, or of several at once: each is one change. */
export function sessionRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { id: string } }>('/tasks/:id/sessions', (request, reply) => {
    const form = requireForm(OneTaskForm, request.body);
    const standing = loadStanding(deps);
    const task = standing.plan?.tasks.find(({ id }) => String(id) === request.params.id);
    if (!standing.plan || !task) return reply.callNotFound();

    act(deps, standing, standing.plan, openOnes([task]), form);
    return answerChange(request, reply, deps, form);
  });

  app.post('/sessions', (request, reply) => {
    const form = requireForm(TasksForm, request.body);
    const standing = loadStanding(deps);
    const { plan } = standing;
    if (!plan) return reply.callNotFound();
    if (form.task.length === 0) throw nothingChosen();

    const wanted = new Set(form.task);
    const tasks = plan.tasks.filter(({ id }) => wanted.has(String(id)));
    if (tasks.length < wanted.size) return reply.callNotFound();

    act(deps, standing, plan, openOnes(tasks), form);
    return answerChange(request, reply, deps, form);
  });
}

/** What was finished or dropped since the page was shown has nothing left to move. */
function openOnes(tasks: readonly Task[]): Task[] {
  return tasks.filter((task) => task.completion === null && task.droppedOn === null);
}

function act(deps: AppDeps, standing: Standing, plan: Plan, tasks: readonly Task[], form: Moves): void {
  if (form.action === 'done') finish(deps, standing, tasks, form);
  else if (form.action === 'drop') drop(deps, standing, plan, tasks, form);
  else move(deps, standing, plan, tasks, { ...form, action: form.action });
}

function finish(deps: AppDeps, { today }: Standing, tasks: readonly Task[], { on = today }: Moves): void {
  if (on > today) throw badDay('That day has not come yet.', 'Choose today or an earlier day.');
  setTasksCompletion(deps.db, { taskIds: tasks.map(({ id }) => id), on, ...momentOf(deps, today) });
}

function drop(
  deps: AppDeps,
  { today }: Standing,
  plan: Plan,
  tasks: readonly Task[],
  { reason }: Moves,
): void {
  const moment = momentOf(deps, today);
  const [task, another] = tasks;
  if (task && !another) {
    setTaskDropped(deps.db, { taskId: task.id, droppedOn: today, reason: reason.trim(), ...moment });
    return;
  }
  applyReplan(deps.db, {
    planId: plan.id,
    sessionsByTask: new Map(),
    droppedTaskIds: tasks.map(({ id }) => id),
    dropReason: reason.trim(),
    calendar: plan.calendar,
    phases: [],
    yardstick: null,
    facts: { kind: 'tasks-dropped', count: tasks.length },
    ...moment,
  });
}

function move(
  deps: AppDeps,
  { today }: Standing,
  plan: Plan,
  tasks: readonly Task[],
  form: Omit<Moves, 'action'> & MoveRequest,
): void {
  if (form.action === 'day' && form.day === undefined) {
    throw badDay('The form did not say to which day.', 'Choose a day, then move it.');
  }
  if (form.day !== undefined && form.day < today) {
    throw badDay('That day is over.', 'Choose today or a later day.');
  }
  const moved = moveTasks(plan, tasks, form, today);
  setTaskSessions(deps.db, { planId: plan.id, ...moved, ...momentOf(deps, today) });
}

function badDay(title: string, advice: string): HttpProblem {
  return new HttpProblem(422, title, `Nothing was changed. ${advice}`);
}

function nothingChosen(): HttpProblem {
  return new HttpProblem(
    422,
    'No task was chosen.',
    'Nothing was changed. Tick the tasks that you mean, then try again.',
  );
}
