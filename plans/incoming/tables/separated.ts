import { parseCsv } from '../../content/csv.ts';
import type { ReadPart } from '../read.ts';
import type { IncomingTable } from '../table.ts';
import { ABOVE_ROWS, MOST_ROWS, makeTable } from './make-table.ts';

/**
 * Reads a table of separated values in any usual dialect, tabs and `|` too.
 *
 * @param text - of the whole file, with line breaks of any kind
 * @returns the table; or why there is none: it is empty, cut short, or a row is over a limit
 * @see plans/content/csv.ts for what becomes of quotation marks
 */
export function readSeparated(text: string): ReadPart<IncomingTable> {
  const parsed = parseCsv(text, MOST_ROWS + ABOVE_ROWS, { skipsBlank: true });
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    return { ok: false, problem: `Line ${problem?.line}: ${problem?.message}` };
  }
  const table = makeTable({ title: '', rows: parsed.records });
  if (table.ok && table.value.columns.length === 0)
    return { ok: false, problem: 'There is nothing in this file: choose another' };
  return table;
}
