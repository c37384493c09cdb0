import { addDays, type Day, daysBetween } from '../../plans/day.ts';
import { count, formatHours, formatShare } from '../../plans/format.ts';
import type { Phase } from '../../plans/plan/plan.ts';
import type { Share } from '../../plans/progress/history.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { useDates } from '../dates.ts';
import { FiguresTable } from './figures-table.tsx';
import { dayScale, MonthMarks } from './month-marks.tsx';

const WIDTH = 640;
const ROW = 64;
const BAR = 16;
const TOP = 6;
/** As many as fit beside the share where letters are largest, on a phone. */
const MOST_LETTERS = 56;

export type PhaseShare = Share & { phase: Phase };

/** The phases on the calendar, each filled as far as its work is finished, and where today is. */
export function PhaseTimeline({ phases, today }: { phases: readonly PhaseShare[]; today: Day }) {
  const first = phases[0]?.phase.startsOn;
  const last = phases.at(-1)?.phase.endsOn;
  if (!first || !last) return null;

  const end = addDays(last, 1);
  const x = dayScale(first, end, 0, WIDTH);
  const base = TOP + phases.length * ROW;
  return (
    <figure class="chart">
      <svg
        class="timeline"
        viewBox={`0 0 ${WIDTH} ${base + 34}`}
        role="img"
        aria-labelledby="timeline-title timeline-words"
      >
        <title id="timeline-title">The phases on the calendar</title>
        <desc id="timeline-words">{describe(phases, today)}</desc>
        <MonthMarks from={first} to={end} x={x} top={TOP} base={base} />
        {today >= first && today <= last && <TodayLine x={x(today) + dayWidth(first, end) / 2} base={base} />}
        {phases.map((share, index) => (
          <PhaseRow key={share.phase.id} share={share} x={x} y={TOP + index * ROW} today={today} />
        ))}
      </svg>
      <figcaption class="chart__key">
        <span class="key key--finished">finished</span> <span class="key key--open">open</span>{' '}
        <span class="key key--today">today</span>
      </figcaption>
      <TimelineTable phases={phases} />
    </figure>
  );
}

function dayWidth(first: Day, end: Day): number {
  return WIDTH / Math.max(1, daysBetween(first, end));
}

function TodayLine({ x, base }: { x: number; base: number }) {
  return <line class="chart__today" x1={x} x2={x} y1={TOP} y2={base} />;
}

type PhaseRowProps = { share: PhaseShare; x: (day: Day) => number; y: number; today: Day };

function PhaseRow({ share, x, y, today }: PhaseRowProps) {
  const { phase, earnedMinutes, plannedMinutes } = share;
  const left = x(phase.startsOn) + 1;
  const width = Math.max(2, x(addDays(phase.endsOn, 1)) - left - 1);
  const finishedWidth = plannedMinutes === 0 ? 0 : width * Math.min(1, earnedMinutes / plannedMinutes);
  const isCurrent = phase.startsOn <= today && today <= phase.endsOn;
  const isComing = phase.startsOn > today && earnedMinutes === 0;
  return (
    <g>
      <line class="chart__grid" x1={0} x2={WIDTH} y1={y + ROW} y2={y + ROW} />
      <text class={`timeline__name${isCurrent ? ' timeline__name--now' : ''}`} x={0} y={y + 28}>
        {shorten(inPlainWords(phase.title))}
      </text>
      {!isComing && (
        <text class="timeline__name timeline__share" x={WIDTH} y={y + 28} text-anchor="end">
          {formatShare(earnedMinutes, plannedMinutes)}
        </text>
      )}
      <rect class="timeline__whole" x={left} y={y + 38} width={width} height={BAR} rx="3" />
      {finishedWidth > 0 && (
        <rect class="chart__finished" x={left} y={y + 38} width={finishedWidth} height={BAR} rx="3" />
      )}
    </g>
  );
}

/** A title that would leave the drawing; the table has it whole. */
function shorten(title: string): string {
  return title.length <= MOST_LETTERS ? title : `${title.slice(0, MOST_LETTERS - 1).trimEnd()}…`;
}

function describe(phases: readonly PhaseShare[], today: Day): string {
  const current = phases.find(({ phase }) => phase.startsOn <= today && today <= phase.endsOn);
  const whole = `${count(phases.length, 'phase')}, one after the other.`;
  if (!current) return whole;
  const share = formatShare(current.earnedMinutes, current.plannedMinutes);
  return `${whole} Today is in “${inPlainWords(current.phase.title)}”, of which ${share} is finished.`;
}

function TimelineTable({ phases }: { phases: readonly PhaseShare[] }) {
  const { formatRange } = useDates();
  return (
    <FiguresTable
      id="timeline-table-summary"
      caption="The phases, their days and how much of each is finished"
      columns={['Phase', 'Days', 'Finished', 'Tasks']}
      rows={phases.map(({ phase, earnedMinutes, plannedMinutes, taskCount, finishedTaskCount }) => ({
        key: String(phase.id),
        head: phase.title,
        cells: [
          formatRange(phase.startsOn, phase.endsOn),
          `${formatHours(earnedMinutes)} of ${formatHours(plannedMinutes)}, ${formatShare(earnedMinutes, plannedMinutes)}`,
          `${finishedTaskCount} of ${taskCount}`,
        ],
      }))}
    />
  );
}
