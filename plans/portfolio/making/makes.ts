import * as z from 'zod';
import { slug } from '../../content/fields.ts';

const MOST_MAKES = 6;
const MOST_PIECES = 50;

const MakeSchema = z
  .strictObject({
    kind: slug.describe('Id of a kind of pieces'),
    parts: z
      .array(slug)
      .max(20, 'Keep it to 20 parts')
      .default([])
      .describe('Parts of it that are to be written; without any, it is to be whole'),
    count: z
      .number()
      .int()
      .min(1)
      .max(MOST_PIECES)
      .default(1)
      .describe('How many, beside those that other tasks make'),
  })
  .describe('Pieces of the portfolio that the task makes');

/** What a task says it makes. */
export const MAKES = z
  .array(MakeSchema)
  .max(MOST_MAKES, `Keep it to ${MOST_MAKES}`)
  .default([])
  .describe('What it makes for the portfolio');

/** Pieces of a kind that a task makes, whole or certain parts of them. */
export type Make = z.infer<typeof MakeSchema>;
