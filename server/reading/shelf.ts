import { listOwnResources } from '../../db/reading/own-resources.ts';
import { oncePerValue } from '../../plans/once-per-value.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import { ownAsRead, ownAsResource } from '../../plans/reading/own/own-as-read.ts';
import { mustFirst, type PlacedRead, placeReads } from '../../plans/reading/reads.ts';
import type { Resource, ShownResource } from '../../plans/reading/resource.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import { tasksById } from '../../plans/roadmap/task-of-roadmap.ts';
import type { AppDeps } from '../deps.ts';
import { findAvailableRoadmap } from '../roadmap/available-roadmaps.ts';

type Deps = Pick<AppDeps, 'db' | 'library'>;

/** Everything there is to read, and who asks for it. */
export type Shelf = {
  /** Of whichever origin. */
  find(id: string): ShownResource | undefined;
  /** All of it, each id once. */
  list(): ShownResource[];
  ofTask(task: Pick<Task, 'key' | 'origin'>): PlacedRead[];
  ofQuestion(question: Pick<Question, 'id' | 'reads'>): PlacedRead[];
};

/**
 * What the learner has to read: what comes with Daymark, what the roadmap of their plan brings along, and their own. A
 * roadmap wins over Daymark where both know an id.
 */
export function shelfOf(deps: Deps, plan: Plan | null): Shelf {
  const roadmap = plan ? findAvailableRoadmap(deps, plan.roadmapId)?.roadmap : deps.library.builtIn;
  const own = listOwnResources(deps.db);
  const brought = roadmap && resourcesOf(roadmap);
  const findShared = (id: string) => brought?.get(id) ?? deps.library.resources.get(id);
  const withOwn = (placed: PlacedRead[], isFor: (one: (typeof own)[number]) => boolean) =>
    mustFirst([...placed, ...own.filter(isFor).map(ownAsRead)]);
  return {
    find(id) {
      const mine = own.find((one) => one.id === id);
      return mine ? ownAsResource(mine) : findShared(id);
    },
    list() {
      const shared = new Map([...deps.library.resources, ...(brought ?? [])]);
      return [...own.map(ownAsResource), ...shared.values()];
    },
    ofTask({ key, origin }) {
      const reads = origin === 'roadmap' ? roadmap && tasksById(roadmap).get(key)?.reads : undefined;
      return withOwn(placeReads(reads ?? [], findShared), ({ tasks }) => tasks.includes(key));
    },
    ofQuestion({ id, reads }) {
      return withOwn(placeReads(reads, findShared), ({ questions }) => questions.includes(id));
    },
  };
}

const resourcesOf = oncePerValue(
  ({ resources }: Roadmap): ReadonlyMap<string, Resource> =>
    new Map(resources.map((resource) => [resource.id, resource])),
);
