import type { Database } from '../../db/file/open.ts';
import type { ChangeMoment } from '../../db/journal/journal.ts';
import { addOwnResource } from '../../db/reading/own-resources.ts';
import { saveReadingNote } from '../../db/reading/reading-notes.ts';
import type { OwnResourceWords } from '../../plans/reading/own/own-resource.ts';
import { placeReads } from '../../plans/reading/reads.ts';
import { OWN_RESOURCE_PREFIX } from '../../plans/reading/resource.ts';
import type { Library } from '../library/library.ts';
import type { MustsOf } from './events.ts';

const OWN: OwnResourceWords = {
  title: 'My notes from the reading group on replay',
  link: 'https://example.org/notes/replay',
  authors: [],
  year: 2025,
  kind: 'post',
  part: 'the second evening',
  minutes: 20,
  need: 'pick',
  tasks: ['sceptical-questions'],
  questions: [`${OWN_RESOURCE_PREFIX}work-1`],
};

const NOTED = 'vaswani-2017-attention';
const NOTE = `**Claim:** recurrence is not needed. **Number:** 28.4 BLEU on English to German, 3.5 days on eight GPUs.

Doubt: how much of it is the schedule of the learning rate? Nobody ablates the warm-up.`;

/** A resource of the learner's own, and what they wrote on one that comes with Daymark. */
export function seedReading(db: Database, resources: Library['resources'], moment: ChangeMoment): void {
  addOwnResource(db, { key: `${OWN_RESOURCE_PREFIX}reading-1`, words: OWN, ...moment });
  const resource = resources.get(NOTED);
  if (resource) saveReadingNote(db, { resource, text: NOTE, baseRevision: 0, ...moment });
}

/** What must be read for each task of the built-in roadmap. */
export function mustsFrom({ builtIn, resources }: Pick<Library, 'builtIn' | 'resources'>): MustsOf {
  const readsOf = new Map(
    builtIn.phases.flatMap(({ tasks }) => tasks).map(({ id, reads }) => [id, reads] as const),
  );
  return ({ key }) =>
    placeReads(readsOf.get(key) ?? [], (id) => resources.get(id))
      .filter(({ read }) => read.need === 'must')
      .map(({ resource }) => resource);
}
