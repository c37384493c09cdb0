import * as z from 'zod';
import {
  ATTACHMENT_PREFIX,
  ATTACHMENT_TYPES,
  LONGEST_ATTACHMENT_NAME,
  MOST_ATTACHMENT_BYTES,
} from '../../../../plans/attachment/attachment.ts';
import { line, slug, textField } from '../../../../plans/content/fields.ts';
import { LONGEST_PIECE_TITLE, PIECE_PREFIX } from '../../../../plans/portfolio/piece.ts';
import { type ColumnSchemas, count, kept, key, wholeFrom, words } from './kept.ts';

const pieceKey = slug.refine((one) => one.startsWith(PIECE_PREFIX), `should begin with ${PIECE_PREFIX}`);
const attachmentKey = slug.refine(
  (one) => one.startsWith(ATTACHMENT_PREFIX),
  `should begin with ${ATTACHMENT_PREFIX}`,
);

/** What the tables of the portfolio take, beside days and instants. */
export const PORTFOLIO_COLUMNS: Readonly<Record<string, ColumnSchemas>> = {
  pieces: {
    key: kept(pieceKey),
    kindKey: key,
    parentKey: kept(z.union([z.literal(''), pieceKey], 'should be the key of a piece, or nothing')),
    title: kept(textField(LONGEST_PIECE_TITLE)),
    titleRevision: count,
    position: wholeFrom(0, 100_000),
  },
  attachments: {
    key: kept(attachmentKey),
    sha256: kept(z.string().regex(/^[0-9a-f]{64}$/, 'should be a SHA-256 in hexadecimal')),
    name: kept(line(LONGEST_ATTACHMENT_NAME)),
    type: kept(z.enum(ATTACHMENT_TYPES, 'is no type that is kept')),
    bytes: wholeFrom(1, MOST_ATTACHMENT_BYTES),
    pieceKey: kept(z.union([z.literal(''), pieceKey], 'should be the key of a piece, or nothing')),
  },
  pieceParts: { pieceKey: kept(pieceKey), partKey: key, text: words, revision: count },
};
