import type { FastifyReply } from 'fastify';
import type { AppDeps } from '../deps.ts';
import { sendPage } from '../http/respond.tsx';
import { loadStanding } from '../http/standing.ts';
import { findDoorPage } from './page.tsx';
import { isCutOff } from './staged.ts';

/** What was staged is gone: after an hour, once other files came, or when Daymark was started anew. */
export function sendGone(reply: FastifyReply, deps: AppDeps, ticket: string) {
  const gone = isCutOff(deps, ticket)
    ? 'Daymark was started anew since you brought this file. Nothing was kept: choose it again.'
    : 'This file is no longer at hand: other ones came after it, or an hour has passed. Nothing was kept of it: choose it again.';
  const page = findDoorPage({ text: '', errors: {}, gone });
  return sendPage(reply.code(410), deps, loadStanding(deps).settings, page, '/import');
}
