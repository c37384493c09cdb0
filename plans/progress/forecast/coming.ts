import { addDays, type Day, weekdayOf } from '../../day.ts';
import { habitMinutesOn } from '../../habit/asked.ts';
import type { Plan } from '../../plan/plan.ts';
import { sum } from '../../sum.ts';
import { taskState } from '../../task/task-progress.ts';
import { earnedByDay, yardstickByDay } from '../earned.ts';
import { dueByDay } from './balance.ts';
import { daysThrough } from './closed-days.ts';
import { loadAround } from './load-around.ts';

/** With fewer study days to come than in a week, they say little of what a day asks. */
const FEWEST_DAYS_FOR_A_LOAD = 7;

/** The days from today on, each at its offset. */
export type Coming = {
  /** Monday is 0. */
  weekdays: Int32Array;
  studyMinutes: Float64Array;
  /** Of the plan in force, as they are planned. */
  askedMinutes: Float64Array;
  /** Of the plan in force, as their steps fall due: nobody can tick half of one. */
  dueMinutes: Float64Array;
  /** What the plan asks of so many study minutes around that day. */
  planMinutes: Float64Array;
  /** What fits on the day beside its habits, and at least what the plan asks of it. */
  roomMinutes: Float64Array;
  /** From this day on nothing more is asked: all that is left is due. */
  lastAsked: number;
  /** The last day with an open session: who is not ahead is not done before. */
  lastSession: number;
  /** Minutes that were planned before today and are not done; negative is ahead. What is done today counts. */
  arrearsMinutes: number;
  /** The same of minutes that fell due before today. */
  overdueMinutes: number;
};

/** What the calendar and the plan in force have from today to the horizon. */
export function comingOf(plan: Plan, today: Day, horizonOn: Day): Coming {
  const days = daysThrough(plan.calendar, today, horizonOn);
  const asked = new Map(yardstickByDay(plan).map(({ day, minutes }) => [day, minutes]));
  const dueOn = dueByDay(plan);
  const loadOn = comingLoad(plan, today);
  const habitsOn = comingHabits(plan);
  const lastOn = lastSessionOn(plan);
  const earned = sum([...earnedByDay(plan, today).values()]);
  const studyMinutes = Float64Array.from(days, ({ minutes }) => minutes);
  const askedMinutes = Float64Array.from(days, ({ day }) => asked.get(day) ?? 0);
  const dueMinutes = Float64Array.from(days, ({ day }) => dueOn.get(day) ?? 0);
  const planMinutes = Float64Array.from(days, ({ day, minutes }) => minutes * loadOn(day));
  return {
    weekdays: Int32Array.from(days, (_, index) => (weekdayOf(today) + index) % 7),
    studyMinutes,
    askedMinutes,
    dueMinutes,
    planMinutes,
    roomMinutes: Float64Array.from(days, ({ day, minutes }, index) =>
      minutes === 0 ? 0 : Math.max(minutes - habitsOn(day), dueMinutes[index] ?? 0, planMinutes[index] ?? 0),
    ),
    lastAsked: askedMinutes.findLastIndex((minutes) => minutes > 0),
    lastSession: days.findLastIndex(({ day }) => day === lastOn),
    arrearsMinutes: sumBefore(asked, today) - earned,
    overdueMinutes: sumBefore(dueOn, today) - earned,
  };
}

function comingLoad(plan: Plan, today: Day): (day: Day) => number {
  const coming = plan.yardstickDays.filter(({ day }) => day >= today);
  const ofFirstPlan = loadAround(plan, plan.baselineDays, ({ baseline }) => baseline);
  if (coming.length < FEWEST_DAYS_FOR_A_LOAD) return ofFirstPlan;
  const loadOn = loadAround(plan, coming, ({ yardstick }) => yardstick);
  return (day) => loadOn(day) || ofFirstPlan(day);
}

/** Habits go on after the finish as in the last phase. */
function comingHabits(plan: Plan): (day: Day) => number {
  return (day) => {
    const phase = plan.phases.findLast(({ startsOn }) => startsOn <= day) ?? plan.phases[0];
    return habitMinutesOn(plan, phase?.id, day);
  };
}

function sumBefore(minutesOn: ReadonlyMap<Day, number>, today: Day): number {
  return sum([...minutesOn].map(([day, minutes]) => (day < today ? minutes : 0)));
}

function lastSessionOn({ tasks, calendar }: Plan): Day {
  let last = addDays(calendar.startOn, -1);
  for (const task of tasks) {
    if (task.droppedOn !== null || taskState(task) === 'done') continue;
    for (const { day } of task.sessions) if (day > last) last = day;
  }
  return last;
}
