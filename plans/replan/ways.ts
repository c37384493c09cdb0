import type { Calendar } from '../schedule/calendar.ts';
import type { Placement } from './lay.ts';
import { fewestToDrop, stretchToDrop, without } from './lighter.ts';
import type { OpenWork } from './open-work.ts';
import { laySpread, type SpreadOptions } from './same-finish.ts';
import { pushWork } from './same-hours.ts';
import type { Shortfall } from './shortfall.ts';
import { ownWindows, type PhaseDays, type Survey, shortfallOf } from './survey.ts';

/** What a way of replanning comes to. */
export type Outcome = {
  /** What is left of the tasks that stay in the plan. */
  works: readonly OpenWork[];
  dropped: readonly OpenWork[];
  /** `null` when the sessions are left as they are, because it does not fit. */
  placements: readonly Placement[] | null;
  calendar: Calendar;
  phases: readonly PhaseDays[];
  shortfall: Shortfall | null;
};

/** Spreads what is displaced over the days until the finish. */
export function keepFinish(survey: Survey, options: SpreadOptions): Outcome {
  const works = survey.settle(survey.works);
  const spread = survey.spreadOf(works);
  return {
    works,
    dropped: survey.dropped,
    placements: laySpread(spread, survey.days, survey.today, options),
    calendar: survey.calendar,
    phases: ownWindows(survey.plan.phases),
    shortfall: spread.missingMinutes > 0 ? shortfallOf(survey, works) : null,
  };
}

/** Drops as many stretch tasks as needed, the last first, then keeps the finish. */
export function makeLighter(survey: Survey, options: SpreadOptions): Outcome {
  const stretch = fewestToDrop(survey.works, stretchToDrop(survey.works), survey.fits);
  return keepFinish(
    { ...survey, works: without(survey.works, stretch), dropped: [...survey.dropped, ...stretch] },
    options,
  );
}

/** Pushes the coming work, and the finish with it; where nothing is displaced nothing moves. */
export function keepHours(survey: Survey): Outcome {
  const { plan, calendar, today, dropped } = survey;
  const works = survey.settle(survey.works);
  const unmoved = { works, dropped, calendar, phases: ownWindows(plan.phases) };
  if (works.every((work) => work.displacedMinutes === 0)) {
    return { ...unmoved, placements: [], shortfall: null };
  }
  const push = pushWork(plan, works, calendar, today);
  if (push === null) return { ...unmoved, placements: null, shortfall: shortfallOf(survey, works) };
  return {
    works,
    dropped,
    placements: push.placements,
    calendar: { ...calendar, finishOn: push.finishOn },
    phases: push.windows.map(({ phase, startsOn, endsOn }) => ({ phaseId: phase.id, startsOn, endsOn })),
    shortfall: null,
  };
}
