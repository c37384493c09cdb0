import type { DayMinutes } from '../../calendar/calendar.ts';
import type { Day } from '../../day.ts';
import type { Phase } from '../../plan/plan.ts';
import { sumMinutes, sumOf } from '../../sum.ts';
import type { OpenWork } from '../work/task-work.ts';
import type { ComingDay } from './coming-days.ts';
import type { Piece } from './lay.ts';
import { DayTotals } from './minutes.ts';

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
  pieces: readonly Piece[];
  workMinutes: number;
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
  openWork: readonly OpenWork[],
  days: readonly ComingDay[],
  phases: readonly Phase[],
  today: Day,
  fillToday: boolean,
): Spread {
  const jobs = listJobs(openWork, days, phases);
  const heldOn = minutesHeld(openWork, jobs);
  const rooms = days.map((day) => {
    if (day.studyMinutes === 0) return 0;
    const ownMinutes = day.studyMinutes - day.habitMinutes;
    if (fillToday && day.day === today) return Math.max(0, ownMinutes);
    return ownMinutes - day.doneMinutes - heldOn.on(day.day);
  });
  const workMinutes = sumOf(jobs, (job) => job.workMinutes);
  return { jobs, rooms, workMinutes, missingMinutes: Math.max(0, workMinutes - sumPositive(rooms)) };
}

function listJobs(
  openWork: readonly OpenWork[],
  days: readonly ComingDay[],
  phases: readonly Phase[],
): Job[] {
  const displacedIn = new Set<number>();
  for (const work of openWork) {
    if (work.displacedMinutes > 0) displacedIn.add(work.task.phaseId);
  }
  const jobs = new Map<number, { window: Job['window']; pieces: Piece[] }>();
  for (const phase of phases) {
    if (displacedIn.has(phase.id)) jobs.set(phase.id, { window: windowOf(phase, days), pieces: [] });
  }
  for (const work of openWork) {
    const job = jobs.get(work.task.phaseId);
    const piece = job === undefined ? null : liftFrom(work, job.window, days);
    if (piece !== null) job?.pieces.push(piece);
  }
  return [...jobs.values()].map((job) => ({ ...job, workMinutes: sumMinutes(job.pieces) }));
}

const NO_WINDOW = { from: 0, to: 0 };

/** The coming days of a phase; none when no study day is among them. */
function windowOf(phase: Phase, days: readonly ComingDay[]): Job['window'] {
  const from = days.findIndex(({ day }) => day >= phase.startsOn);
  const after = days.findIndex(({ day }) => day > phase.endsOn);
  const to = after === -1 ? days.length : after;
  const hasStudyDay = from !== -1 && days.slice(from, to).some(({ studyMinutes }) => studyMinutes > 0);
  return hasStudyDay ? { from, to } : NO_WINDOW;
}

/** What is lifted of a task; `null` when there is nothing of it to be laid. */
function liftFrom(work: OpenWork, { from, to }: Job['window'], days: readonly ComingDay[]): Piece | null {
  const first = days[from]?.day;
  const last = to > from ? days[to - 1]?.day : undefined;
  const lifted: DayMinutes[] = [];
  const staying: DayMinutes[] = [];
  for (const each of work.movable) {
    const isInside = first !== undefined && last !== undefined && first <= each.day && each.day <= last;
    (isInside ? lifted : staying).push(each);
  }
  const minutes = work.displacedMinutes + sumMinutes(lifted);
  return minutes === 0 ? null : { work, lifted, staying, minutes };
}

/** Minutes of work that stays on each day. */
function minutesHeld(openWork: readonly OpenWork[], jobs: readonly Job[]): DayTotals {
  const held = new DayTotals();
  for (const { fixed, movable } of openWork) {
    held.addAll(fixed);
    held.addAll(movable);
  }
  for (const { pieces } of jobs) {
    for (const { lifted } of pieces) {
      for (const { day, minutes } of lifted) held.add(day, -minutes);
    }
  }
  return held;
}

function sumPositive(amounts: readonly number[]): number {
  return sumOf(amounts, (amount) => Math.max(0, amount));
}
