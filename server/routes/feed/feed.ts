import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Plan } from '../../../plans/plan.ts';
import type { AppDeps } from '../../deps.ts';
import { buildFeed, hasAlready } from '../../feed/build-feed.ts';
import { findOut, type Standing } from '../../find-out.ts';
import { seeOther } from '../../respond.tsx';

export function feedRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/calendar.ics', (request, reply) => {
    const { plan, settings, today } = findOut(deps);
    if (!plan) return seeOther(reply, '/setup');
    reply.header('Content-Disposition', `attachment; filename="daymark-calendar-${today}.ics"`);
    return sendFeed(request, reply, deps, plan, settings);
  });
}

/** To be asked for again and again: whoever has it already is told so, and gets nothing more. */
function sendFeed(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  plan: Plan,
  settings: Standing['settings'],
) {
  const { text, etag } = buildFeed(deps, plan, settings, `${request.protocol}://${request.host}`);
  reply
    .header('Cache-Control', 'private, no-cache')
    .header('ETag', etag)
    .header('X-Robots-Tag', 'noindex, nofollow');
  if (hasAlready(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type('text/calendar; charset=utf-8').send(text);
}
