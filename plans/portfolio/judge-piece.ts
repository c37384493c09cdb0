import { oncePerValue } from '../once-per-value.ts';
import type { Kind, Part } from './kind.ts';
import { linesOf, marksOf, type Piece, partOf } from './piece.ts';
import { countWords } from './word-count.ts';

/** What keeps a piece from being whole. */
export type Lack =
  | { is: 'empty' | 'unmarked' | 'not-there-yet'; part: Part }
  | { is: 'too-long'; part: Part; words: number; most: number }
  | { is: 'too-few'; part: Part; count: number; least: number }
  /** Pieces that belong to it, and are whole. */
  | { is: 'holds-too-few'; kind: string; count: number; least: number };

export type Judgement = {
  lacks: readonly Lack[];
  isWhole: boolean;
  /** Of its parts that it needs, how many have something in them. */
  begun: number;
  needed: number;
  /** Nothing is written yet. */
  isEmpty: boolean;
};

/**
 * Tells whether a piece is whole, and what it lacks.
 *
 * Whole is a piece with something in each part that its kind requires, no part over its limit, as many lines and pieces
 * as are asked for, and the choice made that ends it. Of pieces that belong to it only whole ones count.
 *
 * @param wholeOf - how many whole pieces of a kind belong to it; archived ones do not
 */
export function judgePiece(
  kind: Kind,
  piece: Pick<Piece, 'parts'>,
  wholeOf: (kind: string) => number,
): Judgement {
  const required = kind.parts.filter((part) => part.required);
  const lacks = [
    ...lacksOfParts(piece, kind),
    ...kind.holds.flatMap(({ kind: held, least }): Lack[] => {
      const count = wholeOf(held);
      return count < least ? [{ is: 'holds-too-few', kind: held, count, least }] : [];
    }),
  ];
  const hasText = ({ id }: Part) => partOf(piece, id).text.trim() !== '';
  return {
    lacks,
    isWhole: lacks.length === 0,
    begun: required.filter(hasText).length,
    needed: required.length,
    isEmpty: ![...piece.parts.values()].some(({ text }) => text.trim() !== ''),
  };
}

/** What its own words lack, whatever belongs to it. */
const lacksOfParts = oncePerValue((piece: Pick<Piece, 'parts'>, kind: Kind): readonly Lack[] => [
  ...kind.parts.flatMap((part) => lacksOfPart(part, partOf(piece, part.id).text)),
  ...lackOfEnd(kind, piece),
]);

function lacksOfPart(part: Part, text: string): Lack[] {
  if (text.trim() === '') return part.required ? [{ is: 'empty', part }] : [];
  if (part.form === 'marks')
    return part.required && marksOf(text).size === 0 ? [{ is: 'unmarked', part }] : [];
  const lacks: Lack[] = [];
  const count = linesOf(text).length;
  if (part.required && part.least !== undefined && count < part.least) {
    lacks.push({ is: 'too-few', part, count, least: part.least });
  }
  if (part.words !== undefined) {
    const words = countWords(text);
    if (words > part.words) lacks.push({ is: 'too-long', part, words, most: part.words });
  }
  return lacks;
}

function lackOfEnd({ whenIts, parts }: Kind, piece: Pick<Piece, 'parts'>): Lack[] {
  if (whenIts === undefined) return [];
  const part = parts.find(({ id }) => id === whenIts.part);
  if (part === undefined || whenIts.is.includes(partOf(piece, part.id).text.trim())) return [];
  return [{ is: 'not-there-yet', part }];
}
