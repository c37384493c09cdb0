import type { IncomingFormat } from './read.ts';

/** What a text is, by what is in it; its name only decides where that leaves it open. */
export type TextFormat = Exclude<IncomingFormat, 'workbook' | 'anki-package' | 'notion'>;

/** So much of a text is looked at line by line. */
const LINES_LOOKED_AT = 200;

const HEADING_OR_ITEM = /^ {0,20}(?:#{1,6} |[-*+•–] ?\[?|\d{1,4}[.)] |\|.{1,200}\|)/u;
const ROADMAP_KEYS = [/^phases\s*:/m, /^(?:weeks|id)\s*:/m];
const PAPERS = /^[ \t]{0,20}(?:@[ \t]{0,20}[A-Za-z]{1,40}[ \t]{0,20}[{(]|TY {2}- )/m;
const ANKI_HEADER = /^#(?:separator|html|tags|columns|notetype|deck|guid)[ a-z]{0,20}:/im;
const SEPARATORS = ['\t', ';', ','] as const;

/**
 * Finds out what a text is: from its content, whatever it is called.
 *
 * @param name - of its file; empty for what was pasted
 */
export function recogniseText(text: string, name: string): TextFormat {
  const start = text.slice(0, 100_000);
  const begins = start.trimStart();
  if (/^BEGIN:VCALENDAR/i.test(begins)) return 'calendar';
  if (begins.startsWith('<') && /<opml[\s>]/i.test(start)) return 'opml';
  if (begins.startsWith('{') || begins.startsWith('[')) {
    const json = recogniseJson(text);
    if (json) return json;
  }
  if (PAPERS.test(start) && !/^#{1,6} /m.test(start)) return 'papers';
  if (ROADMAP_KEYS.every((key) => key.test(start)) && beginsWithKey(start)) return 'roadmap';
  if (ANKI_HEADER.test(start)) return 'anki-text';
  if (/^sep=.\r?\n/i.test(begins)) return 'separated';
  const lines = start.split(/\r\n|\n|\r/, LINES_LOOKED_AT).filter((line) => line.trim() !== '');
  if (/\.(?:csv|tsv)$/i.test(name)) return 'separated';
  const marked = lines.filter((line) => HEADING_OR_ITEM.test(line)).length;
  if (marked > 0 && (marked * 5 >= lines.length || /^#{1,6} |^ {0,20}[-*+] \[[ xX]\] /m.test(start)))
    return 'markdown';
  if (isSeparated(lines)) return 'separated';
  return /\.(?:md|markdown)$/i.test(name) || marked > 0 ? 'markdown' : 'lines';
}

/** The first line that is no comment has a key of YAML: a page that shows an example of a roadmap is none. */
function beginsWithKey(start: string): boolean {
  const first = start
    .split('\n')
    .find((line) => line.trim() !== '' && !line.startsWith('#') && line.trim() !== '---');
  return /^[\w"'-]{1,80}\s{0,8}:/.test(first ?? '');
}

/** Two lines or more with the same separator in each, nearly as often; a comma may stand in any sentence. */
function isSeparated(lines: readonly string[]): boolean {
  if (lines.length < 2) return false;
  return SEPARATORS.some((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const first = counts[0] ?? 0;
    if (first === 0) return false;
    const alike = counts.filter((count) => count === first).length;
    return separator === '\t' ? alike * 2 >= lines.length : alike * 10 >= lines.length * 8;
  });
}

const JSON_SHAPES: readonly { format: TextFormat; keys: readonly string[] }[] = [
  { format: 'trello', keys: ['lists', 'cards'] },
  { format: 'roadmap', keys: ['weeks', 'phases'] },
];

/** `null` for what only begins like JSON. */
function recogniseJson(text: string): TextFormat | null {
  if (/^\s*\{\s*"format"\s*:\s*"daymark-data"/.test(text.slice(0, 1_000))) return 'data';
  const value = parseJson(text);
  if (value === undefined) return isJsonLines(text) ? 'json' : null;
  if (typeof value !== 'object' || value === null) return null;
  const keys = new Set(Object.keys(value));
  const shape = JSON_SHAPES.find((each) => each.keys.every((key) => keys.has(key)));
  if (shape) return shape.format;
  return isCsl(value) ? 'papers' : 'json';
}

/** A value of its own in each line. */
function isJsonLines(text: string): boolean {
  const lines = text.split('\n', LINES_LOOKED_AT).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.slice(0, 2).every((line) => typeof parseJson(line) === 'object');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Citations in JSON have a type of their own and a title. */
function isCsl(value: object): boolean {
  const [first] = Array.isArray(value) ? value : [];
  return (
    typeof first === 'object' &&
    first !== null &&
    'title' in first &&
    'type' in first &&
    ('DOI' in first || 'author' in first || 'issued' in first)
  );
}
