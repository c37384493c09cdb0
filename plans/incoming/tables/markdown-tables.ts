import { type MarkdownNode, readMarkdownTree } from '../outlines/markdown/tree.ts';
import type { ReadPart } from '../read.ts';
import type { IncomingRow, IncomingTable } from '../table.ts';
import { makeTable } from './make-table.ts';

/**
 * Reads the pipe tables of a Markdown file. Each is called as the heading above it, where there are several.
 *
 * @returns none where there is none; or which row is over a limit
 */
export function readMarkdownTables(text: string): ReadPart<IncomingTable[]> {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const found: { title: string; node: MarkdownNode }[] = [];
  let title = '';
  for (const node of readMarkdownTree(lines.join('\n'))) {
    if (node.type === 'heading') title = node.content;
    if (node.type === 'table') found.push({ title, node });
  }
  const tables: IncomingTable[] = [];
  for (const { title: heading, node } of found) {
    const table = readMarkdownTable(node, lines, found.length === 1 ? '' : heading);
    if (!table.ok) return table;
    if (table.value.rows.length > 0) tables.push(table.value);
  }
  return { ok: true, value: tables };
}

/**
 * Reads one of them.
 *
 * @param lines - of the whole text
 */
export function readMarkdownTable(
  node: MarkdownNode,
  lines: readonly string[],
  title: string,
): ReadPart<IncomingTable> {
  const [names, ...rows] = rowsOf(node, lines);
  return makeTable({ title, columns: names?.cells.map((name) => name.trim()) ?? [], rows });
}

/** Without the line of dashes. */
function rowsOf({ from, to }: MarkdownNode, lines: readonly string[]): IncomingRow[] {
  return lines
    .slice(from, to)
    .map((line, index) => ({ line: from + index + 1, cells: cellsOf(line) }))
    .filter((_, index) => index !== 1);
}

/** As they are written, but `\|` is a sign in a cell. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  const row = line.trim();
  for (let at = row.startsWith('|') ? 1 : 0; at < row.length; at++) {
    if (row[at] === '\\' && row[at + 1] === '|') {
      cell += '|';
      at += 1;
    } else if (row[at] === '|') {
      cells.push(cell);
      cell = '';
    } else cell += row[at];
  }
  return cell.trim() === '' ? cells : [...cells, cell];
}
