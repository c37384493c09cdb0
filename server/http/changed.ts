import type { FastifyReply, FastifyRequest } from 'fastify';
import { inOneLook } from '../../db/file/state/foreign-version.ts';
import type { AppDeps } from '../deps.ts';
import { findPageAt } from '../pages.ts';
import { localPath } from '../security/local-path.ts';
import { HttpProblem } from './http-problem.ts';
import { seeOther, sendChangedPage, sendPage, type Told, wantsFragment } from './respond.tsx';
import { loadStanding } from './standing.ts';

/** Where a form was, as it says itself. */
export type ReturnPlace = { from: string; at?: string | undefined };

/** Answers a change: for htmx with the page it was made on as it is now, for everyone else by going back there. */
export function answerChange(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  place: ReturnPlace,
) {
  const address = localPath(place.from);
  if (!wantsFragment(request)) return seeOther(reply, place.at ? `${address}#${place.at}` : address);

  return inOneLook(deps.db, () => {
    const page = findPageAt(deps, request, address);
    // Anywhere else, as on Settings, the address itself is asked for again.
    if (!page) return reply.header('HX-Redirect', address).code(204).send();
    // The form may stand on another page, or on this one while tasks are chosen there.
    reply.header('HX-Replace-Url', address);
    return sendChangedPage(request, reply, deps, page, address);
  });
}

/** Answers with the page as it is now, and says what of the change was not made, or that nothing was. */
export function answerInWords(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  { from }: ReturnPlace,
  told: Told & { words: string },
) {
  const address = localPath(from);
  return inOneLook(deps.db, () => {
    const page = findPageAt(deps, request, address);
    if (!page) throw new HttpProblem(409, told.words, 'What you see there is as it was.');
    reply.code(told.hasChanged ? 200 : 409);
    if (!wantsFragment(request))
      return sendPage(reply, deps, loadStanding(deps).settings, page, address, told);
    reply.header('HX-Replace-Url', address);
    return sendChangedPage(request, reply, deps, page, address, told);
  });
}
