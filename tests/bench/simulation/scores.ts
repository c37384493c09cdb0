import { type Day, daysBetween } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { forecastPlan } from '../../../plans/progress/forecast/forecast.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { formerForecast, type NamedDays } from './former.ts';
import { learnerOf } from './learners.ts';
import { live, planOf } from './lives.ts';

/** What came of asking one learner's plan on one morning. */
export type Outcome = {
  kind: string;
  closedStudyDays: number;
  /** Days from the morning to the one on which all was done. */
  doneAfter: number;
  /** What each method named. */
  now: NamedDays;
  former: NamedDays;
  /** The finish of the plan as it was, for both days. */
  finish: NamedDays;
};

/** Closed study days after which a learner is told a day. */
export const ASKED_AFTER = [6, 12, 18, 36, 60];

/**
 * Asks each of so many learners on each of the mornings, as long as they are not done and nothing is standing still; the
 * same number of them always gives the same outcomes.
 */
export function askLearners(roadmap: Roadmap, learnerCount: number, firstLearner = 0): Outcome[] {
  const plan = planOf(roadmap);
  return Array.from({ length: learnerCount }, (_, number) => {
    const learner = learnerOf(firstLearner + number);
    const { mornings, doneOn } = live(plan, learner, ASKED_AFTER);
    return mornings.flatMap(({ closedStudyDays, today, plan: asItWas }) => {
      const told = askBoth(asItWas, today);
      if (told === null) return [];
      return [{ kind: learner.kind, closedStudyDays, doneAfter: daysBetween(today, doneOn), ...told }];
    });
  }).flat();
}

function askBoth(plan: Plan, today: Day): Pick<Outcome, 'now' | 'former' | 'finish'> | null {
  const forecast = forecastPlan(plan, today);
  const former = formerForecast(plan, today);
  if (forecast.state !== 'outlook' || former === null) return null;
  const { medianOn, likelyOn, horizonOn, finishOn } = forecast;
  // Where no day is told, what is meant is one after the horizon.
  const after = (on: Day | null) => daysBetween(today, on ?? horizonOn) + (on === null ? 1 : 0);
  return {
    now: { medianAfter: after(medianOn), likelyAfter: after(likelyOn) },
    former,
    finish: { medianAfter: after(finishOn), likelyAfter: after(finishOn) },
  };
}

/**
 * How far named days were off, in days: the mean pinball loss of the median and of the 85 % day, lower is better. Naming
 * too early costs each day in proportion to the share, naming too late in proportion to what is left of it.
 *
 * @see R. Koenker and G. Bassett, "Regression Quantiles", Econometrica 46(1), 1978
 */
export function pinballLoss({ medianAfter, likelyAfter }: NamedDays, doneAfter: number): number {
  const loss = (named: number, share: number) =>
    doneAfter >= named ? share * (doneAfter - named) : (1 - share) * (named - doneAfter);
  return (loss(medianAfter, 0.5) + loss(likelyAfter, 0.85)) / 2;
}
