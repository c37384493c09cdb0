import { describeTables } from './describe-tables.ts';
import { htmlToMarkdown } from './html-markdown.ts';
import type { IncomingOutline } from './outline.ts';
import { readICalendar } from './outlines/calendar.ts';
import { describeOutline } from './outlines/describe.ts';
import { readLines } from './outlines/lines.ts';
import { readMarkdownOutline } from './outlines/markdown.ts';
import { readNotion } from './outlines/notion.ts';
import { readOpml } from './outlines/opml.ts';
import { readTrello } from './outlines/trello.ts';
import type { Incoming, IncomingFormat, ReadIncoming, ReadPart } from './read.ts';
import type { TextFormat } from './recognise.ts';
import type { IncomingTable } from './table.ts';
import { readAnkiText } from './tables/anki-text.ts';
import { readJsonQuestions } from './tables/json-questions.ts';
import { readMarkdownQuestions } from './tables/markdown-questions.ts';
import { readMarkdownTables } from './tables/markdown-tables.ts';
import { readSeparated } from './tables/separated.ts';
import type { ZipFiles } from './zip.ts';

type Reader = (text: string, timeZone: string) => ReadIncoming;

/** How each kind of text is read. */
export const TEXT_READERS: Readonly<Record<TextFormat, Reader>> = {
  separated: (text) =>
    withTables('separated', readSeparated(text), (tables) => `a table with ${describeTables(tables, 'row')}`),
  'anki-text': (text) =>
    withTables(
      'anki-text',
      readAnkiText(text),
      (tables) => `notes from Anki: ${describeTables(tables, 'note')}`,
      'questions',
    ),
  markdown: readMarkdown,
  lines: (text) => withOutline('lines', readLines(text), 'a plain list with'),
  opml: (text) => withOutline('opml', readOpml(text), 'an outline (OPML) with'),
  trello: (text, timeZone) => withOutline('trello', readTrello(text, timeZone), 'a Trello board with'),
  calendar: (text, timeZone) => withOutline('calendar', readICalendar(text, timeZone), 'a calendar with'),
  roadmap: (text) => found({ format: 'roadmap', said: 'a roadmap in Daymark’s own format', roadmap: text }),
  json: (text) =>
    withTables(
      'json',
      readJsonQuestions(text),
      (tables) => `JSON with ${describeTables(tables, 'entry')}`,
      'questions',
    ),
  papers: (text) => found({ format: 'papers', said: 'a list of papers', papers: text }),
  data: () => found({ format: 'data', said: 'all the data of a Daymark' }),
};

/** Pages of Notion, or of any other program that keeps Markdown in folders. */
export function readNotionPages(files: ZipFiles): ReadIncoming {
  return withOutline('notion', readNotion(files), 'pages in a ZIP file with');
}

/** A Markdown file is a list of things to do, of questions, or both: the learner says. */
function readMarkdown(source: string): ReadIncoming {
  const text = /^\s*<(?:!doctype html|html|body)[\s>]/i.test(source) ? htmlToMarkdown(source) : source;
  const outline = readMarkdownOutline(text);
  const questions = tablesIn(readMarkdownQuestions(text));
  const tables = tablesIn(readMarkdownTables(text));
  if (!outline.ok && questions.length + tables.length === 0) return outline;
  const said = outline.ok
    ? `a Markdown ${isChecklist(outline.value) ? 'checklist' : 'list'} with ${describeOutline(outline.value)}`
    : `Markdown with ${describeTables([...questions, ...tables], 'row')}`;
  return found({
    format: 'markdown',
    said,
    ...(outline.ok && { outline: outline.value }),
    ...(questions.length > 0 && { questions }),
    ...(tables.length > 0 && { tables }),
  });
}

function isChecklist({ sections }: IncomingOutline): boolean {
  return sections.some(({ items }) => items.some(({ isDone }) => isDone));
}

function tablesIn(read: ReadPart<readonly IncomingTable[]>): readonly IncomingTable[] {
  return read.ok ? read.value : [];
}

function withOutline(
  format: IncomingFormat,
  read: ReadPart<IncomingOutline & { leftOut?: readonly string[] }>,
  beginning: string,
): ReadIncoming {
  if (!read.ok) return read;
  const { leftOut = [], ...outline } = read.value;
  return found({ format, said: `${beginning} ${describeOutline(outline)}`, outline, leftOut });
}

function withTables(
  format: IncomingFormat,
  read: ReadPart<IncomingTable | readonly IncomingTable[]>,
  say: (tables: readonly IncomingTable[]) => string,
  shape: 'tables' | 'questions' = 'tables',
): ReadIncoming {
  if (!read.ok) return read;
  const tables = [read.value].flat();
  return found({ format, said: say(tables), [shape]: tables });
}

function found(incoming: Incoming): ReadIncoming {
  return { ok: true, incoming };
}
