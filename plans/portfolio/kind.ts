import * as z from 'zod';
import { line, slug } from '../content/fields.ts';
import { TITLE } from './piece.ts';

/** How a part is filled in. Whatever it is, it is kept as text. */
export const PART_FORMS = [
  /** Markdown with mathematics. */
  'text',
  /** Words on one line. */
  'line',
  /** Several things, one a line. */
  'lines',
  'year',
  'day',
  /** A time of day, like 14:30. */
  'hour',
  'zone',
  /** An http(s) address. */
  'link',
  /** One of its choices. */
  'choice',
  /** For each of its rows one of its choices, or none. */
  'marks',
  /** For each of its rows how long it took, or nothing. */
  'durations',
  /** What a clock keeps while it runs; nobody writes it. */
  'clock',
  /** Other pieces of one kind. */
  'pieces',
] as const;
export type PartForm = (typeof PART_FORMS)[number];

const MOST_PARTS = 40;
const MOST_CHOICES = 12;
const MOST_ROWS = 40;
const MOST_OFFERS = 40;

const ChoiceSchema = z.strictObject({
  id: slug,
  label: line(160),
  minutes: z.number().int().min(1).max(600).optional().describe('What it gives, of a choice of lengths'),
});
const RowSchema = z.strictObject({
  id: slug,
  label: line(80),
  share: z
    .number()
    .positive()
    .max(1000)
    .default(1)
    .describe('Its weight among the rows, of a part in durations'),
  questions: z.array(slug).default([]).describe('Questions of the bank that it answers where it is marked'),
});
const distinct = <Row extends z.ZodType<{ id: string }>>(schema: Row, most: number) =>
  z.array(schema).max(most, `Keep it to ${most}`).refine(hasDistinctIds, 'An id stands here twice');

const PartSchema = z
  .strictObject({
    id: slug
      .refine((id) => id !== TITLE, 'Every piece has a title: call the part something else')
      .describe('Stable name, unique in the kind; what was written hangs on it'),
    label: line(60),
    guide: line(300).optional().describe('One line on what belongs here'),
    form: z.enum(PART_FORMS).default('text'),
    words: z.number().int().min(3).max(5000).optional().describe('The limit, in words'),
    required: z.boolean().default(false).describe('The piece is not whole without it'),
    least: z.number().int().min(2).max(100).optional().describe('How many lines or pieces it needs'),
    group: line(60).optional().describe('The heading under which it stands, from this part on'),
    onPage: z.boolean().default(true).describe('It stands on the page that the piece prints'),
    choices: distinct(ChoiceSchema, MOST_CHOICES).default([]),
    rows: distinct(RowSchema, MOST_ROWS)
      .default([])
      .describe('What is marked or timed, of a part in marks or durations'),
    questions: z.array(slug).default([]).describe('Questions of the bank that it answers'),
    kind: slug.optional().describe('The kind of the pieces that it names'),
    offers: z
      .array(line(300))
      .max(MOST_OFFERS, `Keep it to ${MOST_OFFERS}`)
      .default([])
      .describe('Lines that can be taken over, of a part in lines'),
  })
  .superRefine(({ form, choices, rows, kind, least, words, offers }, context) => {
    const report = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const hasChoices = form === 'choice' || form === 'marks';
    if (hasChoices && choices.length < 2) report('choices', 'Give at least two choices');
    if (!hasChoices && choices.length > 0) report('choices', 'Only a part in choice or marks has choices');
    const hasRows = form === 'marks' || form === 'durations';
    if (hasRows && rows.length === 0) report('rows', 'Say what is marked or timed');
    if (!hasRows && rows.length > 0) report('rows', 'Only a part in marks or durations has rows');
    if ((form === 'pieces') !== (kind !== undefined)) {
      report('kind', 'A part in pieces says of which kind these are, and no other part does');
    }
    if (offers.length > 0 && form !== 'lines') report('offers', 'Only lines can be offered');
    if (least !== undefined && form !== 'lines' && form !== 'pieces') {
      report('least', 'Only lines and pieces are counted');
    }
    if (words !== undefined && !['text', 'line', 'lines'].includes(form)) {
      report('words', 'Only words are limited');
    }
  });

const HoldsSchema = z.strictObject({
  kind: slug,
  least: z.number().int().min(1).max(100),
});

