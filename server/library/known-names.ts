import { type KnownName, nameWithin } from '../../plans/content/named-things.ts';
import { DIMENSION_IDS } from '../../plans/mock/dimension.ts';
import { OWN_CATEGORY } from '../../plans/practice/own/own-question.ts';
import { AREA_IDS } from '../../plans/readiness/readiness-areas.ts';
import { namesOfRoadmap } from '../../plans/roadmap/names-of-roadmap.ts';
import type { Library } from './library.ts';

/** Everything that comes with Daymark and that data can name. */
export function knownNamesOf({ roadmaps, categories, mockFormats, resources, kinds }: Library): KnownName[] {
  const named = (thing: KnownName[0], names: Iterable<string>) =>
    [...names].map((name): KnownName => [thing, name]);
  return [
    ...roadmaps.flatMap(namesOfRoadmap),
    ...named('area', AREA_IDS),
    ...named('category', [OWN_CATEGORY.id, ...categories.map(({ id }) => id)]),
    ...named(
      'question',
      categories.flatMap(({ questions }) => questions.map(({ id }) => id)),
    ),
    ...named('resource', resources.keys()),
    ...mockFormats.flatMap(({ id, rounds }) => [
      ...named('mock', [id]),
      ...named(
        'round',
        rounds.map((round) => nameWithin(id, round.id)),
      ),
    ]),
    ...named('dimension', DIMENSION_IDS),
    ...kinds.flatMap(({ id, parts }) => [
      ...named('kind', [id]),
      ...parts.flatMap((part) => [
        ...named('part', [nameWithin(id, part.id)]),
        ...named(
          'choice',
          part.form === 'choice' ? part.choices.map((choice) => nameWithin(id, part.id, choice.id)) : [],
        ),
      ]),
    ]),
  ];
}
