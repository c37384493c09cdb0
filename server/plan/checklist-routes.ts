import type { FastifyInstance } from 'fastify';
import { planChecklist } from '../../plans/plan/plan-checklist.ts';
import type { AppDeps } from '../deps.ts';
import { needsPlan } from '../http/respond.tsx';
import { loadStanding } from '../http/standing.ts';

/** The whole plan as a checklist for other programs. */
export function checklistRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/plan/checklist.md', (_request, reply) => {
    const { plan, today } = loadStanding(deps);
    if (!plan) return needsPlan(reply);
    return reply
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', `attachment; filename="daymark-checklist-${today}.md"`)
      .type('text/markdown; charset=utf-8')
      .send(planChecklist(plan));
  });
}
