import type { Resource } from '../../plans/reading/resource.ts';
import { textsIn } from '../../plans/text/formula-faults.ts';
import { piecesOf } from '../../plans/text/mathematics.ts';
import type { BuiltInContent, ContentFindings } from './check-content.ts';
import { nameAt } from './name-at.ts';

const STRAIGHT = /.{0,20}['"].{0,20}/u;

/** Finds straight quotes where curly ones are due: in words, not in code, formulas and what authors wrote themselves. */
export function checkQuotes({
  builtIn,
  categories,
  mockFormats,
  kinds,
  resources,
}: BuiltInContent): ContentFindings {
  const contents = [
    { ...builtIn, resources: builtIn.resources.map(withoutNames) },
    categories,
    mockFormats,
    kinds,
    [...resources.values()].map(withoutNames),
  ];
  const problems = [...textsIn(contents)].flatMap(({ path, text }) =>
    piecesOf(text)
      .filter(({ kind }) => kind === 'text')
      .flatMap(({ source }) => STRAIGHT.exec(source)?.[0] ?? [])
      .map((near) => `${nameAt(contents, path)}: a straight quote in ${near.trim()}`),
  );
  return { figures: [], problems };
}

/** Titles of works and names of people are as their authors write them. */
function withoutNames({ title: _, authors: __, ...rest }: Resource): Omit<Resource, 'title' | 'authors'> {
  return rest;
}
