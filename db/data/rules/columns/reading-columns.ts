import * as z from 'zod';
import { slug } from '../../../../plans/content/fields.ts';
import { LONGEST_READ_MINUTES } from '../../../../plans/reading/kinds.ts';
import { OWN_RESOURCE_AS_KEPT } from '../../../../plans/reading/own/own-resource.ts';
import {
  FIRST_YEAR,
  isOwnResource,
  LAST_YEAR,
  MOST_AUTHORS,
  OWN_RESOURCE_PREFIX,
} from '../../../../plans/reading/resource.ts';
import { type ColumnSchemas, count, kept, key, listOf, wholeFrom, words } from './kept.ts';

const places = listOf(key, OWN_RESOURCE_AS_KEPT.mostPlaces);

/** What the tables of reading take, beside days and instants. */
export const READING_COLUMNS: Readonly<Record<string, ColumnSchemas>> = {
  ownResources: {
    // Under any other it would stand for a resource that Daymark or a roadmap brings.
    key: kept(slug.refine((id) => isOwnResource({ id }), `should begin with ${OWN_RESOURCE_PREFIX}`)),
    title: kept(OWN_RESOURCE_AS_KEPT.title),
    authors: z
      .array(kept(OWN_RESOURCE_AS_KEPT.author), 'should be a list')
      .max(MOST_AUTHORS, 'has too many authors'),
    year: wholeFrom(FIRST_YEAR, LAST_YEAR),
    link: kept(OWN_RESOURCE_AS_KEPT.link),
    part: kept(OWN_RESOURCE_AS_KEPT.part),
    minutes: wholeFrom(1, LONGEST_READ_MINUTES),
    tasks: places,
    questions: places,
    revision: count,
  },
  readings: { resourceKey: key },
  readingNotes: { resourceKey: key, text: words, revision: count },
};
