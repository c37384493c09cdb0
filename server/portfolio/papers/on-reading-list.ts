import { listReadings } from '../../../db/reading/readings.ts';
import type { Completion, Plan } from '../../../plans/plan/plan.ts';
import type { Paper } from '../../../plans/portfolio/papers/paper.ts';
import { numbersOf } from '../../../plans/portfolio/papers/same-paper.ts';
import type { ShownResource } from '../../../plans/reading/resource.ts';
import type { AppDeps } from '../../deps.ts';
import { shelfOf } from '../../reading/shelf.ts';

type Twin = { resource: ShownResource; completion: Completion | null };

/** Finds what there is to read by the numbers of a paper, with whether it is read. */
export function readingListTwins(
  deps: Pick<AppDeps, 'db' | 'library'>,
  plan: Plan | null,
): (paper: Pick<Paper, 'ids'>) => Twin | undefined {
  const readings = listReadings(deps.db);
  const byNumber = new Map<string, ShownResource>();
  for (const resource of shelfOf(deps, plan).list()) {
    for (const number of numbersOf(resource.ids)) {
      if (!byNumber.has(number)) byNumber.set(number, resource);
    }
  }
  return ({ ids }) => {
    const number = numbersOf(ids).find((one) => byNumber.has(one));
    const resource = number === undefined ? undefined : byNumber.get(number);
    return resource && { resource, completion: readings.get(resource.id) ?? null };
  };
}
