import { agree, formatSeconds } from '../../../plans/format.ts';
import { type Habit, offPlan, type Took } from '../../../plans/portfolio/clock/compare-runs.ts';

/** `Method ran 2 min 10 s over in 3 of 4 runs.` */
export function habitInWords({ is, seconds, times, of }: Habit, label: string, noun: string): string {
  const where = of === 1 ? `in the one ${noun} so far` : `in ${times} of ${of} ${noun}s`;
  return is === 'over'
    ? `${label} ran ${formatSeconds(seconds)} over ${where}.`
    : `${label} took ${formatSeconds(seconds)} less than planned ${where}.`;
}

/** `31 min 20 s of 30 min, 1 min 20 s over` */
export function tookInWords(took: Took): string {
  const words = `${formatSeconds(took.took)} of ${formatSeconds(took.wanted)}`;
  const off = offPlan(took);
  return off === null ? words : `${words}, ${formatSeconds(Math.abs(took.took - took.wanted))} ${off}`;
}

/** That every row mostly keeps its time. */
export function keptInWords(count: number, noun: string): string {
  return `In the last ${agree(count, noun, `${count} ${noun}s`)} every section kept close to its time.`;
}
