import { count, formatHours, formatMinutes } from '../../plans/format.ts';
import type { Report } from '../../plans/report/report.ts';

export function PaceSection({ report: { pace } }: { report: Report }) {
  if (pace === null) return null;
  const { figures, sentence, forecast, carriedOver } = pace;
  const { needed } = figures;
  return (
    <section class="report__section">
      <h3>Pace and forecast</h3>
      <p>{sentence}</p>
      {!figures.isFinished && (
        <>
          <p>{forecast.sentence}</p>
          <p>
            {formatHours(needed.remainingMinutes)} are left over{' '}
            {count(needed.remainingStudyDays, 'study day')}
            {needed.minutesPerStudyDay !== null && (
              <>
                {' '}
                and ask {formatMinutes(needed.minutesPerStudyDay)} a day;{' '}
                {formatMinutes(needed.plannedMinutesPerStudyDay)} were planned
              </>
            )}
            .
            {carriedOver.taskCount > 0 && (
              <>
                {' '}
                {formatHours(carriedOver.minutes)} of {count(carriedOver.taskCount, 'task')} are carried over
                from earlier days.
              </>
            )}
          </p>
        </>
      )}
    </section>
  );
}
