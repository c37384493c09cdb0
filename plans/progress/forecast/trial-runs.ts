import type { Coming } from './coming.ts';
import { newPast, type Past } from './past.ts';
import { drawShare, newStream, type RandomStream, startStream } from './random-stream.ts';
import type { PastRecord } from './record.ts';

export const RUN_COUNT = 2000;
export const DAYS_PER_WEEK = 7;
/** Of those who finished every day in full, so many runs keep to the plan: the rest allow for what nobody foresees. */
const MOST_KEEPING = 0.9;
/** Runs with a rate of their own that carry over what a day did of the plan; the others go by study minutes. */
const BY_PLAN = 0.25;
/** Work within this of nothing left is done: sums of fractions are not exact. */
const TOLERANCE_MINUTES = 1e-6;
/** Who is less ahead than that is not done before the last session. */
const AHEAD_MINUTES = 30;

/** What the trial runs go through. */
export type Trial = {
  record: PastRecord;
  coming: Coming;
  /** Estimates of what is left; more than 0. */
  remainingMinutes: number;
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
 * Goes through the coming days many times.
 *
 * Some runs keep to the plan: they do what is asked, and what was left of it as far as the day has room. There are the
 * more of these, the more of the days that are over were finished in full. The other runs have a rate of their own: each
 * draws a past, one day fewer than there are, and then for every coming day one of the same weekday. What such a day did
 * is carried over to the coming one by what the plan asks in a quarter of these runs, by its study minutes in the rest; it
 * goes beyond what is asked only if that day did. In both kinds, the days on which more was done than asked go ahead.
 *
 * A coming day gets the same draw in every trial with the same seed, study day or not. More finished work makes no draw
 * smaller and no run that keeps to the plan one that does not. So no run ends later.
 *
 * @see B. Efron and R. Tibshirani, "An Introduction to the Bootstrap", 1993; A. Davison and D. Hinkley, "Bootstrap
 *   Methods and their Application", 1997, section 6.3.3, for prediction; P. McCarthy and C. Snowden, "The Bootstrap and
 *   Finite Population Sampling", 1985, for n − 1
 */
export function runTrial(trial: Trial): TrialRuns {
  const { record, coming, remainingMinutes } = trial;
  const dayCount = coming.studyMinutes.length;
  const weekCount = Math.floor((dayCount - 1) / DAYS_PER_WEEK);
  const doneAfterDays = new Int32Array(RUN_COUNT);
  const finishedMinutes = new Float64Array(weekCount * RUN_COUNT).fill(remainingMinutes);
  const kept = shareKept(record);
  const keepingShare = MOST_KEEPING * kept;
  const past = newPast(record);
  const stream = newStream();
  for (let run = 0; run < RUN_COUNT; run++) {
    startStream(stream, trial.seed, run);
    const keeps = drawShare(stream) < keepingShare;
    const byPlan = drawShare(stream) < BY_PLAN;
    past.drawAnew(byPlan, stream);
    doneAfterDays[run] = runOnce(trial, {
      keeps,
      isFlawless: kept === 1,
      byPlan,
      past,
      stream,
      run,
      finishedMinutes,
    });
  }
  return { dayCount, doneAfterDays: doneAfterDays.sort(), finishedMinutes };
}

/**
 * The share of days that were kept. A day on which nothing was done because nothing was left to do says nothing: it is
 * neither one that was kept nor one that was not.
 */
function shareKept({ window }: PastRecord): number {
  const telling = window.filter(({ isKept, finishedMinutes }) => !isKept || finishedMinutes > 0);
  return telling.length === 0 ? 1 : telling.filter(({ isKept }) => isKept).length / telling.length;
}

type Run = {
  keeps: boolean;
  /** Every day of the record was finished in full: then no day is left out either. */
  isFlawless: boolean;
  byPlan: boolean;
  past: Past;
  stream: RandomStream;
  run: number;
  finishedMinutes: Float64Array;
};

/** The offset of the day on which a run is done. */
function runOnce(
  { coming, remainingMinutes, finishedTodayMinutes }: Trial,
  { keeps, isFlawless, byPlan, past, stream, run, finishedMinutes }: Run,
): number {
  const { weekdays, studyMinutes, askedMinutes, dueMinutes, planMinutes, roomMinutes, lastAsked } = coming;
  const dayCount = studyMinutes.length;
  const measure = byPlan ? planMinutes : studyMinutes;
  let leftMinutes = remainingMinutes;
  let arrears = coming.arrearsMinutes;
  let overdue = coming.overdueMinutes;
  for (let day = 0; day < dayCount; day++) {
    const drawn = past.draw(weekdays[day] ?? 0, stream);
    const before = day === 0 ? finishedTodayMinutes : 0;
    arrears = day >= lastAsked ? leftMinutes : arrears + (askedMinutes[day] ?? 0);
    overdue = day >= lastAsked ? leftMinutes : overdue + (dueMinutes[day] ?? 0);
    if ((studyMinutes[day] ?? 0) > 0) {
      const own = drawn < 0 ? 0 : Math.max(0, (past.rates[drawn] ?? 0) * (measure[day] ?? 0) - before);
      const goesAhead = past.goesAhead[drawn] === 1;
      let minutes = goesAhead ? own : Math.min(own, Math.max(arrears, 0));
      if (keeps && (isFlawless || drawn >= 0)) {
        minutes = Math.max(minutes, Math.min(overdue, Math.max((roomMinutes[day] ?? 0) - before, own)));
      }
      leftMinutes -= minutes;
      arrears -= minutes;
      overdue -= minutes;
    }
    if (leftMinutes <= TOLERANCE_MINUTES) {
      return Math.max(arrears, overdue) > -AHEAD_MINUTES ? Math.max(day, coming.lastSession) : day;
    }
    if (day > 0 && day % DAYS_PER_WEEK === 0) {
      finishedMinutes[(day / DAYS_PER_WEEK - 1) * RUN_COUNT + run] = remainingMinutes - leftMinutes;
    }
  }
  return dayCount;
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
