import { type ContentFormat, parseContent } from '../content/parse-content.ts';
import type { ContentProblem } from '../content/problem.ts';
import { type Roadmap, RoadmapSchema } from './roadmap.ts';

export type ParsedRoadmap = { ok: true; roadmap: Roadmap } | { ok: false; problems: ContentProblem[] };

/** What a roadmap file is held to. */
export const ROADMAP_FORMAT: ContentFormat<Roadmap> = {
  schema: RoadmapSchema,
  noun: 'roadmap',
  beginning: '"id: my-roadmap", then title, weeks and phases',
};

/**
 * Reads a roadmap file. See {@link parseContent} for what is safe and what is refused.
 *
 * @param text - the whole file
 * @returns the roadmap with its defaults filled in, or all problems in the order of the file, at most 200 of them
 *
 * @example
 * parseRoadmap('id: two-weeks').ok //=> false
 */
export function parseRoadmap(text: string): ParsedRoadmap {
  const parsed = parseContent(text, ROADMAP_FORMAT);
  return parsed.ok ? { ok: true, roadmap: parsed.content } : parsed;
}
