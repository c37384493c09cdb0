import type { Reading, Table } from './html-reading.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { tableMarkdown } from './table-markdown.ts';

export function openInTable(reading: Reading, table: Table, name: string): void {
  endCell(reading, table);
  if (name === 'tr' || table.rows.length === 0) table.rows.push([]);
  if (name !== 'tr') table.cell = true;
}

/** What stands between the cells belongs to the next one. */
export function endCell(reading: Reading, table: Table): void {
  if (!table.cell) return;
  table.cell = false;
  table.rows.at(-1)?.push(inlineMarkdown(reading.runs));
  reading.runs = [];
}

export function endTable(reading: Reading): void {
  const { table } = reading;
  if (!table) return;
  endCell(reading, table);
  reading.table = null;
  const text = tableMarkdown(table.rows);
  if (text === '') return;
  const rest = reading.runs;
  reading.runs = [];
  reading.writer.add(text, reading.containers);
  reading.runs = rest;
}
