import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { journalBasis } from '../../db/journal/history.ts';
import { applyUpdate } from '../../db/roadmap/updates.ts';
import { chooseFromUpdate, planUpdate } from '../../plans/roadmap/lay-update.ts';
import type { Track } from '../../plans/roadmap/track.ts';
import type { AppDeps } from '../deps.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { isRepeatedForm } from '../http/forms/repeated-form.ts';
import { needsPlan, seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { findTrackPage, otherTrackOf } from './track-page.tsx';
import { basisOf, findUpdatePage, pendingUpdate } from './update-page.tsx';

/** Ids of boxes: of a box that is ticked alone a form sends one, of none it sends nothing. */
const tickedIds = z.preprocess(
  (sent) => (sent === undefined ? [] : [sent].flat()),
  z.array(z.string().max(100), 'Choose what to update.').max(50_000),
);

const UpdateForm = z.object({
  basis: z.string().max(100).catch(''),
  /** Id of the track that the plan is put on; empty for its own. */
  track: z.string().max(100).catch(''),
  /** Ids of tasks in the roadmap. */
  take: tickedIds,
  /** Those of habits and of phases. */
  takeHabit: tickedIds,
  takePhase: tickedIds,
});

export function updateRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/plan/update', (request, reply) => {
    const form = requireForm(UpdateForm, request.body);
    const journal = journalBasis(deps.db);
    const { plan, today } = loadStanding(deps);
    if (!plan) return needsPlan(reply);
    const moment = { ...momentOf(deps, today), formToken: tokenOfForm(request.body) };
    if (isRepeatedForm(deps.db, moment)) return seeOther(reply, '/plan');

    const track = otherTrackOf(deps, plan, form.track);
    const update = pendingUpdate(deps, plan, today, track);
    if (!update || (form.track !== '' && !track) || basisOf(update, track) !== form.basis)
      return sendStale(reply, deps, track);
    const chosen = chooseFromUpdate(update, {
      tasks: form.take,
      habits: form.takeHabit,
      phases: form.takePhase,
    });
    const planned = planUpdate(plan, chosen, today, track);
    return applyUpdate(deps.db, { ...planned, ...moment, basis: journal })
      ? seeOther(reply, '/plan')
      : sendStale(reply, deps, track);
  });
}

/** Made for another state of the plan or of its roadmap: nothing is applied, and what there is now is shown. */
function sendStale(reply: FastifyReply, deps: AppDeps, track: Track | null) {
  const { plan, today, settings } = loadStanding(deps);
  if (!plan) return needsPlan(reply);
  const standing = { deps, plan, today };
  return track === null
    ? sendPage(reply.code(409), deps, settings, findUpdatePage(standing, true), '/plan/update')
    : sendPage(reply.code(409), deps, settings, findTrackPage(standing, track, true), '/plan/track');
}
