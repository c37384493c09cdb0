import { findOwnResource } from '../../db/reading/own-resources.ts';
import { listReadingNotes } from '../../db/reading/reading-notes.ts';
import { listReadings } from '../../db/reading/readings.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { ReadingRecord } from '../../plans/report/report-reading.ts';
import type { AppDeps } from '../deps.ts';
import { readingOf } from './reading-of.ts';
import { shelfOf } from './shelf.ts';

/** What was read, ever, with what there is to read; without what no roadmap at hand knows any more. */
export function readingRecordOf(deps: Pick<AppDeps, 'db' | 'library'>, plan: Plan): ReadingRecord {
  const shelf = shelfOf(deps, plan);
  const notes = listReadingNotes(deps.db);
  return {
    list: readingOf({ deps, plan }, shelf).flatMap(({ lines }) => lines),
    read: [...listReadings(deps.db)].flatMap(([id, { on }]) => {
      const resource = shelf.find(id);
      if (!resource) return [];
      const part = findOwnResource(deps.db, id)?.part ?? '';
      return [{ resource, on, note: notes.get(id)?.text ?? '', part }];
    }),
  };
}
