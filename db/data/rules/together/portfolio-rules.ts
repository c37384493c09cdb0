import type { DataRule } from './rule.ts';

/** Of the pieces of the portfolio. */
export const PORTFOLIO_RULES: readonly DataRule[] = [
  {
    table: 'piece_parts',
    tells: 'is a part of a piece that is not there',
    broken: 'select rowid from {piece_parts} where piece_key not in (select key from {pieces})',
    isAtRiskByUndo: true,
  },
  {
    table: 'pieces',
    tells: 'belongs to a piece that is not there',
    broken:
      "select rowid from {pieces} where parent_key <> '' and parent_key not in (select key from {pieces})",
    isAtRiskByUndo: true,
  },
  {
    table: 'pieces',
    tells: 'belongs to a piece that belongs to another',
    broken: `select rowid from {pieces} where parent_key in (select key from {pieces} where parent_key <> '')`,
  },
  {
    table: 'attachments',
    tells: 'is attached to a piece that is not there',
    broken:
      "select rowid from {attachments} where piece_key <> '' and piece_key not in (select key from {pieces})",
    isAtRiskByUndo: true,
  },
  {
    table: 'evidence',
    tells: 'names a file that is not there',
    broken:
      "select rowid from {evidence} where attachment_key <> '' and attachment_key not in (select key from {attachments})",
    isAtRiskByUndo: true,
  },
];
