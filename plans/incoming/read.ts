import type { IncomingOutline } from './outline.ts';
import type { IncomingTable } from './table.ts';

/** What a file can be, by what is in it, whatever it is called. */
export const INCOMING_FORMATS = [
  'separated',
  'workbook',
  'anki-text',
  'anki-package',
  'markdown',
  'lines',
  'opml',
  'trello',
  'notion',
  'calendar',
  'roadmap',
  'json',
  'papers',
  'data',
] as const;
export type IncomingFormat = (typeof INCOMING_FORMATS)[number];

/**
 * What a file says, in the shapes that it can be read in.
 *
 * Each is left out where the file has nothing of it: a workbook is tables, a Markdown file can be an outline to do and a
 * list of questions, too.
 */
export type Incoming = {
  format: IncomingFormat;
  /** What it looks like, in words, without a full stop: “a Markdown checklist with 51 items under 7 headings”. */
  said: string;
  outline?: IncomingOutline;
  /** Tables whose columns the learner chooses from, for tasks or for questions. */
  tables?: readonly IncomingTable[];
  /** Questions with columns that say what they are: `Question`, `Answer`, `Category`, `Tags`, `Id`. */
  questions?: readonly IncomingTable[];
  /** A roadmap in Daymark's own format, as it is. */
  roadmap?: string;
  /** A list of papers, as it is. */
  papers?: string;
  /** What could not be taken along, in words: “12 pictures stay in the deck”. */
  leftOut?: readonly string[];
};

/** A problem is one sentence, which says what to do. */
export type ReadIncoming = { ok: true; incoming: Incoming } | { ok: false; problem: string };

/** A part of a file that was read. */
export type ReadPart<T> = { ok: true; value: T } | { ok: false; problem: string };
