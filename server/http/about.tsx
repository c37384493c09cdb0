import type { FastifyInstance } from 'fastify';
import { HelpPage } from '../../views/help.tsx';
import type { AppDeps } from '../deps.ts';
import { sendPage } from './respond.tsx';
import { loadStanding } from './standing.ts';

/** What tells about Daymark itself: to people, and to whatever supervises the process. */
export function aboutRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/help', (request, reply) =>
    sendPage(
      reply,
      deps,
      loadStanding(deps).settings,
      { title: 'How it works', nav: 'help', sheet: 'help', main: <HelpPage /> },
      request.url,
    ),
  );

  app.get('/health', (_request, reply) => {
    loadStanding(deps);
    return reply.header('Cache-Control', 'no-store').send({ status: 'ok' });
  });
}
