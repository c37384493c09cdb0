import type { z } from 'zod';
import { type ContentProblem, formatPath } from './problem.ts';
import { readYaml, type YamlData } from './read-yaml.ts';

export type ParsedContent<Content> =
  | { ok: true; content: Content }
  | { ok: false; problems: ContentProblem[] };

/** A format that content files are held to. */
export type ContentFormat<Content> = {
  schema: z.ZodType<Content>;
  /** What one file holds: `roadmap`. */
  noun: string;
  /** How a file of it begins, for somebody who sends something else altogether. */
  beginning: string;
};

/** More than anybody mends in one go. */
const MOST_PROBLEMS = 200;

/**
 * Reads a content file: YAML first, then its format.
 *
 * Safe on hostile text: answers within a second and in bounded memory. See {@link readYaml} for what is refused.
 *
 * @param text - the whole file
 * @returns the content with its defaults filled in, or all problems in the order of the file, at most 200 of them
 */
export function parseContent<Content>(
  text: string,
  { schema, noun, beginning }: ContentFormat<Content>,
): ParsedContent<Content> {
  const yaml = readYaml(text, noun);
  if (!yaml.ok) return { ok: false, problems: shorten(yaml.problems) };
  if (!isMapping(yaml.data.value)) {
    const message = `A ${noun} begins with names and values: ${beginning}`;
    return { ok: false, problems: [{ line: 1, column: 1, path: '', message }] };
  }

  const checked = schema.safeParse(yaml.data.value, { error: inWords });
  if (checked.success) return { ok: true, content: checked.data };
  // Shortened before as well as after, because finding a line takes time and one issue can name many keys.
  const issues = checked.error.issues.slice(0, MOST_PROBLEMS + 1);
  return {
    ok: false,
    problems: shorten(issues.flatMap((issue) => describe(issue, yaml.data)).sort(byPlace)),
  };
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(issue: z.core.$ZodIssue, data: YamlData): ContentProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const paths =
    issue.code === 'unrecognized_keys'
      ? issue.keys.slice(0, MOST_PROBLEMS + 1).map((key) => [...path, key])
      : [path];
  return paths.map((at) => {
    const place = data.locate(at);
    return {
      line: place?.line ?? null,
      column: place?.column ?? null,
      path: formatPath(at),
      message: issue.message,
    };
  });
}

function byPlace(one: ContentProblem, other: ContentProblem): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

function shorten(problems: readonly ContentProblem[]): ContentProblem[] {
  const first = problems.slice(0, MOST_PROBLEMS);
  if (first.length === problems.length) return first;
  return [
    ...first,
    {
      line: null,
      column: null,
      path: '',
      message: 'There are more problems than these: mend some and check again',
    },
  ];
}

/** Words for what the schema itself has none for. */
function inWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'The format has no such name here: is it a slip of the pen, or indented too far?';
    case 'invalid_value':
      return issue.input === undefined ? MISSING : `Choose one of: ${issue.values.join(', ')}`;
    case 'invalid_type':
      return issue.input === undefined ? MISSING : wrongKind(issue.expected, issue.input);
    case 'too_small':
      return issue.origin === 'array' ? tooFew(Number(issue.minimum)) : `Give at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `Give at most ${issue.maximum} here`
        : `Give at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

const MISSING = 'This is missing';

function tooFew(minimum: number): string {
  return `Give ${minimum} here, like [1, 2]`;
}

const EXPECTED_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  tuple: 'two weeks, like [1, 2]',
  object: 'names and values',
};

function wrongKind(expected: string, input: unknown): string {
  const hint = expected === 'string' && typeof input !== 'object' ? '; put it in quotes if it is one' : '';
  return `This should be ${EXPECTED_WORDS[expected] ?? expected}, not ${kindOf(input)}${hint}`;
}

function kindOf(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'number') return Number.isInteger(input) ? 'a number' : 'a number with a fraction';
  return (
    { string: 'a text', boolean: 'yes or no', object: 'names and values' }[String(typeof input)] ?? 'this'
  );
}
