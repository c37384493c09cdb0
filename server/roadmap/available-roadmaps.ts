import type { Database } from '../../db/file/open.ts';
import { oncePerDatabase } from '../../db/file/statements.ts';
import { findRoadmapByKey, listRoadmaps, type StoredRoadmap } from '../../db/roadmap/roadmaps.ts';
import { type ParsedRoadmap, parseRoadmap } from '../../plans/roadmap/parse-roadmap.ts';
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
export function findAvailableRoadmap({ db, library }: AppDeps, id: string): AvailableRoadmap | undefined {
  const shipped = library.roadmaps.find((roadmap) => roadmap.id === id);
  if (shipped) return { roadmap: shipped, yaml: library.yamlOf.get(id) ?? '', uploadedAt: null };

  const stored = findRoadmapByKey(db, id);
  const parsed = stored && parseOnce(db, stored);
  return parsed?.ok
    ? { roadmap: parsed.roadmap, yaml: stored?.yaml ?? '', uploadedAt: stored?.uploadedAt ?? null }
    : undefined;
}

/** One that a later version of Daymark brings wins over an upload of the same id. */
function listOwn({ roadmaps }: AppDeps['library'], db: Database) {
  return listRoadmaps(db).filter(({ key }) => !roadmaps.some(({ id }) => id === key));
}

/** Reading YAML takes its time: what was read is kept as long as the text stays the same. */
const readings = oncePerDatabase(() => new Map<number, { yaml: string; parsed: ParsedRoadmap }>());

function parseOnce(db: Database, { id, yaml }: StoredRoadmap): ParsedRoadmap {
  const earlier = readings(db).get(id);
  if (earlier?.yaml === yaml) return earlier.parsed;

  const parsed = parseRoadmap(yaml);
  readings(db).set(id, { yaml, parsed });
  return parsed;
}
