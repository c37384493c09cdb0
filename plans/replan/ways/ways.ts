import type { Calendar, DayMinutes } from '../../calendar/calendar.ts';
import type { Placement } from '../laying/lay.ts';
import type { Spread } from '../laying/spread.ts';
import { ownWindows, type PhaseDays, type StartingPoint, shortfallOf } from '../work/starting-point.ts';
import type { OpenWork } from '../work/task-work.ts';
import { fewestToDrop, stretchToDrop, without } from './lighter.ts';
import { laySpread, type SpreadOptions } from './same-finish.ts';
import { pushWork } from './same-hours.ts';
import type { Shortfall } from './shortfall.ts';

/** What a way of replanning comes to. */
export type Outcome = {
  /** What is left of the tasks that stay in the plan. */
  openWork: readonly OpenWork[];
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
export function keepFinish(startingPoint: StartingPoint, options: SpreadOptions): Outcome {
  const openWork = startingPoint.settle(startingPoint.openWork);
  return spreadOut(startingPoint, openWork, startingPoint.spreadOf(openWork), options);
}

/** Drops as many stretch tasks as needed, the last first, then keeps the finish. */
export function makeLighter(startingPoint: StartingPoint, options: SpreadOptions): Outcome {
  const openWork = startingPoint.settle(startingPoint.openWork);
  const spread = startingPoint.spreadOf(openWork);
  if (spread.missingMinutes === 0) return spreadOut(startingPoint, openWork, spread, options);
  const stretch = fewestToDrop(
    startingPoint.openWork,
    stretchToDrop(startingPoint.openWork),
    startingPoint.fits,
  );
  return keepFinish(
    {
      ...startingPoint,
      openWork: without(startingPoint.openWork, stretch),
      dropped: [...startingPoint.dropped, ...stretch],
    },
    options,
  );
}

function spreadOut(
  startingPoint: StartingPoint,
  openWork: readonly OpenWork[],
  spread: Spread,
  options: SpreadOptions,
): Outcome {
  return {
    ...asItIs(startingPoint, openWork),
    placements: laySpread(spread, startingPoint.days, startingPoint.today, options),
    shortfall: spread.missingMinutes > 0 ? shortfallOf(startingPoint, openWork) : null,
  };
}

/** Pushes the coming work, and the finish with it; where nothing is displaced nothing moves. */
export function keepHours(startingPoint: StartingPoint): Outcome {
  const openWork = startingPoint.settle(startingPoint.openWork);
  const unmoved = asItIs(startingPoint, openWork);
  if (openWork.every((work) => work.displacedMinutes === 0)) return unmoved;

  const push = pushWork(startingPoint, openWork);
  if (push === null) return { ...unmoved, placements: null, shortfall: shortfallOf(startingPoint, openWork) };
  return {
    ...unmoved,
    placements: push.placements,
    calendar: { ...startingPoint.calendar, finishOn: push.finishOn },
    days: push.days,
    phases: push.windows.map(({ phase, startsOn, endsOn }) => ({ phaseId: phase.id, startsOn, endsOn })),
  };
}

/** What comes of it when nothing is laid anew. */
function asItIs(startingPoint: StartingPoint, openWork: readonly OpenWork[]): Outcome {
  return {
    openWork,
    dropped: startingPoint.dropped,
    placements: [],
    calendar: startingPoint.calendar,
    days: startingPoint.days.map(({ day, studyMinutes }) => ({ day, minutes: studyMinutes })),
    phases: ownWindows(startingPoint.plan.phases),
    shortfall: null,
  };
}
