import { randomUUID } from 'node:crypto';
import type { Link } from '../../db/access/links.ts';
import { loadAnswers } from '../../db/practice/answer-memory.ts';
import { reminderInWords } from '../../plans/calendar/reminders.ts';
import { addDays, type Day, eachDay, isDay } from '../../plans/day.ts';
import { isCalledOff } from '../../plans/portfolio/rounds/round-standing.ts';
import { practiceFigures } from '../../plans/practice/practice-figures.ts';
import { agendaOf } from '../../plans/today/agenda.ts';
import { CalendarPage } from '../../views/calendar/calendar.tsx';
import type { Month } from '../../views/calendar/month-grid.tsx';
import { listLinkLines } from '../http/links.ts';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { realRoundsOf } from '../portfolio/rounds/standing.ts';
import { bankOf } from '../practice/question-bank.ts';
import { findEvidenceAsk } from '../task/evidence-ask.ts';
import { reminderOf } from './feed-choices.ts';

const LONGEST_MONTH_DAYS = 31;

export const calendarPage: PageRoute = {
  path: '/calendar',
  find: (request) => findMonth(request, firstDayOfMonth(shownFirst(request)), null),
};

export const monthPage: PageRoute = {
  path: '/calendar/:month',
  find: (request) => findNamedMonth(request, request.params.month ?? '', null),
};

type MonthRequest = Omit<PageRequest, 'params' | 'away'>;

/** The calendar behind an address of it; `freshLink` is the address of a link that was just made there. */
export function findCalendarAt(request: MonthRequest, freshLink: string): Page {
  const month = /^\/calendar\/([^/?]+)/.exec(request.from)?.[1];
  const named = month === undefined ? null : findNamedMonth(request, month, freshLink);
  return named ?? findMonth(request, firstDayOfMonth(shownFirst(request)), freshLink);
}

function findNamedMonth(request: MonthRequest, month: string, freshLink: string | null): Page | null {
  const first = `${month}-01`;
  return isDay(first) && isDay(addDays(first, -1)) && isDay(addDays(first, LONGEST_MONTH_DAYS))
    ? findMonth(request, first, freshLink)
    : null;
}

/** The month of today; outside of the plan the nearest one that it has. */
function shownFirst({ plan, today }: MonthRequest): Day {
  const { startOn, finishOn } = plan.calendar;
  if (today < startOn) return startOn;
  return today > finishOn ? finishOn : today;
}

function findMonth(
  { deps, plan, today, settings, from }: MonthRequest,
  first: Day,
  freshLink: string | null,
): Page {
  const shows = (link: Link) => {
    const reminder = reminderOf(link);
    const reminds = reminder === null ? '' : `, with reminders ${reminderInWords(reminder)}`;
    return `Sessions, days off, reviews, interviews and the finish${reminds}`;
  };
  const month = monthOf(first, plan, today);
  const days = { from: month.first, to: month.last };
  const main = (
    <CalendarPage
      plan={plan}
      month={month}
      rounds={realRoundsOf(deps, settings).filter((round) => !isCalledOff(round))}
      practice={practiceFigures(bankOf(deps), loadAnswers(deps.db), days)}
      ask={findEvidenceAsk({ deps, plan, today })}
      today={today}
      weekStart={settings.weekStart}
      from={from}
      links={listLinkLines(deps, 'calendar', { settings, planId: plan.id }, shows)}
      freshLink={freshLink}
      formToken={randomUUID()}
      ownHosts={deps.ownHosts}
    />
  );
  return { title: 'Calendar', nav: 'calendar', sheet: 'calendar', main };
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
