export type ProblemProps = { title: string; advice: string };

/** What happened, what was kept and what to do, where a page or a part of one should have been. */
export function Problem({ title, advice }: ProblemProps) {
  return (
    <div class="strip strip--problem" role="alert">
      <p class="strip__words">
        <strong>{title}</strong> {advice}
      </p>
    </div>
  );
}
