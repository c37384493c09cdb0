import { type Calendar, calendarDays, type DayMinutes, LONGEST_PLAN_DAYS } from '../../calendar/calendar.ts';
import { addDays, type Day } from '../../day.ts';
import type { Plan } from '../../plan/plan.ts';
import { type ComingDay, habitMinutesByPhase, laterOf } from '../laying/coming-days.ts';
import { DayTotals } from '../laying/minutes.ts';
import { usualRates, type Window } from '../laying/windows.ts';
import type { OpenWork } from '../work/task-work.ts';

/** What each day can take, as far ahead as the longest plan goes. */
export type Ground = {
  today: Day;
  /** The coming days known so far; more of them are read when they are asked for. */
  days: DayMinutes[];
  calendar: Calendar;
  /** First day on which anything can be planned. */
  firstDay: Day;
  /** Last day of the longest plan. */
  lastDay: Day;
  /** The usual rate of each phase, by its id. */
  rates: ReadonlyMap<number, number>;
  habitMinutesIn: ReadonlyMap<number, number>;
  doneToday: number;
  /** Minutes that stay on each day whatever is pushed. */
  fixedOn: DayTotals;
};

export type GroundSurvey = {
  plan: Plan;
  calendar: Calendar;
  today: Day;
  /** The days of the calendar from today on. */
  days: readonly ComingDay[];
  doneToday: number;
};

/** Days are read in stretches: most work ends long before the longest plan does. */
const STRETCH_DAYS = 14;

export function surveyGround(
  { plan, calendar, today, days, doneToday }: GroundSurvey,
  works: readonly OpenWork[],
): Ground {
  const fixedOn = new DayTotals();
  for (const { fixed } of works) fixedOn.addAll(fixed);
  return {
    today,
    days: days.map(({ day, studyMinutes }) => ({ day, minutes: studyMinutes })),
    calendar,
    firstDay: laterOf(calendar.startOn, today),
    lastDay: addDays(calendar.startOn, LONGEST_PLAN_DAYS - 1),
    rates: usualRates(plan),
    habitMinutesIn: habitMinutesByPhase(plan),
    doneToday,
    fixedOn,
  };
}

/**
 * The room of each day from the start of a window on, past its end: what the habits of its phase and fixed work leave,
 * never negative.
 */
export function* roomsOf({ phase, startsOn }: Window, ground: Ground): Generator<DayMinutes> {
  const habitMinutes = ground.habitMinutesIn.get(phase.id) ?? 0;
  for (let index = 0; hasDay(index, ground); index++) {
    const each = ground.days[index];
    if (each === undefined || each.day < startsOn) continue;
    const doneMinutes = each.day === ground.today ? ground.doneToday : 0;
    const taken = habitMinutes + doneMinutes + ground.fixedOn.on(each.day);
    yield { day: each.day, minutes: Math.max(0, each.minutes - taken) };
  }
}

/** Tells whether there is a day so far ahead, and reads the next stretch of the calendar if it is not known yet. */
function hasDay(index: number, ground: Ground): boolean {
  if (index < ground.days.length) return true;
  const last = ground.days.at(-1);
  const startOn = last === undefined ? ground.firstDay : addDays(last.day, 1);
  if (startOn > ground.lastDay) return false;
  const endOfStretch = addDays(startOn, STRETCH_DAYS - 1);
  const finishOn = endOfStretch < ground.lastDay ? endOfStretch : ground.lastDay;
  ground.days.push(...calendarDays({ ...ground.calendar, startOn, finishOn }));
  return true;
}
