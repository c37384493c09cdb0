import * as z from 'zod';
import { textField } from '../../plans/content/fields.ts';
import {
  ANSWER_MODES,
  GRADES,
  LONGEST_ANSWER_MINUTES,
  LONGEST_MISSING,
  MOST_POINTS,
} from '../../plans/practice/answer.ts';
import type { AnswerValues } from '../../views/practice/answering/grade.tsx';
import { formTokenField, returnFields, typedField } from '../http/forms/fields.ts';

const few = (value: unknown) => (value === undefined ? [] : [value].flat().slice(0, MOST_POINTS));

/** What nobody types: it was put into the form with the page. A mock records its answers by itself. */
export const AnswerSubject = z.object({
  from: returnFields.from,
  formToken: formTokenField,
  question: z.string('The form did not say which question.').max(200),
  mode: z.enum(
    ANSWER_MODES.filter((mode) => mode !== 'mock'),
    'The form did not say on what occasion.',
  ),
  asked: z.coerce.number('The form did not say how many points it asks for.').int().min(0).max(MOST_POINTS),
  known: z.coerce.number('The form did not say what it builds on.').int().min(0),
});

/** What was chosen and typed, before it is judged. */
const Typed = z.object({
  points: z.preprocess(few, z.array(typedField).catch([])),
  missing: typedField,
  time: typedField,
  stuckAt: typedField,
});

export function readAnswerValues(body: unknown): AnswerValues {
  return Typed.parse(body ?? {});
}

/** @param pointCount - of the question */
export function answerForm(pointCount: number) {
  const point = z
    .string('That is not one of the points')
    .regex(/^[1-9][0-9]?$/, 'That is not one of the points')
    .transform(Number)
    .refine((position) => position <= pointCount, 'That is not one of the points');
  return z.object({
    grade: z.union([z.literal('').transform(() => null), z.enum(GRADES)], 'Choose a grade').default(null),
    points: z
      .preprocess(few, z.array(point))
      .transform((points) => [...new Set(points)].sort((a, b) => a - b)),
    missing: textField(LONGEST_MISSING)
      .transform((text) => text.trim())
      .default(''),
    time: z
      .string()
      .trim()
      .regex(/^$|^[0-9]{1,3}(:[0-5][0-9])?$/, 'Enter minutes, like 12, or minutes and seconds, like 4:30')
      .transform(toSeconds)
      .refine(
        (seconds) => seconds === null || seconds <= 60 * LONGEST_ANSWER_MINUTES,
        `Enter at most ${LONGEST_ANSWER_MINUTES} minutes`,
      )
      .default(null),
    stuckAt: z.union([z.literal('').transform(() => null), point]).default(null),
  });
}

function toSeconds(time: string): number | null {
  if (time === '') return null;
  const [minutes = 0, seconds = 0] = time.split(':').map(Number);
  return 60 * minutes + seconds;
}
