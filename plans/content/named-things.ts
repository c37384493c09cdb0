/**
 * What the learner's data names without having it: things of the library, of roadmaps, and pieces of the portfolio. A
 * newer or an older Daymark may have others.
 */
export const NAMED_THINGS = [
  'roadmap',
  'track',
  'area',
  'phase',
  'task',
  'question',
  'category',
  'resource',
  'mock',
  'round',
  'dimension',
  'kind',
  'part',
  'choice',
  'piece',
] as const;
export type NamedThing = (typeof NAMED_THINGS)[number];

/**
 * A thing that there is, by the name that data has for it: its id, behind a space those of what it is part of.
 *
 * @example
 * ['track', nameWithin('research-scientist-100', 'applied')]
 */
export type KnownName = readonly [thing: NamedThing, name: string];

/** The name of what is unique in something else alone, such as a round in a mock. Ids have no spaces. */
export function nameWithin(...ids: readonly string[]): string {
  return ids.join(' ');
}

/** The ids that such a name consists of, the outermost first. */
export function idsIn(name: string): readonly string[] {
  return name.split(' ');
}
