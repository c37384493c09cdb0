import { scaleLinear } from 'd3-scale';
import { isDay } from '../../../plans/day.ts';
import { formatClock } from '../../../plans/format.ts';
import type { RunTaken, Took } from '../../../plans/portfolio/clock/compare-runs.ts';
import type { Timing } from '../../../plans/portfolio/clock/timing.ts';
import { partOf, titleOf } from '../../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { FiguresTable } from '../../charts/figures-table.tsx';
import { useDates } from '../../dates.ts';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';

const WIDTH = 420;
const LABEL = 132;
const RIGHT = 14;
const TOP = 26;
const ROW = 26;
/** In shares of the plan. */
const WIDEST = 2;
const CLOSE = 0.1;

type RunsChartProps = { timing: Timing; runs: readonly RunTaken[]; plural: string };

/** What each row took in the last runs, beside what was planned for it: so runs of other lengths compare. */
export function RunsChart({ timing, runs, plural }: RunsChartProps) {
  const { durations } = timing;
  const isOnly = durations.rows.length === 1;
  const lines = [
    ...durations.rows.map(({ id, label }) => ({ id, label, of: (run: RunTaken) => run.rows.get(id) })),
    ...(isOnly ? [] : [{ id: 'whole', label: 'In all', of: (run: RunTaken): Took | undefined => run.whole }]),
  ];
  const height = TOP + ROW * lines.length + 6;
  const x = scaleLinear([0, WIDEST], [LABEL, WIDTH - RIGHT]).clamp(true);
  return (
    <figure class="chart">
      <svg class="runs" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="runs-title runs-words">
        <title id="runs-title">What each took, beside its plan</title>
        <desc id="runs-words">
          A dot for each of the last runs, the latest filled, from nothing on the left over the plan in the
          middle to twice the plan on the right.
        </desc>
        <rect
          class="runs__close"
          x={x(1 - CLOSE)}
          y={TOP - 4}
          width={x(1 + CLOSE) - x(1 - CLOSE)}
          height={ROW * lines.length + 6}
        />
        <line class="chart__axis" x1={x(1)} x2={x(1)} y1={TOP - 4} y2={height - 4} />
        {[
          { at: 0.5, words: 'half' },
          { at: 1, words: 'as planned' },
          { at: 2, words: 'twice' },
        ].map(({ at, words }) => (
          <text
            key={words}
            class="chart__label"
            x={at === WIDEST ? WIDTH - 2 : x(at)}
            y={TOP - 12}
            text-anchor={at === WIDEST ? 'end' : 'middle'}
          >
            {words}
          </text>
        ))}
        {lines.map(({ id, label, of }, index) => {
          const y = TOP + ROW * index + ROW / 2;
          return (
            <g key={id}>
              <text class="chart__label" x={0} y={y + 4}>
                {inPlainWords(label)}
              </text>
              <line class="chart__grid" x1={LABEL} x2={WIDTH - RIGHT} y1={y} y2={y} />
              {runs.map((run, number) => {
                const took = of(run);
                if (!took || took.wanted === 0) return null;
                const isLatest = number === runs.length - 1;
                return (
                  <circle
                    key={run.piece.key}
                    class={isLatest ? 'runs__dot runs__dot--latest' : 'runs__dot'}
                    cx={x(took.took / took.wanted)}
                    cy={y}
                    r={isLatest ? 6 : 4.5}
                  />
                );
              })}
            </g>
          );
        })}
      </svg>
      <figcaption class="chart__key">
        <span class="key key--latest">the latest</span> <span class="key key--before">those before</span>
      </figcaption>
      <RunsTable timing={timing} runs={runs} plural={plural} lines={lines} />
    </figure>
  );
}

type RunsTableProps = RunsChartProps & {
  lines: readonly { id: string; label: string; of: (run: RunTaken) => Took | undefined }[];
};

function RunsTable({ timing, runs, plural, lines }: RunsTableProps) {
  const { formatDate } = useDates();
  return (
    <div class="wide-table">
      <FiguresTable
        id="runs-figures"
        caption={`${plural}: what each took, of what was planned`}
        columns={['Run', ...lines.map(({ label }) => inPlainWords(label))]}
        rows={runs.toReversed().map((run) => {
          const on = timing.day ? partOf(run.piece, timing.day.id).text : '';
          return {
            key: run.piece.key,
            head: (
              <>
                <a href={pieceAddress(run.piece.key)}>
                  <Inline text={titleOf(run.piece)} inLink />
                </a>
                {isDay(on) && `, ${formatDate(on)}`}
              </>
            ),
            cells: lines.map(({ of }) => {
              const took = of(run);
              return took ? `${formatClock(took.took)} of ${formatClock(took.wanted)}` : 'none';
            }),
          };
        })}
      />
    </div>
  );
}
