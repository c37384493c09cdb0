import { type ContentFormat, parseContent } from '../content/parse-content.ts';
import type { ContentProblem } from '../content/problem.ts';
import { type GateShelf, reportLostOnShelf } from '../gate/lost-names.ts';
import { reportLostMakes } from '../portfolio/making/lost-makes.ts';
import { type Roadmap, RoadmapSchema } from './roadmap.ts';

export type ParsedRoadmap = { ok: true; roadmap: Roadmap } | { ok: false; problems: ContentProblem[] };

/** What a roadmap may name beyond its own file, by ids. */
export type RoadmapShelf = { resources: ReadonlySet<string> } & GateShelf;

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
 * @param shelf - what comes with Daymark: what is read, what tasks make and what gates ask for refers to it or to what the file brings
 * along. Without it, references are not looked at: what one referred to may be gone since
 * @returns the roadmap with its defaults filled in, or all problems in the order of the file, at most 200 of them
 *
 * @example
 * parseRoadmap('id: two-weeks').ok //=> false
 */
export function parseRoadmap(text: string, shelf: RoadmapShelf | null = null): ParsedRoadmap {
  const parsed = parseContent(text, shelf === null ? ROADMAP_FORMAT : formatWith(shelf));
  return parsed.ok ? { ok: true, roadmap: parsed.content } : parsed;
}

function formatWith(shelf: RoadmapShelf): ContentFormat<Roadmap> {
  const schema = RoadmapSchema.superRefine(({ resources, phases }, context) => {
    reportLostOnShelf({ phases }, shelf, context);
    reportLostMakes({ phases }, shelf.kinds, context);
    const own = new Set(resources.map(({ id }) => id));
    for (const [p, phase] of phases.entries()) {
      for (const [t, { reads }] of phase.tasks.entries()) {
        for (const [r, { id }] of reads.entries()) {
          if (own.has(id) || shelf.resources.has(id)) continue;
          const message = `There is no resource "${id}", neither in this file nor among those of Daymark`;
          context.addIssue({ code: 'custom', path: ['phases', p, 'tasks', t, 'reads', r, 'id'], message });
        }
      }
    }
  });
  return { ...ROADMAP_FORMAT, schema };
}
