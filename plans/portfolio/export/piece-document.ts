import type { Dates } from '../../dates.ts';
import { isDay } from '../../day.ts';
import { formatSeconds } from '../../format.ts';
import { durationsOf } from '../clock/durations.ts';
import type { Kind, Part } from '../kind.ts';
import { heldBy, linesOf, marksOf, type Piece, partOf, titleOf } from '../piece.ts';

/** What a part says to a reader. Texts are Markdown, lines are one line of it. */
export type Said =
  | { is: 'text'; text: string }
  | { is: 'line'; text: string }
  | { is: 'lines'; lines: readonly SaidLine[] };

export type SaidLine = {
  text: string;
  /** The key of the piece that it names; `null` for words. */
  pieceKey: string | null;
};

export type DocumentPart = {
  id: string;
  label: string;
  /** The heading that begins with it; `null` while the one before goes on. */
  heading: string | null;
  said: Said;
};

/** A piece that belongs to another, on one line of it. */
export type HeldLine = { key: string; title: string; facts: readonly { label: string; text: string }[] };

/** A piece as it is read: on its page, on paper and in files, which are all written from this. */
export type PieceDocument = {
  key: string;
  title: string;
  kind: Kind;
  /** An instant. */
  begunAt: string;
  /** Those with something in them. */
  parts: readonly DocumentPart[];
  /** What belongs to it and is in use, by kind; no kind without a piece. */
  held: readonly { kind: Kind; lines: readonly HeldLine[] }[];
};

type Portfolio = { kinds: readonly Kind[]; pieces: readonly Piece[] };

/** The parts that stand on the page of a piece. */
export const onItsPage = ({ onPage }: Part): boolean => onPage;

/**
 * A piece as it is read.
 *
 * @param portfolio - all kinds and pieces there are: what it names and what belongs to it is found there
 * @param dates - how the learner wants days written
 * @param shows - which of its parts it tells; those on its page where nothing else is said
 */
export function documentOf(
  { piece, kind }: { piece: Piece; kind: Kind },
  { kinds, pieces }: Portfolio,
  dates: Dates,
  shows: (part: Part) => boolean = onItsPage,
): PieceDocument {
  return {
    key: piece.key,
    title: titleOf(piece),
    kind,
    begunAt: piece.createdAt,
    parts: partsOf(kind, piece, shows, (part, text) => saidOf(part, text, pieces, dates)),
    held: kinds
      .filter(({ of }) => of === kind.id)
      .map((one) => ({ kind: one, lines: heldBy(piece, one.id, pieces).map((held) => lineOf(held, one)) }))
      .filter(({ lines }) => lines.length > 0),
  };
}

function partsOf(
  { parts }: Kind,
  piece: Piece,
  shows: (part: Part) => boolean,
  say: (part: Part, text: string) => Said,
): DocumentPart[] {
  const told: DocumentPart[] = [];
  // A heading goes to the first part under it that is told.
  let heading: string | null = null;
  for (const part of parts) {
    heading = part.group ?? heading;
    const { text } = partOf(piece, part.id);
    // A clock that runs says nothing to a reader.
    if (!shows(part) || part.form === 'clock' || text.trim() === '') continue;
    told.push({ id: part.id, label: part.label, heading, said: say(part, text) });
    heading = null;
  }
  return told;
}

/** What stands in a part, as a reader reads it. */
export function saidOf(
  part: Part,
  text: string,
  pieces: readonly Piece[],
  { formatDateWithYear }: Dates,
): Said {
  switch (part.form) {
    case 'text':
      return { is: 'text', text };
    case 'lines':
      return { is: 'lines', lines: linesOf(text).map((line) => ({ text: line, pieceKey: null })) };
    case 'choice':
      return { is: 'line', text: labelOf(part, text.trim()) };
    case 'marks': {
      const marks = marksOf(text);
      const rows = part.rows.filter(({ id }) => marks.has(id));
      const markOf = (id: string) => labelOf(part, marks.get(id) ?? '');
      return {
        is: 'lines',
        lines: rows.map(({ id, label }) => ({ text: `${label}: ${markOf(id)}`, pieceKey: null })),
      };
    }
    case 'pieces': {
      const named = linesOf(text).flatMap((key) => pieces.find((one) => one.key === key) ?? []);
      return { is: 'lines', lines: named.map((one) => ({ text: titleOf(one), pieceKey: one.key })) };
    }
    case 'durations': {
      const seconds = durationsOf(text);
      const told = (id: string) => (seconds.has(id) ? formatSeconds(seconds.get(id) ?? 0) : 'no time');
      return {
        is: 'lines',
        lines: part.rows.map(({ id, label }) => ({ text: `${label}: ${told(id)}`, pieceKey: null })),
      };
    }
    case 'day':
      return { is: 'line', text: isDay(text) ? formatDateWithYear(text) : text };
    default:
      return { is: 'line', text: text.trim() };
  }
}

/** What a choice is called; one that the kind has no more stands as it was kept. */
function labelOf({ choices }: Part, id: string): string {
  return choices.find((choice) => choice.id === id)?.label ?? id;
}

/** What stands on one line of a piece that belongs to another. */
function lineOf(piece: Piece, { parts }: Kind): HeldLine {
  const facts = parts
    .filter(({ form, onPage }) => onPage && form === 'line')
    .map(({ id, label }) => ({ label, text: partOf(piece, id).text.trim() }))
    .filter(({ text }) => text !== '');
  return { key: piece.key, title: titleOf(piece), facts };
}
