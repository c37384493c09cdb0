import type { ReportPhase } from './report.ts';

type Gated = Pick<ReportPhase, 'gate'>;

/** Tells whether the outcome of any phase asks for something to exist. */
export function haveGates(phases: readonly Gated[]): boolean {
  return phases.some(({ gate }) => gate !== null);
}

/** How many of the criteria of a phase are met: `2 of 4`. */
export function criteriaMetIn({ gate }: Gated): string {
  return gate === null ? '' : `${gate.metCount} of ${gate.criterionCount}`;
}
