import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppDeps } from '../deps.ts';
import { findOut } from '../find-out.ts';
import { OPEN_PAGES, PAGES } from '../pages/pages.ts';
import { seeOther, sendPage } from '../respond.tsx';

/** Every page by its address; before there is a plan, the pages of one lead to making it. */
export function pageRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/', (_request, reply) => seeOther(reply, findOut(deps).plan ? '/today' : '/setup'));

  for (const route of PAGES) {
    app.get<{ Params: Record<string, string> }>(route.path, (request, reply) => {
      const { settings, plan, today } = findOut(deps);
      if (!plan) return seeOther(reply, '/setup');
      const page = route.find({ deps, settings, plan, today, ...whereItIs(request) });
      return page ? sendPage(reply, deps, settings, page, request.url) : reply.callNotFound();
    });
  }

  for (const route of OPEN_PAGES) {
    app.get<{ Params: Record<string, string> }>(route.path, (request, reply) => {
      const standing = findOut(deps);
      const page = route.find({ deps, ...standing, ...whereItIs(request) });
      return page ? sendPage(reply, deps, standing.settings, page, request.url) : reply.callNotFound();
    });
  }
}

function whereItIs({
  url,
  params,
}: Pick<FastifyRequest<{ Params: Record<string, string> }>, 'url' | 'params'>) {
  return { from: url, params, query: new URL(url, 'http://page').searchParams };
}
