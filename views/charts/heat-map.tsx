import { formatMonthName } from '../../plans/dates.ts';
import { type Day, daysBetween, weekdayOf } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { HeatDay } from '../../plans/progress/history.ts';
import { useDates } from '../dates.ts';
import { DayLink } from '../parts/day-link.tsx';
import { FiguresTable } from './figures-table.tsx';
import { namedMonths } from './month-marks.tsx';

const CELL = 18;
const GAP = 4;
const LEFT = 34;
const TOP = 20;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const LEVELS = [
  { level: 0, words: 'nothing' },
  { level: 1, words: 'up to 30 min' },
  { level: 2, words: '1 h' },
  { level: 3, words: '2 h' },
  { level: 4, words: 'more' },
] as const;

/** One square a day: how much was finished on it. Rest days are dots, since they ask nothing. */
export function HeatMap({ days, today }: { days: readonly HeatDay[]; today: Day }) {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;

  const lead = weekdayOf(first.day);
  const offsetOf = (day: Day) => daysBetween(first.day, day) + lead;
  const columns = Math.ceil((days.length + lead) / 7);
  const width = LEFT + columns * (CELL + GAP);
  const active = days.filter((day) => day.finishedMinutes > 0).length;
  return (
    <figure class="chart">
      <svg
        class="heat-map"
        viewBox={`0 0 ${width} ${TOP + 7 * (CELL + GAP)}`}
        role="img"
        aria-labelledby="heat-map-title heat-map-words"
      >
        <title id="heat-map-title">Work finished on each day</title>
        <desc id="heat-map-words">
          {`Something was finished on ${count(active, 'day')}. Darker squares are days with more finished work.`}
        </desc>
        {WEEKDAYS.map((name, row) =>
          row % 2 === 0 ? (
            <text key={name} class="chart__label" x="0" y={TOP + row * (CELL + GAP) + 13}>
              {name}
            </text>
          ) : null,
        )}
        {namedMonths(first.day, last.day, (day) => columnX(offsetOf(day))).map((day) => (
          <text key={day} class="chart__label" x={columnX(offsetOf(day))} y="12">
            {formatMonthName(day)}
          </text>
        ))}
        {days.map((day) => (
          <HeatCell key={day.day} day={day} offset={offsetOf(day.day)} today={today} />
        ))}
      </svg>
      <figcaption class="chart__key">
        {LEVELS.map(({ level, words }) => (
          <span key={level} class={`key key--heat-${level}`}>
            {words}
          </span>
        ))}
        <span class="key key--rest">rest day</span>
      </figcaption>
      <HeatTable days={days} today={today} />
    </figure>
  );
}

function HeatCell({ day, offset, today }: { day: HeatDay; offset: number; today: Day }) {
  const x = columnX(offset);
  const y = TOP + (offset % 7) * (CELL + GAP);
  if (day.studyMinutes === 0 && day.finishedMinutes === 0) {
    return <circle class="heat-map__rest" cx={x + CELL / 2} cy={y + CELL / 2} r="2" />;
  }
  return (
    <rect
      class={`heat-map__cell heat-map__cell--${heatLevel(day)}${day.day === today ? ' heat-map__cell--today' : ''}`}
      x={x}
      y={y}
      width={CELL}
      height={CELL}
      rx="3"
    />
  );
}

function columnX(offset: number): number {
  return LEFT + Math.floor(offset / 7) * (CELL + GAP);
}

/** 0 to 4, as {@link LEVELS} names them. */
function heatLevel({ finishedMinutes }: HeatDay): number {
  return [0, 30, 60, 120].filter((limit) => finishedMinutes > limit).length;
}

function HeatTable({ days, today }: { days: readonly HeatDay[]; today: Day }) {
  const { formatLongDay } = useDates();
  const shown = days.filter((day) => day.day <= today && (day.finishedMinutes > 0 || day.plannedMinutes > 0));
  if (shown.length === 0) return null;
  return (
    <FiguresTable
      id="heat-map-table-summary"
      caption="Work planned and finished on each day"
      columns={['Day', 'Planned', 'Finished']}
      rows={shown.map((day) => ({
        key: day.day,
        head: <DayLink day={day.day}>{formatLongDay(day.day)}</DayLink>,
        cells: [formatMinutes(day.plannedMinutes), formatMinutes(day.finishedMinutes)],
      }))}
    />
  );
}
