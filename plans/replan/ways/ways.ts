import type { Calendar, DayMinutes } from '../../calendar/calendar.ts';
import type { Placement } from '../laying/lay.ts';
import type { Spread } from '../laying/spread.ts';
import { ownWindows, type PhaseDays, type Survey, shortfallOf } from '../work/starting-point.ts';
import type { OpenWork } from '../work/task-work.ts';
import { fewestToDrop, stretchToDrop, without } from './lighter.ts';
import { laySpread, type SpreadOptions } from './same-finish.ts';
import { pushWork } from './same-hours.ts';
import type { Shortfall } from './shortfall.ts';

/** What a way of replanning comes to. */
export type Outcome = {
  /** What is left of the tasks that stay in the plan. */
  works: readonly OpenWork[];
  dropped: readonly OpenWork[];
  /** `null` when the sessions are left as they are, because it does not fit. */
  placements: readonly Placement[] | null;
  calendar: Calendar;
  /** The coming days of the calendar, days off included. */
  days: readonly DayMinutes[];
  phases: readonly PhaseDays[];
  shortfall: Shortfall | null;
};

/** Spreads what is displaced over the days until the finish. */
export function keepFinish(survey: Survey, options: SpreadOptions): Outcome {
  const works = survey.settle(survey.works);
  return spreadOut(survey, works, survey.spreadOf(works), options);
}

/** Drops as many stretch tasks as needed, the last first, then keeps the finish. */
export function makeLighter(survey: Survey, options: SpreadOptions): Outcome {
  const works = survey.settle(survey.works);
  const spread = survey.spreadOf(works);
  if (spread.missingMinutes === 0) return spreadOut(survey, works, spread, options);
  const stretch = fewestToDrop(survey.works, stretchToDrop(survey.works), survey.fits);
  return keepFinish(
    { ...survey, works: without(survey.works, stretch), dropped: [...survey.dropped, ...stretch] },
    options,
  );
}

function spreadOut(
  survey: Survey,
  works: readonly OpenWork[],
  spread: Spread,
  options: SpreadOptions,
): Outcome {
  return {
    ...asItIs(survey, works),
    placements: laySpread(spread, survey.days, survey.today, options),
    shortfall: spread.missingMinutes > 0 ? shortfallOf(survey, works) : null,
  };
}

/** Pushes the coming work, and the finish with it; where nothing is displaced nothing moves. */
export function keepHours(survey: Survey): Outcome {
  const works = survey.settle(survey.works);
  const unmoved = asItIs(survey, works);
  if (works.every((work) => work.displacedMinutes === 0)) return unmoved;

  const push = pushWork(survey, works);
  if (push === null) return { ...unmoved, placements: null, shortfall: shortfallOf(survey, works) };
  return {
    ...unmoved,
    placements: push.placements,
    calendar: { ...survey.calendar, finishOn: push.finishOn },
    days: push.days,
    phases: push.windows.map(({ phase, startsOn, endsOn }) => ({ phaseId: phase.id, startsOn, endsOn })),
  };
}

/** What comes of it when nothing is laid anew. */
function asItIs(survey: Survey, works: readonly OpenWork[]): Outcome {
  return {
    works,
    dropped: survey.dropped,
    placements: [],
    calendar: survey.calendar,
    days: survey.days.map(({ day, studyMinutes }) => ({ day, minutes: studyMinutes })),
    phases: ownWindows(survey.plan.phases),
    shortfall: null,
  };
}
