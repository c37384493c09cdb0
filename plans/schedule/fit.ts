import { type Calendar, calendarDays } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { Roadmap, RoadmapTask } from '../roadmap/roadmap.ts';
import { sumMinutes } from '../sum.ts';
import type { TaskWeight } from '../task/kinds.ts';
import { fitsIn, measureLoad, type PhaseLoad, type PlanLoad } from './load.ts';
import { findLaterFinish, findMoreMinutes, type MoreMinutes } from './remedies.ts';

/** What the learner should know before a plan is made. */
export type Fit = {
  startOn: Day;
  finishOn: Day;
  dayCount: number;
  studyDayCount: number;
  load: PlanLoad;
  /** All the work has room. Phases lend each other days, so that none can be short alone. */
  fits: boolean;
  /** Minutes of work for which the plan as a whole has no room. */
  missingMinutes: number;
  /** The phases that borrow days, in roadmap order. */
  borrowing: PhaseLoad[];
  core: WorkShare;
  stretch: WorkShare;
  /** `null` when all fits. */
  remedies: Remedies | null;
};

/** How much of the work of one weight fits, when the core work is done first. */
type WorkShare = { totalMinutes: number; fittingMinutes: number };

/** Each of these alone; `null` where it would not be enough. */
type Remedies = {
  withoutStretch: { fits: boolean };
  moreMinutes: MoreMinutes | null;
  laterFinish: Day | null;
};

/**
 * Tells whether a roadmap fits a calendar, what is missing, and what would make it fit.
 *
 * @throws {NoStudyDayError} when there is no study day
 * @throws {RangeError} when the calendar ends before it starts
 */
export function assessFit(roadmap: Roadmap, calendar: Calendar): Fit {
  const days = calendarDays(calendar);
  const load = measureLoad(roadmap, calendar);
  const fits = fitsIn(load);
  return {
    startOn: calendar.startOn,
    finishOn: calendar.finishOn,
    dayCount: days.length,
    studyDayCount: days.filter(({ minutes }) => minutes > 0).length,
    load,
    fits,
    missingMinutes: Math.max(0, load.taskMinutes - load.freeMinutes),
    borrowing: load.phases.filter(({ borrowedDays }) => borrowedDays > 0),
    ...shareFreeMinutes(roadmap, load),
    remedies: fits ? null : findRemedies(roadmap, calendar),
  };
}

/** The roadmap without its stretch tasks. A phase of nothing else keeps its habits, and no task. */
export function withoutStretch(roadmap: Roadmap): Roadmap {
  const phases = roadmap.phases.map((phase) => ({
    ...phase,
    tasks: phase.tasks.filter((task) => task.weight !== 'stretch'),
  }));
  return { ...roadmap, phases };
}

function shareFreeMinutes({ phases }: Roadmap, { freeMinutes }: PlanLoad) {
  const tasks = phases.flatMap((phase) => phase.tasks);
  const core = shareOf(tasks, 'core', freeMinutes);
  return { core, stretch: shareOf(tasks, 'stretch', freeMinutes - core.fittingMinutes) };
}

function shareOf(tasks: readonly RoadmapTask[], weight: TaskWeight, roomMinutes: number): WorkShare {
  const totalMinutes = sumMinutes(tasks.filter((task) => task.weight === weight));
  return { totalMinutes, fittingMinutes: Math.min(totalMinutes, roomMinutes) };
}

function findRemedies(roadmap: Roadmap, calendar: Calendar): Remedies {
  return {
    withoutStretch: { fits: fitsIn(measureLoad(withoutStretch(roadmap), calendar)) },
    moreMinutes: findMoreMinutes(roadmap, calendar),
    laterFinish: findLaterFinish(roadmap, calendar),
  };
}
