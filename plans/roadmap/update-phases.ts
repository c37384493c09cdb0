import type { Day } from '../day.ts';
import type { Phase, Plan } from '../plan/plan.ts';
import { differences } from './differences.ts';
import type { Roadmap } from './roadmap.ts';

export const COMPARED_PHASE_WORDS = ['title', 'goal', 'outcome'] as const;

export type PhaseChanges = Partial<Pick<Phase, (typeof COMPARED_PHASE_WORDS)[number]>>;

/** A phase of a plan that a newer roadmap words otherwise: only what differs. */
export type ChangedPhase = { phase: Phase; changes: PhaseChanges };

/**
 * Tells which phases of a plan a newer state of its roadmap words otherwise, in roadmap order. A phase that is over
 * keeps its words: its weeks were judged by them.
 *
 * @param today - the learner's own calendar day
 */
export function findPhaseUpdate(plan: Plan, { phases }: Roadmap, today: Day): ChangedPhase[] {
  const newer = new Map(phases.map((phase) => [phase.id, phase]));
  return plan.phases
    .filter(({ endsOn }) => endsOn >= today)
    .flatMap((phase) => {
      const words = newer.get(phase.key);
      const changes: PhaseChanges = words ? differences(COMPARED_PHASE_WORDS, phase, words) : {};
      return Object.keys(changes).length === 0 ? [] : [{ phase, changes }];
    });
}
