import { scaleLinear } from 'd3-scale';
import { formatMinutes } from '../../plans/format.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { minutesOf, type TimeShare } from '../../plans/time/where-time-goes.ts';
import { FiguresTable } from './figures-table.tsx';

const WIDTH = 420;
const ROW = 46;
const BAR_TOP = 20;
const BAR = 14;

export type TimeBarsProps = {
  /** Of this chart among others on the page. */
  id: string;
  title: string;
  /** What the rows are, for the table. */
  column: string;
  rows: readonly (TimeShare & { label: string })[];
};

/** Where time went, a bar for each part of it: what was noted, and what is only known by estimate. */
export function TimeBars({ id, title, column, rows }: TimeBarsProps) {
  const most = Math.max(1, ...rows.map(minutesOf));
  const width = scaleLinear([0, most], [0, WIDTH]);
  const height = rows.length * ROW;
  return (
    <figure class="chart">
      <svg
        class="time-bars"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-words`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-words`}>{describe(rows)}</desc>
        {rows.map((row, index) => (
          <TimeBar key={row.label} row={row} y={index * ROW} width={width} />
        ))}
      </svg>
      <figcaption class="chart__key chart__key--wraps">
        <span class="key key--finished">noted</span>{' '}
        <span class="key key--estimated">by estimate, where nothing was noted</span>
      </figcaption>
      <FiguresTable
        id={`${id}-table`}
        caption={title}
        columns={[column, 'Noted', 'By estimate', 'Together']}
        rows={rows.map((row) => ({
          key: row.label,
          head: row.label,
          cells: [row.notedMinutes, row.estimatedMinutes, minutesOf(row)].map(formatMinutes),
        }))}
      />
    </figure>
  );
}

type TimeBarProps = { row: TimeBarsProps['rows'][number]; y: number; width: (minutes: number) => number };

function TimeBar({ row, y, width }: TimeBarProps) {
  const noted = width(row.notedMinutes);
  const estimated = width(row.estimatedMinutes);
  return (
    <g>
      <text class="chart__label time-bars__label" x="0" y={y + 13}>
        {inPlainWords(row.label)}
      </text>
      <text class="chart__label" x={WIDTH} y={y + 13} text-anchor="end">
        {formatMinutes(minutesOf(row))}
      </text>
      <rect class="time-bars__track" x="0" y={y + BAR_TOP} width={WIDTH} height={BAR} rx="2" />
      {noted > 0 && <rect class="chart__finished" x="0" y={y + BAR_TOP} width={noted} height={BAR} rx="2" />}
      {estimated > 0 && (
        <rect class="time-bars__estimated" x={noted} y={y + BAR_TOP} width={estimated} height={BAR} rx="2" />
      )}
    </g>
  );
}

/** In words, the longest first. */
function describe(rows: TimeBarsProps['rows']): string {
  const sorted = rows
    .filter((row) => minutesOf(row) > 0)
    .toSorted((one, other) => minutesOf(other) - minutesOf(one));
  return `${sorted.map((row) => `${inPlainWords(row.label)}: ${formatMinutes(minutesOf(row))}`).join('; ')}.`;
}
