import { count, formatDecimal } from '../../plans/format.ts';
import { type EstimateFactor, FEWEST_TASKS } from '../../plans/time/estimate-factors.ts';
import { TASKS_OF_KIND, upperFirst } from '../../plans/words.ts';

/** `Hands-on tasks take you 1.4 times the estimate.` */
export function factorSentence({ kind, factor, taskCount }: EstimateFactor): string {
  const tasks = upperFirst(TASKS_OF_KIND[kind]);
  if (factor === null)
    return `${tasks}: too early to tell, with ${taskCount} of the ${FEWEST_TASKS} it takes.`;
  if (factor === 1) return `${tasks} take you as long as estimated.`;
  return `${tasks} take you ${formatDecimal(factor)} times the estimate.`;
}

/** What a factor rests on, and how far the tasks are apart. */
export function factorBasis({ taskCount, range }: EstimateFactor): string {
  const { lowest, highest } = range;
  const tasks = `${count(taskCount, 'finished task')} with time noted`;
  if (taskCount === 1) return `${tasks}: ${formatDecimal(lowest)} times its estimate.`;
  return `${tasks}: between ${formatDecimal(lowest)} and ${formatDecimal(highest)} times the estimate.`;
}

/** The factor that is farthest from 1 either way; `null` where every estimate is right, or none can be judged. */
export function farthestOff(factors: readonly EstimateFactor[]): EstimateFactor | null {
  const off = factors.filter(({ factor }) => factor !== null && factor !== 1);
  const distance = ({ factor }: EstimateFactor) => Math.abs(Math.log(factor ?? 1));
  return off.toSorted((one, other) => distance(other) - distance(one))[0] ?? null;
}
