import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDeps } from '../../deps.ts';
import { OPEN_PAGES, PAGES } from '../../pages.ts';
import { findAway } from '../../settings/device-zone.ts';
import {
  keepVersion,
  lastChangeOf,
  nameVersion,
  needsPlan,
  renderWholePage,
  seeOther,
  sendHtml,
  sendPage,
  untilGone,
} from '../respond.tsx';
import { loadStanding } from '../standing.ts';
import { keepSteadyPages } from './steady-pages.ts';

/** Every page by its address; before there is a plan, the pages of one lead to making it. */
export function pageRoutes(app: FastifyInstance, deps: AppDeps): void {
  const steadyPages = keepSteadyPages(deps.db);

  app.get('/', (_request, reply) => seeOther(reply, loadStanding(deps).plan ? '/today' : '/setup'));

  for (const route of PAGES) {
    app.get<{ Params: Record<string, string> }>(route.path, (request, reply) => {
      const { settings, plan, today } = loadStanding(deps);
      if (!plan) return route.path === '/today' ? seeOther(reply, '/setup') : needsPlan(reply);
      const away = findAway(request, deps, settings);
      const lastChange = JSON.stringify(lastChangeOf(deps));
      const basis = { today, lastChange, awayIn: away?.zone ?? 'home' };
      const sentBefore = steadyPages.find(request.url, basis);
      if (sentBefore) return sendHtml(nameVersion(reply, sentBefore.version), sentBefore.html);

      const page = route.find({ deps, settings, plan, today, away, ...whereItIs(request) });
      if (!page) return reply.callNotFound();
      if (page.statusCode !== undefined) reply.code(page.statusCode);
      const version = keepVersion(deps, settings, page, request.url);
      const html = renderWholePage(deps, settings, page, request.url, version);
      if (page.isSteady) steadyPages.keep(request.url, basis, html, version);
      return sendHtml(nameVersion(reply, version), html);
    });
  }

  for (const route of OPEN_PAGES) {
    const { prepare } = route;
    const asked = (request: WhereItIs) => ({ deps, ...loadStanding(deps), ...whereItIs(request) });
    const send = (request: WhereItIs, reply: FastifyReply) => {
      const { settings, ...standing } = asked(request);
      const page = route.find({ settings, ...standing });
      return page ? sendPage(reply, deps, settings, page, request.url) : reply.callNotFound();
    };
    app.get<{ Params: Record<string, string> }>(
      route.path,
      prepare
        ? async (request, reply) => {
            await prepare(asked(request), untilGone(reply));
            return send(request, reply);
          }
        : send,
    );
  }
}

type WhereItIs = Pick<FastifyRequest<{ Params: Record<string, string> }>, 'url' | 'params'>;

function whereItIs({ url, params }: WhereItIs) {
  return { from: url, params, query: new URL(url, 'http://page').searchParams };
}
