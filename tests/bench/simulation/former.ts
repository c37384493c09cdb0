import { addDays, type Day } from '../../../plans/day.ts';
import { fnv1a } from '../../../plans/fnv1a.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { closedStudyDays, daysThrough } from '../../../plans/progress/forecast/closed-days.ts';
import {
  drawBelow,
  newStream,
  type RandomStream,
  startStream,
} from '../../../plans/progress/forecast/random-stream.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';

const RUN_COUNT = 2000;
const WINDOW_STUDY_DAYS = 28;
const HORIZON_DAYS = 365;

/** Offsets from today, or the horizon where a run is not done. */
export type NamedDays = { medianAfter: number; likelyAfter: number };

/**
 * The method until 28 November 2026, kept to be compared with: it carries on finished minutes per study minute. Each run
 * draws a past of one closed day fewer than there are, and every coming day works at the rate of a day of that past.
 *
 * @returns `null` where nothing was finished on the last 28 closed study days
 */
export function formerForecast(plan: Plan, today: Day): NamedDays | null {
  const { finishOn } = plan.calendar;
  const rates = closedStudyDays(plan, today)
    .slice(-WINDOW_STUDY_DAYS)
    .map(({ finishedMinutes, studyMinutes }) => finishedMinutes / studyMinutes);
  if (rates.every((rate) => rate === 0)) return null;

  const horizonOn = addDays(finishOn > today ? finishOn : today, HORIZON_DAYS);
  const comingMinutes = daysThrough(plan.calendar, today, horizonOn).map(({ minutes }) => minutes);
  const left = measurePlanPace(plan, today).needed.remainingMinutes;
  const seed = fnv1a(`${plan.roadmapId} ${plan.calendar.startOn} ${today}`);
  const past = new Float64Array(rates.length - 1);
  const stream = newStream();
  const doneAfter = Array.from({ length: RUN_COUNT }, (_, run) => {
    startStream(stream, seed, run);
    for (let index = 0; index < past.length; index++) {
      past[index] = rates[drawBelow(stream, rates.length)] ?? 0;
    }
    return runOnce(past, comingMinutes, left, stream);
  }).sort((one, other) => one - other);
  const doneByShare = (share: number) => doneAfter[Math.ceil(share * RUN_COUNT) - 1] ?? 0;
  return { medianAfter: doneByShare(0.5), likelyAfter: doneByShare(0.85) };
}

function runOnce(
  past: Float64Array,
  comingMinutes: readonly number[],
  left: number,
  stream: RandomStream,
): number {
  let leftMinutes = left;
  for (const [offset, minutes] of comingMinutes.entries()) {
    leftMinutes -= (past[drawBelow(stream, past.length)] ?? 0) * minutes;
    if (leftMinutes <= 1e-6) return offset;
  }
  return comingMinutes.length;
}
