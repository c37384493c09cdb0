import type { Day } from '../day.ts';

/** A stopwatch on one task. It runs, or it rests with what it has counted so far. */
export type FocusTimer = {
  taskId: number;
  /** The learner's day on which it was started: what it counts is noted for this day. */
  day: Day;
  /** Counted before the stretch that runs now. */
  secondsBefore: number;
  /** The instant (ISO 8601, UTC) since when it runs; `null` while it rests. */
  runningSince: string | null;
  /** Of the stretch that runs, for how long its task was deleted until that was undone; 0 at rest. */
  awaySeconds: number;
};

/**
 * Why the learner is asked how much of it counts: the clock was set back meanwhile, the task was deleted for a while,
 * the machine slept, it ran for very long, or for far longer than the whole task is estimated at.
 */
export type TimerDoubt = 'set-back' | 'away' | 'slept' | 'long' | 'beyond';

/** What a timer is judged by besides its own count. */
export type TimerSurroundings = {
  /** Today's estimate of its task. */
  taskMinutes: number;
  /** How much longer the stretch that runs was by the clock than by what the machine was awake; 0 where unknown. */
  sleptSeconds: number;
};

/** Nobody focuses for longer without a break: a timer that says so was forgotten. */
export const LONGEST_FOCUS_MINUTES = 240;
/** A task may take this often its estimate, and an hour in any case, before anybody wonders. */
const FAR_BEYOND_FACTOR = 2;
const LEAST_DOUBTED_MINUTES = 60;
/** What can be noted at once. */
export const LONGEST_SPENT_MINUTES = 1440;

/** Clocks are corrected by a little all the time. */
const CLOCK_TOLERANCE_SECONDS = 60;
/** A lid that was closed for a moment is no sleep, nor is a task that was deleted and brought back at once an absence. */
const BREAK_TOLERANCE_SECONDS = 120;

/**
 * Seconds that a timer has counted by now, rounded down. A clock that was set back takes nothing away that was
 * counted before.
 *
 * @returns never negative
 * @see plans/README.md#time-spent
 */
export function countedSeconds(timer: FocusTimer, now: Date): number {
  return timer.secondsBefore + Math.max(0, Math.floor(secondsSince(timer, now)));
}

/**
 * Whether what a timer counted can be believed; `null` when it can.
 *
 * @see plans/README.md#time-spent
 */
export function timerDoubt(timer: FocusTimer, now: Date, around: TimerSurroundings): TimerDoubt | null {
  if (secondsSince(timer, now) < -CLOCK_TOLERANCE_SECONDS) return 'set-back';
  if (timer.awaySeconds > BREAK_TOLERANCE_SECONDS) return 'away';
  if (around.sleptSeconds > BREAK_TOLERANCE_SECONDS) return 'slept';
  const minutes = countedSeconds(timer, now) / 60;
  if (minutes > LONGEST_FOCUS_MINUTES) return 'long';
  return minutes > Math.max(LEAST_DOUBTED_MINUTES, FAR_BEYOND_FACTOR * around.taskMinutes) ? 'beyond' : null;
}

/**
 * What the question begins with: what was counted while the machine was awake and the task there; `null` where nobody
 * can tell. Whoever is away for a night sleeps meanwhile: only the longer of the two is taken off.
 */
export function proposedMinutes(timer: FocusTimer, now: Date, around: TimerSurroundings): number | null {
  const doubt = timerDoubt(timer, now, around);
  if (doubt === 'set-back' || doubt === 'long') return null;
  const breakSeconds = Math.max(timer.awaySeconds, around.sleptSeconds);
  const presentSeconds = Math.max(0, countedSeconds(timer, now) - breakSeconds);
  return Math.min(LONGEST_SPENT_MINUTES, Math.round(presentSeconds / 60));
}

/** The minutes that a timer comes to. */
export function countedMinutes(timer: FocusTimer, now: Date): number {
  return minutesToNote(countedSeconds(timer, now));
}

/** Whole minutes, rounded to the nearest, at least 1 and at most a day. */
export function minutesToNote(seconds: number): number {
  return Math.min(LONGEST_SPENT_MINUTES, Math.max(1, Math.round(seconds / 60)));
}

/** The day for which a timer's minutes are noted: the one it was started on, unless that is still to come. */
export function timerDay(timer: FocusTimer, today: Day): Day {
  return timer.day < today ? timer.day : today;
}

/** A timer that begins now, on the learner's day. */
export function startTimer(taskId: number, now: Date, today: Day): FocusTimer {
  return { taskId, day: today, secondsBefore: 0, runningSince: now.toISOString(), awaySeconds: 0 };
}

/** The same timer at rest, with all that it has counted; one at rest stays as it is. */
export function restTimer(timer: FocusTimer, now: Date): FocusTimer {
  return { ...timer, secondsBefore: countedSeconds(timer, now), runningSince: null, awaySeconds: 0 };
}

/** Of a timer at rest 0; negative when the clock was set back behind its start. */
function secondsSince({ runningSince }: FocusTimer, now: Date): number {
  return runningSince === null ? 0 : (now.getTime() - Date.parse(runningSince)) / 1000;
}

/** What the learner wants of the timer on a task; `done` notes what it counted, `off` lets it go. */
export const TIMER_WISHES = ['running', 'resting', 'done', 'off'] as const;
export type TimerWish = (typeof TIMER_WISHES)[number];

/** What a wish comes to. */
export type TimerStep =
  /** It is so already. */
  | { kind: 'none' }
  /** The learner has to say first how much of what the timer counted counts. */
  | { kind: 'ask' }
  | { kind: 'set'; timer: FocusTimer | null }
  /** What the timer counted is noted; `next` follows it. */
  | { kind: 'note'; next: FocusTimer | null };

/** What a wish is about and made at; `doubt` is that of the timer there is. */
type TimerMoment = { taskId: number; now: Date; today: Day; doubt: TimerDoubt | null };

/**
 * Decides what becomes of the timer, of which there is at most one. Wishes name the wanted state, so that sending one
 * twice is harmless.
 *
 * A timer that begins on another task, or goes on on a later day, has what it counted before noted first.
 *
 * @param timer - the one there is, on whichever task
 * @param taskId - the task that the wish is about
 */
export function stepTimer(
  timer: FocusTimer | null,
  wish: TimerWish,
  { taskId, now, today, doubt }: TimerMoment,
): TimerStep {
  if (wish === 'running') return runTimer(timer, { taskId, now, today, doubt });
  if (timer?.taskId !== taskId) return { kind: 'none' };
  if (wish === 'off') return { kind: 'set', timer: null };
  if (wish === 'done') return doubt ? { kind: 'ask' } : { kind: 'note', next: null };
  if (timer.runningSince === null) return { kind: 'none' };
  // At rest nobody could tell any more what of it was sleep or absence.
  const isLost = doubt === 'set-back' || doubt === 'away' || doubt === 'slept';
  return isLost ? { kind: 'ask' } : { kind: 'set', timer: restTimer(timer, now) };
}

function runTimer(timer: FocusTimer | null, { taskId, now, today, doubt }: TimerMoment): TimerStep {
  const next = startTimer(taskId, now, today);
  if (timer === null) return { kind: 'set', timer: next };
  if (timer.taskId === taskId && timer.runningSince !== null) return { kind: 'none' };
  if (timer.taskId === taskId && timer.day >= today) {
    return { kind: 'set', timer: { ...timer, runningSince: now.toISOString() } };
  }
  if (doubt) return { kind: 'ask' };
  return countedSeconds(timer, now) === 0 ? { kind: 'set', timer: next } : { kind: 'note', next };
}
