import { addDays, type Day } from '../../day.ts';
import { DAYS_PER_WEEK, doneByShare, RUN_COUNT, type TrialRuns } from './trial-runs.ts';

/** How far some share of the runs is at least, day by day. */
export type FanLine = {
  /** The share of runs that are at least so far: 0.5 is the median, 0.85 the careful side. */
  share: number;
  /** From today on; the last point has all of the work, unless so many runs do not get there. */
  points: readonly FanPoint[];
};

/** Minutes finished from now to the end of a day. */
export type FanPoint = { day: Day; minutes: number };

const SHARES = [0.05, 0.15, 0.5, 0.85, 0.95];
/** More points would not make a line look smoother. */
const MOST_POINTS = 30;

/**
 * The lines between which the runs lie, the hopeful ones first.
 *
 * Each ends on the day by which its share of the runs is done, so that the lines of 0.5 and 0.85 reach the whole of the
 * work on the days that the forecast names.
 */
export function drawFan(runs: TrialRuns, remainingMinutes: number, today: Day): FanLine[] {
  const lines = SHARES.map((share) => ({
    share,
    endAfterDays: doneByShare(runs, share),
    points: [{ day: today, minutes: 0 }],
  }));
  for (const week of weeksShown(runs)) {
    const finished = runs.finishedMinutes.slice((week - 1) * RUN_COUNT, week * RUN_COUNT).sort();
    for (const { share, endAfterDays, points } of lines) {
      if (endAfterDays !== null && endAfterDays <= week * DAYS_PER_WEEK) continue;
      const minutes = finished[Math.round((1 - share) * RUN_COUNT)] ?? remainingMinutes;
      points.push({ day: addDays(today, week * DAYS_PER_WEEK), minutes });
    }
  }
  return lines.map(({ share, endAfterDays, points }) => {
    if (endAfterDays === null) return { share, points };
    return { share, points: [...points, { day: addDays(today, endAfterDays), minutes: remainingMinutes }] };
  });
}

/** Weeks from 1 until the last line ends, evenly thinned. */
function weeksShown(runs: TrialRuns): number[] {
  const weekCount = runs.finishedMinutes.length / RUN_COUNT;
  const lastEnd = doneByShare(runs, Math.max(...SHARES)) ?? weekCount * DAYS_PER_WEEK;
  const lastWeek = Math.min(weekCount, Math.ceil(lastEnd / DAYS_PER_WEEK));
  const stride = Math.max(1, Math.ceil(lastWeek / MOST_POINTS));
  return Array.from({ length: Math.floor(lastWeek / stride) }, (_, index) => (index + 1) * stride);
}
