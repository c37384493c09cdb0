import { formatHours } from '../../plans/format.ts';
import type { Report } from '../../plans/report/report.ts';
import { useDates } from '../dates.ts';

export function PhasesSection({ report: { phases } }: { report: Report }) {
  const { formatRange } = useDates();
  if (phases === null || phases.length === 0) return null;
  return (
    <section class="report__section">
      <h3>Phases</h3>
      <div class="report__table">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Phase</th>
              <th scope="col">Dates</th>
              <th scope="col">Finished</th>
              <th scope="col">Tasks</th>
            </tr>
          </thead>
          <tbody>
            {phases.map((phase) => (
              <tr key={phase.title}>
                <th scope="row">{phase.title}</th>
                <td>{formatRange(phase.startsOn, phase.endsOn)}</td>
                <td>
                  {formatHours(phase.earnedMinutes)} of {formatHours(phase.plannedMinutes)}
                </td>
                <td>
                  {phase.finishedTaskCount} of {phase.taskCount}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
