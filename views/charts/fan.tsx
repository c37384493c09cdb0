import { line } from 'd3-shape';
import type { Day } from '../../plans/day.ts';
import type { FanLine, FanPoint } from '../../plans/progress/forecast/fan.ts';
import type { Outlook } from '../../plans/progress/forecast/forecast.ts';
import { useDates } from '../dates.ts';
import { FiguresTable } from './figures-table.tsx';

export type FanProps = {
  outlook: Outlook;
  /** Finished so far: the fan begins there. */
  earnedMinutes: number;
  x: (day: Day) => number;
  y: (minutes: number) => number;
};

/** How the runs go on from today: most of them within the darker band, nearly all within the lighter one. */
export function Fan({ outlook, earnedMinutes, x, y }: FanProps) {
  const draw = line<FanPoint>(
    ({ day }) => x(day),
    ({ minutes }) => y(earnedMinutes + minutes),
  );
  const between = (hopeful: number, careful: number) =>
    draw([...pointsOf(outlook.fan, hopeful), ...pointsOf(outlook.fan, careful).toReversed()]) ?? '';
  return (
    <>
      <path class="fan__band" d={between(0.05, 0.95)} />
      <path class="fan__band fan__band--inner" d={between(0.15, 0.85)} />
      <path class="fan__median" d={draw([...pointsOf(outlook.fan, 0.5)]) ?? ''} />
    </>
  );
}

/** Two names closer than this would touch. */
const NAME_WIDTH = 64;

/** Where the lines of the median and of 85 % get there, with their names to the left and the right of each other. */
export function FanEnds({ outlook, earnedMinutes, x, y }: FanProps) {
  const { medianOn, likelyOn, finishOn, remainingMinutes } = outlook;
  const goal = y(earnedMinutes + remainingMinutes);
  const taken = [medianOn, likelyOn].map((day) => (day ? x(day) : Number.POSITIVE_INFINITY));
  const isFinishAlone = taken.every((place) => Math.abs(place - x(finishOn)) > NAME_WIDTH);
  return (
    <>
      {isFinishAlone && (
        <text class="chart__label" x={x(finishOn)} y={goal - 12} text-anchor="end">
          plan
        </text>
      )}
      {medianOn && (
        <g>
          <circle class="fan__end" cx={x(medianOn)} cy={goal} r="5" />
          <text class="chart__label chart__label--now" x={x(medianOn) - 8} y={goal - 12} text-anchor="end">
            half
          </text>
        </g>
      )}
      {likelyOn && (
        <g>
          <circle class="fan__end fan__end--careful" cx={x(likelyOn)} cy={goal} r="5" />
          <text class="chart__label chart__label--now" x={x(likelyOn) - 4} y={goal - 12}>
            85 %
          </text>
        </g>
      )}
    </>
  );
}

function pointsOf(fan: readonly FanLine[], share: number): readonly FanPoint[] {
  return fan.find((candidate) => candidate.share === share)?.points ?? [];
}

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
