import type { Calendar } from '../../calendar/calendar.ts';
import type { Day } from '../../day.ts';
import type { Phase, Plan } from '../../plan/plan.ts';
import { sumMinutes } from '../../sum.ts';
import { type ComingDay, listComingDays, loweredDays, minutesDoneOn } from '../laying/coming-days.ts';
import type { Ground } from '../laying/lay-work.ts';
import { DayTotals } from '../laying/minutes.ts';
import { without } from '../ways/lighter.ts';
import { listOpenWork, type OpenWork } from './task-work.ts';

/** What a replan starts from: the work left, and the days until the finish. */
export type StartingPoint = {
  plan: Plan;
  calendar: Calendar;
  today: Day;
  days: readonly ComingDay[];
  /** Minutes of work that were done today. */
  doneToday: number;
  /** The days as they may be used. */
  ground: Ground;
  /** What is left of every task that is neither done nor dropped. */
  all: readonly OpenWork[];
  /** The same less the tasks that are to be dropped by name. */
  openWork: readonly OpenWork[];
  dropped: readonly OpenWork[];
  /** Displaces what lowered days cannot hold any more. */
  settle: (openWork: readonly OpenWork[]) => readonly OpenWork[];
  /** The same with another finish. */
  until: (finishOn: Day) => StartingPoint;
};

type StartingPointOptions = {
  calendar: Calendar;
  today: Day;
  excludedTaskIds: ReadonlySet<number>;
  droppedTaskIds?: ReadonlySet<number>;
  fillToday?: boolean;
};

/** Looks at the work left and the days for it, once for all that a replan asks. */
export function findStartingPoint(plan: Plan, options: StartingPointOptions): StartingPoint {
  const { calendar, today, fillToday = false, droppedTaskIds, excludedTaskIds } = options;
  const doneToday = minutesDoneOn(plan, today);
  const days = listComingDays(plan, calendar, today, doneToday);
  const minutesOn = new Map(days.map((day) => [day.day, day]));
  const isStudyDay = (day: Day) => (minutesOn.get(day)?.studyMinutes ?? 0) > 0;
  const all = listOpenWork(plan, { today, isStudyDay, excludedTaskIds });
  const dropped = all.filter(({ task }) => droppedTaskIds?.has(task.id));

  const lowered = loweredDays(plan, calendar, days);
  const settle = (openWork: readonly OpenWork[]) =>
    displaceExcess(openWork, lowered, (day) => freeMinutes(minutesOn.get(day)));
  const ground = { plan, finishOn: calendar.finishOn, today, days, fillToday };
  const openWork = without(all, dropped);
  const until = (finishOn: Day) =>
    findStartingPoint(plan, { ...options, calendar: { ...calendar, finishOn } });
  return { plan, calendar, today, days, doneToday, ground, all, openWork, dropped, settle, until };
}

function freeMinutes(day: ComingDay | undefined): number {
  return day === undefined ? 0 : Math.max(0, day.studyMinutes - day.habitMinutes);
}

/** A phase with its days, as a replan leaves it. */
export type PhaseDays = { phaseId: number; startsOn: Day; endsOn: Day };

/** The windows of the phases as they are. */
export function ownWindows(phases: readonly Phase[]): PhaseDays[] {
  return phases.map(({ id, startsOn, endsOn }) => ({ phaseId: id, startsOn, endsOn }));
}

/**
 * Displaces what lies above the minutes of days on which the calendar was lowered: the last work of the day in
 * roadmap order, and only the excess. Work that is fixed stays.
 */
function displaceExcess(
  openWork: readonly OpenWork[],
  lowered: ReadonlySet<Day>,
  freeMinutesOn: (day: Day) => number,
): readonly OpenWork[] {
  if (lowered.size === 0) return openWork;
  const excessOn = new DayTotals();
  for (const { day, minutes } of openWork.flatMap((work) => [...work.fixed, ...work.movable])) {
    if (lowered.has(day)) excessOn.add(day, minutes);
  }
  for (const day of lowered) excessOn.add(day, -freeMinutesOn(day));
  return openWork
    .toReversed()
    .map((work) => displace(work, excessOn))
    .reverse();
}

function displace(work: OpenWork, excessOn: DayTotals): OpenWork {
  const movable = work.movable.map(({ day, minutes }) => {
    const cut = Math.min(minutes, Math.max(0, excessOn.on(day)));
    if (cut > 0) excessOn.add(day, -cut);
    return { day, minutes: minutes - cut };
  });
  const cutMinutes = sumMinutes(work.movable) - sumMinutes(movable);
  if (cutMinutes === 0) return work;
  return {
    ...work,
    movable: movable.filter(({ minutes }) => minutes > 0),
    displacedMinutes: work.displacedMinutes + cutMinutes,
    isCut: true,
  };
}
