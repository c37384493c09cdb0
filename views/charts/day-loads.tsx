import { scaleLinear } from 'd3-scale';
import { formatMinutes } from '../../plans/format.ts';
import type { Replan } from '../../plans/replan/replan.ts';
import { useDates } from '../dates.ts';
import { FiguresTable } from './figures-table.tsx';

type DayLoad = Replan['days'][number];

const WIDTH = 640;
const HEIGHT = 200;
const BASE = 172;
const LEFT = 44;
const DAYS_PER_WEEK = 7;
/** Beyond this a bar stands for a week: thinner ones cannot be told apart. */
const MOST_DAY_BARS = 63;
/** What comes after the last change looks the same before and after. */
const DAYS_AFTER_LAST_CHANGE = 3;
const FEWEST_DAYS = 14;

/** Minutes of tasks on each coming day, before and after, with the minutes that the day has. */
export function DayLoads({ days }: { days: readonly DayLoad[] }) {
  const { formatLongDay } = useDates();
  const shown = days.slice(0, countShown(days));
  if (shown.length === 0) return null;
  const isByWeek = shown.length > MOST_DAY_BARS;
  const bars = isByWeek ? sumWeeks(shown) : shown;
  return (
    <figure class="chart">
      <LoadBars bars={bars} isByWeek={isByWeek} />
      <figcaption class="chart__key">
        <span class="key key--finished">after</span> <span class="key key--planned">before</span>{' '}
        <span class="key key--line">study minutes</span>
      </figcaption>
      <FiguresTable
        id="day-loads-summary"
        caption="Minutes of tasks on each coming day, before and after"
        columns={['Day', 'Before', 'After', 'Study minutes']}
        rows={shown
          .filter(({ before, after, studyMinutes }) => before + after + studyMinutes > 0)
          .map(({ day, before, after, studyMinutes }) => ({
            key: day,
            head: formatLongDay(day),
            cells: [formatMinutes(before), formatMinutes(after), dayMinutesWords(studyMinutes)],
          }))}
      />
    </figure>
  );
}

function dayMinutesWords(studyMinutes: number): string {
  return studyMinutes === 0 ? 'day off' : formatMinutes(studyMinutes);
}

function countShown(days: readonly DayLoad[]): number {
  const lastChange = days.findLastIndex(({ before, after }) => before !== after);
  return Math.min(days.length, Math.max(FEWEST_DAYS, lastChange + 1 + DAYS_AFTER_LAST_CHANGE));
}

/** Weeks from the first day shown. */
function sumWeeks(days: readonly DayLoad[]): DayLoad[] {
  const weeks: DayLoad[] = [];
  for (const [index, each] of days.entries()) {
    const week = weeks.at(-1);
    if (week === undefined || index % DAYS_PER_WEEK === 0) weeks.push({ ...each });
    else {
      week.studyMinutes += each.studyMinutes;
      week.before += each.before;
      week.after += each.after;
    }
  }
  return weeks;
}

function LoadBars({ bars, isByWeek }: { bars: readonly DayLoad[]; isByWeek: boolean }) {
  const most = Math.max(60, ...bars.map((bar) => Math.max(bar.before, bar.after, bar.studyMinutes)));
  const y = scaleLinear([0, most / 60], [BASE, 12]).nice(4);
  const slot = (WIDTH - LEFT) / bars.length;
  return (
    <svg
      class="day-loads"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby="day-loads-title day-loads-words"
    >
      <title id="day-loads-title">{`Minutes of tasks on each coming ${isByWeek ? 'week' : 'day'}`}</title>
      <desc id="day-loads-words">
        Outlined bars are before, filled bars after; the dashed line is the time there is.
      </desc>
      {y.ticks(4).map((hours) => (
        <g key={hours}>
          <line class="chart__grid" x1={LEFT} x2={WIDTH} y1={y(hours)} y2={y(hours)} />
          <text class="chart__label" x={LEFT - 8} y={y(hours) + 4} text-anchor="end">
            {hours} h
          </text>
        </g>
      ))}
      {bars.map((bar, index) => (
        <LoadBar key={bar.day} bar={bar} x={LEFT + index * slot} slot={slot} y={(m) => y(m / 60)} />
      ))}
      <BarLabels bars={bars} slot={slot} />
    </svg>
  );
}

type LoadBarProps = { bar: DayLoad; x: number; slot: number; y: (minutes: number) => number };

function LoadBar({ bar, x, slot, y }: LoadBarProps) {
  const width = Math.min(26, slot * 0.72);
  const left = x + (slot - width) / 2;
  const { before, after, studyMinutes } = bar;
  const isOver = studyMinutes < after;
  return (
    <g>
      {after > 0 && (
        <rect
          class={`chart__finished${isOver ? ' day-loads__over' : ''}`}
          x={left}
          y={y(after)}
          width={width}
          height={BASE - y(after)}
        />
      )}
      {before > 0 && (
        <rect class="day-loads__before" x={left} y={y(before)} width={width} height={BASE - y(before)} />
      )}
      <line class="day-loads__limit" x1={x} x2={x + slot} y1={y(studyMinutes)} y2={y(studyMinutes)} />
    </g>
  );
}

function BarLabels({ bars, slot }: { bars: readonly DayLoad[]; slot: number }) {
  const { formatDate } = useDates();
  const stride = Math.ceil(bars.length / 6);
  return (
    <>
      {bars.map(({ day }, index) =>
        index % stride === 0 && index <= bars.length - stride / 2 ? (
          <text key={day} class="chart__label" x={LEFT + index * slot} y={HEIGHT - 8}>
            {formatDate(day)}
          </text>
        ) : null,
      )}
    </>
  );
}
