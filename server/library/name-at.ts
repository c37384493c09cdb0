import type { DataPath } from '../../plans/content/problem.ts';

/** The id of the innermost thing on the way to a text that has one. */
export function nameAt(contents: unknown, path: DataPath): string {
  let name = '';
  let at = contents;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return name;
    if ('id' in at && typeof at.id === 'string') name = at.id;
    at = Object.entries(at).find(([key]) => key === String(step))?.[1];
  }
  return name;
}
