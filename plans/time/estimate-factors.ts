import type { Day } from '../day.ts';
import type { Plan, Task } from '../plan/plan.ts';
import { tasksInPlan } from '../progress/earned.ts';
import { sumMinutes } from '../sum.ts';
import { TASK_KINDS, type TaskKind } from '../task/kinds.ts';
import { baselineMinutes } from '../task/task-progress.ts';

/** How the time that a kind of task really takes compares with its estimates. */
export type EstimateFactor = {
  kind: TaskKind;
  /** Finished tasks with time noted, on which it rests. */
  taskCount: number;
  /** Time spent for each minute of estimate, to one decimal; `null` before there are enough tasks to tell. */
  factor: number | null;
  /** The lowest and the highest ratio among the tasks. */
  range: { lowest: number; highest: number };
};

/** A median of fewer is moved by any one of them. */
export const FEWEST_TASKS = 3;

/**
 * Tells for each kind how many times the estimate its tasks take: the median of the ratios of time spent to the
 * estimate as first planned, over finished tasks with time noted.
 *
 * The ratios lean to the right (few tasks take several times as long), so that a mean would follow the worst of them;
 * the median stays where half of the tasks are.
 *
 * @param today - what was finished or noted after this day does not count
 * @returns only kinds with at least one such task
 * @see T. Little, "Schedule Estimation and Uncertainty Surrounding the Cone of Uncertainty", IEEE Software 23(3), 2006
 * (actual to estimated time is about log-normal, whose middle is its median); plans/README.md#estimates-that-are-off
 * for a worked example
 */
export function measureFactors(plan: Plan, today: Day): EstimateFactor[] {
  const measured = tasksInPlan(plan).flatMap((task) => {
    const ratio = ratioOf(task, today);
    return ratio === null ? [] : [{ kind: task.kind, ratio }];
  });
  return TASK_KINDS.flatMap((kind) => {
    const ratios = measured.filter((each) => each.kind === kind).map(({ ratio }) => ratio);
    return ratios.length === 0 ? [] : [factorOf(kind, ratios)];
  });
}

/**
 * The middle of some numbers; of an even count the mean of the middle two.
 *
 * @throws {RangeError} when there is none
 */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('Nothing has no middle');
  return (lower + upper) / 2;
}

function factorOf(kind: TaskKind, ratios: readonly number[]): EstimateFactor {
  return {
    kind,
    taskCount: ratios.length,
    factor: ratios.length < FEWEST_TASKS ? null : Math.max(0.1, toOneDecimal(medianOf(ratios))),
    range: { lowest: toOneDecimal(Math.min(...ratios)), highest: toOneDecimal(Math.max(...ratios)) },
  };
}

/** `null` for a task that is not done, has no time noted, or was never estimated by the plan. */
function ratioOf(task: Task, today: Day): number | null {
  const planned = baselineMinutes(task);
  const spent = sumMinutes(task.spent.filter(({ day }) => day <= today));
  const isDone = task.completion !== null && task.completion.on <= today;
  return isDone && spent > 0 && planned > 0 ? spent / planned : null;
}

function toOneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
