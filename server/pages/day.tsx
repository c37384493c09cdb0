import { agendaOf, nextAgendaDay } from '../../plans/progress/agenda.ts';
import { measurePlanPace } from '../../plans/progress/pace.ts';
import { addDays, type Day, isDay } from '../../plans/schedule/day.ts';
import { formatDay } from '../../views/format.ts';
import { DayPage } from '../../views/pages/day.tsx';
import type { Page } from '../respond.tsx';
import type { PageRequest, PageRoute } from './page-route.ts';

export const todayPage: PageRoute = {
  path: '/today',
  find: (request) => findDay(request, request.today),
};

export const dayPage: PageRoute = {
  path: '/days/:day',
  find: (request) => {
    const { day = '' } = request.params;
    return isDay(day) && hasNeighbours(day) ? findDay(request, day) : null;
  },
};

/** Not so at both ends of the four-digit years. */
function hasNeighbours(day: Day): boolean {
  return isDay(addDays(day, -1)) && isDay(addDays(day, 1));
}

function findDay({ plan, today, from }: PageRequest, day: Day): Page {
  const isToday = day === today;
  const nextDay = isToday ? nextAgendaDay(plan, today) : null;
  const props = {
    agenda: agendaOf(plan, day, today),
    pace: measurePlanPace(plan, today),
    next: nextDay ? agendaOf(plan, nextDay, today) : null,
    startOn: plan.calendar.startOn,
    today,
    from,
  };
  return {
    title: isToday ? 'Today' : formatDay(day),
    nav: isToday ? 'today' : null,
    main: <DayPage {...props} />,
  };
}
