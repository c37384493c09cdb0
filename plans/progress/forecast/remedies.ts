import { mapWeekdays, raiseWeekdays, type WeekdayMinutes } from '../../calendar/calendar.ts';
import type { Day } from '../../day.ts';
import type { Plan, Task } from '../../plan/plan.ts';
import { coreToDrop, stretchToDrop } from '../../replan/ways/lighter.ts';
import { findStartingPoint } from '../../replan/work/starting-point.ts';
import { sum, sumOf } from '../../sum.ts';
import { remainingMinutes } from '../../task/task-progress.ts';
import { forecastPlan, forecastWorkingAhead, LIKELY_SHARE, type Outlook } from './forecast.ts';
import { dropFrom, supposePlan } from './what-if.ts';

/** One thing that would make a plan fit. */
export type Remedy = {
  /** The plan with it, as far as a forecast asks; its sessions are where they were. */
  plan: Plan;
  /** With it 85 % of the runs are in time. Otherwise it is the most of its kind, and not enough by itself. */
  isEnough: boolean;
} & (
  | { kind: 'minutes'; minutesMore: number; weekdayMinutes: WeekdayMinutes }
  | { kind: 'study days'; weekdays: readonly number[]; minutes: number; weekdayMinutes: WeekdayMinutes }
  | { kind: 'leave out'; tasks: readonly Task[]; minutes: number }
  | { kind: 'later finish'; finishOn: Day }
);

const STEP_MINUTES = 15;
const MOST_MINUTES_MORE = 120;

/**
 * What would make a plan fit, each by itself and as little of it as is enough: with it 85 % of the runs are done by the
 * finish. Minutes more on each study day, weekdays that are off as study days, work left out (stretch tasks first, what
 * an interview needs last), or a later finish. Each supposes that the learner works ahead where a day asks for less than
 * they do: a plan that goes on to its finish day by day is in time only if its last day is kept.
 *
 * @returns only what can be done: no more minutes or days for a finish that is past, and no later finish where no day is
 *   told; none when the forecast is no outlook, or when it fits already
 */
export function findRemedies(plan: Plan, today: Day): Remedy[] {
  const outlook = forecastPlan(plan, today);
  if (outlook.state !== 'outlook' || outlook.chanceByFinish >= LIKELY_SHARE) return [];
  const isOver = plan.calendar.finishOn < today;
  return [
    isOver ? null : moreMinutes(plan, today),
    isOver ? null : moreStudyDays(plan, today),
    isOver ? null : lessWork(plan, today),
    laterFinish(plan, outlook),
  ].filter((remedy) => remedy !== null);
}

function moreMinutes(plan: Plan, today: Day): Remedy {
  const withMore = (steps: number) => raiseWeekdays(plan.calendar.weekdayMinutes, steps * STEP_MINUTES);
  const { count, ...tried } = fewestEnough(
    MOST_MINUTES_MORE / STEP_MINUTES,
    (steps) => withWeek(plan, withMore(steps), today),
    today,
  );
  return {
    kind: 'minutes',
    minutesMore: count * STEP_MINUTES,
    weekdayMinutes: withMore(count),
    ...tried,
  };
}

/** As many minutes as the study days have on average, on the last days of the week first. */
function moreStudyDays(plan: Plan, today: Day): Remedy | null {
  const { weekdayMinutes } = plan.calendar;
  const studied = weekdayMinutes.filter((minutes) => minutes > 0);
  const off = weekdayMinutes.flatMap((minutes, weekday) => (minutes === 0 ? [weekday] : [])).reverse();
  if (off.length === 0 || studied.length === 0) return null;

  const steps = Math.max(1, Math.round(sum(studied) / studied.length / STEP_MINUTES));
  const withDays = (count: number) =>
    mapWeekdays(weekdayMinutes, (minutes, weekday) =>
      off.slice(0, count).includes(weekday) ? steps * STEP_MINUTES : minutes,
    );
  const { count, ...tried } = fewestEnough(
    off.length,
    (days) => withWeek(plan, withDays(days), today),
    today,
  );
  return {
    kind: 'study days',
    weekdays: off.slice(0, count).sort(),
    minutes: steps * STEP_MINUTES,
    weekdayMinutes: withDays(count),
    ...tried,
  };
}

function lessWork(plan: Plan, today: Day): Remedy | null {
  const { openWork } = findStartingPoint(plan, {
    today,
    calendar: plan.calendar,
    excludedTaskIds: new Set(),
  });
  const order = [...stretchToDrop(openWork), ...coreToDrop(openWork)].map(({ task }) => task);
  if (order.length === 0) return null;

  const idsOf = (count: number) => new Set(order.slice(0, count).map(({ id }) => id));
  const { count, ...tried } = fewestEnough(
    order.length,
    (tasks) => dropFrom(plan, idsOf(tasks), today),
    today,
  );
  const tasks = order.slice(0, count);
  return { kind: 'leave out', tasks, minutes: sumOf(tasks, remainingMinutes), ...tried };
}

function laterFinish(plan: Plan, { likelyOn }: Outlook): Remedy | null {
  if (likelyOn === null || likelyOn <= plan.calendar.finishOn) return null;
  const calendar = { ...plan.calendar, finishOn: likelyOn };
  return { kind: 'later finish', finishOn: likelyOn, plan: { ...plan, calendar }, isEnough: true };
}

function withWeek(plan: Plan, weekdayMinutes: WeekdayMinutes, today: Day): Plan {
  return supposePlan(plan, { weekdayMinutes, withoutStretch: false }, today);
}

type Tried = { count: number; plan: Plan; isEnough: boolean };

/** The fewest that are enough, from one to all; all where that is not enough. More of it never makes a day later. */
function fewestEnough(most: number, planWith: (count: number) => Plan, today: Day): Tried {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isInTime(planWith(middle), today)) high = middle;
    else low = middle + 1;
  }
  const plan = planWith(low);
  return { count: low, plan, isEnough: isInTime(plan, today) };
}

function isInTime(plan: Plan, today: Day): boolean {
  const forecast = forecastWorkingAhead(plan, today);
  return (
    forecast.state === 'finished' || (forecast.state === 'outlook' && forecast.chanceByFinish >= LIKELY_SHARE)
  );
}
