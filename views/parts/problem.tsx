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
