import { type Calendar, type DayMinutes, LONGEST_PLAN_DAYS } from '../../calendar/calendar.ts';
import { addDays, type Day } from '../../day.ts';
import { laterOf } from '../laying/coming-days.ts';
import { LEEWAY_MINUTES } from '../laying/lay-phases.ts';
import { type Ground, type LaidWork, layWork, type Placement } from '../laying/lay-work.ts';
import { type Window, windowsUntil } from '../laying/windows.ts';
import { ownWindows, type PhaseDays, type StartingPoint } from '../work/starting-point.ts';
import type { OpenWork } from '../work/task-work.ts';
import { layOverfull, minutesLeftOver, withMoreDays } from './fit.ts';
import { type Lightened, lighten, without } from './lighter.ts';
import { measureMissing, measureShortfall, type Shortfall } from './shortfall.ts';

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
  /** Some days may go over their minutes by a few, because it would not fit otherwise. */
  usesLeeway: boolean;
  /** What `lighter` was asked for, and what it comes to; `null` in the other ways. */
  lightening: Lightened | null;
};

/**
 * Lays what is displaced over the days until the finish, with all that it touches; otherwise nothing moves, unless all
 * open work is to be spread evenly.
 *
 * @param mayGoOver - lets days go over by a few minutes, where they are enough together but not each within its own
 */
export function keepFinish(startingPoint: StartingPoint, options: FinishOptions): Outcome {
  const { fits, outcome } = layUntilFinish(startingPoint, options);
  return fits ? outcome : fallShort(outcome, startingPoint, options.acceptOverfull);
}

/**
 * The minutes that {@link keepFinish} would find missing, without asking what would make them fit.
 *
 * @returns `null` when there is no shortfall
 */
export function minutesMissing(startingPoint: StartingPoint, options: LayingOptions): number | null {
  const { fits, outcome } = layUntilFinish(startingPoint, options);
  return fits ? null : measureMissing(startingPoint, outcome.openWork);
}

/** What comes of it, where it fits; otherwise nothing is moved. */
function layUntilFinish(
  startingPoint: StartingPoint,
  { evenly, mayGoOver }: LayingOptions,
): { fits: boolean; outcome: Outcome } {
  const openWork = startingPoint.settle(startingPoint.openWork);
  const unmoved = { ...asItIs(startingPoint, openWork), phases: phasesUntilFinish(startingPoint) };
  if (!evenly && openWork.every((work) => work.displacedMinutes === 0))
    return { fits: true, outcome: unmoved };
  const goal = evenly ? 'level' : 'keep';
  const laid = layWork(startingPoint.ground, openWork, goal);
  if (laid.leftMinutes === 0) return { fits: true, outcome: { ...unmoved, ...settledBy(laid) } };
  const over = mayGoOver
    ? layWork({ ...startingPoint.ground, leewayMinutes: LEEWAY_MINUTES }, openWork, goal)
    : laid;
  if (over.leftMinutes === 0)
    return { fits: true, outcome: { ...unmoved, ...settledBy(over), usesLeeway: true } };
  return { fits: false, outcome: unmoved };
}

type LayingOptions = { evenly: boolean; mayGoOver: boolean };

type FinishOptions = LayingOptions & { acceptOverfull: boolean };

/** Drops stretch tasks, the last first, until the weeks are shorter by so much and all fits; then lays the rest evenly. */
export function makeLighter(startingPoint: StartingPoint, options: LighterOptions): Outcome {
  const lighter = lightenBy(startingPoint, options, false);
  return lighter.placements === null ? lightenBy(startingPoint, options, true) : lighter;
}

type LighterOptions = { acceptOverfull: boolean; hoursLess: number };

