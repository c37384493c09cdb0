import type { RoadmapContext } from '../../roadmap/roadmap.ts';
import type { Make } from './makes.ts';

type Making = { phases: readonly { tasks: readonly { makes: readonly Make[] }[] }[] };

/**
 * Kinds and parts that tasks make are there.
 *
 * @param kinds - by the id of each kind of pieces, the ids of its parts
 */
export function reportLostMakes(
  { phases }: Making,
  kinds: ReadonlyMap<string, ReadonlySet<string>>,
  context: RoadmapContext,
): void {
  for (const [p, { tasks }] of phases.entries()) {
    for (const [t, { makes }] of tasks.entries()) {
      for (const [m, { kind, parts }] of makes.entries()) {
        const path = ['phases', p, 'tasks', t, 'makes', m];
        const report = (message: string, ...at: (string | number)[]) =>
          context.addIssue({ code: 'custom', path: [...path, ...at], message });
        const known = kinds.get(kind);
        if (known === undefined) {
          report(`There is no kind of pieces "${kind}"`, 'kind');
          continue;
        }
        for (const [n, part] of parts.entries()) {
          if (!known.has(part)) report(`The kind "${kind}" has no part "${part}"`, 'parts', n);
        }
      }
    }
  }
}
