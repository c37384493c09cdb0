import type { Day } from '../day.ts';
import type { Plan } from '../plan/plan.ts';
import { type Forecast, forecastPlan } from '../progress/forecast/forecast.ts';
import { type BurnUpPoint, burnUp, type HeatDay, heatMap } from '../progress/history.ts';
import type { ReportScope } from './report.ts';
import { isInScope } from './report-figures.ts';

/** What the drawings of a report are drawn from. */
export type ReportCharts = {
  /** Baseline and finished work, added up through each day of the range. */
  burnUp: BurnUpPoint[];
  forecast: Forecast;
  /** The days of the range; empty on one page. */
  heatMap: HeatDay[];
};

export function gatherCharts(
  plan: Plan,
  scope: ReportScope,
  today: Day,
  { isOnePage }: { isOnePage: boolean },
): ReportCharts {
  const inRange = <T extends { day: Day }>(days: readonly T[]) =>
    days.filter(({ day }) => isInScope(scope, day));
  return {
    burnUp: inRange(burnUp(plan, today)),
    forecast: forecastPlan(plan, today),
    heatMap: isOnePage ? [] : inRange(heatMap(plan, today)),
  };
}
