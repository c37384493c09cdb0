import { PageHead } from './entry.tsx';

export type ProblemProps = { title: string; advice: string };

/** What happened, what was kept and what to do, where a page or a part of one should have been. */
export function Problem({ title, advice }: ProblemProps) {
  return (
    <div class="notice notice--problem" role="alert">
      <p class="notice__words">
        <strong>{title}</strong> {advice}
      </p>
    </div>
  );
}

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
