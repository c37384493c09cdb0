/** What stands before a Markdown text, between two lines of dashes. */
export type FrontMatter = {
  /** Empty where it names none. */
  title: string;
  /** Its other lines. */
  rest: string[];
  /** The lines of the file with blank ones in its place, so that they keep their numbers. */
  lines: string[];
};

/** Longer ones are none. */
const MOST_LINES = 200;

export function takeFrontMatter(lines: readonly string[]): FrontMatter {
  const end = endOf(lines);
  if (end === -1) return { title: '', rest: [], lines: [...lines] };
  const said = lines.slice(1, end);
  const at = said.findIndex((line) => /^title:\s*\S/i.test(line));
  const title = (said[at] ?? '').replace(/^title:/i, '').trim();
  const rest = said.filter((line, index) => index !== at && line.trim() !== '');
  return {
    title: title.replace(/^(["'])(.*)\1$/, '$2'),
    rest,
    lines: lines.map((line, index) => (index <= end ? '' : line)),
  };
}

/** What is kept of it, as code; empty where there is nothing. */
export function frontMatterNote(title: string, rest: readonly string[]): string {
  const lines = title === '' ? rest : [`title: ${title}`, ...rest];
  return lines.length === 0 ? '' : ['```yaml', ...lines, '```'].join('\n');
}

/** The line that ends it; -1 where there is none of it. */
function endOf(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return -1;
  const end = lines.slice(1, MOST_LINES).findIndex((line) => /^(?:---|\.\.\.)$/.test(line.trimEnd())) + 1;
  const isData = lines.slice(1, end).every((line) => /^(?:[\w -]+:|[\s#-]|$)/.test(line));
  return end > 0 && isData ? end : -1;
}
