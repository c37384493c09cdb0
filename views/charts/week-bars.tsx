import { scaleLinear } from 'd3-scale';
import { formatWeekday } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { formatMinutes } from '../../plans/format.ts';
import type { WeekDay } from '../../plans/week/week.ts';
import { useDates } from '../dates.ts';
import { DayLink } from '../parts/day-link.tsx';
import { FiguresTable } from './figures-table.tsx';

const WIDTH = 420;
const HEIGHT = 132;
const BASE = 104;

/** Finished minutes of each day of a week, in front of the planned ones. */
export function WeekBars({ days, today }: { days: readonly WeekDay[]; today: Day }) {
  const most = Math.max(60, ...days.map((day) => Math.max(day.plannedMinutes, day.finishedMinutes)));
  const height = scaleLinear([0, most], [0, BASE - 12]);
  const slot = WIDTH / Math.max(days.length, 1);
  return (
    <figure class="chart">
      <svg
        class="week-bars"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby="week-bars-title week-bars-words"
      >
        <title id="week-bars-title">Work day by day</title>
        <desc id="week-bars-words">Outlined bars are planned minutes, filled bars finished minutes.</desc>
        <line class="chart__axis" x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
        {days.map((day, index) => {
          const x = index * slot + slot / 2;
          return (
            <g key={day.day}>
              <Bar class="chart__planned" x={x} width={26} height={height(day.plannedMinutes)} />
              <Bar class="chart__finished" x={x} width={16} height={height(day.finishedMinutes)} />
              <text
                class={`chart__label${day.day === today ? ' chart__label--now' : ''}`}
                x={x}
                y={HEIGHT - 10}
                text-anchor="middle"
              >
                {formatWeekday(day.day)}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption class="chart__key">
        <span class="key key--finished">finished</span> <span class="key key--planned">planned</span>
      </figcaption>
      <WeekTable days={days} />
    </figure>
  );
}

function Bar({
  class: className,
  x,
  width,
  height,
}: {
  class: string;
  x: number;
  width: number;
  height: number;
}) {
  if (height <= 0) return null;
  return <rect class={className} x={x - width / 2} y={BASE - height} width={width} height={height} rx="2" />;
}

function WeekTable({ days }: { days: readonly WeekDay[] }) {
  const { formatLongDay } = useDates();
  return (
    <FiguresTable
      id="week-table-summary"
      caption="Work day by day"
      columns={['Day', 'Planned', 'Finished', 'Tasks', 'Habits']}
      rows={days.map((day) => ({
        key: day.day,
        head: <DayLink day={day.day}>{formatLongDay(day.day)}</DayLink>,
        cells: [
          formatMinutes(day.plannedMinutes),
          formatMinutes(day.finishedMinutes),
          String(day.finishedTaskCount),
          day.habitsAsked === 0 ? '' : `${day.habitsKept} of ${day.habitsAsked}`,
        ],
      }))}
    />
  );
}
