import { scaleLinear } from 'd3-scale';
import { formatHours } from '../../plans/format.ts';
import type { WeekSummary } from '../../plans/week/week.ts';
import { useDates } from '../dates.ts';
import { FiguresTable } from './figures-table.tsx';

const WIDTH = 640;
const HEIGHT = 240;
const BASE = 204;
const TOP = 30;
const LEFT = 56;
const WIDEST_BAR = 30;
/** More numbers than this would touch each other on a phone. */
const MOST_NUMBERS = 16;

type Week = Pick<WeekSummary, 'week' | 'when' | 'startsOn' | 'endsOn' | 'plannedMinutes' | 'finishedMinutes'>;

/** Finished work of each plan week, in front of what was planned for it. */
export function WeeklyBars({ weeks }: { weeks: readonly Week[] }) {
  if (weeks.length === 0) return null;
  const most = Math.max(60, ...weeks.map((week) => Math.max(week.plannedMinutes, week.finishedMinutes)));
  const y = scaleLinear([0, most / 60], [BASE, TOP]);
  const slot = (WIDTH - LEFT) / weeks.length;
  const stride = Math.ceil(weeks.length / MOST_NUMBERS);
  return (
    <figure class="chart">
      <svg
        class="weekly-bars"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby="weekly-bars-title weekly-bars-words"
      >
        <title id="weekly-bars-title">Work week by week</title>
        <desc id="weekly-bars-words">{describe(weeks)}</desc>
        {y.ticks(3).map((hours) => (
          <line key={hours} class="chart__grid" x1={LEFT} x2={WIDTH} y1={y(hours)} y2={y(hours)} />
        ))}
        {weeks.map((week, index) => (
          <WeekBar
            key={week.week}
            week={week}
            x={LEFT + (index + 0.5) * slot}
            width={Math.min(WIDEST_BAR, slot * 0.7)}
            y={(minutes) => y(minutes / 60)}
            isNumbered={index % stride === 0}
          />
        ))}
        {y.ticks(3).map((hours) => (
          <text key={hours} class="chart__label" x={LEFT - 8} y={y(hours) + 5} text-anchor="end">
            {hours} h
          </text>
        ))}
      </svg>
      <figcaption class="chart__key">
        <span class="key key--finished">finished</span> <span class="key key--planned">planned</span>
      </figcaption>
      <WeeklyTable weeks={weeks} />
    </figure>
  );
}

type WeekBarProps = {
  week: Week;
  /** Of its middle. */
  x: number;
  width: number;
  y: (minutes: number) => number;
  isNumbered: boolean;
};

function WeekBar({ week, x, width, y, isNumbered }: WeekBarProps) {
  const { plannedMinutes, finishedMinutes, when } = week;
  return (
    <g>
      {finishedMinutes > 0 && (
        <rect
          class="chart__finished"
          x={x - width / 2}
          y={y(finishedMinutes)}
          width={width}
          height={BASE - y(finishedMinutes)}
          rx="2"
        />
      )}
      {plannedMinutes > 0 && (
        <rect
          class={`chart__planned${when === 'coming' ? ' chart__planned--coming' : ''}`}
          x={x - width / 2 - 3}
          y={y(plannedMinutes)}
          width={width + 6}
          height={BASE - y(plannedMinutes)}
          rx="2"
        />
      )}
      {isNumbered && (
        <text
          class={`chart__label${when === 'current' ? ' chart__label--now' : ''}`}
          x={x}
          y={HEIGHT - 10}
          text-anchor="middle"
        >
          {week.week}
        </text>
      )}
    </g>
  );
}

function describe(weeks: readonly Week[]): string {
  const past = weeks.filter(({ when }) => when === 'past');
  const kept = past.filter((week) => week.finishedMinutes >= week.plannedMinutes).length;
  const bars = 'Outlined bars are planned work, filled bars finished work.';
  if (past.length === 0) return bars;
  return `${bars} In ${kept} of ${past.length} weeks that are over, all that was planned or more was finished.`;
}

function WeeklyTable({ weeks }: { weeks: readonly Week[] }) {
  const { formatRange } = useDates();
  return (
    <FiguresTable
      id="weekly-table-summary"
      caption="Work week by week"
      columns={['Week', 'Days', 'Planned', 'Finished']}
      rows={weeks.map(({ week, when, startsOn, endsOn, plannedMinutes, finishedMinutes }) => ({
        key: String(week),
        head: <a href={`/weeks/${week}`}>Week {week}</a>,
        cells: [
          formatRange(startsOn, endsOn),
          formatHours(plannedMinutes),
          when === 'coming' && finishedMinutes === 0 ? 'to come' : formatHours(finishedMinutes),
        ],
      }))}
    />
  );
}
