/**
 * A place in a list of days: 2.5 is the middle of the third one, by its room. So one day can end a phase and begin the
 * next.
 */
export type Place = number;

/** How much one phase has to do, and where it ends if it can. */
export type PhaseDemand = {
  workMinutes: number;
  /** What habits ask of each day, where the day is one of this phase. */
  habitMinutes: readonly number[];
  /** Number of days until its own window ends. */
  ownEnd: number;
  /** How full its days were first planned, at most 1. */
  usualLoad: number;
};

/** Days may be so full before a phase lends days to the next or borrows them from it. */
const COMFORTABLE_LOAD = 0.9;

/** Halvings of the load that is looked for: it is known to less than a thousandth. */
const HALVINGS = 8;

const TINY = 1e-9;

/** The minutes that a day leaves to the tasks of a phase. */
export function roomOn(freeMinutes: number | undefined, habitMinutes: number | undefined): number {
  return Math.max(0, (freeMinutes ?? 0) - (habitMinutes ?? 0));
}

/**
 * Where each phase ends when it keeps its window unless its days would be more than comfortably full, and none goes
 * past the last day.
 *
 * A phase that needs more takes days of the next one, and those after it make up for it as far as they can; where the
 * end of the plan is near, the phases before give way. The load that no phase goes above is the least that is enough:
 * {@link COMFORTABLE_LOAD}, or more where that does not do, the same for all.
 *
 * @param free - minutes of each day before habits
 * @param last - number of days to be used
 * @returns ends in order; all work may not fit when even full days are not enough
 */
export function endsUntil(phases: readonly PhaseDemand[], free: readonly number[], last: number): Place[] {
  const load = leastLoad(phases, free, last, COMFORTABLE_LOAD, usualOr);
  const latest = latestEnds(phases, free, last, load);
  let from: Place = 0;
  return phases.map((phase, index) => {
    const end = advance(free, phase, from, usualOr(phase, load));
    from = Math.max(from, Math.min(Math.max(phase.ownEnd, end), latest[index] ?? last));
    return from;
  });
}

/** Where each phase ends when all days until the last are equally full. */
export function levelEnds(phases: readonly PhaseDemand[], free: readonly number[], last: number): Place[] {
  const load = leastLoad(phases, free, last, 0, sameForAll);
  const ends = reach(phases, free, (phase) => sameForAll(phase, load));
  return ends.map((end, index) => (index === ends.length - 1 ? last : Math.min(end, last)));
}

/** Where each phase ends when none is fuller than it was first planned, and those after it move back for it. */
export function pushedEnds(phases: readonly PhaseDemand[], free: readonly number[]): Place[] {
  let from: Place = 0;
  return phases.map((phase) => {
    from = Math.max(phase.ownEnd, advance(free, phase, from, phase.usualLoad));
    return from;
  });
}

type LoadOf = (phase: PhaseDemand, load: number) => number;

const usualOr: LoadOf = ({ usualLoad }, load) => Math.max(usualLoad, load);
const sameForAll: LoadOf = (_, load) => Math.max(TINY, load);

/** The least load from `least` to 1 with which all phases end by the last day; 1 when none does. */
function leastLoad(
  phases: readonly PhaseDemand[],
  free: readonly number[],
  last: number,
  least: number,
  loadOf: LoadOf,
): number {
  const isEnough = (load: number) =>
    (reach(phases, free, (phase) => loadOf(phase, load)).at(-1) ?? 0) <= last + TINY;
  if (isEnough(least)) return least;
  let [tooLittle, enough] = [least, 1];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (tooLittle + enough) / 2;
    if (isEnough(middle)) enough = middle;
    else tooLittle = middle;
  }
  return enough;
}

/** Where each phase ends when it begins as soon as the one before is done. */
function reach(
  phases: readonly PhaseDemand[],
  free: readonly number[],
  loadOf: (phase: PhaseDemand) => number,
): Place[] {
  let from: Place = 0;
  return phases.map((phase) => {
    from = advance(free, phase, from, loadOf(phase));
    return from;
  });
}

/** Where each phase has to end at the latest so that those after it end by the last day. */
function latestEnds(
  phases: readonly PhaseDemand[],
  free: readonly number[],
  last: number,
  load: number,
): Place[] {
  let to: Place = last;
  return phases
    .toReversed()
    .map((phase) => {
      const end = to;
      to = retreat(free, phase, to, usualOr(phase, load));
      return end;
    })
    .reverse();
}

/** Where the work of a phase ends that begins at a place and fills the days to this load; infinite past all days. */
function advance(
  free: readonly number[],
  { workMinutes, habitMinutes }: PhaseDemand,
  from: Place,
  load: number,
): Place {
  let left = workMinutes / load;
  if (left <= TINY) return from;
  for (let index = Math.floor(from); index < free.length; index++) {
    const room = roomOn(free[index], habitMinutes[index]);
    const begun = Math.max(0, from - index);
    const rest = room * (1 - begun);
    if (rest >= left - TINY && room > 0) return Math.min(index + 1, index + begun + left / room);
    left -= rest;
  }
  return Number.POSITIVE_INFINITY;
}

/** Where the work of a phase has to begin so that it ends at a place; 0 where the days before are not enough. */
function retreat(
  free: readonly number[],
  { workMinutes, habitMinutes }: PhaseDemand,
  to: Place,
  load: number,
): Place {
  let left = workMinutes / load;
  if (left <= TINY) return to;
  for (let index = Math.ceil(to) - 1; index >= 0; index--) {
    const room = roomOn(free[index], habitMinutes[index]);
    const used = Math.min(1, to - index);
    const rest = room * used;
    if (rest >= left - TINY && room > 0) return Math.max(index, index + used - left / room);
    left -= rest;
  }
  return 0;
}
