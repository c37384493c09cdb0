/** What keeps a content file, a roadmap or a category of questions, from being read, in words, and where. */
export type ContentProblem = {
  /** Counts from 1; `null` when the whole file is meant. */
  line: number | null;
  /** In characters, counts from 1. */
  column: number | null;
  /** Like `phases[2].tasks[4].minutes`; empty for the file or its outermost mapping. */
  path: string;
  message: string;
};

/** A place in the file's data: mapping keys and list positions from the outside in. */
export type DataPath = readonly (string | number)[];

const LONGEST_KEY_SHOWN = 40;

/**
 * Writes a path as a problem shows it. Keys that could confuse a terminal are quoted and shortened.
 *
 * @example
 * formatPath(['phases', 2, 'tasks', 4, 'minutes']) //=> 'phases[2].tasks[4].minutes'
 */
export function formatPath(path: DataPath): string {
  return path.map(formatPart).join('').replace(/^\./, '');
}

/**
 * One line for a terminal: the file, where in it, and what is the matter.
 *
 * @example
 * formatProblem('my.yaml', { line: 7, column: 5, path: 'weeks', message: 'This is missing' })
 * //=> 'my.yaml:7: weeks: This is missing'
 */
export function formatProblem(file: string, { line, path, message }: ContentProblem): string {
  const place = line === null ? file : `${file}:${line}`;
  return path === '' ? `${place}: ${message}` : `${place}: ${path}: ${message}`;
}

function formatPart(part: string | number): string {
  if (typeof part === 'number') return `[${part}]`;
  return /^[\w-]{1,40}$/.test(part) ? `.${part}` : `.${JSON.stringify(part.slice(0, LONGEST_KEY_SHOWN))}`;
}
