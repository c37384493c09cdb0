import { drawBelow, newStream, type RandomStream, startStream } from './random-stream.ts';

export const RUN_COUNT = 2000;
export const DAYS_PER_WEEK = 7;
/** Work within this of nothing left is done: sums of fractions are not exact. */
const TOLERANCE_MINUTES = 1e-6;

/** What the trial runs go through. */
export type Trial = {
  /** Finished minutes per study minute of each closed study day; at least two. */
  rates: readonly number[];
  /** Estimates of what is left; more than 0. */
  remainingMinutes: number;
  /** Study minutes of each coming day from today on, days off included. */
  comingMinutes: readonly number[];
  /** Finished today already: what today brings in a run is only what goes beyond it. */
  finishedTodayMinutes: number;
  seed: number;
};

/** How the runs went. Days are offsets from today. */
export type TrialRuns = {
  /** Coming days that the runs go through. */
  dayCount: number;
  /** The day on which each run is done, earliest first; `dayCount` for a run that is not. */
  doneAfterDays: Int32Array;
  /** Minutes that each run has finished after whole weeks: those of week `n` from `(n − 1) × RUN_COUNT` on. */
  finishedMinutes: Float64Array;
};

/**
 * Goes through the coming days many times, each time with other days like those that are over.
 *
 * Each run first draws a past: one closed day fewer than there are, any of them more than once. Then every coming day
 * works at the rate of a day drawn from that past. The first drawing stands for what a short record leaves open, the mean
 * rate itself; without it the runs lie too close together. Drawing one fewer makes up for a sample that scatters less
 * than what it is drawn from.
 *
 * A coming day gets the same draw in every trial with the same seed, study day or not. So more finished work, more
 * minutes or fewer days off never make a run end later.
 *
 * @see B. Efron and R. Tibshirani, "An Introduction to the Bootstrap", 1993; A. Davison and D. Hinkley, "Bootstrap
 *   Methods and their Application", 1997, section 6.3.3, for prediction; P. McCarthy and C. Snowden, "The Bootstrap and
 *   Finite Population Sampling", 1985, for n − 1
 */
export function runTrial(trial: Trial): TrialRuns {
  const { rates, remainingMinutes, comingMinutes } = trial;
  const weekCount = Math.floor((comingMinutes.length - 1) / DAYS_PER_WEEK);
  const doneAfterDays = new Int32Array(RUN_COUNT);
  const finishedMinutes = new Float64Array(weekCount * RUN_COUNT).fill(remainingMinutes);
  const past = new Float64Array(rates.length - 1);
  const stream = newStream();
  for (let run = 0; run < RUN_COUNT; run++) {
    startStream(stream, trial.seed, run);
    drawPast(past, rates, stream);
    doneAfterDays[run] = runOnce(trial, { past, stream, run, finishedMinutes });
  }
  return { dayCount: comingMinutes.length, doneAfterDays: doneAfterDays.sort(), finishedMinutes };
}

function drawPast(past: Float64Array, rates: readonly number[], stream: RandomStream): void {
  for (let index = 0; index < past.length; index++) {
    past[index] = rates[drawBelow(stream, rates.length)] ?? 0;
  }
}

type Run = { past: Float64Array; stream: RandomStream; run: number; finishedMinutes: Float64Array };

/** The offset of the day on which a run is done. */
function runOnce(
  { comingMinutes, remainingMinutes, finishedTodayMinutes }: Trial,
  { past, stream, run, finishedMinutes }: Run,
): number {
  let leftMinutes = remainingMinutes;
  for (let day = 0; day < comingMinutes.length; day++) {
    const rate = past[drawBelow(stream, past.length)] ?? 0;
    const minutes = rate * (comingMinutes[day] ?? 0);
    leftMinutes -= day === 0 ? Math.max(0, minutes - finishedTodayMinutes) : minutes;
    if (leftMinutes <= TOLERANCE_MINUTES) return day;
    if (day > 0 && day % DAYS_PER_WEEK === 0) {
      finishedMinutes[(day / DAYS_PER_WEEK - 1) * RUN_COUNT + run] = remainingMinutes - leftMinutes;
    }
  }
  return comingMinutes.length;
}

/** The offset of the first day by which at least this share of the runs is done, or `null` when it never is. */
export function doneByShare({ dayCount, doneAfterDays }: TrialRuns, share: number): number | null {
  const days = doneAfterDays[Math.ceil(share * RUN_COUNT) - 1] ?? dayCount;
  return days < dayCount ? days : null;
}

/** The share of runs that are done by the end of the day with this offset, from 0 to 1. */
export function shareDoneBy({ dayCount, doneAfterDays }: TrialRuns, days: number): number {
  const doneCount = doneAfterDays.findLastIndex((done) => done <= days && done < dayCount) + 1;
  return doneCount / RUN_COUNT;
}
