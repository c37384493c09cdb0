import { agendaOf } from '../../../plans/progress/agenda.ts';
import { addDays, type Day, eachDay, isDay } from '../../../plans/schedule/day.ts';
import { CalendarPage } from '../../../views/pages/replan/calendar.tsx';
import type { Month } from '../../../views/parts/replan/month-grid.tsx';
import type { Page } from '../../respond.tsx';
import type { PageRequest, PageRoute } from '../page-route.ts';

const LONGEST_MONTH_DAYS = 31;

export const calendarPage: PageRoute = {
  path: '/calendar',
  find: (request) => findMonth(request, firstDayOfMonth(shownFirst(request))),
};

export const monthPage: PageRoute = {
  path: '/calendar/:month',
  find: (request) => {
    const first = `${request.params.month}-01`;
    return isDay(first) && isDay(addDays(first, -1)) && isDay(addDays(first, LONGEST_MONTH_DAYS))
      ? findMonth(request, first)
      : null;
  },
};

/** The month of today; outside of the plan the nearest one that it has. */
function shownFirst({ plan, today }: PageRequest): Day {
  const { startOn, finishOn } = plan.calendar;
  if (today < startOn) return startOn;
  return today > finishOn ? finishOn : today;
}

function findMonth({ plan, today, settings, from }: PageRequest, first: Day): Page {
  const main = (
    <CalendarPage
      plan={plan}
      month={monthOf(first, plan, today)}
      today={today}
      weekStart={settings.weekStart}
      from={from}
    />
  );
  return { title: 'Calendar', nav: 'weeks', styles: ['setup', 'calendar'], main };
}

function monthOf(first: Day, plan: PageRequest['plan'], today: Day): Month {
  const nextFirst = firstDayOfMonth(addDays(first, LONGEST_MONTH_DAYS));
  const last = addDays(nextFirst, -1);
  return {
    first,
    last,
    previous: addDays(first, -1),
    next: nextFirst,
    days: eachDay(first, last).map((day) => agendaOf(plan, day, today)),
  };
}

function firstDayOfMonth(of: Day): Day {
  return addDays(of, 1 - Number(of.slice(8)));
}
