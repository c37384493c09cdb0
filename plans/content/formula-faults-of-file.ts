import { formulaFaults } from '../text/formula-faults.ts';
import { type ContentProblem, formatPath } from './problem.ts';
import { readYaml } from './read-yaml.ts';

/** More than anybody mends in one go. */
const MOST_FAULTS = 200;

/**
 * Finds the formulas of a content file that cannot be shown. They would stand as they were typed, so that a file with
 * such is still one; who writes it wants to know.
 *
 * @param text - the whole file, which fits its format
 * @param noun - what the file holds: `roadmap`
 * @returns what is wrong in the order of the file, each with its line and the reason, at most 200 of them
 */
export function formulaFaultsOfFile(text: string, noun: string): ContentProblem[] {
  const yaml = readYaml(text, noun);
  if (!yaml.ok) return yaml.problems;
  const { value, locate } = yaml.data;
  return formulaFaults(value, { most: MOST_FAULTS }).map(({ path, source, reason }) => ({
    ...(locate(path) ?? { line: null, column: null }),
    path: formatPath(path),
    message: `${source} cannot be shown as a formula: ${reason}`,
  }));
}
