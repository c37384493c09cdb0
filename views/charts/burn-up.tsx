import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { BurnUpPoint } from '../../plans/progress/history.ts';
import { type Day, daysBetween } from '../../plans/schedule/day.ts';
import { type Dates, useDates } from '../dates.ts';
import { formatHours, formatShare } from '../format.ts';
import { FiguresTable } from './figures-table.tsx';

const WIDTH = 640;
const HEIGHT = 280;
const MARGIN = { top: 16, right: 12, bottom: 28, left: 56 };

type BurnUpProps = { points: readonly BurnUpPoint[]; today: Day };

/** Planned and finished work, added up day by day: the gap between the lines is the distance from the plan. */
export function BurnUp({ points, today }: BurnUpProps) {
  const dates = useDates();
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;

  const mostHours = Math.max(
    1,
    ...points.map((point) => Math.max(point.plannedMinutes, point.earnedMinutes ?? 0) / 60),
  );
  const x = scaleLinear([0, Math.max(points.length - 1, 1)], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLinear([0, mostHours], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(5);
  const earned = points.filter((point) => point.earnedMinutes !== null);
  const at = (point: BurnUpPoint) => x(daysBetween(first.day, point.day));
  const isRunning = today >= first.day && today <= last.day;

  return (
    <figure class="chart">
      <svg
        class="burn-up"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby="burn-up-title burn-up-words"
      >
        <title id="burn-up-title">Work planned and finished</title>
        <desc id="burn-up-words">{describe(earned.at(-1), last, dates)}</desc>
        {y.ticks(5).map((hours) => (
          <g key={hours}>
            <line
              class="chart__grid"
              x1={MARGIN.left}
              x2={WIDTH - MARGIN.right}
              y1={y(hours)}
              y2={y(hours)}
            />
            <text class="chart__label" x={MARGIN.left - 8} y={y(hours) + 4} text-anchor="end">
              {hours} h
            </text>
          </g>
        ))}
        <DayLabels points={points} x={x} />
        {isRunning && <TodayMark x={x(daysBetween(first.day, today))} />}
        <path
          class="chart__planned-line"
          d={line<BurnUpPoint>(at, (point) => y(point.plannedMinutes / 60))([...points]) ?? ''}
        />
        <path
          class="chart__finished-area"
          d={area<BurnUpPoint>(at, y(0), (point) => y((point.earnedMinutes ?? 0) / 60))(earned) ?? ''}
        />
        <path
          class="chart__finished-line"
          d={line<BurnUpPoint>(at, (point) => y((point.earnedMinutes ?? 0) / 60))(earned) ?? ''}
        />
      </svg>
      <figcaption class="chart__key">
        <span class="key key--finished">finished</span> <span class="key key--line">planned</span>
      </figcaption>
      <BurnUpTable points={points} />
    </figure>
  );
}

function describe(now: BurnUpPoint | undefined, last: BurnUpPoint, { formatDateWithYear }: Dates): string {
  const whole = `${formatHours(last.plannedMinutes)} are planned until ${formatDateWithYear(last.day)}`;
  if (!now) return `${whole}; nothing has been due yet.`;
  return `${whole}. By ${formatDateWithYear(now.day)}, ${formatHours(now.plannedMinutes)} were planned and ${formatHours(now.earnedMinutes ?? 0)} are finished.`;
}

function DayLabels({ points, x }: { points: readonly BurnUpPoint[]; x: (offset: number) => number }) {
  const { formatDate } = useDates();
  const stride = Math.max(7, Math.ceil(points.length / 6 / 7) * 7);
  return (
    <>
      {points.map((point, offset) =>
        offset % stride === 0 && offset < points.length - stride / 3 ? (
          <text key={point.day} class="chart__label" x={x(offset)} y={HEIGHT - 8}>
            {formatDate(point.day)}
          </text>
        ) : null,
      )}
    </>
  );
}

function TodayMark({ x }: { x: number }) {
  return <line class="chart__today" x1={x} x2={x} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />;
}

/** One row a week: the same figures at a grain that can be read. */
function BurnUpTable({ points }: { points: readonly BurnUpPoint[] }) {
  const { formatDate } = useDates();
  const whole = points.at(-1)?.plannedMinutes ?? 0;
  const weekEnds = points.filter((_, offset) => offset % 7 === 6 || offset === points.length - 1);
  return (
    <FiguresTable
      id="burn-up-table-summary"
      caption="Work planned and finished, at the end of each week"
      columns={['By the end of', 'Planned', 'Finished', 'Of the plan']}
      rows={weekEnds.map(({ day, plannedMinutes, earnedMinutes }) => ({
        key: day,
        head: formatDate(day),
        cells: [
          formatHours(plannedMinutes),
          earnedMinutes === null ? 'to come' : formatHours(earnedMinutes),
          earnedMinutes === null ? '' : formatShare(earnedMinutes, whole),
        ],
      }))}
    />
  );
}
