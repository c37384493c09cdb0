import type { DayMinutes } from '../../calendar/calendar.ts';
import { addDays, type Day, daysBetween } from '../../day.ts';
import { habitMinutesOn } from '../../habit/asked.ts';
import type { Plan } from '../../plan/plan.ts';
import { sumMinutes, sumOf } from '../../sum.ts';
import type { OpenWork } from '../work/task-work.ts';
import { type ComingDay, laterOf } from './coming-days.ts';
import { type LaidPhases, type LayGoal, layPhases, type Part, type PhaseWork } from './lay-phases.ts';
import { DayTotals } from './minutes.ts';
import { roomOn } from './phase-ends.ts';
import { usualLoads, type Window, windowsUntil } from './windows.ts';

/** The days that work may be laid on, and how it is laid there. */
export type Ground = {
  plan: Plan;
  /** When it finishes decides how long the phases may be. */
  finishOn: Day;
  today: Day;
  /** From today on, in order, without gaps. */
  days: readonly ComingDay[];
  /** Lets today take work as if nothing were planned on it. */
  fillToday: boolean;
  /** Minutes that days may take above their own, in order; none where it is left out. */
  extraMinutes?: readonly number[];
  /** Minutes that any day may go over its own where it must; none where it is left out. */
  leewayMinutes?: number;
};

/** What a replan does with the coming work of one task: its minutes with their new days. */
export type Placement = { work: OpenWork; placed: readonly DayMinutes[] };

export type LaidWork = {
  placements: readonly Placement[];
  windows: readonly Window[];
  /** Minutes without a day; above 0 the placements are not all of the work. */
  leftMinutes: number;
};

type Lay = (
  phases: readonly PhaseWork[],
  free: readonly number[],
  goal: LayGoal,
  leeway: number | undefined,
) => LaidPhases;

/**
 * Lays all open work that may move on coming days, by {@link layPhases}: what is overdue first; then what is left of
 * phases that are over, with the phase of today; then each phase after the other.
 *
 * @param openWork - settled: nothing of it lies on a day off, nor above the minutes of a lowered day
 * @param lay - another way to lay it, such as only to tell what fits
 */
export function layWork(
  ground: Ground,
  openWork: readonly OpenWork[],
  goal: LayGoal,
  lay: Lay = layPhases,
): LaidWork {
  const { plan, days, today } = ground;
  const first = days[0];
  const windows = windowsUntil(plan.phases, ground, today);
  const free = freeMinutes(ground, openWork);
  const blocks = first === undefined ? [] : toBlocks(ground, openWork, windows, free);
  const laid = lay(
    blocks.map(({ phase }) => phase),
    free,
    goal,
    ground.leewayMinutes,
  );
  const placements: Placement[] = [];
  for (const [index, { works }] of blocks.entries()) {
    const parts = laid.parts[index];
    if (!parts) continue;
    for (const [place, work] of works.entries()) placements.push(toPlacement(work, parts[place] ?? [], days));
  }
  const leftMinutes = first === undefined ? sumOf(openWork, loose) : laid.leftMinutes;
  return { placements, windows: movedWindows(windows, laid.ends.slice(1), days), leftMinutes };
}

function loose({ displacedMinutes, movable }: OpenWork): number {
  return displacedMinutes + sumMinutes(movable);
}

/** The work of a phase that is laid, and what of it may be. */
type Block = { phase: PhaseWork; works: readonly OpenWork[] };

function toBlocks(
  { plan, days, today }: Ground,
  openWork: readonly OpenWork[],
  windows: readonly Window[],
  free: readonly number[],
): Block[] {
  const stillOpen = windows.findIndex(({ endsOn }) => endsOn >= today);
  const current = stillOpen === -1 ? windows.length - 1 : stillOpen;
  const [overdue, worksIn] = groupByBlock(plan, openWork, { current, today });
  const loads = usualLoads(plan);
  const indexOf = new Map(days.map(({ day }, index) => [day, index]));
  const habitsIn = (phaseId: number | undefined) => days.map(({ day }) => habitMinutesOn(plan, phaseId, day));
  const habitsNow = habitsIn(windows[current]?.phase.id);
  let from = 0;
  const ofPhases = windows.slice(current).map(({ phase, endsOn }, index) => {
    const works = worksIn[index] ?? [];
    const ownEnd = Math.max(from, daysThrough(endsOn, days));
    const habitMinutes = habitsIn(phase.id);
    const stretch = { indexOf, free, habitMinutes, from, to: ownEnd };
    const staysOn = () => stayingParts(works, stretch);
    from = ownEnd;
    return toBlock(works, loads, { habitMinutes, ownEnd, staysOn });
  });
  const staysOn = () => (overdue.length === 0 ? [] : null);
  return [toBlock(overdue, loads, { habitMinutes: habitsNow, ownEnd: 0, staysOn }), ...ofPhases];
}

