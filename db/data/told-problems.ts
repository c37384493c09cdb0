import { count } from '../../plans/format.ts';

/** `path` is empty when it is about the file as a whole. */
export type DataProblem = { path: string; message: string };

/** So many are told; one cause often has many. */
const MOST_TOLD = 10;
/** Nobody looks for more once there are so many. */
export const MOST_NOTED = 1_000;

/**
 * What is wrong with a file, for its reader: what is wrong in many rows once, with the first of them and how many others
 * there are; ten things at most, then how many more.
 */
export function tellProblems(problems: readonly DataProblem[]): DataProblem[] {
  const alike = [
    ...Map.groupBy(
      problems,
      ({ path, message }) => `${path.replaceAll(/\[\d+\]/g, '[]')} ${message}`,
    ).values(),
  ];
  const told = alike.slice(0, MOST_TOLD).flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const rows = others.length === 0 ? '' : `, as in ${count(others.length, 'other row')}`;
    return [{ path: first.path, message: `${first.message}${rows}` }];
  });
  const more = alike.length - told.length;
  const isCutOff = problems.length >= MOST_NOTED;
  return [
    ...told,
    ...(more > 0 ? [{ path: '', message: `And ${more} more.` }] : []),
    ...(isCutOff ? [{ path: '', message: 'What comes after these was not looked at.' }] : []),
  ];
}
