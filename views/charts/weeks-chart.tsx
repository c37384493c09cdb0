import { scaleLinear } from 'd3-scale';
import { formatDecimal, formatHours, formatMinutes } from '../../plans/format.ts';
import { sumOf } from '../../plans/sum.ts';
import type { WeekSummary } from '../../plans/week/week.ts';
import { confidenceInWords } from '../../plans/words.ts';
import { FiguresTable } from './figures-table.tsx';

const WIDTH = 420;
const BASE = 110;
const WEEK_LINE = 127;
const CONFIDENCE_LINE = 152;
const HEIGHT = 164;
const WIDEST_SLOT = 48;

/** Every week beside the others: finished minutes in front of the planned ones, and the confidence said of it. */
export function WeeksChart({ weeks }: { weeks: readonly WeekSummary[] }) {
  const most = Math.max(60, ...weeks.map((week) => Math.max(week.plannedMinutes, week.finishedMinutes)));
  const height = scaleLinear([0, most], [0, BASE - 12]);
  const slot = Math.min(WIDEST_SLOT, WIDTH / Math.max(weeks.length, 1));
  const isJudged = weeks.some(({ review }) => review.confidence !== null);
  return (
    <figure class="chart weeks-chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${isJudged ? HEIGHT : WEEK_LINE + 8}`}
        role="img"
        aria-labelledby="weeks-chart-title weeks-chart-words"
      >
        <title id="weeks-chart-title">Work and confidence week by week</title>
        <desc id="weeks-chart-words">{chartWords(weeks)}</desc>
        <line class="chart__axis" x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
        {weeks.map((week, index) => (
          <WeekColumn key={week.week} week={week} x={(index + 0.5) * slot} slot={slot} height={height} />
        ))}
      </svg>
      <figcaption class="chart__key">
        <span class="key key--finished">finished</span> <span class="key key--planned">planned</span>
        {isJudged && <span>ring: confidence, 1 to 5</span>}
      </figcaption>
      <WeeksTable weeks={weeks} />
    </figure>
  );
}

function chartWords(weeks: readonly WeekSummary[]): string {
  const begun = weeks.filter(({ when }) => when !== 'coming');
  const finished = formatHours(sumOf(begun, (week) => week.finishedMinutes));
  const planned = formatHours(sumOf(begun, (week) => week.plannedMinutes));
  return `Outlined bars are planned minutes, filled bars finished minutes: ${finished} of ${planned} planned in the weeks that have begun.`;
}

type WeekColumnProps = {
  week: WeekSummary;
  x: number;
  slot: number;
  height: (minutes: number) => number;
};

function WeekColumn({ week, x, slot, height }: WeekColumnProps) {
  const { plannedMinutes, finishedMinutes, when, review } = week;
  const bar = (name: string, width: number, minutes: number) =>
    minutes > 0 && (
      <rect
        class={name}
        x={x - width / 2}
        y={BASE - height(minutes)}
        width={width}
        height={height(minutes)}
        rx="2"
      />
    );
  return (
    <g>
      {bar('chart__planned', slot * 0.7, plannedMinutes)}
      {bar('chart__finished', slot * 0.44, finishedMinutes)}
      <text
        class={`chart__label${when === 'current' ? ' chart__label--now' : ''}`}
        x={x}
        y={WEEK_LINE}
        text-anchor="middle"
      >
        {week.week}
      </text>
      {review.confidence !== null && (
        <>
          <circle class="weeks-chart__ring" cx={x} cy={CONFIDENCE_LINE - 4} r="10" />
          <text class="weeks-chart__confidence" x={x} y={CONFIDENCE_LINE} text-anchor="middle">
            {review.confidence}
          </text>
        </>
      )}
    </g>
  );
}

function WeeksTable({ weeks }: { weeks: readonly WeekSummary[] }) {
  return (
    <FiguresTable
      id="weeks-table-summary"
      caption="Work and confidence week by week"
      columns={['Week', 'Planned', 'Finished', 'Study days', 'Confidence']}
      rows={weeks.map((week) => ({
        key: String(week.week),
        head: <a href={`/weeks/${week.week}`}>Week {week.week}</a>,
        cells: [
          formatMinutes(week.plannedMinutes),
          week.when === 'coming' ? '' : formatMinutes(week.finishedMinutes),
          paceCell(week),
          week.review.confidence === null ? '' : confidenceInWords(week.review.confidence),
        ],
      }))}
    />
  );
}

/** `2.5 behind`, `on pace` */
function paceCell({ pace }: WeekSummary): string {
  if (!pace) return '';
  return pace.verdict === 'on pace' ? pace.verdict : `${formatDecimal(pace.studyDays)} ${pace.verdict}`;
}
