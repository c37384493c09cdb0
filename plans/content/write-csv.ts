import { stringify } from 'csv-stringify/sync';

type Cell = string | number | null;

/**
 * Writes a table as CSV (RFC 4180): CRLF after each record, UTF-8 without a byte order mark.
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
