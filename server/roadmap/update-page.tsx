import { randomUUID } from 'node:crypto';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import {
  findRoadmapUpdate,
  type RoadmapUpdate,
  suggestedOf,
  type UpdateFigures,
  updateFigures,
} from '../../plans/roadmap/find-update.ts';
import { findTrack, onTrack, type Track } from '../../plans/roadmap/track.ts';
import { ROOM_AS_BEFORE, roomAfter, type UpdateRoom } from '../../plans/roadmap/update-room.ts';
import { PlanUpdatePage } from '../../views/roadmap/update.tsx';
import type { AppDeps } from '../deps.ts';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { fingerprint } from '../library/content-files.ts';
import { findAvailableRoadmap } from './available-roadmaps.ts';

export const updatePage: PageRoute = {
  path: '/plan/update',
  find: (request) => findUpdatePage(request, false),
};

/**
 * What a plan's roadmap has that the plan has not; `null` when the roadmap is not there any more.
 *
 * @param track - one that the plan might be put on; `null` for its own
 */
export function pendingUpdate(
  deps: AppDeps,
  plan: Plan,
  today: Day,
  track: Track | null = null,
): RoadmapUpdate | null {
  const available = findAvailableRoadmap(deps, plan.roadmapId);
  if (!available) return null;
  const own = onTrack(available.roadmap, plan.trackId);
  return track === null
    ? findRoadmapUpdate(plan, own, today)
    : findRoadmapUpdate(plan, onTrack(available.roadmap, track.id), today, own);
}

/** The same, counted; `null` where it asks for nothing. */
export function pendingUpdateFigures(deps: AppDeps, plan: Plan, today: Day): UpdateFigures | null {
  const update = pendingUpdate(deps, plan, today);
  return update && updateFigures(update);
}

/** What Today says of it, with what it is known by; `null` where it asks for nothing. */
export function updateToOffer(
  deps: AppDeps,
  plan: Plan,
  today: Day,
): { figures: UpdateFigures; basis: string } | null {
  const update = pendingUpdate(deps, plan, today);
  const figures = update && updateFigures(update);
  return update && figures && { figures, basis: basisOf(update) };
}

/** By this an update is known again: another one since means that something was changed elsewhere. */
export function basisOf(
  { added, changed, returning, gone, habits, phases }: RoadmapUpdate,
  track: Track | null = null,
): string {
  const basis = {
    track: track?.id,
    added: added.map(({ task, phase }) => [task, phase.id]),
    changed: changed.map(({ task, changes }) => [task.id, task.revision, changes]),
    returning: returning.map(({ task, changes }) => [task.id, task.revision, changes]),
    gone: gone.map(({ id }) => id),
    habits: {
      added: habits.added.map(({ habit, phase }) => [habit, phase.id]),
      changed: habits.changed.map(({ habit, changes }) => [habit.id, habit.revision, changes]),
      gone: habits.gone.map(({ habit }) => [habit.id, habit.revision]),
    },
    phases: phases.map(({ phase, changes }) => [phase.id, changes]),
  };
  return fingerprint(JSON.stringify(basis));
}

/** The track that a plan is compared with whose learner has chosen none, or one that the roadmap has no more. */
function supposedTrack(deps: AppDeps, plan: Plan): Track | null {
  const available = findAvailableRoadmap(deps, plan.roadmapId);
  const track = available ? findTrack(available.roadmap, plan.trackId) : null;
  return track?.id === plan.trackId ? null : track;
}

/** Whether the plan still fits with what would be ticked at first. */
export function roomOf(plan: Plan, update: RoadmapUpdate | null, today: Day): UpdateRoom {
  return update === null ? ROOM_AS_BEFORE : roomAfter(plan, suggestedOf(update), today);
}

/** @param isStale - what was sent was made for another state of the plan or its roadmap */
export function findUpdatePage(
  { deps, plan, today }: Pick<PageRequest, 'deps' | 'plan' | 'today'>,
  isStale: boolean,
): Page {
  const update = pendingUpdate(deps, plan, today);
  const main = (
    <PlanUpdatePage
      title={plan.title}
      update={update}
      room={roomOf(plan, update, today)}
      basis={update ? basisOf(update) : ''}
      isStale={isStale}
      supposed={supposedTrack(deps, plan)}
      formToken={randomUUID()}
    />
  );
  return { title: 'A newer roadmap', nav: 'road', sheet: 'roadmap', main };
}
