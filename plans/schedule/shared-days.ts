import { type DatedPhase, fitsIn, loadOf } from './load.ts';

/**
 * Phases that share their days: laid as one, with the tasks of one after those of the other.
 *
 * Windows are whole days. Where a plan is so tight that no windows of whole days have room for the work of each phase,
 * while the plan as a whole has it, an over-full phase shares days with the neighbour that has more to spare, and they
 * with a third, until their work fits.
 *
 * Phases that have one window together, for want of study days, are laid as one in any case.
 *
 * @returns each phase by itself as a rule, and always where the whole plan is over-full: days are then alike within a phase
 */
export function shareDays(phases: readonly DatedPhase[]): DatedPhase[][] {
  const shares = groupsOf(phases);
  if (!fitsIn(loadOf(phases))) return shares;
  for (let at = findOverfull(shares); at !== -1; at = findOverfull(shares)) {
    const first = spareMinutes(shares[at - 1]) > spareMinutes(shares[at + 1]) ? at - 1 : at;
    shares.splice(first, 2, [...(shares[first] ?? []), ...(shares[first + 1] ?? [])]);
  }
  return shares;
}

function groupsOf(phases: readonly DatedPhase[]): DatedPhase[][] {
  const groups: DatedPhase[][] = [];
  for (const phase of phases) {
    const group = groups.at(-1);
    if (group?.[0]?.startsOn === phase.startsOn) group.push(phase);
    else groups.push([phase]);
  }
  return groups;
}

function findOverfull(shares: readonly DatedPhase[][]): number {
  return shares.findIndex((share) => !fitsIn(loadOf(share)));
}

/** Negative where minutes are missing. A neighbour that is not there has nothing to lend. */
function spareMinutes(share: readonly DatedPhase[] | undefined): number {
  if (share === undefined) return Number.NEGATIVE_INFINITY;
  const { freeMinutes, taskMinutes } = loadOf(share);
  return freeMinutes - taskMinutes;
}
