import type { Day } from '../../day.ts';
import type { Candidate } from './candidate.ts';
import type { DrillRoad } from './last-round.ts';

/**
 * The new questions that may come on a day, in their order: those of the phase that began last, then of the phases
 * before it, and within a phase the first of each category, then the second of each, and so on.
 *
 * A question of no phase, or of one that the plan does not have, goes with the phase that began last.
 */
export function freshInOrder(
  candidates: readonly Candidate[],
  road: DrillRoad | null,
  day: Day,
): Candidate[] {
  const phases = road?.phases ?? [];
  const placeOf = new Map(phases.map(({ key }, index) => [key, index]));
  const newest = phases.findLastIndex(({ startsOn }) => startsOn <= day);
  const turns = new Map<string, number>();

  return candidates
    .filter(({ memory }) => memory === null)
    .map((candidate) => ({ candidate, phase: placeOf.get(candidate.question.phase ?? '') ?? newest }))
    .filter(({ phase }) => phase <= newest)
    .map(({ candidate, phase }) => {
      const key = `${phase} ${candidate.category.id}`;
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      return { candidate, phase, turn };
    })
    .sort((one, other) => other.phase - one.phase || one.turn - other.turn)
    .map(({ candidate }) => candidate);
}
