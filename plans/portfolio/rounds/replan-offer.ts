import type { Plan } from '../../plan/plan.ts';
import type { RealRound } from './real-round.ts';
import { type Moment, stageOf } from './round-standing.ts';

type PlanEnds = { interviewOn: Plan['interviewOn']; calendar: Pick<Plan['calendar'], 'finishOn'> };

/**
 * Tells whether a round comes before the plan is over and the plan does not know its day, so that it is worth a look at
 * what fits until then. At least one day has to be left before it.
 */
export function isBeforeThePlansEnd(round: RealRound, plan: PlanEnds, moment: Moment): boolean {
  return (
    stageOf(round, moment) === 'coming' &&
    moment.today < round.day &&
    round.day <= plan.calendar.finishOn &&
    round.day !== plan.interviewOn
  );
}

/**
 * The round for whose day the plan is worth laying anew: none while the day that the plan prepares for is that of a
 * coming round, else an onsite, or the next one.
 *
 * @param rounds - in their order
 */
export function roundToReplanFor(
  rounds: readonly RealRound[],
  plan: PlanEnds,
  moment: Moment,
): RealRound | null {
  const coming = rounds.filter((round) => stageOf(round, moment) === 'coming');
  if (coming.some(({ day }) => day === plan.interviewOn)) return null;
  const near = coming.filter((round) => isBeforeThePlansEnd(round, plan, moment));
  return near.find(({ round }) => round === 'onsite') ?? near[0] ?? null;
}
