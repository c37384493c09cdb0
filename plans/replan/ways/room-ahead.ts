import { type Calendar, calendarDays, type DayMinutes, LONGEST_PLAN_DAYS } from '../../calendar/calendar.ts';
import { addDays, type Day } from '../../day.ts';
import type { Plan } from '../../plan/plan.ts';
import { type ComingDay, habitMinutesByPhase, laterOf } from '../laying/coming-days.ts';
import { DayTotals } from '../laying/minutes.ts';
import { usualRates, type Window } from '../laying/windows.ts';
import type { OpenWork } from '../work/task-work.ts';

/** What each day can take, as far ahead as the longest plan goes. */
export type RoomAhead = {
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

export type RoomSource = {
  plan: Plan;
  calendar: Calendar;
  today: Day;
  /** The days of the calendar from today on. */
  days: readonly ComingDay[];
  doneToday: number;
};

/** Days are read in stretches: most work ends long before the longest plan does. */
const STRETCH_DAYS = 14;

export function findRoomAhead(
  { plan, calendar, today, days, doneToday }: RoomSource,
  openWork: readonly OpenWork[],
): RoomAhead {
  const fixedOn = new DayTotals();
  for (const { fixed } of openWork) fixedOn.addAll(fixed);
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
export function* roomsOf({ phase, startsOn }: Window, roomAhead: RoomAhead): Generator<DayMinutes> {
  const habitMinutes = roomAhead.habitMinutesIn.get(phase.id) ?? 0;
  for (let index = 0; hasDay(index, roomAhead); index++) {
    const each = roomAhead.days[index];
    if (each === undefined || each.day < startsOn) continue;
    const doneMinutes = each.day === roomAhead.today ? roomAhead.doneToday : 0;
    const taken = habitMinutes + doneMinutes + roomAhead.fixedOn.on(each.day);
    yield { day: each.day, minutes: Math.max(0, each.minutes - taken) };
  }
}

/** Tells whether there is a day so far ahead, and reads the next stretch of the calendar if it is not known yet. */
function hasDay(index: number, roomAhead: RoomAhead): boolean {
  if (index < roomAhead.days.length) return true;
  const last = roomAhead.days.at(-1);
  const startOn = last === undefined ? roomAhead.firstDay : addDays(last.day, 1);
  if (startOn > roomAhead.lastDay) return false;
  const endOfStretch = addDays(startOn, STRETCH_DAYS - 1);
  const finishOn = endOfStretch < roomAhead.lastDay ? endOfStretch : roomAhead.lastDay;
  roomAhead.days.push(...calendarDays({ ...roomAhead.calendar, startOn, finishOn }));
  return true;
}
