import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { setDayOrder } from '../../db/task/sessions.ts';
import { isDay } from '../../plans/day.ts';
import { agendaOf } from '../../plans/today/agenda.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { loadStanding, momentOf } from '../http/standing.ts';

const taskIdField = z
  .string('The form did not say which task.')
  .regex(/^[0-9]{1,15}$/, 'That is not a task.');

const OrderForm = z.object({
  ...returnFields,
  task: taskIdField.transform(Number),
  /** Empty for last. */
  before: z.union([z.literal('').transform(() => null), taskIdField.transform(Number)]).default(null),
});

/** The order of a day's work, which is the learner's own. */
export function dayOrderRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { day: string } }>('/days/:day/order', (request, reply) => {
    const form = requireForm(OrderForm, request.body);
    const { plan, today } = loadStanding(deps);
    const { day } = request.params;
    if (!plan || !isDay(day)) return reply.callNotFound();

    const taskIds = agendaOf(plan, day, today).items.map(({ task }) => task.id);
    const ordered = moveBefore(taskIds, form.task, form.before);
    if (!ordered) throw changedSince();
    setDayOrder(deps.db, { planId: plan.id, day, taskIds: ordered, ...momentOf(deps, today) });
    return answerChange(request, reply, deps, form);
  });
}

/** Puts one id before another, or last; `null` when either is not there. Before itself it stays where it is. */
function moveBefore(ids: readonly number[], moved: number, before: number | null): number[] | null {
  if (!ids.includes(moved) || (before !== null && !ids.includes(before))) return null;
  if (moved === before) return [...ids];
  const others = ids.filter((id) => id !== moved);
  const at = before === null ? others.length : others.indexOf(before);
  return others.toSpliced(at, 0, moved);
}

function changedSince(): HttpProblem {
  return new HttpProblem(
    409,
    'The work of that day has changed in another window.',
    'Its order stays as it is. Reload the page and try again.',
  );
}
