import { loadPlan } from '../../db/plan/load-plan.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import { doneBefore, doneInRoadmap, withHabits, withoutTasks } from '../../plans/roadmap/start-again.ts';
import { findTrack, onTrack, type Track, type TrackWork, workOfTracks } from '../../plans/roadmap/track.ts';
import type { SetupValues } from '../../views/plan/setup.tsx';
import type { AppDeps } from '../deps.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { findAvailableRoadmap } from '../roadmap/available-roadmaps.ts';

/** What a setup puts on the calendar. */
export type SetupSubject = {
  /** As it is on its track. */
  roadmap: Roadmap;
  /** The tracks to choose from; none where the roadmap has none. */
  tracks: readonly TrackWork[];
  track: Track | null;
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
export function findSubject(
  deps: AppDeps,
  { roadmap: id, again: planId, track: trackId }: SetupValues,
): SetupSubject {
  const again = planId === '' ? null : requirePlan(deps, planId);
  const roadmapId = again ? again.roadmapId : id;
  const isFirst = roadmapId === '';
  const whole = isFirst ? deps.library.builtIn : findAvailableRoadmap(deps, roadmapId)?.roadmap;
  if (!whole) throw roadmapGone(again);
  const track = findTrack(whole, trackId || (again?.trackId ?? null));
  const roadmap = onTrack(whole, track?.id ?? null);
  return {
    tracks: workOfTracks(whole),
    track,
    roadmap,
    again,
    doneIds: again ? doneInRoadmap(again, roadmap) : new Set(),
    isFirst,
  };
}

/** The work that needs days: all of the roadmap, or what is left of it. */
export function workOf(subject: SetupSubject, values: SetupValues): Roadmap {
  const { roadmap, doneIds, again } = subject;
  const before = doneBeforePlan(subject, values);
  const done = values.keep === 'yes' ? new Set([...before, ...doneIds]) : before;
  const work = withoutTasks(roadmap, done);
  return again ? withHabits(work, again) : work;
}

/** The tasks that the roadmap itself says are done, by their ids. */
export function doneBeforePlan({ roadmap, again }: SetupSubject, { keep }: SetupValues): Set<string> {
  return doneBefore(roadmap, keep === 'yes' ? again : null);
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
