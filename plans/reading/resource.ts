import * as z from 'zod';
import { line, slug } from '../content/fields.ts';
import { DaySchema } from '../day-schema.ts';
import { sum } from '../sum.ts';
import { RESOURCE_KINDS } from './kinds.ts';

/** How the ids of the learner's own resources begin, and those of no others. */
export const OWN_RESOURCE_PREFIX = 'own-';

/** Tells whether a resource is one of the learner's own. */
export function isOwnResource({ id }: { id: string }): boolean {
  return id.startsWith(OWN_RESOURCE_PREFIX);
}

/** Where they stand in addresses, so that no other has it for an id. */
const PLACE_OF_OWN = 'own';

/** Whether it can be read without paying. */
export const RESOURCE_PRICES = ['free', 'paid'] as const;

/** 1 is an introduction, 2 what is usual, 3 hard. */
const RESOURCE_LEVELS = [1, 2, 3] as const;

export const MOST_AUTHORS = 12;
export const FIRST_YEAR = 1600;
export const LAST_YEAR = 2200;

const ResourceIds = z
  .strictObject({
    arxiv: z
      .string('Put the arXiv number in quotes, like "1706.03762"')
      .regex(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/, 'Give the arXiv number, like "1706.03762"'),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S{1,200}$/, 'Give the DOI without its address, like "10.1145/2408776"')
      .refine((doi) => !/[\p{Cc}\p{Cs}]/u.test(doi), 'Use plain characters in the DOI'),
    isbn: z
      .string('Put the ISBN in quotes')
      .regex(/^[0-9][0-9-]{8,15}[0-9X]$/, 'Give the ISBN in digits and hyphens')
      .refine(isIsbn, 'The last digit of an ISBN checks the others, and these do not agree'),
    url: z
      .url({ protocol: /^https?$/, error: 'Give an address that begins with https://' })
      .max(500, 'Keep the address to 500 characters'),
  })
  .partial();

/** The format of a resource: of a file of `plans/resources/`, and of a roadmap that brings its own. */
export const ResourceSchema = z
  .strictObject({
    id: slug
      .refine(
        (id) => !isOwnResource({ id }),
        `Ids that begin with "${OWN_RESOURCE_PREFIX}" are for the learner's own resources`,
      )
      .refine((id) => id !== PLACE_OF_OWN, `Use another id than "${PLACE_OF_OWN}"`)
      .describe('Stable name, by which tasks and questions refer to it'),
    title: line(240),
    authors: z
      .array(line(80))
      .min(1, 'Name at least one author')
      .max(MOST_AUTHORS, `Name at most ${MOST_AUTHORS} authors, and say "others: true"`)
      .describe('"Family, Given"; a team without a comma'),
    others: z.boolean().default(false).describe('There are more authors than are named'),
    year: z
      .number('Give a year, like 2017')
      .int('Give a year, like 2017')
      .min(FIRST_YEAR, `Give a year from ${FIRST_YEAR} on`)
      .max(LAST_YEAR, `Give a year up to ${LAST_YEAR}`)
      .describe('Of its first public version'),
    kind: z.enum(RESOURCE_KINDS),
    edition: line(80).optional().describe('Of a book'),
    ids: ResourceIds.default({}).describe('Where it is found'),
    open: z.enum(RESOURCE_PRICES).describe('Whether it can be read without paying'),
    level: z.literal(RESOURCE_LEVELS).describe('1 an introduction, 2 usual, 3 hard'),
    note: line(240).describe('Why to read it, in a line'),
    checked: DaySchema.optional().describe(
      'The day on which its identifiers were last checked against a second source',
    ),
  })
  .describe('Something to read or watch');

/** Something to read or watch, to which tasks and questions refer. */
export type Resource = z.infer<typeof ResourceSchema>;

/** A resource as it is shown: of one of the learner's own less is known, and least of what no roadmap has any more. */
export type ShownResource = Omit<Resource, 'kind' | 'year' | 'open' | 'level'> & {
  kind: Resource['kind'] | null;
  year: Resource['year'] | null;
  open: Resource['open'] | null;
  level: Resource['level'] | null;
};

/** The format of one file of resources. */
export const ResourceShelfSchema = z
  .strictObject({
    id: slug.describe('Stable name, unique among the shelves'),
    title: line(120),
    resources: z
      .array(ResourceSchema)
      .min(1, 'Give at least one resource')
      .max(400, 'Keep a shelf to 400 resources'),
  })
  .superRefine(({ resources }, context) => {
    for (const index of repeatedResources(resources)) {
      const message = `The id "${resources[index]?.id}" is used twice`;
      context.addIssue({ code: 'custom', path: ['resources', index, 'id'], message });
    }
  });

/** Resources that belong together: one file of `plans/resources/`. */
export type ResourceShelf = z.infer<typeof ResourceShelfSchema>;

/** Places of the resources whose id one before them has. */
export function repeatedResources(resources: readonly Pick<Resource, 'id'>[]): number[] {
  const seen = new Set<string>();
  return resources.flatMap(({ id }, index) => {
    if (seen.has(id)) return index;
    seen.add(id);
    return [];
  });
}

/** The check digit of ISO 2108: of ten digits modulo 11, of thirteen modulo 10. */
function isIsbn(text: string): boolean {
  const digits = [...text.replaceAll('-', '')].map((digit) => (digit === 'X' ? 10 : Number(digit)));
  if (digits.length === 10) return sum(digits.map((digit, index) => digit * (10 - index))) % 11 === 0;
  const weighted = digits.map((digit, index) => digit * (index % 2 === 0 ? 1 : 3));
  return digits.length === 13 && !digits.includes(10) && sum(weighted) % 10 === 0;
}
