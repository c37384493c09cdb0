import * as z from 'zod';
import { RoadmapSchema } from './roadmap.ts';

/**
 * The roadmap file format as JSON Schema (draft 2020-12), from which editors complete and check.
 *
 * It says less than {@link RoadmapSchema}: that ids are unique and that phases follow each other without
 * gap only `npm run roadmap:check` tells.
 */
export function roadmapJsonSchema(): object {
  return z.toJSONSchema(RoadmapSchema, { target: 'draft-2020-12', io: 'input' });
}
