import * as z from 'zod';
import { line, slug } from '../content/fields.ts';
import { sumMinutes } from '../sum.ts';
import { LONGEST_READ_MINUTES, READ_NEEDS } from './kinds.ts';
import type { ShownResource } from './resource.ts';

/** Of one task or question. */
const MOST_READS = 20;

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
export type ReadNeed = Read['need'];

/** Minutes of what has to be read. */
export function mustMinutes(reads: readonly Read[]): number {
  return sumMinutes(reads.filter(({ need }) => need === 'must'));
}

/** A reading with what it refers to. */
export type PlacedRead = { read: Read; resource: ShownResource };

/** First what must be read, then what one may pick from, then what goes deeper; in their order among equals. */
export function mustFirst<Placed extends { read: Pick<Read, 'need'> }>(placed: readonly Placed[]): Placed[] {
  return READ_NEEDS.flatMap((need) => placed.filter(({ read }) => read.need === need));
}

/** The readings with their resources; one that refers to nothing known is left out. */
export function placeReads(
  reads: readonly Read[],
  resourceOf: (id: string) => ShownResource | undefined,
): PlacedRead[] {
  return reads.flatMap((read) => {
    const resource = resourceOf(read.id);
    return resource ? { read, resource } : [];
  });
}
