import { runOf, type Timing, timingOf } from '../../../plans/portfolio/clock/timing.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import type { PortfolioStanding } from '../standing.ts';

/** The kind that times pieces of another, and its runs of one of these. */
export type Runs = {
  kind: Kind;
  timing: Timing;
  /** In the order in which they were begun; archived ones too. */
  runs: readonly Piece[];
  /** The one whose time runs. */
  running: Piece | undefined;
};

/** The runs of a piece; `null` where no kind times it. */
export function findRuns(
  { kinds, pieces }: Pick<PortfolioStanding, 'kinds' | 'pieces'>,
  { key, kind: parentKind }: Pick<Piece, 'key' | 'kind'>,
): Runs | null {
  const timed = findTimed(kinds, parentKind);
  if (!timed) return null;
  const runs = pieces.filter((piece) => piece.parentKey === key && piece.kind === timed.kind.id);
  const running = runs.find((run) => run.archivedOn === null && runOf(timed.timing, run).running !== null);
  return { ...timed, runs, running };
}

/** The kind that times pieces of another; `null` where none does. */
export function findTimed(kinds: readonly Kind[], parentKind: string): Pick<Runs, 'kind' | 'timing'> | null {
  for (const kind of kinds) {
    const timing = kind.of === parentKind ? timingOf(kind) : null;
    if (timing) return { kind, timing };
  }
  return null;
}
