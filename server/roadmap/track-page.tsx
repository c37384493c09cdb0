import { randomUUID } from 'node:crypto';
import type { Plan } from '../../plans/plan/plan.ts';
import { type Track, type TrackWork, workOfTracks } from '../../plans/roadmap/track.ts';
import { TrackPage } from '../../views/roadmap/track.tsx';
import type { AppDeps } from '../deps.ts';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { findAvailableRoadmap } from './available-roadmaps.ts';
import { basisOf, pendingUpdate, roomOf } from './update-page.tsx';

export const trackPage: PageRoute = {
  path: '/plan/track',
  find: (request) => {
    const chosen = otherTrackOf(request.deps, request.plan, request.query.get('track') ?? '');
    return findTrackPage(request, chosen, false);
  },
};

/** How much work each track of the plan's roadmap holds; none where it has no tracks, or is not there any more. */
export function tracksOf(deps: AppDeps, plan: Plan): readonly TrackWork[] {
  const available = findAvailableRoadmap(deps, plan.roadmapId);
  return available ? workOfTracks(available.roadmap) : [];
}

/** The track of the plan's roadmap with this id; `null` when there is none, or when the plan is on it. */
export function otherTrackOf(deps: AppDeps, plan: Plan, trackId: string): Track | null {
  const found = tracksOf(deps, plan).find(({ track }) => track.id === trackId);
  return found === undefined || found.track.id === plan.trackId ? null : found.track;
}

/** @param isStale - what was sent was made for another state of the plan or its roadmap */
export function findTrackPage(
  { deps, plan, today }: Pick<PageRequest, 'deps' | 'plan' | 'today'>,
  chosen: Track | null,
  isStale: boolean,
): Page {
  const tracks = tracksOf(deps, plan);
  const update = chosen && pendingUpdate(deps, plan, today, chosen);
  const main = (
    <TrackPage
      title={plan.title}
      tracks={tracks}
      current={tracks.find(({ track }) => track.id === plan.trackId)?.track ?? null}
      chosen={chosen}
      offer={{
        update,
        room: roomOf(plan, update, today),
        basis: update ? basisOf(update, chosen) : '',
        isStale,
        formToken: randomUUID(),
      }}
    />
  );
  return { title: 'Track', nav: 'road', sheet: 'roadmap', main };
}
