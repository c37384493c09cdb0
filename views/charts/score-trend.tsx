import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { count, formatDecimal } from '../../plans/format.ts';
import { DIMENSIONS } from '../../plans/mock/dimension.ts';
import type { Trend } from '../../plans/mock/scores.ts';
import { useDates } from '../dates.ts';

const WIDTH = 160;
const HEIGHT = 56;
const MARGIN = 8;
const LOWEST = 1;
const HIGHEST = 4;

/** How one dimension went from mock to mock, small; the figures of all of them stand in one table beside it. */
export function ScoreTrend({ trend: { dimension, points } }: { trend: Trend }) {
  const { formatDate } = useDates();
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [MARGIN, WIDTH - MARGIN]);
  const y = scaleLinear([LOWEST, HIGHEST], [HEIGHT - MARGIN, MARGIN]);
  const place = points.map(({ mean }, index) => ({
    x: points.length === 1 ? WIDTH / 2 : x(index),
    y: y(mean),
  }));
  const path = line<{ x: number; y: number }>(
    (point) => point.x,
    (point) => point.y,
  )(place);
  const { title } = DIMENSIONS[dimension];
  const id = `trend-${dimension}`;
  const last = points.at(-1);
  return (
    <figure class="trend">
      <figcaption class="trend__title">
        {title} <strong class="figure">{formatDecimal(last?.mean ?? 0)}</strong>
        <span class="trend__change">{changeWords(points.map(({ mean }) => mean))}</span>
      </figcaption>
      <svg
        class="trend__chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-words`}
      >
        <title id={`${id}-title`}>{title} from mock to mock</title>
        <desc id={`${id}-words`}>
          {count(points.length, 'mock')}, from 1 at the bottom to 4 at the top:{' '}
          {points.map(({ day, mean }) => `${formatDate(day)} ${formatDecimal(mean)}`).join(', ')}.
        </desc>
        {[1, 2, 3, 4].map((score) => (
          <line key={score} class="chart__grid" x1="0" x2={WIDTH} y1={y(score)} y2={y(score)} />
        ))}
        {path && place.length > 1 && <path class="trend__line" d={path} />}
        {place.map((point, index) => (
          <circle key={points[index]?.mockId} class="trend__point" cx={point.x} cy={point.y} r="3.5" />
        ))}
      </svg>
    </figure>
  );
}

function changeWords(means: readonly number[]): string {
  const [before, now] = [means.at(-2), means.at(-1)];
  if (before === undefined || now === undefined) return 'of 4, once';
  if (now === before) return 'of 4, as before';
  return `of 4, ${formatDecimal(Math.abs(now - before))} ${now > before ? 'up' : 'down'}`;
}
