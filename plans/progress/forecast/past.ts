import { drawBelow, drawShare, newStream, type RandomStream, startStream } from './random-stream.ts';
import type { PastRecord, RecordDay } from './record.ts';

const WEEKDAY_COUNT = 7;
/** How much of an idle day is in every record: nobody's days are all known. */
const UNSEEN_IDLE_DAYS = 0.2;

/** The days that a run draws from. An index of −1 is a day on which nothing is done. */
export type Past = {
  /** What each day of the record did, for each study minute or each minute that the plan asked, as the run has it. */
  rates: Float64Array;
  /** 1 for a day on whose evening more was done than had been asked. */
  goesAhead: Uint8Array;
  /** Draws a day of the same weekday where the run's past has one. */
  draw: (weekday: number, stream: RandomStream) => number;
  /** Draws the past of another run: one day fewer than the record has. */
  drawAnew: (byPlan: boolean, stream: RandomStream) => void;
};

/**
 * What a record gives to the runs. A day that was declared off stands in for another one: its place is kept, so that
 * every draw is the same as if it had been left idle, and does at least as much.
 */
export function newPast({ days, window }: PastRecord): Past {
  const byMinutes = Float64Array.from(window, (each) => each.finishedMinutes / each.studyMinutes);
  const byPlan = Float64Array.from(window, planRate);
  const rates = new Float64Array(window.length);
  const goesAhead = Uint8Array.from(window, ({ isAhead }) => (isAhead ? 1 : 0));
  const indexOf = new Map(window.map(({ day }, index) => [day, index]));
  const places = days.map(({ day, weekday }) => ({ weekday, index: indexOf.get(day) ?? -1 }));
  const placeIndex = Int32Array.from(places, ({ index }) => index);
  const placeWeekday = Int32Array.from(places, ({ weekday }) => weekday);
  const insteadOf = places.map(({ weekday }) => sameWeekday(window, weekday));

  const drawCount = Math.max(1, places.length - 1);
  const drawn = new Int32Array(drawCount);
  const ofWeekday = Array.from({ length: WEEKDAY_COUNT }, () => new Int32Array(drawCount));
  const countOf = new Int32Array(WEEKDAY_COUNT);
  const instead = newStream();
  let drawnCount = 0;

  const drawAnew = (isByPlan: boolean, stream: RandomStream) => {
    rates.set(isByPlan ? byPlan : byMinutes);
    startStream(instead, stream[0] ?? 0, stream[1] ?? 0);
    countOf.fill(0);
    drawnCount = 0;
    for (let index = 0; index < drawCount; index++) {
      const place = Math.floor(drawShare(stream) * (places.length + UNSEEN_IDLE_DAYS));
      if (place >= places.length) continue;
      const weekday = placeWeekday[place] ?? 0;
      const candidates = insteadOf[place] ?? [];
      const known = placeIndex[place] ?? -1;
      const day = known >= 0 ? known : (candidates[drawBelow(instead, candidates.length)] ?? 0);
      drawn[drawnCount] = day;
      drawnCount += 1;
      const list = ofWeekday[weekday];
      if (list) list[countOf[weekday] ?? 0] = day;
      countOf[weekday] = (countOf[weekday] ?? 0) + 1;
    }
  };

  const draw = (weekday: number, stream: RandomStream) => {
    const idleShare = 1 - drawnCount / drawCount;
    const share = drawShare(stream);
    if (share < idleShare) return -1;
    const rest = (share - idleShare) / (1 - idleShare);
    const count = countOf[weekday] ?? 0;
    if (count === 0) return drawn[Math.floor(rest * drawnCount)] ?? 0;
    return ofWeekday[weekday]?.[Math.floor(rest * count)] ?? 0;
  };
  return { rates, goesAhead, draw, drawAnew };
}

function planRate({ finishedMinutes, studyMinutes, planMinutes }: RecordDay): number {
  return finishedMinutes / (planMinutes > 0 ? planMinutes : studyMinutes);
}

/** The days of a weekday by their index; all where it has none. */
function sameWeekday(window: readonly RecordDay[], weekday: number): number[] {
  const all = window.map((_, index) => index);
  const same = all.filter((index) => window[index]?.weekday === weekday);
  return same.length > 0 ? same : all;
}
