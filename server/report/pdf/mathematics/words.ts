import { type Formula, piecesOf } from '../../../../plans/text/mathematics.ts';

/** What a line of a document says: words, and formulas between them. */
export type Words = readonly (string | Formula)[];

/** A line as the learner typed it: a title, a name. */
export function wordsOf(text: string): Words {
  return piecesOf(text).map((piece) => {
    if (piece.kind === 'formula') return piece;
    return piece.kind === 'text' ? piece.source.replaceAll('\\$', '$') : piece.source;
  });
}

/** Whether there is a formula in any text of a value. */
export function holdsFormula(value: unknown): boolean {
  if (typeof value === 'string') return piecesOf(value).some(({ kind }) => kind === 'formula');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsFormula);
}
