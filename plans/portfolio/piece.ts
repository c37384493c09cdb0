import type { Day } from '../day.ts';
import { type Text, UNWRITTEN } from '../plan/plan.ts';

/** How the keys of pieces begin. */
export const PIECE_PREFIX = 'piece-';

/** What every piece is called, beside the parts of its kind. */
export const TITLE = 'title';
export const LONGEST_PIECE_TITLE = 200;

/** A document of the portfolio. Which parts it has, its kind says. */
export type Piece = {
  /** Its stable name, as in its address. */
  key: string;
  /** The id of its kind. */
  kind: string;
  /** The key of the piece that it belongs to; empty for one that stands by itself. */
  parentKey: string;
  title: Text;
  createdAt: string;
  /** Since when it is put away; `null` while it is in use. */
  archivedOn: Day | null;
  /** Its place among those of its kind that belong to the same; equal ones are in the order in which they were begun. */
  position: number;
  /** It stands in reports and behind the links of a mentor. */
  isShared: boolean;
  /** What was written, by the ids of parts; also of parts that its kind has no more. */
  parts: ReadonlyMap<string, Text>;
};

/** What a piece is called, or that it has no name. */
export function titleOf({ title }: Pick<Piece, 'title'>): string {
  return title.text.trim() === '' ? 'Without a title' : title.text;
}

/** What stands in a part; nothing, at revision 0, where nothing was ever written. */
export function partOf({ parts }: Pick<Piece, 'parts'>, id: string): Text {
  return parts.get(id) ?? UNWRITTEN;
}

/** The pieces of a kind that belong to another and are in use, in their order. */
export function heldBy({ key }: Pick<Piece, 'key'>, kindId: string, pieces: readonly Piece[]): Piece[] {
  return pieces.filter(
    ({ kind, parentKey, archivedOn }) => kind === kindId && parentKey === key && archivedOn === null,
  );
}

/** The lines of a part that have something in them, without what is around them. */
export function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}

/**
 * The marks of a part, as they are kept: a line each, `row: choice`. Lines that say something else are passed over.
 *
 * @example
 * marksOf('conflict: strong\nfailure: usable').get('failure') //=> 'usable'
 */
export function marksOf(text: string): Map<string, string> {
  return new Map(
    linesOf(text).flatMap((line) => {
      const [, row, choice] = /^([a-z0-9-]+):\s*([a-z0-9-]+)$/.exec(line) ?? [];
      return row !== undefined && choice !== undefined ? [[row, choice] as const] : [];
    }),
  );
}

/** Marks as they are kept, from which {@link marksOf} reads the same again. */
export function marksAsText(marks: ReadonlyMap<string, string>): string {
  return [...marks].map(([row, choice]) => `${row}: ${choice}`).join('\n');
}
