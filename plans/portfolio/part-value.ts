import type * as z from 'zod';
import { isNamedDay, NAMED_YEARS } from '../calendar/calendar.ts';
import { textField, writing } from '../content/fields.ts';
import { isTimeOfDay, isTimeZone } from '../day.ts';
import { durationsAsText, durationsOf } from './clock/durations.ts';
import { clockOf } from './clock/run-clock.ts';
import type { Part, PartForm } from './kind.ts';
import { linesOf, marksOf } from './piece.ts';

/** As in `plans/content/fields.ts`: a key of a piece is a slug. */
const PIECE_KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_LINE = 500;
const MOST_LINES = 200;

const oneLine = textField(LONGEST_LINE).refine((text) => !text.includes('\n'), 'Keep this on one line');
const lines = writing.refine(
  (text) => linesOf(text).length <= MOST_LINES,
  `Keep this to ${MOST_LINES} lines`,
);

const FORMS: Record<PartForm, (part: Part) => z.ZodType<string>> = {
  text: () => writing,
  line: () => oneLine,
  lines: () => lines,
  year: () => filled(/^(1[5-9]|20|21)[0-9]{2}$/, 'Enter a year, like 2024'),
  day: () => holds(isNamedDay, `Enter a day ${NAMED_YEARS}`),
  hour: () => holds(isTimeOfDay, 'Enter a time of day, like 14:30'),
  zone: () => holds(isTimeZone, 'Enter a time zone, like Europe/Berlin'),
  link: () => holds(isWebAddress, 'Enter an address that begins with https:// or http://'),
  choice: ({ choices }) =>
    holds((text) => choices.some(({ id }) => id === text), 'Choose one of what is offered'),
  marks: (part) => lines.refine((text) => areMarksOf(part, text), 'Choose one of what is offered for each'),
  durations: () =>
    lines
      .refine(
        (text) => durationsOf(text).size === linesOf(text).length,
        'Enter a time in minutes and seconds, like 2:30, of at most six hours',
      )
      .transform((text) => durationsAsText(durationsOf(text))),
  clock: () => holds((text) => clockOf(text) !== null, 'A clock is set by its buttons'),
  pieces: () =>
    lines.refine((text) => linesOf(text).every((key) => PIECE_KEY.test(key)), 'Choose pieces that are there'),
};

export type PartValue = { ok: true; text: string } | { ok: false; message: string };

/**
 * Judges what is to stand in a part. An empty text always may: nothing has to be filled in to be kept.
 *
 * @returns the text as it is kept, with single line breaks, or what is wrong with it in words
 */
export function readPartValue(part: Part, text: string): PartValue {
  const read = FORMS[part.form](part).safeParse(text);
  if (read.success) return { ok: true, text: read.data };
  return { ok: false, message: read.error.issues[0]?.message ?? '' };
}

function filled(pattern: RegExp, message: string) {
  return holds((text) => pattern.test(text), message);
}

/** White space around what a field of one line holds is not the learner's. */
function holds(test: (text: string) => boolean, message: string) {
  return oneLine.transform((text) => text.trim()).refine((text) => text === '' || test(text), message);
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text);
}

/** Marks of rows that the kind has no more stay as they are. */
function areMarksOf({ rows, choices }: Part, text: string): boolean {
  return linesOf(text).length === marksOf(text).size
    ? [...marksOf(text)].every(
        ([row, choice]) => !rows.some(({ id }) => id === row) || choices.some(({ id }) => id === choice),
      )
    : false;
}
