import type { RoadmapShelf } from '../../plans/roadmap/parse-roadmap.ts';
import type { Library } from './library.ts';

/** What a roadmap can name of what comes with Daymark. */
export function shelfOf({
  resources,
  kinds,
  mockFormats,
  categories,
}: Pick<Library, 'resources' | 'kinds' | 'mockFormats' | 'categories'>): RoadmapShelf {
  return {
    resources: new Set(resources.keys()),
    kinds: new Map(kinds.map(({ id, parts }) => [id, new Set(parts.map((part) => part.id))])),
    formats: new Set(mockFormats.map(({ id }) => id)),
    categories: new Set(categories.map(({ id }) => id)),
  };
}
