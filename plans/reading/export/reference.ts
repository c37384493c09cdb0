import type { ShownResource } from '../resource.ts';

/** A resource as it goes into another program, with the learner's own note; empty where there is none. */
export type Reference = {
  resource: ShownResource;
  note: string;
  /** Where it was published; empty or left out where that is not told. */
  venue?: string;
  /** The lab or group that it comes from. */
  team?: string;
  keywords?: readonly string[];
};

/** `Family, Given` in its parts; a team has one name and no comma. */
export type AuthorName = { family: string; given: string } | { team: string };

/**
 * Reads the name of an author as resources give it.
 *
 * @example
 * authorName('van den Oord, Aäron') //=> { family: 'van den Oord', given: 'Aäron' }
 */
export function authorName(author: string): AuthorName {
  const [family = '', ...given] = author.split(',').map((part) => part.trim());
  const rest = given.filter((part) => part !== '').join(', ');
  return rest === '' ? { team: family } : { family, given: rest };
}

/** What is said of a resource in other programs: the learner's note, or why to read it. */
export function annotationOf({ resource, note }: Reference): string {
  return note.trim() === '' ? resource.note : note.trim();
}
