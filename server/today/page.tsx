import { journalBasis } from '../../db/journal/history.ts';
import { listDismissals } from '../../db/plan/dismissals.ts';
import { nextStudyDay } from '../../plans/calendar/study-days.ts';
import { datesIn } from '../../plans/dates.ts';
import { addDays, type Day, isDay } from '../../plans/day.ts';
import { type NearRound, roundsNear, roundsOfDay } from '../../plans/portfolio/rounds/rounds-near.ts';
import type { DrillDay } from '../../plans/practice/drill/drill-day.ts';
import { measurePlanPace, type PlanPace } from '../../plans/progress/pace.ts';
import { intentionOn } from '../../plans/review/week-review.ts';
import { newestTaskOf } from '../../plans/task/new-task.ts';
import { agendaOf, nextAgendaDay } from '../../plans/today/agenda.ts';
import { studyBeginsOn } from '../../plans/today/first-day-off.ts';
import { type Invitation, listInvitations } from '../../plans/today/invitations.ts';
import type { FirstDayOff } from '../../views/today/around/first-day-off.tsx';
import { DayPage, type DayProps, dayParts } from '../../views/today/day.tsx';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { realRoundsOf, roundMomentOf } from '../portfolio/rounds/standing.ts';
import { drillOfToday, drillRestsToday } from '../practice/drill.ts';
import { readsOfDay } from '../reading/reads-of-day.ts';
import { patternsOfPlan } from '../roadmap/told-by-roadmap.ts';
import { updateToOffer } from '../roadmap/update-page.tsx';
import { findEvidenceAsk } from '../task/evidence-ask.ts';
import { findTimerShown } from '../task/timer/timer-shown.ts';
import { findTodayAroundThePlan } from './around-the-plan.ts';

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

function findDay(request: PageRequest, day: Day): Page {
  const { deps, plan, settings, today, query, from } = request;
  const isToday = day === today;
  const timer = isToday ? findTimerShown(deps, plan, settings) : null;
  const nextDay = isToday ? nextAgendaDay(plan, today) : null;
  const pace = measurePlanPace(plan, today);
  const isSelecting = query.get('select') === 'yes';
  const offered = isToday ? findInvitations(request, pace) : [];
  const drill = isToday ? drillOfToday(request) : null;
  const rests = drill !== null && drillRestsToday(request, drill);
  const agenda = agendaOf(plan, day, today, patternsOfPlan(deps, plan));
  const rounds = findRounds(request, day);
  const props: DayProps = {
    agenda,
    pace,
    next: nextDay ? agendaOf(plan, nextDay, today) : null,
    startOn: plan.calendar.startOn,
    today,
    invitations: offered,
    rounds,
    intention: isToday ? intentionOn(plan, today) : null,
    newestTask: newestTaskOf(plan),
    nextStudyDay: nextStudyDay(plan, today),
    isSelecting,
    basis: isSelecting ? journalBasis(deps.db) : '',
    showsAllEarlier: query.get('earlier') === 'all',
    timer,
    ask: findEvidenceAsk(request),
    drill: rests ? null : drill,
    reads: isToday ? readsOfDay(deps, plan, agenda) : [],
    firstDayOff: isToday ? findFirstDayOff(request, rests ? drill : null) : null,
    from,
  };
  const parts = (isToday ? findTodayAroundThePlan(request, props) : null) ?? dayParts(props);
  return {
    title: isToday ? 'Today' : datesIn(settings).formatDay(day),
    nav: 'today',
    sheet: 'today',
    // These tell what clocks show now.
    isSteady: timer === null && !offered.some(({ kind }) => kind === 'zone') && !rounds.some(isByTheClock),
    main: <DayPage parts={parts} />,
    parts,
  };
}

function findRounds({ deps, settings, today }: PageRequest, day: Day): NearRound[] {
  const rounds = realRoundsOf(deps, settings);
  return day === today ? roundsNear(rounds, roundMomentOf(deps, today)) : roundsOfDay(rounds, day);
}

/** Later today it asks how it went. */
function isByTheClock({ round: { clock }, daysAhead, asks }: NearRound): boolean {
  return clock !== null && daysAhead === 0 && !asks;
}

/** @param drill - that rests today */
function findFirstDayOff({ plan, today }: PageRequest, drill: DrillDay | null): FirstDayOff | null {
  const beginsOn = studyBeginsOn(plan, today);
  if (beginsOn === null) return null;
  const work = nextAgendaDay(plan, today);
  const first = work && agendaOf(plan, work, today).items.find(({ isDone }) => !isDone);
  return {
    beginsOn,
    firstTask: first ? { id: first.task.id, title: first.task.title, minutes: first.task.minutes } : null,
    drill: drill && drill.items.length > 0 ? { items: drill.items, minutes: drill.minutes } : null,
  };
}

function findInvitations({ deps, settings, plan, today, away }: PageRequest, pace: PlanPace): Invitation[] {
  const dismissed = listDismissals(deps.db, plan.id);
  const rounds = realRoundsOf(deps, settings);
  const update = updateToOffer(deps, plan, today);
  return listInvitations(plan, { pace, rounds, now: deps.clock.now(), update, away, dismissed }, today);
}
