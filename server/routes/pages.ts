import type { FastifyInstance } from 'fastify';
import type { AppDeps } from '../deps.ts';
import { findOut } from '../find-out.ts';
import { PAGES } from '../pages/pages.ts';
import { seeOther, sendPage } from '../respond.tsx';

/** Every page by its address; before there is a plan, all of them lead to making one. */
export function pageRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/', (_request, reply) => seeOther(reply, findOut(deps).plan ? '/today' : '/setup'));

  for (const route of PAGES) {
    app.get<{ Params: Record<string, string> }>(route.path, (request, reply) => {
      const { settings, plan, today } = findOut(deps);
      if (!plan) return seeOther(reply, '/setup');

      const from = request.url;
      const query = new URL(from, 'http://page').searchParams;
      const page = route.find({ deps, settings, plan, today, params: request.params, query, from });
      if (!page) return reply.callNotFound();
      return sendPage(reply, deps, settings, page, from);
    });
  }
}
