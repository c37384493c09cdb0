import { addDays, type Day, dayNumber } from '../../day.ts';
import type { Plan } from '../../plan/plan.ts';
import { dueDayNumber, recallOn } from '../memory.ts';
import { type SeenCandidate, totalCost, weakFirst } from './candidate.ts';

/** What the plan says to the drill. */
export type DrillRoad = Pick<Plan, 'phases' | 'interviewOn'> & { finishOn: Day };

/** The last round takes as many days as going through all that was seen in half of the drills' time, at least these. */
const SHORTEST_ROUND_DAYS = 14;

/** What has to come again before the end, although nothing would bring it back by then. */
export type LastRound = {
  /** Those whose turn is on this day. */
  called: readonly SeenCandidate[];
  /** Seconds of the drills after this day that are not yet needed to see again what was seen. */
  spareSeconds: number;
};

/**
 * The last day on which a drill is of use: the plan's last day or the one before the interview, whichever comes first
 * of those that are not over.
 */
export function lastDrillDay({ finishOn, interviewOn }: DrillRoad, today: Day): Day | null {
  const ends = [finishOn, ...(interviewOn === null ? [] : [addDays(interviewOn, -1)])];
  return ends.filter((end) => end >= today).sort()[0] ?? null;
}

/**
 * Caps the intervals where the end is near, so that everything seen is seen again before it.
 *
 * A question has to come again if it was answered on one day only, or not since the last round began. Those that are not
 * due by the end are called: each day the share that leaves an equal one to each of the days left, weak ones first.
 *
 * @param seen - questions that fit into a drill
 * @param minutes - of a day's drill
 */
export function lastRoundOn(
  seen: readonly SeenCandidate[],
  { endOn, day, minutes, retention }: { endOn: Day; day: Day; minutes: number; retention: number },
): LastRound {
  const today = dayNumber(day);
  const end = dayNumber(endOn);
  const daysLeft = end - today + 1;
  const drillSeconds = 60 * minutes;
  const roundDays = Math.max(SHORTEST_ROUND_DAYS, Math.ceil(totalCost(seen) / (drillSeconds / 2)));
  const beganOn = end - roundDays + 1;

  const needed = seen.filter(
    ({ memory }) => memory.dayCount === 1 || (beganOn <= today && memory.lastDayNumber < beganOn),
  );
  const stranded = needed.filter(({ memory }) => dueDayNumber(memory, retention) > end);
  const called =
    beganOn <= today
      ? takeShare(
          weakFirst(stranded, (memory) => recallOn(memory, today)),
          totalCost(stranded) / daysLeft,
        )
      : [];
  return {
    called,
    spareSeconds: (daysLeft - 1) * drillSeconds - (totalCost(needed) - totalCost(called)),
  };
}

/** From the first on, until they take at least so many seconds. */
function takeShare(candidates: readonly SeenCandidate[], seconds: number): SeenCandidate[] {
  const taken: SeenCandidate[] = [];
  for (const candidate of candidates) {
    if (totalCost(taken) >= seconds) break;
    taken.push(candidate);
  }
  return taken;
}
