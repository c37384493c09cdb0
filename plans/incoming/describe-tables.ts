import { count } from '../format.ts';
import { sumOf } from '../sum.ts';
import type { IncomingTable } from './table.ts';

/** How much there is in tables: “40 rows”, “40 rows on 2 sheets”. */
export function describeTables(tables: readonly IncomingTable[], noun: string): string {
  const rows = count(
    sumOf(tables, (table) => table.rows.length),
    noun,
  );
  if (tables.length < 2) return rows;
  return `${rows} ${noun === 'row' ? 'on' : 'of'} ${count(tables.length, noun === 'row' ? 'sheet' : 'type')}`;
}
