import { type Calendar, calendarDays, type DayMinutes } from '../calendar/calendar.ts';
import { type Day, daysBetween } from '../day.ts';
import type { Roadmap, RoadmapPhase } from '../roadmap/roadmap.ts';
import { sumMinutes, sumOf } from '../sum.ts';
import { type PhaseWindow, phaseWindows } from './windows.ts';

export type Load = {
  taskMinutes: number;
  /** Minutes that habits take; on a day shorter than its habits, what the day has. */
  habitMinutes: number;
  calendarMinutes: number;
  /** Calendar minutes left after habits. */
  freeMinutes: number;
  /** Task minutes / free minutes: 0 without work, `Infinity` for work without a free minute. */
  load: number;
};

export type PhaseLoad = Load & {
  phaseId: string;
  title: string;
  startsOn: Day;
  endsOn: Day;
  /** See {@link PhaseWindow}. */
  borrowedDays: number;
  /** Minutes of its work for which neither it nor a phase that shares days with it has room. */
  missingMinutes: number;
};

export type PlanLoad = Load & {
  /** In roadmap order. */
  phases: PhaseLoad[];
};

type StudyDay = DayMinutes & { freeMinutes: number };

/** A phase with its study days, and what its tasks and its habits leave of them. */
export type DatedPhase = PhaseWindow & { studyDays: StudyDay[] };

/** Tells whether all the work has room. One phase may lend to another, so that only the whole plan can be over-full. */
export function fitsIn({ taskMinutes, freeMinutes }: Load): boolean {
  return taskMinutes <= freeMinutes;
}

/**
 * Measures how full the calendar is, per phase and in all.
 *
 * Load is measured against the minutes left after habits, day by day.
 *
 * @returns minutes and loads; at most 1 in all means that the work fits
 * @throws {NoStudyDayError} when there is no study day
 * @throws {RangeError} when the calendar ends before it starts
 */
export function measureLoad(roadmap: Roadmap, calendar: Calendar): PlanLoad {
  return loadOfPhases(datePhases(roadmap, calendar));
}

/** The phases of a roadmap with their study days on a calendar; where they share these, the last of them has them. */
export function datePhases(roadmap: Roadmap, calendar: Calendar): DatedPhase[] {
  const days = calendarDays(calendar);
  return phaseWindows(roadmap, calendar).map((window, index, windows) => {
    if (windows[index + 1]?.startsOn === window.startsOn) return { ...window, studyDays: [] };
    const from = daysBetween(calendar.startOn, window.startsOn);
    const to = daysBetween(calendar.startOn, window.endsOn) + 1;
    const studyDays = days.slice(from, to).filter(({ minutes }) => minutes > 0);
    return { ...window, studyDays: studyDays.map((day) => leaveHabitsRoom(day, window.phase)) };
  });
}

function leaveHabitsRoom(studyDay: DayMinutes, phase: RoadmapPhase): StudyDay {
  return { ...studyDay, freeMinutes: Math.max(0, studyDay.minutes - sumMinutes(phase.habits)) };
}

export function loadOfPhases(phases: readonly DatedPhase[]): PlanLoad {
  const all = loadOf(phases);
  const isShort = !fitsIn(all);
  return { ...all, phases: phases.map((phase) => loadOfPhase(phase, isShort)) };
}

function loadOfPhase(dated: DatedPhase, isShort: boolean): PhaseLoad {
  const { phase, startsOn, endsOn, borrowedDays } = dated;
  const own = loadOf([dated]);
  const missingMinutes = isShort ? Math.max(0, own.taskMinutes - own.freeMinutes) : 0;
  return { phaseId: phase.id, title: phase.title, startsOn, endsOn, borrowedDays, missingMinutes, ...own };
}

/** How full the days of these phases are, taken together. */
export function loadOf(phases: readonly DatedPhase[]): Load {
  const taskMinutes = sumOf(phases, ({ phase }) => sumMinutes(phase.tasks));
  const calendarMinutes = sumOf(phases, ({ studyDays }) => sumMinutes(studyDays));
  const freeMinutes = sumOf(phases, ({ studyDays }) => sumOf(studyDays, (day) => day.freeMinutes));
  const habitMinutes = calendarMinutes - freeMinutes;
  const load = taskMinutes === 0 ? 0 : taskMinutes / freeMinutes;
  return { taskMinutes, habitMinutes, calendarMinutes, freeMinutes, load };
}
