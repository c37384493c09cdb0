import type { Outlook } from '../../plans/progress/forecast/forecast.ts';
import { useDates } from '../dates.ts';
import { FiguresTable } from './figures-table.tsx';

/** The days on which the lines of a fan get there. */
export function FanTable({ outlook }: { outlook: Outlook }) {
  const { formatFullDay } = useDates();
  return (
    <FiguresTable
      id="fan-table-summary"
      caption="The day by which so many trial runs are done"
      label="The days of the fan"
      columns={['Of 100 trial runs', 'are done by']}
      rows={outlook.fan.map(({ share, points }) => {
        const end = points.at(-1);
        const isDone = end !== undefined && end.minutes === outlook.remainingMinutes;
        return {
          key: String(share),
          head: String(Math.round(100 * share)),
          cells: [isDone ? formatFullDay(end.day) : 'no day that is told'],
        };
      })}
    />
  );
}
