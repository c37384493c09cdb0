import { randomUUID } from 'node:crypto';
import type { Plan } from '../../plans/plan/plan.ts';
import { findRoadmapUpdate, type RoadmapUpdate } from '../../plans/roadmap/find-update.ts';
import { layUpdate } from '../../plans/roadmap/lay-update.ts';
import { PlanUpdatePage } from '../../views/roadmap/update.tsx';
import type { AppDeps } from '../deps.ts';
import type { PageRequest, PageRoute } from '../http/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { fingerprint } from '../library/content-files.ts';
import { findAvailableRoadmap } from './available-roadmaps.ts';

export const updatePage: PageRoute = {
  path: '/plan/update',
  find: (request) => findUpdatePage(request, false),
};

/** What a plan's roadmap has that the plan has not; `null` when the roadmap is not there any more. */
export function pendingUpdate(deps: AppDeps, plan: Plan): RoadmapUpdate | null {
  const offered = findAvailableRoadmap(deps, plan.roadmapId);
  return offered ? findRoadmapUpdate(plan, offered.roadmap) : null;
}

/** By this a comparison is known again: another one since means that something was changed elsewhere. */
export function basisOf({ added, changed, gone }: RoadmapUpdate): string {
  const offered = {
    added: added.map(({ task, phase }) => [task, phase.id]),
    changed: changed.map(({ task, changes }) => [task.id, task.revision, changes]),
    gone: gone.map(({ id }) => id),
  };
  return fingerprint(JSON.stringify(offered));
}

/** @param isStale - what was sent was made for another state of the plan or its roadmap */
export function findUpdatePage(
  { deps, plan, today }: Pick<PageRequest, 'deps' | 'plan' | 'today'>,
  isStale: boolean,
): Page {
  const comparison = pendingUpdate(deps, plan);
  const untouched = comparison && {
    ...comparison,
    changed: comparison.changed.filter((each) => !each.isEdited),
  };
  const main = (
    <PlanUpdatePage
      title={plan.title}
      comparison={comparison}
      missingMinutes={untouched ? layUpdate(plan, untouched, today).missingMinutes : 0}
      basis={comparison ? basisOf(comparison) : ''}
      isStale={isStale}
      formToken={randomUUID()}
    />
  );
  return { title: 'A newer roadmap', nav: 'plan', sheet: 'roadmap', main };
}
