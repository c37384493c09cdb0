import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Dates } from '../../plans/dates.ts';
import { addDays, type Day, daysBetween } from '../../plans/day.ts';
import { formatHours, formatShare } from '../../plans/format.ts';
import type { Forecast, Outlook } from '../../plans/progress/forecast/forecast.ts';
import type { BurnUpPoint } from '../../plans/progress/history.ts';
import { useDates } from '../dates.ts';
import { Fan, FanEnds } from './fan.tsx';
import { FiguresTable } from './figures-table.tsx';
import { dayScale, MonthMarks } from './month-marks.tsx';

const WIDTH = 640;
const HEIGHT = 380;
const TOP = 44;
const BASE = HEIGHT - 36;
/** Room for the words at the end of a fan. */
const DAYS_AFTER_FAN = 14;
/** A chart ends there at the latest: further off, the fan runs out of it and the words tell the days. */
const MOST_PLAN_LENGTHS = 2;

export type BurnUpProps = {
  points: readonly BurnUpPoint[];
  /** Without one, the chart ends with what was planned. */
  forecast?: Forecast;
  today: Day;
};

/**
 * Planned and finished work, added up day by day, and where the trial runs of the forecast go from today. The first plan
 * is dashed; once it was replanned, the plan in force is a line of its own.
 */
export function BurnUp({ points, forecast, today }: BurnUpProps) {
  const dates = useDates();
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;

  const outlook = forecast?.state === 'outlook' ? forecast : null;
  const isReplanned = points.some(differsFromFirst);
  const earned = points.filter((point) => point.earnedMinutes !== null);
  const earnedMinutes = earned.at(-1)?.earnedMinutes ?? 0;
  const endOn = lastShownDay(first.day, last.day, outlook);
  const x = dayScale(first.day, endOn, 0, WIDTH);
  const hours = scaleLinear([0, mostMinutes(points, earnedMinutes, outlook) / 60], [BASE, TOP]);
  const y = (minutes: number) => hours(minutes / 60);
  const fan = outlook && { outlook, earnedMinutes, x, y };

  return (
    <figure class="chart">
      <svg
        class="burn-up"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby="burn-up-title burn-up-words"
      >
        <title id="burn-up-title">Work planned and finished{outlook && ', and how it may go on'}</title>
        <desc id="burn-up-words">{describe(earned.at(-1), last, outlook, dates)}</desc>
        <MonthMarks from={first.day} to={endOn} x={x} top={TOP} base={BASE} />
        {hours.ticks(4).map((tick) => (
          <line key={tick} class="chart__grid" x1={0} x2={WIDTH} y1={hours(tick)} y2={hours(tick)} />
        ))}
        {fan && <Fan {...fan} />}
        <path
          class="chart__planned-line chart__planned-line--first"
          d={lineOf(points, (point) => point.firstPlannedMinutes, x, y)}
        />
        {isReplanned && (
          <path class="chart__planned-line" d={lineOf(points, (point) => point.plannedMinutes, x, y)} />
        )}
        <EarnedWork points={earned} x={x} y={y} />
        {today >= first.day && today <= endOn && <TodayMark x={x(today)} />}
        {fan && <FanEnds {...fan} />}
        {hours.ticks(4).map((tick) =>
          tick === 0 ? null : (
            <text key={tick} class="chart__label chart__label--over" x={0} y={hours(tick) - 5}>
              {tick} h
            </text>
          ),
        )}
      </svg>
      <figcaption class="chart__key">
        <span class="key key--finished">finished</span>{' '}
        {isReplanned && <span class="key key--line key--solid">plan in force</span>}{' '}
        <span class="key key--line">{isReplanned ? 'first plan' : 'planned'}</span>
        {outlook && (
          <>
            <span class="key key--fan">70 of 100 trial runs</span>
            <span class="key key--fan-wide">90 of 100</span>
          </>
        )}
      </figcaption>
      <BurnUpTable points={points} isReplanned={isReplanned} />
    </figure>
  );
}

function differsFromFirst({ plannedMinutes, firstPlannedMinutes }: BurnUpPoint): boolean {
  return plannedMinutes !== firstPlannedMinutes;
}

type Scales = { x: (day: Day) => number; y: (minutes: number) => number };

