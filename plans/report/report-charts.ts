import type { Day } from '../day.ts';
import type { Plan } from '../plan/plan.ts';
import { forecastPlan } from '../progress/forecast/forecast.ts';
import { burnUp, heatMap } from '../progress/history.ts';
import type { ReportCharts, ReportScope } from './report.ts';
import { isInScope } from './report-figures.ts';

/** The days of the range; one page has no heat map. */
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
