import type { Database } from '../../db/file/open.ts';
import { findRoadmapByKey, listRoadmaps } from '../../db/roadmap/roadmaps.ts';
import { oncePerKey } from '../../plans/once-per-key.ts';
import { parseRoadmap } from '../../plans/roadmap/parse-roadmap.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import type { AppDeps } from '../deps.ts';

/** A roadmap that a plan can be made from: one that comes with Daymark, or one of the learner's own. */
export type AvailableRoadmap = {
  roadmap: Roadmap;
  yaml: string;
  /** When it was uploaded; `null` for one that comes with Daymark. */
  uploadedAt: string | null;
};

/** A line of the list of roadmaps. */
export type RoadmapEntry = Pick<AvailableRoadmap, 'uploadedAt'> & Pick<Roadmap, 'id' | 'title'>;

/** Those that come with Daymark first, then the learner's own. */
export function listAvailableRoadmaps({ db, library }: AppDeps): RoadmapEntry[] {
  return [
    ...library.roadmaps.map(({ id, title }) => ({ id, title, uploadedAt: null })),
    ...listOwn(library, db).map(({ key: id, title, uploadedAt }) => ({ id, title, uploadedAt })),
  ];
}

/** The roadmap with this id; `undefined` when there is none, or when the format has moved on since its upload. */
export function findAvailableRoadmap(
  { db, library }: Pick<AppDeps, 'db' | 'library'>,
  id: string,
): AvailableRoadmap | undefined {
  const shipped = library.roadmaps.find((roadmap) => roadmap.id === id);
  if (shipped) return { roadmap: shipped, yaml: library.yamlOf.get(id) ?? '', uploadedAt: null };

  const stored = findRoadmapByKey(db, id);
  const parsed = stored && parseUpload(stored.yaml);
  return parsed?.ok
    ? { roadmap: parsed.roadmap, yaml: stored?.yaml ?? '', uploadedAt: stored?.uploadedAt ?? null }
    : undefined;
}

/** One that a later version of Daymark brings wins over an upload of the same id. */
function listOwn({ roadmaps }: AppDeps['library'], db: Database) {
  return listRoadmaps(db).filter(({ key }) => !roadmaps.some(({ id }) => id === key));
}

/** More than anybody compares at a time. */
const MOST_KEPT = 4;

/** Reading a roadmap of a hundred days takes a tenth of a second. Keyed by the text that was uploaded. */
const parseUpload = oncePerKey(MOST_KEPT, parseRoadmap);
