import { readFormula } from '../text/formula.ts';
import { piecesOf } from '../text/mathematics.ts';
import { type ContentProblem, type DataPath, formatPath } from './problem.ts';
import { readYaml } from './read-yaml.ts';

/** More than anybody mends in one go. */
const MOST_PROBLEMS = 200;
/** Of LaTeX in one file, so that a hostile one is answered soon; the built-in roadmap has a tenth. */
const MOST_CHARACTERS = 200_000;

/**
 * Finds the formulas of a content file that cannot be shown. They would stand as they were typed, so that a file with
 * such is still one; who writes it wants to know.
 *
 * @param text - the whole file, which fits its format
 * @param noun - what the file holds: `roadmap`
 * @returns problems in the order of the file, each with its line and the reason, at most 200 of them
 */
export function formulaProblems(text: string, noun: string): ContentProblem[] {
  const yaml = readYaml(text, noun);
  if (!yaml.ok) return yaml.problems;
  const problems: ContentProblem[] = [];
  let characters = 0;
  for (const { path, value } of textsOf(yaml.data.value, [])) {
    for (const piece of piecesOf(value)) {
      if (piece.kind !== 'formula' || problems.length === MOST_PROBLEMS) continue;
      characters += piece.tex.length;
      if (characters > MOST_CHARACTERS) return problems;
      const read = readFormula(piece.tex, piece.display);
      if (read.ok) continue;
      const place = yaml.data.locate(path) ?? { line: null, column: null };
      const message = `${piece.source} cannot be shown as a formula: ${read.reason}`;
      problems.push({ ...place, path: formatPath(path), message });
    }
  }
  return problems;
}

function textsOf(value: unknown, path: DataPath): { path: DataPath; value: string }[] {
  if (typeof value === 'string') return value.includes('$') ? [{ path, value }] : [];
  if (Array.isArray(value)) return value.flatMap((one, index) => textsOf(one, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, [...path, name]));
}
