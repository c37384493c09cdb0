import { PageHead } from './parts/entry.tsx';
import type { ProblemProps } from './parts/problem.tsx';

/** Where a page should have been: what happened, and what to do. */
export function ProblemPage({ title, advice }: ProblemProps) {
  return (
    <main id="main" class="page page--problem" tabIndex={-1}>
      <PageHead title={title}>
        <p class="lead">{advice}</p>
      </PageHead>
      <p>
        <a href="/">Go to the start</a>
      </p>
    </main>
  );
}
