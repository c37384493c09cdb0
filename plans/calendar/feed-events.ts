import { addDays, type Day, instantOn } from '../day.ts';
import { formatMinutes } from '../format.ts';
import type { Plan } from '../plan/plan.ts';
import type { RealRound, RoundClock } from '../portfolio/rounds/real-round.ts';
import { isCalledOff, roundsOn } from '../portfolio/rounds/round-standing.ts';
import { roundInWords } from '../portfolio/rounds/round-words.ts';
import { tasksInPlan } from '../progress/earned.ts';
import { type AgendaItem, itemsOn } from '../today/agenda.ts';
import { countWeeks, stretchOfWeek } from '../week/week.ts';

/** An event for a calendar program. */
export type FeedEvent = {
  /** Names the event for good: a program that meets it again moves the one that it has. */
  uid: string;
  title: string;
  /** More about it, in lines; may be empty. */
  description: string;
  /** The address of its page, from the root. */
  path: string;
  when: FeedStretch;
  /** The learner's day on which it begins. */
  on: Day;
  /** What it asks of the learner: to work some time on that day, to be there at that moment, or nothing. */
  asks: 'work' | 'presence' | 'nothing';
};

/** Whole days of the learner, both included, or a stretch of time. */
export type FeedStretch =
  | { kind: 'days'; first: Day; last: Day }
  | { kind: 'time'; from: Date; minutes: number };

/** What a feed needs to know beside the plan. */
export type FeedSettings = {
  /** The real rounds of interviews, on the learner's days. */
  rounds: readonly RealRound[];
  /** Tells this plan from every other, in any Daymark, and stays with it wherever it is moved to; part of each uid. */
  planName: string;
  /** When the learner usually studies, `HH:MM`; `null` gives each session the whole day. */
  studyTime: string | null;
  timeZone: string;
  dayStartHour: number;
};

/**
 * What a calendar program shows of a plan: sessions, days off, the review of each week, the interviews, the finish.
 *
 * With a study time the sessions of a day follow each other from then on, in the order of the day, each as long as it
 * is planned; all else takes whole days. A session planned for after its task was finished is left out, since nobody
 * has to come for it.
 *
 * An event is named by what it is and not by when, so that replanning moves it: a session by the key of its task and its
 * part, a review by its week, a stretch of days off by its first day, a real round by the key of its piece. Numbers of
 * rows are in no name: elsewhere they are those of other tasks. A real round stands on the
 * instant at which it is held, wherever that is; without an hour it takes its day.
 *
 * @returns sessions in order of day and in the order of each day, then the others
 * @throws {RangeError} when the study time is not a time of day
 * @see plans/README.md#calendar-feed for a worked example
 */
export function listFeedEvents(plan: Plan, settings: FeedSettings): FeedEvent[] {
  const events = [
    ...sessionDays(plan).flatMap((day) => sessionEvents(plan, day, settings)),
    ...dayOffEvents(plan),
    ...reviewEvents(plan),
    ...interviewEvent(plan, settings.rounds),
    ...settings.rounds.filter((round) => !isCalledOff(round)).map(roundEvent),
    finishEvent(plan),
  ];
  return events.map((event) => ({ ...event, uid: `${event.uid}.${settings.planName}@daymark` }));
}

function sessionDays(plan: Plan): Day[] {
  const days = tasksInPlan(plan).flatMap(({ sessions }) => sessions.map(({ day }) => day));
  return [...new Set(days)].sort();
}

function sessionEvents(plan: Plan, day: Day, settings: FeedSettings): FeedEvent[] {
  const { studyTime, timeZone, dayStartHour } = settings;
  const items = itemsOn(plan, day);
  if (studyTime === null) {
    return items.map((item) => ({ ...sessionEvent(plan, item, true), when: wholeDay(day), on: day }));
  }
  let from = instantOn(day, studyTime, timeZone, dayStartHour);
  return items.map((item) => {
    const { minutes } = item.session;
    const event: FeedEvent = {
      ...sessionEvent(plan, item, false),
      when: { kind: 'time', from, minutes },
      on: day,
    };
    from = new Date(from.getTime() + minutes * 60_000);
    return event;
  });
}

