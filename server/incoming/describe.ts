import { count } from '../../plans/format.ts';
import type { IncomingTable } from '../../plans/incoming/table.ts';
import { sumOf } from '../../plans/sum.ts';

/** How much there is in tables: “40 rows”, “40 rows on 2 sheets”. */
export function describeTables(tables: readonly IncomingTable[], noun: string): string {
  const rows = count(
    sumOf(tables, (table) => table.rows.length),
    noun,
  );
  if (tables.length < 2) return rows;
  return `${rows} ${noun === 'row' ? 'on' : 'of'} ${count(tables.length, noun === 'row' ? 'sheet' : 'type')}`;
}
