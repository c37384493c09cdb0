import { type Calendar, calendarDays } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { Roadmap, RoadmapTask } from '../roadmap/roadmap.ts';
import { sumMinutes } from '../sum.ts';
import type { TaskWeight } from '../task/kinds.ts';
import {
  datePhases,
  fitsIn,
  type Load,
  loadOf,
  loadOfPhases,
  measureLoad,
  type PhaseLoad,
  type PlanLoad,
} from './load.ts';
import { findLaterFinish, findMoreMinutes, type MoreMinutes } from './remedies.ts';
import { shareDays } from './shared-days.ts';

/** What the learner should know before a plan is made. */
export type Fit = {
  startOn: Day;
  finishOn: Day;
  dayCount: number;
  studyDayCount: number;
  load: PlanLoad;
  /** In roadmap order; where all the work has room, each of these has it. */
  shares: DaysShare[];
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

/** A phase, or several that share their days, with the work and the time of all of them; see {@link shareDays}. */
export type DaysShare = Load & { phases: readonly PhaseLoad[]; missingMinutes: number };

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
  const dated = datePhases(roadmap, calendar);
  const load = loadOfPhases(dated);
  const fits = fitsIn(load);
  const loadsOf = new Map(load.phases.map((phase) => [phase.phaseId, phase]));
  return {
    startOn: calendar.startOn,
    finishOn: calendar.finishOn,
    dayCount: days.length,
    studyDayCount: days.filter(({ minutes }) => minutes > 0).length,
    load,
    shares: shareDays(dated).map((share) => {
      const together = loadOf(share);
      const phases = share.flatMap(({ phase }) => loadsOf.get(phase.id) ?? []);
      const missingMinutes = fits ? 0 : Math.max(0, together.taskMinutes - together.freeMinutes);
      return { ...together, phases, missingMinutes };
    }),
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
