/** What words can be within HTML, in the order in which it is marked in Markdown where several begin at once. */
export const MARKS = ['bold', 'italic', 'struck'] as const;
export type Mark = (typeof MARKS)[number];

/** A piece of what stands within one paragraph, heading or cell. */
export type InlineRun =
  | { kind: 'words'; text: string; marks: ReadonlySet<Mark>; href: string | null }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  /** LaTeX as it stands, without the signs around it. */
  | { kind: 'formula'; tex: string; display: boolean };
