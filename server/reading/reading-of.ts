import { listReadings } from '../../db/reading/readings.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { listReading, type ReadingPhase, withLeft } from '../../plans/reading/list/reading-list.ts';
import type { AppDeps } from '../deps.ts';
import { listLeft } from './left.ts';
import { ownReads, readingRoad } from './road.ts';
import type { Shelf } from './shelf.ts';

type Asking = { deps: Pick<AppDeps, 'db' | 'library'>; plan: Plan | null };

/** Everything there is to read, by phase, with what is read of it. */
export function readingOf({ deps, plan }: Asking, shelf: Shelf): ReadingPhase[] {
  const readings = listReadings(deps.db);
  const completionOf = (id: string) => readings.get(id) ?? null;
  const listed = listReading(readingRoad(deps, plan, shelf), completionOf, ownReads(deps));
  const listedIds = new Set(listed.flatMap(({ lines }) => lines.map(({ resource }) => resource.id)));
  return withLeft(listed, listLeft(deps, shelf, listedIds), completionOf);
}
