import { listReadingNotes } from '../../db/reading/reading-notes.ts';
import { listReadings } from '../../db/reading/readings.ts';
import { listToldTitles } from '../../db/reading/told-titles.ts';
import { isOwnResource, type ShownResource } from '../../plans/reading/resource.ts';
import type { AppDeps } from '../deps.ts';
import type { Shelf } from './shelf.ts';

type Deps = Pick<AppDeps, 'db'>;

/** Something to read; also what no roadmap at hand knows any more, as long as something of the learner's is kept on it. */
export function findToRead(deps: Deps, shelf: Shelf, id: string): ShownResource | undefined {
  const known = shelf.find(id);
  if (known || isOwnResource({ id })) return known;
  const isKept = listReadings(deps.db).has(id) || listReadingNotes(deps.db).has(id);
  return isKept ? unknownResource(id, listToldTitles(deps.db).get(id)) : undefined;
}

/** What the learner ticked or wrote on and nobody asks for any more. */
export function listLeft(deps: Deps, shelf: Shelf, listedIds: ReadonlySet<string>): ShownResource[] {
  const written = [...listReadingNotes(deps.db)].filter(([, { text }]) => text.trim() !== '');
  const kept = new Set([...listReadings(deps.db).keys(), ...written.map(([id]) => id)]);
  const left = [...kept].filter((id) => !listedIds.has(id) && !isOwnResource({ id }));
  if (left.every((id) => shelf.find(id))) return left.flatMap((id) => shelf.find(id) ?? []);
  const titles = listToldTitles(deps.db);
  return left.map((id) => shelf.find(id) ?? unknownResource(id, titles.get(id)));
}

/** Its id stands for its title where that was never told. */
function unknownResource(id: string, title = id): ShownResource {
  return {
    id,
    title,
    authors: [],
    others: false,
    year: null,
    kind: null,
    ids: {},
    open: null,
    level: null,
    note: '',
  };
}
