import { addDays, type Day, daysBetween } from '../../day.ts';
import { fnv1a } from '../../fnv1a.ts';
import { oncePerValue } from '../../once-per-value.ts';
import type { Plan } from '../../plan/plan.ts';
import { sumOf } from '../../sum.ts';
import { measurePlanPace } from '../pace.ts';
import { type ClosedDay, finishedByDay } from './closed-days.ts';
import { comingOf } from './coming.ts';
import { drawFan, type FanLine } from './fan.ts';
import { type PastRecord, recordOf } from './record.ts';
import { doneByShare, runTrial, shareDoneBy } from './trial-runs.ts';

/** With fewer closed study days it is too early to tell. */
export const FEWEST_STUDY_DAYS = 5;
/** The share of runs that are done by the careful day. */
export const LIKELY_SHARE = 0.85;
/** Runs are given up so many days after the finish, or after today when that is later. */
const HORIZON_DAYS = 365;

/** When the work that is left will be done, or why that cannot be told. */
export type Forecast =
  /** Nothing is left. */
  | { state: 'finished' }
  | {
      state: 'too early';
      /** Study days that are over, of the {@link FEWEST_STUDY_DAYS} that a forecast takes. */
      closedStudyDays: number;
      /** The plan has fewer study days than that, those to come included. */
      isTooShort?: true;
      /** Whether something is finished already. */
      hasFinishedWork: boolean;
    }
  /** Nothing was finished on the closed study days that a forecast stands on, though something was before. */
  | { state: 'standing still'; windowStudyDays: number; remainingMinutes: number }
  | Outlook;

export type Outlook = {
  state: 'outlook';
  /** The day on which it was made. */
  madeOn: Day;
  remainingMinutes: number;
  /** The closed study days that it stands on. */
  windowStudyDays: number;
  /** Those of them on whose evening nothing was left that had been asked. */
  keptStudyDays: number;
  /** Finished minutes for each study minute of those days: 1 when the estimates fill them. */
  rate: number;
  /** Minutes of work finished on each of those days, on average, rounded. */
  minutesPerStudyDay: number;
  /** The day by which half of the runs are done; `null` when they are not by `horizonOn`. */
  medianOn: Day | null;
  /** The day by which 85 % of the runs are done; `null` when they are not by `horizonOn`. */
  likelyOn: Day | null;
  /** The finish of the plan. */
  finishOn: Day;
  /** The share of runs that are done by the finish of the plan, from 0 to 1. */
  chanceByFinish: number;
  interviewOn: Day | null;
  /** The share of runs that are done before the day of the interview; `null` without one. */
  chanceByInterview: number | null;
  /** The last day that the runs go through. */
  horizonOn: Day;
  /** The share of runs that are not done by then, from 0 to 1. */
  shareUnfinished: number;
  fan: readonly FanLine[];
};

/**
 * Tells when the work that is left will be done: the plan itself, as far as the days that are over were finished in full,
 * and else what those days brought (a bootstrap).
 *
 * Each of 2,000 runs goes through the coming calendar. Some keep to the plan, the more of them the more of the last 28
 * study days were finished in full; the others draw each coming day from those days. Work is counted by the estimates of
 * today; work that was added is in what is left, habits are not. After the finish of the plan its weekdays go on. The
 * draws are the same for the same plan and day.
 *
 * @param today - the learner's own calendar day; may lie outside the plan. It is not closed: what is finished on it is
 *   taken off what is left, and off what the runs do on it
 * @returns days only after five closed study days with some finished work; no day later than a year after the finish
 * @see plans/README.md#forecast for the definitions, a worked example and how often the 85 % day holds;
 *   `runTrial` for the method and its sources
 */
export const forecastPlan = oncePerValue((plan: Plan, today: Day): Forecast => {
  const { remainingMinutes, remainingStudyDays } = measurePlanPace(plan, today).needed;
  if (remainingMinutes === 0) return { state: 'finished' };

  const record = recordOf(plan, today);
  const { closed, window } = record;
  if (closed.length < FEWEST_STUDY_DAYS || finishedIn(closed) === 0) {
    const hasFinishedWork = finishedByDay(plan).size > 0;
    const isTooShort = closed.length + remainingStudyDays < FEWEST_STUDY_DAYS;
    return {
      state: 'too early',
      closedStudyDays: closed.length,
      ...(isTooShort && { isTooShort }),
      hasFinishedWork,
    };
  }
  if (finishedIn(window) === 0) {
    return { state: 'standing still', windowStudyDays: window.length, remainingMinutes };
  }
  return lookAhead(plan, { record, remainingMinutes, today });
});

type Standing = { record: PastRecord; remainingMinutes: number; today: Day };

function lookAhead(plan: Plan, { record, remainingMinutes, today }: Standing): Outlook {
  const { window } = record;
  const { finishOn } = plan.calendar;
  const horizonOn = addDays(finishOn > today ? finishOn : today, HORIZON_DAYS);
  const runs = runTrial({
    record,
    coming: comingOf(plan, today, horizonOn),
    remainingMinutes,
    finishedTodayMinutes: finishedByDay(plan).get(today) ?? 0,
    seed: fnv1a(`${plan.roadmapId} ${plan.calendar.startOn} ${today}`),
  });
  const dayAt = (offset: number | null) => (offset === null ? null : addDays(today, offset));
  const chanceBy = (day: Day) => shareDoneBy(runs, daysBetween(today, day));
  return {
    state: 'outlook',
    madeOn: today,
    remainingMinutes,
    windowStudyDays: window.length,
    keptStudyDays: window.filter(({ isKept }) => isKept).length,
    rate: finishedIn(window) / sumOf(window, ({ studyMinutes }) => studyMinutes),
    minutesPerStudyDay: Math.round(finishedIn(window) / window.length),
    medianOn: dayAt(doneByShare(runs, 0.5)),
    likelyOn: dayAt(doneByShare(runs, LIKELY_SHARE)),
    finishOn,
    chanceByFinish: chanceBy(finishOn),
    interviewOn: plan.interviewOn,
    chanceByInterview: plan.interviewOn && chanceBy(addDays(plan.interviewOn, -1)),
    horizonOn,
    shareUnfinished: 1 - shareDoneBy(runs, runs.dayCount),
    fan: drawFan(runs, remainingMinutes, today),
  };
}

function finishedIn(days: readonly ClosedDay[]): number {
  return sumOf(days, ({ finishedMinutes }) => finishedMinutes);
}
