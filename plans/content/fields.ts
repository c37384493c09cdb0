import * as z from 'zod';

/** Shorter work is not planned by itself. */
export const LEAST_MINUTES = 5;

/** A stable name, by which one thing in a content file refers to another. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'Use lower-case letters, digits and single hyphens, like "rebuild-encoder"',
  )
  .max(80, 'Keep ids to 80 characters');

/** A text on one line, without anything invisible in it. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'Write something here')
    .max(longest, `Keep this to ${longest} characters`)
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'Use plain characters on one line');

/** Text that people type: line breaks as one character, no characters that cannot be shown or stored. */
export function textField(longest: number) {
  return z
    .string({ error: 'Write something here' })
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'Use characters that can be shown')
    .refine((text) => text.length <= longest, {
      // Written when it is needed: the first number that is written so costs a start a tenth of its time.
      error: () => `Keep this to ${longest.toLocaleString('en')} characters`,
    });
}

/** What people write freely: notes, reflections, what they take away. */
export const writing = textField(100_000);

/** Minutes of work in a content file. */
export const wholeMinutes = (most: number) =>
  z
    .number('Give whole minutes, like 45')
    .int('Give whole minutes, like 45')
    .min(LEAST_MINUTES, `Give at least ${LEAST_MINUTES} minutes`)
    .max(most, `Give at most ${most} minutes`);

/** A value for each of some fields, by its name. */
export function fromFields<Name extends string, T>(names: readonly Name[], find: (name: Name) => T) {
  return Object.fromEntries(names.map((name) => [name, find(name)])) as Record<Name, T>;
}

/** Values are passed around, and a list of them is not to be changed on the way. */
export type Shared<T> = T extends readonly (infer Item)[] ? readonly Item[] : T;