/** The format of one file: a kind of pieces. */
export const KindSchema = z
  .strictObject({
    id: slug.describe('Stable name, unique among the kinds; pieces hang on it'),
    place: z.number().int().min(1).describe('Where it stands among the kinds'),
    title: line(40).describe('What one is called, in the middle of a sentence'),
    plural: line(40),
    about: line(300).describe('What it is for'),
    titled: line(120).describe('What its title says'),
    of: slug.optional().describe('The kind of the piece that it belongs to'),
    listed: z
      .boolean()
      .default(false)
      .describe('It belongs to another kind, and has a page beside those that stand by themselves'),
    ordered: z.boolean().default(false).describe('Those of one piece have an order, which is set by hand'),
    spoken: z
      .number()
      .int()
      .min(10)
      .max(3600)
      .optional()
      .describe('It is told aloud in about so many seconds'),
    private: z
      .boolean()
      .default(false)
      .describe('Most people keep one to themselves: sharing one says what it shows'),
    sheets: z
      .number()
      .int()
      .min(1)
      .max(20)
      .optional()
      .describe('Its page has to fit on so many sheets of paper'),
    folder: slug.optional().describe('Where it stands in the folder of all pieces; else its plural'),
    file: slug.optional().describe('Each has a folder to itself there, and in it a file of this name'),
    parts: z.array(PartSchema).min(1, 'A kind needs a part').max(MOST_PARTS, `Keep it to ${MOST_PARTS}`),
    holds: z.array(HoldsSchema).default([]).describe('How many pieces of other kinds it needs to be whole'),
    whenIts: z
      .strictObject({ part: slug, is: z.array(slug).min(1) })
      .optional()
      .describe('A choice that has to be made before it is whole'),
  })
  .superRefine(({ parts, whenIts }, context) => {
    for (const [index, { id }] of parts.entries()) {
      if (parts.findIndex((part) => part.id === id) === index) continue;
      context.addIssue({
        code: 'custom',
        path: ['parts', index, 'id'],
        message: `The id "${id}" is used twice`,
      });
    }
    if (whenIts === undefined) return;
    const chosen = parts.find(({ id }) => id === whenIts.part);
    const isThere =
      chosen?.form === 'choice' && whenIts.is.every((id) => chosen.choices.some((one) => one.id === id));
    if (isThere) return;
    const message = 'Name a part in choice, and choices that it has';
    context.addIssue({ code: 'custom', path: ['whenIts'], message });
  });

/** A kind of pieces: which parts they have, and when one is whole. */
export type Kind = z.infer<typeof KindSchema> & {
  /** It stands for a kind that is not there: pieces of it are kept, and none is begun. */
  isStandIn?: true;
};
export type Part = Kind['parts'][number];

/** Pieces of this kind are looked for by themselves, whether or not they belong to others. */
export function standsByItself({ of, listed }: Kind): boolean {
  return of === undefined || listed;
}

/** The kind under which pieces of a kind are found: itself, or the nearest that it belongs to and that stands by itself. */
export function kindByItself(kind: Kind, kinds: readonly Kind[]): Kind {
  if (standsByItself(kind)) return kind;
  const others = kinds.filter(({ id }) => id !== kind.id);
  const holder = others.find(({ id }) => id === kind.of);
  return holder ? kindByItself(holder, others) : kind;
}

function hasDistinctIds(things: readonly { id: string }[]): boolean {
  return new Set(things.map(({ id }) => id)).size === things.length;
}

/**
 * What is wrong with kinds that stand beside each other: an id that two have, or a kind that is named and not there.
 *
 * @returns the first problem in words; `null` when there is none
 */
export function problemOfKinds(kinds: readonly Kind[]): string | null {
  const ids = new Set(kinds.map(({ id }) => id));
  if (ids.size < kinds.length) return 'two kinds have the same id';
  for (const { id, of, parts, holds } of kinds) {
    const named = [of, ...parts.map(({ kind }) => kind), ...holds.map(({ kind }) => kind)];
    const lost = named.find((name) => name !== undefined && !ids.has(name));
    if (lost !== undefined) return `"${id}" names the kind "${lost}", which is not there`;
    const stray = holds.find(({ kind }) => kinds.find((one) => one.id === kind)?.of !== id);
    if (stray) return `"${id}" holds "${stray.kind}", which does not belong to it`;
  }
  return null;
}