/** A whole day does not show how long the session is, so its title says it. */
function sessionEvent(plan: Plan, item: AgendaItem, saysMinutes: boolean): Omit<FeedEvent, 'when' | 'on'> {
  const { task, part, partCount, session, isDone } = item;
  const place = partCount > 1 ? ` (${part} of ${partCount})` : '';
  const length = formatMinutes(session.minutes);
  const phase = plan.phases.find(({ id }) => id === task.phaseId);
  return {
    uid: `task-${task.key}-part-${part}`,
    title: `${isDone ? '✓ ' : ''}${task.title}${place}${saysMinutes ? `, ${length}` : ''}`,
    description: [length, ...(phase ? [phase.title] : []), ...(isDone ? ['Done'] : [])].join('\n'),
    path: `/tasks/${task.id}`,
    asks: 'work',
  };
}

/** Days off that follow each other for the same reason are one event. */
function dayOffEvents({ calendar }: Plan): FeedEvent[] {
  const { startOn, finishOn, exceptions } = calendar;
  const daysOff = exceptions
    .filter(({ day, minutes }) => minutes === 0 && startOn <= day && day <= finishOn)
    .sort((one, other) => (one.day < other.day ? -1 : 1));
  const stretches: { first: Day; last: Day; reason: string }[] = [];
  for (const { day, reason } of daysOff) {
    const latest = stretches.at(-1);
    if (latest && latest.reason === reason && addDays(latest.last, 1) === day) latest.last = day;
    else stretches.push({ first: day, last: day, reason });
  }
  return stretches.map(({ first, last, reason }) => ({
    uid: `off-${first}`,
    title: reason === '' ? 'Day off' : `Day off: ${reason}`,
    description: '',
    path: `/calendar/${first.slice(0, 7)}`,
    when: { kind: 'days', first, last },
    on: first,
    asks: 'nothing',
  }));
}

function reviewEvents(plan: Plan): FeedEvent[] {
  return Array.from({ length: countWeeks(plan) }, (_, index) => index + 1).map((week) => {
    const { endsOn } = stretchOfWeek(plan, week);
    return {
      uid: `week-${week}-review`,
      title: `Review of week ${week}`,
      description: '',
      path: `/weeks/${week}`,
      when: wholeDay(endsOn),
      on: endsOn,
      asks: 'work',
    };
  });
}

/** A real round of that day says more than the day alone. */
function interviewEvent({ interviewOn }: Plan, rounds: readonly RealRound[]): FeedEvent[] {
  if (interviewOn === null || roundsOn(rounds, interviewOn).length > 0) return [];
  const interview = { uid: 'interview', title: 'Interview', description: '', path: '/calendar' };
  return [{ ...interview, when: wholeDay(interviewOn), on: interviewOn, asks: 'presence' }];
}

function roundEvent(round: RealRound): FeedEvent {
  const { key, day, clock, people } = round;
  return {
    uid: `round-${key}`,
    title: roundInWords(round),
    description: people === '' ? '' : `With ${people}`,
    path: `/pieces/${key}`,
    when: clock === null ? wholeDay(day) : timeOf(clock),
    on: day,
    asks: 'presence',
  };
}

function timeOf({ from, until }: RoundClock): FeedStretch {
  const minutes = Math.round((Date.parse(until) - Date.parse(from)) / 60_000);
  return { kind: 'time', from: new Date(from), minutes };
}

function finishEvent({ title, calendar }: Plan): FeedEvent {
  return {
    uid: 'finish',
    title: `Finish: ${title}`,
    description: '',
    path: '/progress',
    when: wholeDay(calendar.finishOn),
    on: calendar.finishOn,
    asks: 'nothing',
  };
}

function wholeDay(day: Day): FeedStretch {
  return { kind: 'days', first: day, last: day };
}
