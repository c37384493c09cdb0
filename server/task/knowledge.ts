import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { setTasksKnown } from '../../db/task/dropping.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { TASK_KINDS } from '../../plans/task/kinds.ts';
import { daysForReturning, openTasksOf, type Topic, tasksSetAside } from '../../plans/task/set-aside.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { loadStanding, momentOf } from '../http/standing.ts';

const KnowledgeForm = z.object({
  ...returnFields,
  setAside: z.enum(['yes', 'no'], 'The form did not say whether you know it.'),
  taskKind: z
    .union(
      [z.literal('').transform(() => null), z.enum(TASK_KINDS)],
      'The form names a kind that there is not.',
    )
    .default(null),
});

/** Sets the tasks of a phase aside as known, all or those of one kind, or takes them back: one change. */
export function knowledgeRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { phase: string } }>('/phases/:phase/knowledge', (request, reply) => {
    const form = requireForm(KnowledgeForm, request.body);
    const { plan, today } = loadStanding(deps);
    const phase = plan?.phases.find(({ key }) => key === request.params.phase);
    if (!plan || !phase) return reply.callNotFound();

    const isKnown = form.setAside === 'yes';
    const known = chooseTasks(plan, { phaseId: phase.id, kind: form.taskKind }, isKnown, today);
    // A second tap finds nothing left to do, and makes no change that says so.
    if (known.taskIds.length > 0) {
      setTasksKnown(deps.db, { planId: plan.id, isKnown, ...known, ...momentOf(deps, today) });
    }
    return answerChange(request, reply, deps, form);
  });
}

function chooseTasks(plan: Plan, topic: Topic, isKnown: boolean, today: Day) {
  const tasks = isKnown ? openTasksOf(plan, topic) : tasksSetAside(plan, topic);
  return {
    taskIds: tasks.map(({ id }) => id),
    sessionsByTask: isKnown ? new Map() : daysForReturning(plan, tasks, today),
  };
}