function EarnedWork({ points, x, y }: Scales & { points: readonly BurnUpPoint[] }) {
  const now = points.at(-1);
  const minutesOf = (point: BurnUpPoint) => point.earnedMinutes ?? 0;
  const under = area<BurnUpPoint>(
    ({ day }) => x(day),
    y(0),
    (point) => y(minutesOf(point)),
  );
  return (
    <>
      <path class="chart__finished-area" d={under([...points]) ?? ''} />
      <path class="chart__finished-line" d={lineOf(points, minutesOf, x, y)} />
      {now && <circle class="chart__now" cx={x(now.day)} cy={y(minutesOf(now))} r="6" />}
    </>
  );
}

function TodayMark({ x }: { x: number }) {
  return (
    <>
      <line class="chart__today" x1={x} x2={x} y1={TOP} y2={BASE} />
      <text class="chart__label chart__label--over" x={x + 7} y={BASE - 10}>
        today
      </text>
    </>
  );
}

function lineOf(
  points: readonly BurnUpPoint[],
  minutesOf: (point: BurnUpPoint) => number,
  x: Scales['x'],
  y: Scales['y'],
): string {
  const draw = line<BurnUpPoint>(
    ({ day }) => x(day),
    (point) => y(minutesOf(point)),
  );
  return draw([...points]) ?? '';
}

function lastShownDay(firstDay: Day, lastDay: Day, outlook: Outlook | null): Day {
  if (outlook === null) return lastDay;
  const latest = addDays(firstDay, MOST_PLAN_LENGTHS * (daysBetween(firstDay, lastDay) + 1));
  const ends = outlook.fan.flatMap(({ points }) => points.at(-1)?.day ?? []);
  const wanted = [lastDay, ...ends.map((day) => addDays(day, DAYS_AFTER_FAN))].reduce((one, other) =>
    one > other ? one : other,
  );
  return wanted < latest ? wanted : latest;
}

function mostMinutes(points: readonly BurnUpPoint[], earnedMinutes: number, outlook: Outlook | null): number {
  return Math.max(
    60,
    earnedMinutes + (outlook?.remainingMinutes ?? 0),
    ...points.map((point) =>
      Math.max(point.plannedMinutes, point.firstPlannedMinutes, point.earnedMinutes ?? 0),
    ),
  );
}

function describe(
  now: BurnUpPoint | undefined,
  last: BurnUpPoint,
  outlook: Outlook | null,
  { formatDateWithYear }: Dates,
): string {
  const whole = `${formatHours(last.plannedMinutes)} are planned until ${formatDateWithYear(last.day)}`;
  if (!now) return `${whole}; nothing has been due yet.`;
  const first = differsFromFirst(now) ? `, ${formatHours(now.firstPlannedMinutes)} by the first plan,` : '';
  const soFar = `${whole}. By ${formatDateWithYear(now.day)}, ${formatHours(now.plannedMinutes)} were planned${first} and ${formatHours(now.earnedMinutes ?? 0)} are finished.`;
  if (!outlook?.medianOn) return soFar;
  const half = `Half of the trial runs are done by ${formatDateWithYear(outlook.medianOn)}`;
  return outlook.likelyOn
    ? `${soFar} ${half}, 85 of 100 by ${formatDateWithYear(outlook.likelyOn)}.`
    : `${soFar} ${half}.`;
}

/** One row a week: the same figures at a grain that can be read. */
function BurnUpTable({ points, isReplanned }: { points: readonly BurnUpPoint[]; isReplanned: boolean }) {
  const { formatDate } = useDates();
  const whole = points.at(-1)?.plannedMinutes ?? 0;
  const weekEnds = points.filter((_, offset) => offset % 7 === 6 || offset === points.length - 1);
  return (
    <FiguresTable
      id="burn-up-table-summary"
      caption="Work planned and finished, at the end of each week"
      columns={[
        'By the end of',
        'Planned',
        ...(isReplanned ? ['First plan'] : []),
        'Finished',
        'Of the plan',
      ]}
      rows={weekEnds.map(({ day, plannedMinutes, firstPlannedMinutes, earnedMinutes }) => ({
        key: day,
        head: formatDate(day),
        cells: [
          formatHours(plannedMinutes),
          ...(isReplanned ? [formatHours(firstPlannedMinutes)] : []),
          earnedMinutes === null ? 'to come' : formatHours(earnedMinutes),
          earnedMinutes === null ? '' : formatShare(earnedMinutes, whole),
        ],
      }))}
    />
  );
}
