import type { Phase } from '../plan.ts';
import type { DayMinutes } from '../schedule/calendar.ts';
import type { Day } from '../schedule/day.ts';
import type { ComingDay } from './coming-days.ts';
import { type Piece, piecesOf } from './lay.ts';
import { addMinutes, sumMinutes } from './minutes.ts';
import type { OpenWork } from './open-work.ts';

/** Work to be spread over the days until the finish, and the days it may use. */
export type Spread = {
  /** The phases with displaced work, in roadmap order. */
  jobs: readonly Job[];
  /** For each coming day, the minutes it has for this work; negative where it is over-full already. */
  rooms: readonly number[];
  workMinutes: number;
  /** Minutes of work for which there is no room; 0 when all of it fits. */
  missingMinutes: number;
};

/** The displaced work of one phase, with what is laid anew together with it. */
export type Job = {
  parts: readonly { work: OpenWork; staying: readonly DayMinutes[]; lifted: readonly DayMinutes[] }[];
  pieces: readonly Piece[];
  /** Indexes of the coming days of its window: `to` is no longer in it. */
  window: { from: number; to: number };
};

/**
 * Finds what has to be spread, and the room for it until the finish.
 *
 * A phase with displaced work that still has study days is lifted from its coming days, so that it can be laid anew in
 * roadmap order. Everything else stays and takes its minutes from its day.
 */
export function prepareSpread(
  works: readonly OpenWork[],
  days: readonly ComingDay[],
  phases: readonly Phase[],
  today: Day,
  fillToday: boolean,
): Spread {
  const jobs = listJobs(works, days, phases);
  const heldOn = minutesHeld(works, jobs);
  const rooms = days.map((day) => {
    if (day.studyMinutes === 0) return 0;
    const ownMinutes = day.studyMinutes - day.habitMinutes;
    if (fillToday && day.day === today) return Math.max(0, ownMinutes);
    return ownMinutes - day.doneMinutes - (heldOn.get(day.day) ?? 0);
  });
  const workMinutes = sumMinutes(jobs.flatMap((job) => job.pieces));
  return { jobs, rooms, workMinutes, missingMinutes: Math.max(0, workMinutes - sumPositive(rooms)) };
}

function listJobs(works: readonly OpenWork[], days: readonly ComingDay[], phases: readonly Phase[]): Job[] {
  const displacedIn = new Set(
    works.filter((work) => work.displacedMinutes > 0).map((work) => work.task.phaseId),
  );
  const worksIn = Map.groupBy(works, (work) => work.task.phaseId);
  return phases
    .filter((phase) => displacedIn.has(phase.id))
    .map((phase) => {
      const window = windowOf(phase, days);
      const movable = (worksIn.get(phase.id) ?? []).filter((work) => !work.isExcluded);
      const parts = movable.map((work) => liftFrom(work, phase, window));
      return { parts, window, pieces: piecesOf(parts) };
    });
}

/** The coming days of a phase; none when no study day is among them. */
function windowOf(phase: Phase, days: readonly ComingDay[]): Job['window'] {
  const from = days.findIndex(({ day }) => day >= phase.startsOn);
  const after = days.findIndex(({ day }) => day > phase.endsOn);
  const to = after === -1 ? days.length : after;
  const hasStudyDay = from !== -1 && days.slice(from, to).some(({ studyMinutes }) => studyMinutes > 0);
  return hasStudyDay ? { from, to } : { from: 0, to: 0 };
}

function liftFrom(work: OpenWork, phase: Phase, window: Job['window']) {
  const isInside = ({ day }: DayMinutes) =>
    window.to > window.from && phase.startsOn <= day && day <= phase.endsOn;
  const lifted = work.movable.filter(isInside);
  return { work, lifted, staying: work.movable.filter((each) => !isInside(each)) };
}

/** Minutes of work that stays on each day. */
function minutesHeld(works: readonly OpenWork[], jobs: readonly Job[]): Map<Day, number> {
  const held = new Map<Day, number>();
  const hold = ({ day, minutes }: DayMinutes) => addMinutes(held, day, minutes);
  const inJobs = new Set<OpenWork>();
  for (const { work, staying } of jobs.flatMap((job) => job.parts)) {
    inJobs.add(work);
    staying.forEach(hold);
  }
  for (const work of works) {
    work.fixed.forEach(hold);
    if (!inJobs.has(work)) work.movable.forEach(hold);
  }
  return held;
}

function sumPositive(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.max(0, amount), 0);
}
