const TAB = 4;

/** How wide a text is. */
export function columnsOf(text: string): number {
  let column = 0;
  for (const sign of text) column += sign === '\t' ? TAB - (column % TAB) : 1;
  return column;
}

/** Where what an item says begins, behind its mark; before more than four spaces it begins after the first. */
export function endOfMark(line: string, from: number): number {
  const [mark = ''] = /^[ \t]*(?:[-+*]|\d{1,9}[.)])/.exec(line.slice(from)) ?? [];
  const end = from + mark.length;
  const [space = ''] = /^[ \t]*/.exec(line.slice(end)) ?? [];
  const width = columnsOf(line.slice(0, end) + space) - columnsOf(line.slice(0, end));
  return end + (width > 4 || end + space.length === line.length ? Math.min(1, space.length) : space.length);
}

/** Takes so many columns of white space off; of a tab that goes on the rest stays. */
export function withoutIndent(line: string, columns: number): string {
  let column = 0;
  let at = 0;
  while (column < columns && ' \t'.includes(line.charAt(at)) && at < line.length) {
    column += line.charAt(at) === '\t' ? TAB - (column % TAB) : 1;
    at += 1;
  }
  return ' '.repeat(Math.max(0, column - columns)) + line.slice(at);
}
