import * as z from 'zod';
import { fromFields, line, type Shared, slug } from '../../content/fields.ts';
import { isWebAddress } from '../../task/evidence-line.ts';
import { LONGEST_READ_MINUTES, READ_NEEDS, RESOURCE_KINDS } from '../kinds.ts';
import { FIRST_YEAR, LAST_YEAR, MOST_AUTHORS } from '../resource.ts';

const LONGEST_TITLE = 240;
const LONGEST_AUTHOR = 80;
const LONGEST_LINK = 500;
const LONGEST_PART = 160;
const MOST_PLACES = 40;

const MINUTES_ADVICE = `Give whole minutes from 1 to ${LONGEST_READ_MINUTES}, like 30`;
const YEAR_ADVICE = `Give a year from ${FIRST_YEAR} to ${LAST_YEAR}, like 2017, or nothing`;

const link = orNothing(
  line(LONGEST_LINK).refine(isWebAddress),
  `Enter the whole address, like https://arxiv.org/abs/1706.03762, in ${LONGEST_LINK} characters at most`,
);
const part = orNothing(line(LONGEST_PART), `Keep this to ${LONGEST_PART} characters on one line`);
const places = z.array(slug).max(MOST_PLACES, `Keep it to ${MOST_PLACES}`);

function orNothing(schema: z.ZodType<string>, message: string) {
  return z.string().refine((text) => text === '' || schema.safeParse(text).success, message);
}

/** An own resource as it is kept. */
export const OWN_RESOURCE_AS_KEPT = {
  title: line(LONGEST_TITLE),
  author: line(LONGEST_AUTHOR),
  link,
  part,
  mostPlaces: MOST_PLACES,
};

type OwnResourceFieldSpec = {
  /** As sentences name it. */
  name: string;
  /** How its text is read, as a form sends it. */
  read: z.ZodType;
  /** What a new one begins with. */
  usual: string;
};

/** The fields of an own resource, each told once, in the order in which they are asked for and named. */
export const OWN_RESOURCE_FIELDS = {
  title: { name: 'title', read: oneLine().pipe(line(LONGEST_TITLE)), usual: '' },
  link: { name: 'link', read: z.string().trim().pipe(link), usual: '' },
  authors: {
    name: 'authors',
    read: z
      .string()
      .transform((text) => text.split(/\r\n?|\n|;/).flatMap((each) => each.replace(/\s+/g, ' ').trim() || []))
      .pipe(z.array(line(LONGEST_AUTHOR)).max(MOST_AUTHORS, `Name at most ${MOST_AUTHORS} authors`)),
    usual: '',
  },
  year: {
    name: 'year',
    read: z
      .string()
      .trim()
      .regex(/^([0-9]{4})?$/, YEAR_ADVICE)
      .transform((text) => (text === '' ? null : Number(text)))
      .refine((year) => year === null || (year >= FIRST_YEAR && year <= LAST_YEAR), YEAR_ADVICE),
    usual: '',
  },
  kind: { name: 'kind', read: z.enum(RESOURCE_KINDS, 'Choose what it is'), usual: 'paper' },
  part: { name: 'part', read: oneLine().pipe(part), usual: '' },
  minutes: {
    name: 'minutes',
    read: z
      .string()
      .trim()
      .regex(/^[0-9]{1,5}$/, MINUTES_ADVICE)
      .transform(Number)
      .refine((minutes) => minutes >= 1 && minutes <= LONGEST_READ_MINUTES, MINUTES_ADVICE),
    usual: '30',
  },
  need: { name: 'need', read: z.enum(READ_NEEDS, 'Choose how much it is needed'), usual: 'must' },
  tasks: { name: 'tasks', read: keys(), usual: '' },
  questions: { name: 'questions', read: keys(), usual: '' },
} as const satisfies Record<string, OwnResourceFieldSpec>;

function oneLine() {
  return z.string().transform((text) => text.replace(/\s+/g, ' ').trim());
}

/** Keys with spaces between them. */
function keys() {
  return z
    .string()
    .transform((text) => [...new Set(text.split(/\s+/).filter((each) => each !== ''))])
    .pipe(places);
}

type Fields = typeof OWN_RESOURCE_FIELDS;
export type OwnResourceField = keyof Fields;
export const OWN_RESOURCE_FIELD_NAMES = Object.keys(OWN_RESOURCE_FIELDS) as [
  OwnResourceField,
  ...OwnResourceField[],
];

/** What the learner says of a resource of their own, and the tasks and questions that it is read for. */
export type OwnResourceWords = { [Name in OwnResourceField]: Shared<z.output<Fields[Name]['read']>> };

/** A resource of the learner's own. */
export type OwnResource = OwnResourceWords & {
  /** Stable, unique among all resources; begins with `own-`. */
  id: string;
  /** Counted by each edit, by which a stale page is noticed. */
  revision: number;
};

/** The same as text, as in the fields of a form. */
export type OwnResourceTexts = Record<OwnResourceField, string>;

export const USUAL_RESOURCE_TEXTS: OwnResourceTexts = fromFields(
  OWN_RESOURCE_FIELD_NAMES,
  (name) => OWN_RESOURCE_FIELDS[name].usual,
);

export type ReadOwnResource =
  | { ok: true; words: OwnResourceWords }
  | { ok: false; errors: Partial<Record<OwnResourceField, string>> };

const TextsSchema = z.object(
  fromFields(OWN_RESOURCE_FIELD_NAMES, (name) => OWN_RESOURCE_FIELDS[name].read) as {
    [Name in OwnResourceField]: Fields[Name]['read'];
  },
);

/**
 * Reads an own resource from texts. It is read for one task or question at least.
 *
 * @returns what it says, or what is wrong: the first problem of each field
 */
export function readOwnResource(texts: OwnResourceTexts): ReadOwnResource {
  const read = TextsSchema.safeParse(texts);
  const errors: Partial<Record<OwnResourceField, string>> = {};
  for (const { path, message } of read.error?.issues ?? []) {
    const [name, index] = path;
    const field = OWN_RESOURCE_FIELD_NAMES.find((each) => each === name);
    if (field) errors[field] ??= typeof index === 'number' ? `Line ${index + 1}: ${message}` : message;
  }
  if (texts.tasks.trim() === '' && texts.questions.trim() === '')
    errors.tasks ??= 'Leave it with one task or question at least, or remove it';
  return read.success && Object.keys(errors).length === 0
    ? { ok: true, words: read.data }
    : { ok: false, errors };
}

/** Writes an own resource as texts, from which {@link readOwnResource} reads the same again. */
export function ownResourceTexts(words: OwnResourceWords): OwnResourceTexts {
  return fromFields(OWN_RESOURCE_FIELD_NAMES, (name) => {
    const value = words[name];
    if (value === null) return '';
    if (typeof value !== 'object') return String(value);
    return value.join(name === 'authors' ? '\n' : ' ');
  });
}
