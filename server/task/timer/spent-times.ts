import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { addSpentTime, removeSpentTime } from '../../../db/task/spent-times.ts';
import type { Day } from '../../../plans/day.ts';
import { LONGEST_SPENT_MINUTES } from '../../../plans/task/focus-timer.ts';
import type { SpentValues } from '../../../views/task/timer/task-time.tsx';
import type { AppDeps } from '../../deps.ts';
import { answerChange } from '../../http/changed.ts';
import { dayField, minutesField, returnFields, typedField } from '../../http/forms/fields.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import { parseForm, requireForm } from '../../http/forms/parse-form.ts';
import { sendChangedPage, sendPage, wantsFragment } from '../../http/respond.tsx';
import { findTask, momentOf } from '../../http/standing.ts';
import { findTaskPage, type TaskForms } from '../page.tsx';

const ReturnForm = z.object(returnFields);

/** Time noted by hand. */
export function spentTimeRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { id: string } }>('/tasks/:id/spent', (request, reply) => {
    const { task, today } = findTask(deps, request.params.id);
    if (!task) return reply.callNotFound();
    const form = parseForm(spentForm(today), request.body);
    if (!form.ok) {
      const values = readValues(request.body);
      return sendTaskAgain(request, reply, deps, task.id, { spentForm: { values, errors: form.errors } });
    }
    const { spentMinutes: minutes, spentOn: day } = form.data;
    const formToken = tokenOfForm(request.body);
    addSpentTime(deps.db, { taskId: task.id, day, minutes, ...momentOf(deps, today), formToken });
    return answerChange(request, reply, deps, form.data);
  });

  app.post<{ Params: { id: string; spent: string } }>('/tasks/:id/spent/:spent/removal', (request, reply) => {
    const form = requireForm(ReturnForm, request.body);
    const { task, today } = findTask(deps, request.params.id);
    const spentId = Number(request.params.spent);
    if (!task || !Number.isSafeInteger(spentId)) return reply.callNotFound();

    removeSpentTime(deps.db, { taskId: task.id, spentId, ...momentOf(deps, today) });
    return answerChange(request, reply, deps, form);
  });
}

function spentForm(today: Day) {
  return z.object({
    ...returnFields,
    spentMinutes: minutesField({
      least: 1,
      most: LONGEST_SPENT_MINUTES,
      message: 'Enter whole minutes, like 45; at most a day of them',
    }),
    spentOn: dayField('Enter the day as a date, like 2026-03-02').refine(
      (day) => day <= today,
      'That day is still to come. Choose today or an earlier one',
    ),
  });
}

/** The task's page with a form that could not be saved. */
export function sendTaskAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  taskId: number,
  forms: TaskForms,
) {
  const { settings, plan, today } = findTask(deps, String(taskId));
  const from = `/tasks/${taskId}`;
  const page = plan && findTaskPage({ deps, settings, plan, today, from }, taskId, forms);
  if (!page) return reply.callNotFound();
  reply.code(422);
  return wantsFragment(request)
    ? sendChangedPage(request, reply, deps, page, from)
    : sendPage(reply, deps, settings, page, from);
}

const TypedValues = z.object({ spentMinutes: typedField, spentOn: typedField });

function readValues(body: unknown): SpentValues {
  return TypedValues.parse(body ?? {});
}
