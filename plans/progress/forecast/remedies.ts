import {
  LONGEST_PLAN_DAYS,
  mapWeekdays,
  raiseWeekdays,
  type WeekdayMinutes,
} from '../../calendar/calendar.ts';
import type { CalendarChanges } from '../../calendar/change-calendar.ts';
import { addDays, type Day, daysBetween } from '../../day.ts';
import { oncePerValue } from '../../once-per-value.ts';
import type { Plan, Task } from '../../plan/plan.ts';
import { planAfter } from '../../replan/supposed.ts';
import { coreToDrop, isNeededByAny, stretchToDrop } from '../../replan/ways/lighter.ts';
import { findStartingPoint } from '../../replan/work/starting-point.ts';
import { sum, sumOf } from '../../sum.ts';
import { remainingMinutes } from '../../task/task-progress.ts';
import { type Forecast, forecastPlan, LIKELY_SHARE, type Outlook } from './forecast.ts';

/** One thing that would help a plan to fit, as a replan that can be accepted. */
export type Remedy = {
  /** All open work is laid anew and evenly, because that is in time more often. */
  evenly: boolean;
  /** Of the plan as it would stand with the replan accepted; `null` where the work does not fit even so. */
  forecast: Forecast | null;
  /** With it 85 % of the runs are in time. Otherwise it is the most of its kind, and not enough by itself. */
  isEnough: boolean;
} & (
  | { kind: 'minutes'; minutesMore: number; weekdayMinutes: WeekdayMinutes }
  | { kind: 'study days'; weekdays: readonly number[]; minutes: number; weekdayMinutes: WeekdayMinutes }
  | { kind: 'leave out'; tasks: readonly Task[]; minutes: number }
  | { kind: 'later finish'; finishOn: Day; isAfterInterview: boolean }
);

const STEP_MINUTES = 15;
const MOST_MINUTES_MORE = 120;
const WEEK_DAYS = 7;
const MOST_WEEKS_AFTER_LIKELY = 4;

/**
 * What would help a plan to fit, each by itself and as little of it as is enough: with it 85 % of the runs are done by
 * the finish; the most of it where that is not enough. Minutes more on each study day, weekdays that are off as study
 * days, work left out (stretch tasks first, then core tasks, never what any interview needs), or a later finish.
 *
 * Each is judged like the plan as it is: by the forecast of the plan as it would stand once its replan is accepted.
 *
 * @returns only what can be done: no more minutes or days for a finish that is past, no later
 *   finish where no day is told; none when the forecast is no
 *   outlook, or when it fits already
 */
export const findRemedies = oncePerValue((plan: Plan, today: Day): Remedy[] => {
  const outlook = forecastPlan(plan, today);
  if (outlook.state !== 'outlook' || outlook.chanceByFinish >= LIKELY_SHARE) return [];
  const isOver = plan.calendar.finishOn < today;
  return [
    isOver ? null : moreMinutes(plan, today),
    isOver ? null : moreStudyDays(plan, today),
    isOver ? null : lessWork(plan, today),
    laterFinish(plan, today, outlook),
  ].filter((remedy) => remedy !== null);
});

function moreMinutes(plan: Plan, today: Day): Remedy {
  const withMore = (steps: number) => raiseWeekdays(plan.calendar.weekdayMinutes, steps * STEP_MINUTES);
  const { count, ...tried } = fewestEnough(MOST_MINUTES_MORE / STEP_MINUTES, (steps) =>
    tryOut(plan, { weekdayMinutes: withMore(steps) }, today),
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
  const { count, ...tried } = fewestEnough(off.length, (days) =>
    tryOut(plan, { weekdayMinutes: withDays(days) }, today),
  );
  return {
    kind: 'study days',
    weekdays: off.slice(0, count).sort(),
    minutes: steps * STEP_MINUTES,
    weekdayMinutes: withDays(count),
    ...tried,
  };
}

/** Something is always left to do: a plan without work is none that fits. */
function lessWork(plan: Plan, today: Day): Remedy | null {
  const { calendar } = plan;
  const { openWork } = findStartingPoint(plan, { today, calendar, excludedTaskIds: new Set() });
  const order = [...stretchToDrop(openWork), ...coreToDrop(openWork)]
    .map(({ task }) => task)
    .filter((task) => !isNeededByAny(task))
    .slice(0, openWork.length - 1);
  if (order.length === 0) return null;

  const idsOf = (count: number) => new Set(order.slice(0, count).map(({ id }) => id));
  const { count, ...tried } = fewestEnough(order.length, (tasks) => tryOut(plan, {}, today, idsOf(tasks)));
  const tasks = order.slice(0, count);
  return { kind: 'leave out', tasks, minutes: sumOf(tasks, remainingMinutes), ...tried };
}

/** By whole weeks, up to four after the day by which the plan as it is would be nearly sure. */
function laterFinish(plan: Plan, today: Day, { medianOn, likelyOn }: Outlook): Remedy | null {
  const { startOn, finishOn } = plan.calendar;
  const from = finishOn < today ? today : finishOn;
  const told = likelyOn ?? medianOn;
  if (told === null) return null;
  const mostByTold = Math.ceil(daysBetween(from, told) / WEEK_DAYS) + MOST_WEEKS_AFTER_LIKELY;
  const last = addDays(startOn, LONGEST_PLAN_DAYS - 1);
  const most = Math.min(mostByTold, Math.floor(daysBetween(from, last) / WEEK_DAYS));
  if (most < 1) return null;

  const finishAfter = (weeks: number) => addDays(from, weeks * WEEK_DAYS);
  const { count, ...tried } = fewestEnough(most, (weeks) =>
    tryOut(plan, { finishOn: finishAfter(weeks) }, today),
  );
  const laterOn = finishAfter(count);
  const { interviewOn } = plan;
  const isAfterInterview = interviewOn !== null && interviewOn >= today && laterOn >= interviewOn;
  return { kind: 'later finish', finishOn: laterOn, isAfterInterview, ...tried };
}

type Tried = Pick<Remedy, 'evenly' | 'forecast' | 'isEnough'>;

/** The replan that moves least where that is enough, else what is in time more often. */
function tryOut(
  plan: Plan,
  changes: CalendarChanges,
  today: Day,
  droppedTaskIds: ReadonlySet<number> = new Set(),
): Tried {
  const tryBy = (evenly: boolean): Tried => {
    const after = planAfter(plan, { changes, droppedTaskIds, evenly }, today);
    const forecast = after && forecastPlan(after, today);
    return { evenly, forecast, isEnough: chanceOf(forecast) >= LIKELY_SHARE };
  };
  const plain = tryBy(false);
  if (plain.isEnough) return plain;
  const even = tryBy(true);
  return chanceOf(even.forecast) > chanceOf(plain.forecast) ? even : plain;
}

function chanceOf(forecast: Forecast | null): number {
  return forecast?.state === 'outlook' ? forecast.chanceByFinish : -1;
}

/** The fewest that are enough, from one to all; all where that is not enough. Found by halving. */
function fewestEnough(most: number, tryCount: (count: number) => Tried): Tried & { count: number } {
  let [low, high] = [1, most];
  let found = { count: most, ...tryCount(most) };
  if (!found.isEnough) return found;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const tried = tryCount(middle);
    if (tried.isEnough) {
      found = { count: middle, ...tried };
      high = middle;
    } else low = middle + 1;
  }
  return found;
}
