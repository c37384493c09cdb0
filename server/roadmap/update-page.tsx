import { randomUUID } from 'node:crypto';
import type { Plan } from '../../plans/plan/plan.ts';
import {
  findRoadmapUpdate,
  type RoadmapUpdate,
  type UpdateFigures,
  updateFigures,
} from '../../plans/roadmap/find-update.ts';
import { layUpdate } from '../../plans/roadmap/lay-update.ts';
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

/** What a plan's roadmap has that the plan has not; `null` when the roadmap is not there any more. */
export function pendingUpdate(deps: AppDeps, plan: Plan): RoadmapUpdate | null {
  const available = findAvailableRoadmap(deps, plan.roadmapId);
  return available ? findRoadmapUpdate(plan, available.roadmap) : null;
}

/** The same, counted; `null` where it asks for nothing. */
export function pendingUpdateFigures(deps: AppDeps, plan: Plan): UpdateFigures | null {
  const update = pendingUpdate(deps, plan);
  return update && updateFigures(update);
}

/** What Today says of it, with what it is known by; `null` where it asks for nothing. */
export function updateToOffer(deps: AppDeps, plan: Plan): { figures: UpdateFigures; basis: string } | null {
  const update = pendingUpdate(deps, plan);
  const figures = update && updateFigures(update);
  return update && figures && { figures, basis: basisOf(update) };
}

/** By this an update is known again: another one since means that something was changed elsewhere. */
export function basisOf({ added, changed, gone }: RoadmapUpdate): string {
  const basis = {
    added: added.map(({ task, phase }) => [task, phase.id]),
    changed: changed.map(({ task, changes }) => [task.id, task.revision, changes]),
    gone: gone.map(({ id }) => id),
  };
  return fingerprint(JSON.stringify(basis));
}

/** @param isStale - what was sent was made for another state of the plan or its roadmap */
export function findUpdatePage(
  { deps, plan, today }: Pick<PageRequest, 'deps' | 'plan' | 'today'>,
  isStale: boolean,
): Page {
  const update = pendingUpdate(deps, plan);
  const untouched = update && {
    ...update,
    changed: update.changed.filter((each) => !each.isEdited),
  };
  const main = (
    <PlanUpdatePage
      title={plan.title}
      update={update}
      missingMinutes={untouched ? layUpdate(plan, untouched, today).missingMinutes : 0}
      basis={update ? basisOf(update) : ''}
      isStale={isStale}
      formToken={randomUUID()}
    />
  );
  return { title: 'A newer roadmap', nav: 'plan', sheet: 'roadmap', main };
}
