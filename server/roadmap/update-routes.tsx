import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { journalBasis } from '../../db/journal/history.ts';
import { applyUpdate } from '../../db/roadmap/updates.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { RoadmapUpdate } from '../../plans/roadmap/find-update.ts';
import { layUpdate } from '../../plans/roadmap/lay-update.ts';
import { valuesOf } from '../../plans/roadmap/task-of-roadmap.ts';
import type { AppDeps } from '../deps.ts';
import { formTokenField } from '../http/fields.ts';
import { requireForm } from '../http/parse-form.ts';
import { isRepeatedForm } from '../http/repeated-form.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { basisOf, findUpdatePage, pendingUpdate } from './update-page.tsx';

const DROP_REASON = 'No longer in the roadmap';

const UpdateForm = z.object({
  formToken: formTokenField,
  basis: z.string().max(100).catch(''),
  /** Ids of tasks in the roadmap. */
  take: z.preprocess(
    (sent) => (sent === undefined ? [] : [sent].flat()),
    z.array(z.string().max(100), 'Choose what to take over.').max(50_000),
  ),
});

type Chosen = Pick<RoadmapUpdate, 'added' | 'changed' | 'gone'>;

export function updateRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/plan/update', (request, reply) => {
    const form = requireForm(UpdateForm, request.body);
    const journal = journalBasis(deps.db);
    const { plan, today } = loadStanding(deps);
    if (!plan) return seeOther(reply, '/setup');
    const moment = { ...momentOf(deps, today), formToken: form.formToken };
    if (isRepeatedForm(deps.db, moment)) return seeOther(reply, '/plan');

    const comparison = pendingUpdate(deps, plan);
    if (!comparison || basisOf(comparison) !== form.basis) return sendStale(reply, deps);
    const update = updateOf(plan, choose(comparison, form.take), today);
    return applyUpdate(deps.db, { ...update, ...moment, basis: journal })
      ? seeOther(reply, '/plan')
      : sendStale(reply, deps);
  });
}

/** Made for another state of the plan or of its roadmap: nothing is applied, and what there is now is shown. */
function sendStale(reply: FastifyReply, deps: AppDeps) {
  const { plan, today, settings } = loadStanding(deps);
  if (!plan) return seeOther(reply, '/setup');
  const page = findUpdatePage({ deps, plan, today }, true);
  return sendPage(reply.code(409), deps, settings, page, '/plan/update');
}

function choose({ added, changed, gone }: RoadmapUpdate, ids: readonly string[]): Chosen {
  const chosen = new Set(ids);
  return {
    added: added.filter(({ task }) => chosen.has(task.id)),
    changed: changed.filter(({ task }) => chosen.has(task.key)),
    gone: gone.filter(({ key }) => chosen.has(key)),
  };
}

function updateOf(plan: Plan, chosen: Chosen, today: Day) {
  const { added, changed, gone } = chosen;
  const { sessionsOfAdded, sessionsByTask } = layUpdate(plan, chosen, today);
  return {
    planId: plan.id,
    added: added.map(({ task, phase }) => ({
      ...valuesOf(task),
      key: task.id,
      phaseId: phase.id,
      sessions: sessionsOfAdded.get(task.id) ?? [],
    })),
    changed: changed.map(({ task, changes }) => ({ taskId: task.id, changes })),
    droppedTaskIds: gone.map(({ id }) => id),
    dropReason: DROP_REASON,
    sessionsByTask,
    facts: {
      kind: 'update-taken-over',
      addedCount: added.length,
      changedCount: changed.length,
      droppedCount: gone.length,
    } as const,
  };
}
