import {
  Composer,
  type CST,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type YAMLError,
} from 'yaml';
import { type ContentProblem, type DataPath, formatPath } from './problem.ts';
import { tokenise } from './yaml-tokens.ts';

/** The built-in roadmap has about 150,000. */
const LONGEST_TEXT = 1_000_000;

/** What a file says as plain data, and where in the file each part of it stands. */
export type YamlData = {
  value: unknown;
  locate: (path: DataPath) => { line: number; column: number } | null;
};

type Place = { offset: number; path: DataPath; message: string };

type ReadYaml = { ok: true; data: YamlData } | { ok: false; problems: ContentProblem[] };

/**
 * Reads YAML 1.2 (core schema) written by anybody, in bounded time and memory.
 *
 * Refused before anything recursive or quadratic sees it: texts over a million characters or 120,000 pieces,
 * control characters, lone surrogates, anchors, aliases, tags, directives and nesting past 40 levels.
 *
 * @param text - the whole file
 * @param noun - what the file holds, for the words of a problem: `roadmap`
 * @returns the data, or every problem found at the first stage that found any
 */
export function readYaml(text: string, noun: string): ReadYaml {
  const textProblem = findTextProblem(text, noun);
  if (textProblem) return { ok: false, problems: [textProblem] };

  const lines = new LineCounter();
  const failed = (places: readonly Place[]): ReadYaml => ({
    ok: false,
    problems: places.map(({ offset, path, message }) => ({
      ...position(lines, offset),
      path: formatPath(path),
      message,
    })),
  });

  const tokens = tokenise(text, lines);
  if (!tokens.ok) return failed([{ ...tokens.refusal, path: [] }]);

  const documents = withoutStacks(() => compose(tokens.tokens, text.length));
  const [document, second] = documents;
  if (!document) return failed([{ offset: 0, path: [], message: 'The file is empty' }]);
  if (second) {
    const message = `Keep one ${noun} to a file: a second one begins here`;
    return failed([{ offset: second.range[0], path: [], message }]);
  }
  if (document.errors.length > 0) return failed(document.errors.map(describeSyntaxError));
  const repeated = findRepeatedKeys(document);
  if (repeated.length > 0) return failed(repeated);

  return { ok: true, data: { value: document.toJS(), locate: (path) => locate(document, lines, path) } };
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function findTextProblem(text: string, noun: string): ContentProblem | null {
  if (text.length > LONGEST_TEXT) {
    return {
      line: null,
      column: null,
      path: '',
      message: `The file is too large: a ${noun} has at most a million characters`,
    };
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  const offset = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u);
  if (offset === -1) return null;
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  return {
    line: before.length,
    column,
    path: '',
    message: `There is a character here that is not text (U+${code}): remove it`,
  };
}

function compose(tokens: readonly CST.Token[], endOffset: number): Document.Parsed[] {
  // Its own check of repeated keys compares each with each: findRepeatedKeys does it in one pass.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
  });
  return [...composer.compose(tokens, true, endOffset)];
}

/** A hostile file can hold a hundred thousand errors; the stack of each would cost a kilobyte and 5 µs. */
function withoutStacks<Result>(work: () => Result): Result {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = usual;
  }
}

function describeSyntaxError(error: YAMLError): Place {
  return {
    offset: error.pos[0],
    path: [],
    message: SYNTAX_WORDS[error.code] ?? 'This is not well-formed YAML',
  };
}

const SYNTAX_WORDS: Partial<Record<YAMLError['code'], string>> = {
  BAD_DQ_ESCAPE: 'This backslash means nothing here: write \\\\ for a backslash, or use single quotes',
  BAD_INDENT: 'The indentation does not fit the lines around it',
  BAD_SCALAR_START: 'A text cannot begin with this character: put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'There is a ": " inside this text: put the text in quotes',
  KEY_OVER_1024_CHARS: 'This name is too long; perhaps a quote is missing',
  MISSING_CHAR: 'Something is missing here: a closing quote or bracket, a comma, or ": " after a name',
  MULTILINE_IMPLICIT_KEY: 'This name runs over several lines; perhaps a ":" or a quote is missing',
  NON_STRING_KEY: 'A name must be a plain text',
  TAB_AS_INDENT: 'Indent with spaces, not with tabs',
  UNEXPECTED_TOKEN: 'This does not belong here; perhaps a quote is missing, or the indentation is off',
};

/** Recursion is safe here: nesting was bounded before. */
function findRepeatedKeys(document: Document.Parsed): Place[] {
  const repeated: Place[] = [];
  const visit = (node: unknown, path: DataPath): void => {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    if (!isMap(node)) return;
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key);
      const keyPath = [...path, name];
      if (seen.has(name)) {
        repeated.push({
          offset: startOf(key) ?? 0,
          path: keyPath,
          message: 'This name stands twice in the same place',
        });
      }
      seen.add(name);
      visit(value, keyPath);
    }
  };
  visit(document.contents, []);
  return repeated;
}

/** The place of a path, or of the nearest thing around it when the path itself is missing. */
function locate(
  document: Document.Parsed,
  lines: LineCounter,
  path: DataPath,
): { line: number; column: number } | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = length === 0 ? 0 : startOf(findKeyOrItem(document, path.slice(0, length)));
    if (offset !== undefined) return position(lines, offset);
  }
  return null;
}

function findKeyOrItem(document: Document.Parsed, path: DataPath): unknown {
  const last = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) return parent.items.find(({ key }) => isScalar(key) && key.value === last)?.key;
  return isSeq(parent) && typeof last === 'number' ? parent.items[last] : undefined;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