function lightenBy(
  startingPoint: StartingPoint,
  { acceptOverfull, hoursLess }: LighterOptions,
  mustFit: boolean,
): Outcome {
  const lightening = lighten(startingPoint, hoursLess, mustFit);
  const dropped = [...startingPoint.dropped, ...lightening.stretch];
  const openWork = startingPoint.settle(without(startingPoint.openWork, lightening.stretch));
  const phases = phasesUntilFinish(startingPoint);
  const unmoved = { ...asItIs(startingPoint, openWork), phases, dropped, lightening };
  const isInPlace = openWork.every((work) => work.displacedMinutes === 0);
  if (dropped.length === 0 && isInPlace) return unmoved;

  const laid = layWork(startingPoint.ground, openWork, 'level');
  if (laid.leftMinutes === 0) return { ...unmoved, ...settledBy(laid) };
  // It cannot be laid evenly, but all of it fits where it is.
  if (isInPlace) return unmoved;
  return mustFit ? fallShort(unmoved, startingPoint, acceptOverfull) : { ...unmoved, placements: null };
}

/** What comes of it when the days until the finish are not enough. */
function fallShort(unmoved: Outcome, startingPoint: StartingPoint, acceptOverfull: boolean): Outcome {
  const { openWork } = unmoved;
  const shortfall = measureShortfall(startingPoint, openWork);
  const laid = acceptOverfull
    ? layOverfull(startingPoint.ground, openWork, minutesLeftOver(startingPoint.ground, openWork))
    : null;
  return { ...unmoved, placements: null, shortfall, ...(laid && settledBy(laid)) };
}

function settledBy({ placements, windows }: LaidWork) {
  return { placements, phases: windows.map(toPhaseDays) };
}

/** The windows with no phase after the finish. */
function phasesUntilFinish({ plan, calendar, today }: StartingPoint): PhaseDays[] {
  const isEarlier = calendar.finishOn < (plan.phases.at(-1)?.endsOn ?? calendar.finishOn);
  return isEarlier ? windowsUntil(plan.phases, calendar, today).map(toPhaseDays) : ownWindows(plan.phases);
}

function toPhaseDays({ phase, startsOn, endsOn }: Window): PhaseDays {
  return { phaseId: phase.id, startsOn, endsOn };
}

/** The days after the finish are read in stretches: most work ends long before the longest plan does. */
const STRETCH_DAYS = 56;

/** Pushes the coming work, and the finish with it; where nothing is displaced nothing moves. */
export function keepHours(startingPoint: StartingPoint): Outcome {
  const { calendar, today } = startingPoint;
  const openWork = startingPoint.settle(startingPoint.openWork);
  const unmoved = asItIs(startingPoint, openWork);
  if (openWork.every((work) => work.displacedMinutes === 0)) return unmoved;

  const longest = addDays(calendar.startOn, LONGEST_PLAN_DAYS - 1);
  let until = laterOf(calendar.finishOn, today);
  for (let stretch = STRETCH_DAYS; until < longest; stretch *= 2) {
    until = addDays(until, stretch);
    const ground = withMoreDays({ ...startingPoint.ground, fillToday: false }, startingPoint, until);
    const laid = layWork(ground, openWork, 'push');
    if (laid.leftMinutes === 0 && isInside(laid, ground)) return pushedTo(unmoved, laid, ground);
  }
  return fallShort(unmoved, startingPoint, false);
}

/** Tells whether the last phase ends within the days that were looked at. */
function isInside({ windows }: LaidWork, { days }: Ground): boolean {
  const last = days.at(-1);
  return last !== undefined && (windows.at(-1)?.endsOn ?? last.day) < last.day;
}

function pushedTo(unmoved: Outcome, { placements, windows }: LaidWork, { days }: Ground): Outcome {
  const lastDay = placements.reduce<Day>(
    (last, { placed }) => laterOf(last, placed.at(-1)?.day ?? last),
    windows.at(-1)?.endsOn ?? unmoved.calendar.finishOn,
  );
  const finishOn = laterOf(lastDay, unmoved.calendar.finishOn);
  const phases = windows.map(toPhaseDays);
  const last = phases.at(-1);
  return {
    ...unmoved,
    placements,
    calendar: { ...unmoved.calendar, finishOn },
    days: days
      .filter(({ day }) => day <= finishOn)
      .map(({ day, studyMinutes }) => ({ day, minutes: studyMinutes })),
    phases: last === undefined ? phases : [...phases.slice(0, -1), { ...last, endsOn: finishOn }],
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
    usesLeeway: false,
    lightening: null,
  };
}
