import { loadPlan } from '../../db/plan/load-plan.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import { doneInRoadmap, withHabits, withoutTasks } from '../../plans/roadmap/start-again.ts';
import type { SetupValues } from '../../views/plan/setup.tsx';
import type { AppDeps } from '../deps.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { findAvailableRoadmap } from '../roadmap/available-roadmaps.ts';

/** What a setup puts on the calendar. */
export type SetupSubject = {
  roadmap: Roadmap;
  /** The plan that is started again. */
  again: Plan | null;
  /** Its tasks that are done and still in the roadmap, by their ids there. */
  doneIds: ReadonlySet<string>;
  /** Neither a roadmap nor a plan is named: the setup of the first plan. */
  isFirst: boolean;
};

/**
 * Finds what a setup is about: a plan to start again, a roadmap, or the built-in one.
 *
 * @throws {HttpProblem} 404 when it is not there
 */
export function findSubject(deps: AppDeps, { roadmap: id, again: planId }: SetupValues): SetupSubject {
  const again = planId === '' ? null : requirePlan(deps, planId);
  const roadmapId = again ? again.roadmapId : id;
  const isFirst = roadmapId === '';
  const roadmap = isFirst ? deps.library.builtIn : findAvailableRoadmap(deps, roadmapId)?.roadmap;
  if (!roadmap) throw roadmapGone(again);
  return { roadmap, again, doneIds: again ? doneInRoadmap(again, roadmap) : new Set(), isFirst };
}

/** The work that needs days: all of the roadmap, or what is left of it. */
export function workOf({ roadmap, doneIds, again }: SetupSubject, { keep }: SetupValues): Roadmap {
  const work = keep === 'yes' ? withoutTasks(roadmap, doneIds) : roadmap;
  return again ? withHabits(work, again) : work;
}

function requirePlan(deps: AppDeps, planId: string): Plan {
  const plan = /^\d{1,15}$/.test(planId) ? loadPlan(deps.db, Number(planId)) : null;
  if (plan) return plan;
  throw new HttpProblem(
    404,
    'This plan is not there.',
    'It may have been deleted. Choose a roadmap to make one.',
  );
}

function roadmapGone(again: Plan | null): HttpProblem {
  return again
    ? new HttpProblem(
        404,
        'The roadmap of this plan is not there any more.',
        'The plan itself is as it was. Upload its roadmap again, under Roadmaps, and then start again.',
      )
    : new HttpProblem(404, 'There is no such roadmap.', 'It may have been deleted. Choose another.');
}
