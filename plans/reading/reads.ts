import * as z from 'zod';
import { line, slug } from '../content/fields.ts';
import { sumMinutes } from '../sum.ts';

/** How much a reading is needed: read it, choose one of these, or go on there. */
const READ_NEEDS = ['must', 'pick', 'deeper'] as const;

/** Of one task or question. */
const MOST_READS = 20;
const LONGEST_READ_MINUTES = 1200;

const ReadSchema = z
  .strictObject({
    id: slug.describe('Id of a resource'),
    part: line(160).describe('Which part of it, like "sections 3 and 5"'),
    minutes: z
      .number('Give whole minutes, like 25')
      .int('Give whole minutes, like 25')
      .min(1, 'Give at least one minute')
      .max(LONGEST_READ_MINUTES, `Give at most ${LONGEST_READ_MINUTES} minutes`),
    need: z.enum(READ_NEEDS).describe('Read it, choose one of these, or go on there'),
  })
  .describe('What to read, and which part of it');

/** What a task or a question says there is to read; its minutes count inside those of the task. */
export const READS = z
  .array(ReadSchema)
  .max(MOST_READS, `Keep it to ${MOST_READS} readings`)
  .refine((reads) => new Set(reads.map(({ id }) => id)).size === reads.length, 'A resource stands here twice')
  .default([])
  .describe('What to read for it');

/** A part of a resource that a task or a question asks for, or offers. */
export type Read = z.infer<typeof ReadSchema>;

/** Minutes of what has to be read. */
export function mustMinutes(reads: readonly Read[]): number {
  return sumMinutes(reads.filter(({ need }) => need === 'must'));
}
