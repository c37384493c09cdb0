import type { Phase, Plan } from '../plan/plan.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { findTrack } from '../roadmap/track.ts';
import type { Criterion } from './criterion.ts';
import { type GateEvidence, type JudgedCriterion, judgeCriterion } from './judge-criterion.ts';

/** What a phase's outcome asks to exist, and how far that is. */
export type Gate = {
  phase: Phase;
  /** In the order of the roadmap; never empty. */
  criteria: readonly JudgedCriterion[];
  metCount: number;
  /** Every criterion is met: the outcome counts as reached. */
  isOpen: boolean;
};

/**
 * The gates of a plan, as its roadmap tells them for its track, in order of phase. A phase of which nothing is asked has
 * none.
 *
 * @param roadmap - of the plan; newer than it perhaps
 */
export function judgeGates(
  { phases, trackId }: Pick<Plan, 'phases' | 'trackId'>,
  roadmap: Roadmap,
  evidence: GateEvidence,
): Gate[] {
  const track = findTrack(roadmap, trackId);
  const isAsked = ({ tracks }: Criterion) =>
    track === null || tracks === undefined || tracks.includes(track.id);
  return phases.flatMap((phase) => {
    const asked = roadmap.phases.find(({ id }) => id === phase.key)?.gates.filter(isAsked) ?? [];
    if (asked.length === 0) return [];
    const criteria = asked.map((criterion) => judgeCriterion(criterion, evidence));
    const metCount = criteria.filter(({ state }) => state === 'met').length;
    return [{ phase, criteria, metCount, isOpen: metCount === criteria.length }];
  });
}

/** A criterion that is not met yet, with its gate. */
export type OpenCriterion = {
  gate: Gate;
  judged: JudgedCriterion;
  /** How many more it wants, at least 1. */
  missing: number;
  /** It is the last one of its gate. */
  opensGate: boolean;
};

/**
 * The criterion that is nearest to being met: the one of which most of what it wants is there, then the one that wants
 * fewest more, then one that opens its gate, then the earlier one.
 *
 * @returns `null` when all are met
 */
export function nearestCriterion(gates: readonly Gate[]): OpenCriterion | null {
  const open = gates.flatMap((gate) =>
    gate.criteria
      .filter(({ state }) => state !== 'met')
      .map((judged) => ({
        gate,
        judged,
        missing: judged.of - judged.value,
        opensGate: gate.metCount === gate.criteria.length - 1,
      })),
  );
  return open.toSorted(compareNearness)[0] ?? null;
}

function compareNearness(one: OpenCriterion, other: OpenCriterion): number {
  const shareOf = ({ judged: { value, of } }: OpenCriterion) => value / of;
  return (
    shareOf(other) - shareOf(one) ||
    one.missing - other.missing ||
    Number(other.opensGate) - Number(one.opensGate)
  );
}
