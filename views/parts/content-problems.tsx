import type { ContentProblem } from '../../plans/content/problem.ts';
import { count } from '../../plans/format.ts';

/** More are not mended in one go. */
const MOST_TOLD = 10;
/** Enough of a line to know it again. */
const LONGEST_SOURCE = 120;

export type ContentProblemsProps = {
  /** The file. */
  text: string;
  problems: readonly ContentProblem[];
  /** What stands above them; that nothing was kept, unless told otherwise. */
  title?: string;
};

/** All that keeps a file, or parts of it, from being read, each with its line, its path and what stands there. */
export function ContentProblems({ text, problems, title }: ContentProblemsProps) {
  const lines = text.split('\n');
  const first = distinct(problems).slice(0, MOST_TOLD);
  const more = distinct(problems).length - first.length;
  return (
    <section class="problems" role="alert" aria-labelledby="problems-title">
      <h2 class="problems__title" id="problems-title">
        {title ?? `Nothing was kept. ${count(problems.length, 'thing')} to mend:`}
      </h2>
      <ol class="problems__list">
        {first.map((problem, index) => (
          <ProblemItem key={index} problem={problem} source={sourceOf(problem, lines)} />
        ))}
      </ol>
      {more > 0 && <p>And {more} more: fix these first, and look again.</p>}
    </section>
  );
}

/** Each once. */
function distinct(problems: readonly ContentProblem[]): ContentProblem[] {
  const told = new Set<string>();
  return problems.filter(({ line, path, message }) => {
    const name = JSON.stringify([line, path, message]);
    const isNew = !told.has(name);
    told.add(name);
    return isNew;
  });
}

function ProblemItem({
  problem: { line, path, message },
  source,
}: {
  problem: ContentProblem;
  source: string;
}) {
  return (
    <li class="problems__item">
      {line !== null && <span class="problems__line">Line {line}</span>}
      <div class="problems__what">
        <p>{message}</p>
        {path !== '' && <p class="hint problems__path">{path}</p>}
        {source !== '' && <code class="problems__source">{source}</code>}
      </div>
    </li>
  );
}

function sourceOf({ line }: ContentProblem, lines: readonly string[]): string {
  const source = line === null ? '' : (lines[line - 1]?.trim() ?? '');
  return source.length > LONGEST_SOURCE ? `${source.slice(0, LONGEST_SOURCE)}…` : source;
}
