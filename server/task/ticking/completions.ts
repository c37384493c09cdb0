import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { setStepCompletion, setStepsCompletion } from '../../../db/task/step-completions.ts';
import type { Day } from '../../../plans/day.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import { taskParts } from '../../../plans/task/parts.ts';
import { seenOf, stepsSeen } from '../../../plans/task/ticking/seen.ts';
import type { AppDeps } from '../../deps.ts';
import { dayField, lineField, returnFields, seenField } from '../../http/forms/fields.ts';
import { requireForm } from '../../http/forms/parse-form.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { findTask, momentOf } from '../../http/standing.ts';
import { answerTick } from './late.ts';

const CompletionForm = z.object({
  ...returnFields,
  done: z.enum(['yes', 'no'], 'The form did not say whether it is done.'),
  on: z.union([z.literal('').transform(() => undefined), dayField('That is not a day.')]).optional(),
  seen: seenField,
});

/** A step goes by its place in the checklist, and its page says what it showed there. */
const StepCompletionForm = CompletionForm.extend({ line: lineField });

type TaskParams = { id: string };

/**
 * Checking off: each form posts the wanted state, so that sending it twice changes nothing, and what its page showed, so
 * that a page that is behind takes nothing back that it never showed.
 */
export function completionRoutes(app: FastifyInstance, deps: AppDeps): void {
  const { db } = deps;

  app.post<{ Params: TaskParams }>('/tasks/:id/completion', (request, reply) => {
    const form = requireForm(CompletionForm, request.body);
    const { today, task } = findTask(deps, request.params.id);
    if (!task) return reply.callNotFound();

    const tick = setTaskCompletion(db, { taskId: task.id, ...completionOf(deps, form, today) });
    if (!tick) return reply.callNotFound();
    const now = findTask(deps, request.params.id).task;
    return answerTick(request, reply, deps, form, { tick, seen: seenOf(now?.completion ?? null) });
  });

  app.post<{ Params: TaskParams & { position: string } }>(
    '/tasks/:id/steps/:position/completion',
    (request, reply) => {
      const form = requireForm(StepCompletionForm, request.body);
      const { today, task } = findTask(deps, request.params.id);
      if (!task) return reply.callNotFound();

      const position = Number(request.params.position);
      const wanted = { taskId: task.id, position, line: form.line, ...completionOf(deps, form, today) };
      const tick = setStepCompletion(db, wanted);
      if (!tick) return reply.callNotFound();
      const seen = stepsSeenNow(deps, task, [position]);
      return answerTick(request, reply, deps, form, { tick, seen });
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
      const wanted = { taskId: task.id, positions, of: 'part', ...completionOf(deps, form, today) } as const;
      const tick = setStepsCompletion(db, wanted);
      if (!tick) return reply.callNotFound();
      const seen = stepsSeenNow(deps, task, positions);
      return answerTick(request, reply, deps, form, { tick, seen });
    },
  );
}

/** The day to record, today unless the form names an earlier one. */
function completionOf(deps: AppDeps, form: z.infer<typeof CompletionForm>, today: Day) {
  if (form.on && form.on > today) throw notYet();
  const on = form.done === 'yes' ? (form.on ?? today) : null;
  return { on, seen: form.seen, ...momentOf(deps, today) };
}

function stepsSeenNow(deps: AppDeps, { id }: Task, positions: readonly number[]): string {
  const { task } = findTask(deps, String(id));
  return task
    ? stepsSeen(
        task,
        task.steps.filter(({ position }) => positions.includes(position)),
      )
    : '';
}

function notYet(): HttpProblem {
  return new HttpProblem(
    422,
    'That day has not come yet.',
    'Nothing was changed. Choose today or an earlier day.',
  );
}
