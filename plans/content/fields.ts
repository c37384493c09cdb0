import * as z from 'zod';

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
