import { listReadingNotes } from '../../db/reading/reading-notes.ts';
import { listReadings } from '../../db/reading/readings.ts';
import { UNWRITTEN } from '../../plans/plan/plan.ts';
import type { PlacedRead } from '../../plans/reading/reads.ts';
import type { ReadShown } from '../../views/reading/read-item.tsx';
import type { AppDeps } from '../deps.ts';

/** Readings with what the learner has done with them. */
export function showReads({ db }: Pick<AppDeps, 'db'>, placed: readonly PlacedRead[]): ReadShown[] {
  if (placed.length === 0) return [];
  const [readings, notes] = [listReadings(db), listReadingNotes(db)];
  return placed.map(({ read, resource }) => ({
    read,
    resource,
    completion: readings.get(resource.id) ?? null,
    note: notes.get(resource.id) ?? UNWRITTEN,
  }));
}