function toBlock(
  works: readonly OpenWork[],
  loads: ReadonlyMap<number, number>,
  rest: Omit<PhaseWork, 'pieces' | 'usualLoad'>,
): Block {
  const pieces = works.map(loose);
  return { works, phase: { ...rest, pieces, usualLoad: loadOf(works, pieces, loads) } };
}

/** The loose work that is overdue, and that of each phase from the current one on, with what is left of those before. */
function groupByBlock(
  { phases }: Plan,
  openWork: readonly OpenWork[],
  { current, today }: { current: number; today: Day },
): [overdue: OpenWork[], worksIn: OpenWork[][]] {
  const indexOf = new Map(phases.map(({ id }, index) => [id, Math.max(0, index - current)]));
  const worksIn: OpenWork[][] = phases.slice(current).map(() => []);
  const overdue: OpenWork[] = [];
  for (const work of openWork) {
    if (loose(work) === 0) continue;
    if (isOverdue(work, today)) overdue.push(work);
    else worksIn[indexOf.get(work.task.phaseId) ?? 0]?.push(work);
  }
  return [overdue, worksIn];
}

function isOverdue({ openBefore, displacedMinutes }: OpenWork, today: Day): boolean {
  const first = openBefore[0];
  return displacedMinutes > 0 && first !== undefined && first.day < today;
}

/** How full the days of these tasks were first planned, together. */
function loadOf(
  works: readonly OpenWork[],
  pieces: readonly number[],
  loads: ReadonlyMap<number, number>,
): number {
  let workMinutes = 0;
  let roomMinutes = 0;
  for (const [index, { task }] of works.entries()) {
    const minutes = pieces[index] ?? 0;
    workMinutes += minutes;
    roomMinutes += minutes / (loads.get(task.phaseId) ?? 1);
  }
  return roomMinutes === 0 ? 1 : workMinutes / roomMinutes;
}

/** The number of days up to and with one of them. */
function daysThrough(last: Day, days: readonly ComingDay[]): number {
  const first = days[0]?.day ?? last;
  return Math.max(0, Math.min(days.length, daysBetween(first, last) + 1));
}

type Stretch = {
  indexOf: ReadonlyMap<Day, number>;
  free: readonly number[];
  habitMinutes: readonly number[];
  from: number;
  to: number;
};

/** Where work lies that may stay: `null` where some of it has no day, or one outside of its phase, or too full a day. */
function stayingParts(works: readonly OpenWork[], { indexOf, free, habitMinutes, from, to }: Stretch) {
  if (works.some(({ displacedMinutes }) => displacedMinutes > 0)) return null;
  const heldOn = new Map<number, number>();
  for (const { movable } of works) {
    for (const each of movable) {
      const day = indexOf.get(each.day) ?? -1;
      if (day < from || day >= to) return null;
      heldOn.set(day, (heldOn.get(day) ?? 0) + each.minutes);
    }
  }
  const parts: Part[] = [];
  for (const [day, minutes] of heldOn) {
    if (minutes > roomOn(free[day], habitMinutes[day])) return null;
    parts.push({ day, minutes });
  }
  return parts;
}

/** The minutes of each day before habits, less what stays on it whatever is laid. */
function freeMinutes(
  { days, today, fillToday, extraMinutes }: Ground,
  openWork: readonly OpenWork[],
): number[] {
  const fixedOn = new DayTotals();
  for (const { fixed } of openWork) fixedOn.addAll(fixed);
  return days.map(({ day, studyMinutes, doneMinutes }, index) => {
    if (studyMinutes === 0) return 0;
    const taken = fillToday && day === today ? 0 : doneMinutes + fixedOn.on(day);
    return Math.max(0, studyMinutes - taken) + (extraMinutes?.[index] ?? 0);
  });
}

function toPlacement(work: OpenWork, parts: readonly Part[], days: readonly ComingDay[]): Placement {
  const placed: DayMinutes[] = [];
  for (const { day, minutes } of parts) {
    const on = days[day];
    if (on !== undefined) placed.push({ day: on.day, minutes });
  }
  return { work, placed };
}

/** The windows with the ends that the work made; those of phases that are over stay. */
function movedWindows(
  windows: readonly Window[],
  ends: readonly number[],
  days: readonly ComingDay[],
): Window[] {
  const current = windows.length - ends.length;
  let startsOn: Day | null = null;
  return windows.map((window, index) => {
    if (index < current) return window;
    const endDay = days[(ends[index - current] ?? 0) - 1]?.day;
    const begin: Day = startsOn ?? window.startsOn;
    const endsOn = laterOf(endDay ?? window.endsOn, begin);
    startsOn = addDays(endsOn, 1);
    return { ...window, startsOn: begin, endsOn };
  });
}
