/**
 * Cells as a table of Markdown. Its first row is its head, since Markdown has no table without one; what is no table but
 * for its looks, with one column, is written as paragraphs.
 *
 * @param rows - Markdown, in rows that may differ in length
 */
export function tableMarkdown(rows: readonly (readonly string[])[]): string {
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
  const width = Math.max(0, ...filled.map(({ length }) => length));
  if (width <= 1) return filled.map(([cell = '']) => cell).join('\n\n');
  const [head = [], ...body] = filled.map((cells) => rowMarkdown(cells, width));
  return [head, `|${' --- |'.repeat(width)}`, ...body].join('\n');
}

function rowMarkdown(cells: readonly string[], width: number): string {
  const texts = Array.from({ length: width }, (_, index) => cellMarkdown(cells[index] ?? ''));
  return `| ${texts.join(' | ')} |`;
}

function cellMarkdown(cell: string): string {
  return cell.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
