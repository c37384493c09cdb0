import * as z from 'zod';
import { slug, textField } from '../../../../plans/content/fields.ts';
import { LONGEST_PIECE_TITLE, PIECE_PREFIX } from '../../../../plans/portfolio/piece.ts';
import { type ColumnSchemas, count, kept, key, words } from './kept.ts';

const pieceKey = slug.refine((one) => one.startsWith(PIECE_PREFIX), `should begin with ${PIECE_PREFIX}`);

/** What the tables of the portfolio take, beside days and instants. */
export const PORTFOLIO_COLUMNS: Readonly<Record<string, ColumnSchemas>> = {
  pieces: {
    key: kept(pieceKey),
    kindKey: key,
    parentKey: kept(z.union([z.literal(''), pieceKey], 'should be the key of a piece, or nothing')),
    title: kept(textField(LONGEST_PIECE_TITLE)),
    titleRevision: count,
  },
  pieceParts: { pieceKey: kept(pieceKey), partKey: key, text: words, revision: count },
};
