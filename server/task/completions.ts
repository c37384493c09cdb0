import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { setStepsCompletion, setTaskCompletion } from '../../db/task/completions.ts';
import type { Day } from '../../plans/day.ts';
import { taskParts } from '../../plans/task/parts.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { dayField, returnFields } from '../http/fields.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { requireForm } from '../http/parse-form.ts';
import { findTask, momentOf } from '../http/standing.ts';

const CompletionForm = z.object({
  ...returnFields,
  done: z.enum(['yes', 'no'], 'The form did not say whether it is done.'),
  on: z.union([z.literal('').transform(() => undefined), dayField('That is not a day.')]).optional(),
});

type TaskParams = { id: string };

/** Checking off: each form posts the wanted state, so that sending it twice changes nothing. */
export function completionRoutes(app: FastifyInstance, deps: AppDeps): void {
  const { db } = deps;

  app.post<{ Params: TaskParams }>('/tasks/:id/completion', (request, reply) => {
    const form = requireForm(CompletionForm, request.body);
    const { today, task } = findTask(deps, request.params.id);
    if (!task) return reply.callNotFound();

    setTaskCompletion(db, { taskId: task.id, ...completionOf(deps, form, today) });
    return answerChange(request, reply, deps, form);
  });

  app.post<{ Params: TaskParams & { position: string } }>(
    '/tasks/:id/steps/:position/completion',
    (request, reply) => {
      const form = requireForm(CompletionForm, request.body);
      const { today, task } = findTask(deps, request.params.id);
      const step = task?.steps.find(({ position }) => String(position) === request.params.position);
      if (!task || !step) return reply.callNotFound();

      const positions = [step.position];
      setStepsCompletion(db, { taskId: task.id, positions, ...completionOf(deps, form, today) });
      return answerChange(request, reply, deps, form);
    },
  );

  app.post<{ Params: TaskParams & { part: string } }>(
    '/tasks/:id/parts/:part/completion',
    (request, reply) => {
      const form = requireForm(CompletionForm, request.body);
      const { today, task } = findTask(deps, request.params.id);
      const part = task && taskParts(task).find((one) => String(one.part) === request.params.part);
      if (!task || !part || part.steps.length === 0) return reply.callNotFound();

      const positions = part.steps.map(({ position }) => position);
      setStepsCompletion(db, { taskId: task.id, positions, of: 'part', ...completionOf(deps, form, today) });
      return answerChange(request, reply, deps, form);
    },
  );
}

/** The day to record, today unless the form names an earlier one. */
function completionOf(deps: AppDeps, form: z.infer<typeof CompletionForm>, today: Day) {
  if (form.on && form.on > today) throw notYet();
  const on = form.done === 'yes' ? (form.on ?? today) : null;
  return { on, ...momentOf(deps, today) };
}

function notYet(): HttpProblem {
  return new HttpProblem(
    422,
    'That day has not come yet.',
    'Nothing was changed. Choose today or an earlier day.',
  );
}
