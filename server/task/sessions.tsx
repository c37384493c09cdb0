import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { applyReplan } from '../../db/replan/replans.ts';
import { setTasksCompletion } from '../../db/task/completions.ts';
import { setTaskDropped } from '../../db/task/dropping.ts';
import { setTaskSessions } from '../../db/task/sessions.ts';
import { FARTHEST_MOVE_DAYS } from '../../plans/calendar/calendar.ts';
import { type Day, daysBetween } from '../../plans/day.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { type Moved, type MoveRequest, moveTasks } from '../../plans/replan/moving/move-tasks.ts';
import type { LateTick } from '../../plans/task/ticking/late.ts';
import type { AppDeps } from '../deps.ts';
import { tokenOf } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { isRepeatedForm } from '../http/forms/repeated-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { seeOther, wantsFragment } from '../http/respond.tsx';
import { loadStanding, momentOf, type Standing } from '../http/standing.ts';
import { type Moves, OneTaskForm, TasksForm } from './move-form.ts';
import { answerLate } from './ticking/late.ts';

/** Moves what is left of one task, or of several at once: each is one change. */
export function sessionRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { id: string } }>('/tasks/:id/sessions', (request, reply) => {
    const form = requireForm(OneTaskForm, request.body);
    const standing = loadStanding(deps);
    const task = standing.plan?.tasks.find(({ id }) => String(id) === request.params.id);
    if (!standing.plan || !task) return reply.callNotFound();

    return actOn([task], { request, reply, deps, standing, plan: standing.plan, form });
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

    return actOn(tasks, { request, reply, deps, standing, plan, form });
  });
}

type Asked = {
  request: FastifyRequest;
  reply: FastifyReply;
  deps: AppDeps;
  standing: Standing;
  plan: Plan;
  form: Moves;
};

/** Does with those that are open what was asked, and says which ones it came too late for. */
function actOn(tasks: readonly Task[], { request, reply, deps, standing, plan, form }: Asked) {
  const open = openOnes(tasks);
  const address = act(deps, standing, plan, open, form);
  if (address !== null) return askFirst(request, reply, address);
  const late = tasks.flatMap((task) => lateFor(task, form, standing.today) ?? []);
  return answerLate(request, reply, deps, form, { late, hasChanged: open.length > 0 });
}

/** What came first where a task is not open any more; `null` where it is, or is what was asked already. */
function lateFor(
  { title, completion, droppedOn, droppedAs, dropReason }: Task,
  { action, on, reason }: Moves,
  today: Day,
): LateTick | null {
  if (droppedOn !== null) {
    const isSame = action === 'drop' && (reason.trim() === '' || reason.trim() === dropReason);
    return isSame ? null : { because: 'gone', title, as: droppedAs, on: droppedOn };
  }
  if (completion === null || (action === 'done' && completion.on === (on ?? today))) return null;
  const because = action === 'done' ? 'done-already' : 'done-since';
  return { because, title, positions: [], on: completion.on };
}

/** Where it is told which days a move brings over their minutes, before it is made. */
function askFirst(request: FastifyRequest, reply: FastifyReply, address: string) {
  if (wantsFragment(request)) return reply.header('HX-Redirect', address).code(204).send();
  return seeOther(reply, address);
}

/** What was finished or dropped since the page was shown has nothing left to move. */
function openOnes(tasks: readonly Task[]): Task[] {
  return tasks.filter((task) => task.completion === null && task.droppedOn === null);
}

/** Does what was asked; an address where it has to be told something first, and nothing was done. */
function act(
  deps: AppDeps,
  standing: Standing,
  plan: Plan,
  tasks: readonly Task[],
  form: Moves,
): string | null {
  const { action } = form;
  if (action === 'done') finish(deps, standing, tasks, form);
  else if (action === 'drop') drop(deps, standing, plan, tasks, form);
  else return move(deps, standing, plan, tasks, { ...form, action });
  return null;
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
): string | null {
  if (form.action === 'day' && form.day === undefined) {
    throw badDay('The form did not say to which day.', 'Choose a day, then move it.');
  }
  if (form.day !== undefined && form.day < today) {
    throw badDay('That day is over.', 'Choose today or a later day.');
  }
  const moment = { ...momentOf(deps, today), formToken: tokenOfMove(tasks, form) };
  if (isRepeatedForm(deps.db, moment)) return null;

  const { overDays, ...moved } = moveTasks(plan, tasks, form, today);
  if (!isWithinReach(plan, moved)) {
    throw badDay('That is further than a plan reaches.', 'Choose a nearer day.');
  }
  if (overDays.length > 0 && !form.confirmed) return overMinutesAddress(tasks, form);
  setTaskSessions(deps.db, { planId: plan.id, ...moved, ...moment });
  return null;
}

function isWithinReach({ calendar }: Plan, { sessionsByTask }: Pick<Moved, 'sessionsByTask'>): boolean {
  return [...sessionsByTask.values()]
    .flat()
    .every(({ day }) => Math.abs(daysBetween(calendar.startOn, day)) <= FARTHEST_MOVE_DAYS);
}

/**
 * Where a move leads depends on where the work stands, so that the same one twice would move it twice: of what a page
 * shows, each is made once.
 */
function tokenOfMove(
  tasks: readonly Task[],
  { basis, action, day, studyDays }: Omit<Moves, 'action'> & MoveRequest,
): string | undefined {
  if (basis === undefined) return undefined;
  return tokenOf('move', [basis, action, day, studyDays, tasks.map(({ id }) => id)]);
}

function overMinutesAddress(
  tasks: readonly Task[],
  { action, day, studyDays, from, at }: Omit<Moves, 'action'> & MoveRequest,
): string {
  const fields = new URLSearchParams(tasks.map(({ id }) => ['task', String(id)]));
  fields.set('action', action);
  if (action === 'day' && day !== undefined) fields.set('day', day);
  if (action === 'push') fields.set('studyDays', String(studyDays));
  fields.set('from', from);
  if (at !== undefined) fields.set('at', at);
  return `/moves?${fields}`;
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
