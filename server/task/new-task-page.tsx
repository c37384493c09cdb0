import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { FormErrors } from '../../views/parts/form/field.tsx';
import { NewTaskPage, type TaskFormValues } from '../../views/task/task-form.tsx';
import type { AppDeps } from '../deps.ts';
import { sendPage } from '../http/respond.tsx';
import type { Standing } from '../http/standing.ts';

/** The whole form for a task of the learner's own. */
export function sendNewTask(
  reply: FastifyReply,
  deps: AppDeps,
  { plan, settings, today }: Standing,
  values: TaskFormValues,
  errors: FormErrors,
) {
  if (!plan) return reply.callNotFound();
  const main = (
    <NewTaskPage
      values={values}
      errors={errors}
      phases={plan.phases}
      firstDay={firstDayLeft(plan, today)}
      lastDay={plan.calendar.finishOn}
      formToken={randomUUID()}
    />
  );
  return sendPage(
    reply,
    deps,
    settings,
    { title: 'Add a task', nav: 'road', sheet: 'task', main },
    '/tasks/new',
  );
}

/** The first day that can still take work; after the finish where the plan is over. */
export function firstDayLeft({ calendar: { startOn } }: Plan, today: Day): Day {
  return startOn > today ? startOn : today;
}
