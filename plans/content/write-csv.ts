import { stringify } from 'csv-stringify/sync';

type Cell = string | number | null;

/** Stands at the beginning of a file: Excel takes its letters for those of an older alphabet otherwise. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes a table as CSV (RFC 4180): CRLF after each record, in UTF-8; the mark that Excel needs is put in front where it leaves.
 *
 * A line break within a cell stays as the learner's texts have it, a LF alone. RFC 4180 allows either there, and Excel
 * and LibreOffice write it so themselves: to them a CR in a cell is a character of its own.
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  { escapesFormulas }: { escapesFormulas: boolean },
): string {
  return stringify(
    rows.map((cells) => [...cells]),
    {
      columns: [...columns],
      header: true,
      escape_formulas: escapesFormulas,
      record_delimiter: '\r\n',
      // Once a record delimiter is set, csv-stringify leaves a lone CR or LF unquoted, which breaks the row.
      quoted_match: /[\r\n]/,
    },
  );
}
