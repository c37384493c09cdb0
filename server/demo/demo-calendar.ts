import {
  type Calendar,
  type CalendarException,
  calendarDays,
  USUAL_WEEK,
} from '../../plans/calendar/calendar.ts';
import { addDays, type Day, eachDay, type Weekday, weekdayOf } from '../../plans/day.ts';

/** Five weeks and three days: today is in the middle of plan week 6. */
const DAYS_BEFORE_TODAY = 38;
const DAYS_PER_WEEK = 7;
const FRIDAY: Weekday = 4;
const SATURDAY: Weekday = 5;
const SUNDAY: Weekday = 6;

/** The usual week; one day off behind the learner, one journey ahead. */
export function demoCalendar(today: Day, weekCount: number): Calendar {
  const startOn = addDays(today, -DAYS_BEFORE_TODAY);
  return {
    startOn,
    finishOn: addDays(startOn, weekCount * DAYS_PER_WEEK - 1),
    weekdayMinutes: USUAL_WEEK,
    exceptions: [...weddingDay(startOn), ...freeSunday(today), ...workshop(startOn)],
  };
}

/** Three study days in a row in week 4 without any work. */
export function illDays(calendar: Calendar): Day[] {
  const { firstDay, lastDay } = weekOf(calendar.startOn, 4);
  const studyDays = calendarDays(calendar).filter(({ day, minutes }) => {
    return firstDay <= day && day <= lastDay && minutes > 0;
  });
  return studyDays.slice(1, 4).map(({ day }) => day);
}

export function lastDayOfWeek(startOn: Day, week: number): Day {
  return weekOf(startOn, week).lastDay;
}

function weddingDay(startOn: Day): CalendarException[] {
  return [{ day: findWeekday(weekOf(startOn, 2), SATURDAY), minutes: 0, reason: "Sister's wedding" }];
}

/** The demo may be opened on a Sunday, and Today should have something to show then too. */
function freeSunday(today: Day): CalendarException[] {
  return weekdayOf(today) === SUNDAY ? [{ day: today, minutes: 120, reason: 'A quiet Sunday' }] : [];
}

/** Away from Friday to Sunday of week 9, and a Sunday given up for it: otherwise the work would not fit. */
function workshop(startOn: Day): CalendarException[] {
  const friday = findWeekday(weekOf(startOn, 9), FRIDAY);
  const away = eachDay(friday, addDays(friday, 2));
  const sundays = [9, 10].map((week) => findWeekday(weekOf(startOn, week), SUNDAY));
  const exceptions = [
    ...away.map((day) => ({ day, minutes: 0, reason: 'Workshop travel' })),
    ...sundays
      .filter((day) => !away.includes(day))
      .map((day) => ({ day, minutes: 180, reason: 'In place of the workshop days' })),
  ];
  return exceptions.sort((one, other) => (one.day < other.day ? -1 : 1));
}

type Week = { firstDay: Day; lastDay: Day };

function weekOf(startOn: Day, week: number): Week {
  const firstDay = addDays(startOn, (week - 1) * DAYS_PER_WEEK);
  return { firstDay, lastDay: addDays(firstDay, DAYS_PER_WEEK - 1) };
}

/** The one day of a week that falls on a weekday; a plan week begins on any of them. */
function findWeekday({ firstDay }: Week, weekday: Weekday): Day {
  return addDays(firstDay, (weekday - weekdayOf(firstDay) + DAYS_PER_WEEK) % DAYS_PER_WEEK);
}
