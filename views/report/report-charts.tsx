import type { Report } from '../../plans/report/report.ts';
import { BurnUp } from '../charts/burn-up.tsx';
import { HeatMap } from '../charts/heat-map.tsx';

/** A heat map of so few weeks would be drawn larger than life. */
const FEW_DAYS = 50;

export function ChartsSection({ report: { charts, generatedOn } }: { report: Report }) {
  if (charts === null || charts.burnUp.length === 0) return null;
  return (
    <section class="report__section report__charts">
      <h3>Charts</h3>
      <h4>Work added up day by day</h4>
      <BurnUp points={charts.burnUp} forecast={charts.forecast} today={generatedOn} />
      {charts.heatMap.length > 0 && (
        <>
          <h4>Work finished on each day</h4>
          <div class={charts.heatMap.length < FEW_DAYS ? 'report__few-days' : undefined}>
            <HeatMap days={charts.heatMap} today={generatedOn} />
          </div>
        </>
      )}
    </section>
  );
}
