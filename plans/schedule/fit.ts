import { type Calendar, calendarDays } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { Roadmap, RoadmapPhase } from '../roadmap/roadmap.ts';
import { sumMinutes } from '../sum.ts';
import type { TaskWeight } from '../task/kinds.ts';
import { everyPhaseFits, findLaterFinish, findMoreMinutes, type MoreMinutes } from './remedies.ts';
import { measureLoad, type PlanLoad } from './schedule.ts';

/** What the learner should know before a plan is made. */
export type Fit = {
  startOn: Day;
  finishOn: Day;
  dayCount: number;
  studyDayCount: number;
  load: PlanLoad;
  /** Every phase has the minutes for its work. */
  fits: boolean;
  /** The phases that lack minutes, in roadmap order. */
  short: ShortPhase[];
  core: WorkShare;
  stretch: WorkShare;
  /** `null` when all fits. */
  remedies: Remedies | null;
};

type ShortPhase = {
  phaseId: string;
  title: string;
  startsOn: Day;
  endsOn: Day;
  missingMinutes: number;
};

/** How much of the work of one weight fits, when each phase does its core work first. */
type WorkShare = { totalMinutes: number; fittingMinutes: number };

/** Each of these alone; `null` where it would not be enough. */
type Remedies = {
  withoutStretch: { fits: boolean };
  moreMinutes: MoreMinutes | null;
  laterFinish: Day | null;
};

/**
 * Tells whether a roadmap fits a calendar, what is missing where, and what would make it fit.
 *
 * @throws {NoStudyDayError} for the first phase without a study day
 * @throws {RangeError} when the calendar ends before it starts
 */
export function assessFit(roadmap: Roadmap, calendar: Calendar): Fit {
  const days = calendarDays(calendar);
  const load = measureLoad(roadmap, calendar);
  const fits = everyPhaseFits(load);
  return {
    startOn: calendar.startOn,
    finishOn: calendar.finishOn,
    dayCount: days.length,
    studyDayCount: days.filter(({ minutes }) => minutes > 0).length,
    load,
    fits,
    short: listShortPhases(load),
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

function listShortPhases(load: PlanLoad): ShortPhase[] {
  return load.phases
    .filter((phase) => phase.load > 1)
    .map(({ phaseId, title, startsOn, endsOn, taskMinutes, freeMinutes }) => ({
      phaseId,
      title,
      startsOn,
      endsOn,
      missingMinutes: taskMinutes - freeMinutes,
    }));
}

function shareFreeMinutes(roadmap: Roadmap, load: PlanLoad): { core: WorkShare; stretch: WorkShare } {
  const core = { totalMinutes: 0, fittingMinutes: 0 };
  const stretch = { totalMinutes: 0, fittingMinutes: 0 };
  for (const [index, phase] of roadmap.phases.entries()) {
    let freeMinutes = load.phases[index]?.freeMinutes ?? 0;
    for (const [share, weight] of [
      [core, 'core'],
      [stretch, 'stretch'],
    ] as const) {
      const totalMinutes = minutesOfWeight(phase, weight);
      const fittingMinutes = Math.min(totalMinutes, freeMinutes);
      share.totalMinutes += totalMinutes;
      share.fittingMinutes += fittingMinutes;
      freeMinutes -= fittingMinutes;
    }
  }
  return { core, stretch };
}

function minutesOfWeight(phase: RoadmapPhase, weight: TaskWeight): number {
  return sumMinutes(phase.tasks.filter((task) => task.weight === weight));
}

function findRemedies(roadmap: Roadmap, calendar: Calendar): Remedies {
  return {
    withoutStretch: { fits: everyPhaseFits(measureLoad(withoutStretch(roadmap), calendar)) },
    moreMinutes: findMoreMinutes(roadmap, calendar),
    laterFinish: findLaterFinish(roadmap, calendar),
  };
}
