import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeedEvent, type FeedSettings, listFeedEvents } from '../../../plans/calendar/feed-events.ts';
import { addDays, day, dayAt } from '../../../plans/day.ts';
import { tasksInPlan } from '../../../plans/progress/earned.ts';
import {
  anyPlan,
  doneOn,
  FINISH_ON,
  givenCalendar,
  givenPlan,
  givenSessions,
  givenTask,
} from '../../support/made/plans.ts';
import { givenRounds, NEW_YORK } from '../../support/made/portfolio/rounds.ts';

const SETTINGS: FeedSettings = {
  planName: 'p',
  rounds: [],
  studyTime: null,
  timeZone: 'Europe/Berlin',
  dayStartHour: 3,
};
const TIMED = { ...SETTINGS, studyTime: '19:00' };

const sessionsOf = (events: readonly FeedEvent[]) => events.filter(({ uid }) => uid.startsWith('task-'));
const titlesOf = (events: readonly FeedEvent[]) => events.map(({ title }) => title);

describe('the events of a plan', () => {
  it('are its sessions, days off, reviews, the interview and the finish', () => {
    const plan = givenPlan({
      tasks: [
        givenTask({
          id: 3,
          key: 'read',
          title: 'Read',
          sessions: givenSessions(['2026-03-02', 60], ['2026-03-04', 30]),
        }),
      ],
      calendar: givenCalendar({
        exceptions: [
          { day: day('2026-03-06'), minutes: 0, reason: 'Wedding' },
          { day: day('2026-03-05'), minutes: 0, reason: 'Wedding' },
          { day: day('2026-03-07'), minutes: 0, reason: '' },
          { day: day('2026-03-09'), minutes: 30, reason: 'Short' },
        ],
      }),
      interviewOn: day('2026-03-20'),
    });

    const events = listFeedEvents(plan, SETTINGS);

    expect(
      events.map(({ uid, title, when }) => [uid, title, when.kind === 'days' && [when.first, when.last]]),
    ).toEqual([
      ['task-read-part-1.p@daymark', 'Read (1 of 2), 1 h', ['2026-03-02', '2026-03-02']],
      ['task-read-part-2.p@daymark', 'Read (2 of 2), 30 min', ['2026-03-04', '2026-03-04']],
      ['off-2026-03-05.p@daymark', 'Day off: Wedding', ['2026-03-05', '2026-03-06']],
      ['off-2026-03-07.p@daymark', 'Day off', ['2026-03-07', '2026-03-07']],
      ['week-1-review.p@daymark', 'Review of week 1', ['2026-03-08', '2026-03-08']],
      ['week-2-review.p@daymark', 'Review of week 2', ['2026-03-15', '2026-03-15']],
      ['interview.p@daymark', 'Interview', ['2026-03-20', '2026-03-20']],
      ['finish.p@daymark', 'Finish: Two weeks', ['2026-03-15', '2026-03-15']],
    ]);
  });

  it('are real rounds at their instants, in place of the day that they stand on', () => {
    const rounds = givenRounds(
      NEW_YORK,
      { day: '2026-03-21', hour: '09:00', zone: 'Pacific/Auckland', minutes: 'minutes-45', people: 'Ada' },
      { day: '2026-03-22', round: 'onsite' },
      { day: '2026-03-23', outcome: 'withdrew' },
    );
    const plan = givenPlan({ interviewOn: day('2026-03-20') });

    const events = listFeedEvents(plan, { ...SETTINGS, rounds });

    expect(events.filter(({ uid }) => uid.startsWith('round-') || uid.startsWith('interview'))).toEqual([
      {
        uid: 'round-piece-round-1.p@daymark',
        title: 'Interview, Team X',
        description: 'With Ada',
        path: '/pieces/piece-round-1',
        when: { kind: 'time', from: new Date('2026-03-20T20:00:00Z'), minutes: 45 },
        on: '2026-03-20',
        asks: 'presence',
      },
      {
        uid: 'round-piece-round-2.p@daymark',
        title: 'Onsite, Team X',
        description: '',
        path: '/pieces/piece-round-2',
        when: { kind: 'days', first: '2026-03-22', last: '2026-03-22' },
        on: '2026-03-22',
        asks: 'presence',
      },
    ]);
    expect(
      listFeedEvents(givenPlan({ interviewOn: day('2026-03-19') }), { ...SETTINGS, rounds }),
    ).toContainEqual(expect.objectContaining({ uid: 'interview.p@daymark' }));
  });

  it('follow each other from the study time on, each as long as it is planned', () => {
    const tasks = [
      givenTask({ id: 1, sessions: givenSessions(['2026-03-02', 45]) }),
      givenTask({ id: 2, sessions: givenSessions(['2026-03-02', 30], ['2026-03-03', 20]) }),
    ];

    const events = sessionsOf(listFeedEvents(givenPlan({ tasks }), TIMED));

    expect(events.map(({ title, when }) => [title, when.kind === 'time' && when.from.toISOString()])).toEqual(
      [
        ['Task 1', '2026-03-02T18:00:00.000Z'],
        ['Task 2 (1 of 2)', '2026-03-02T18:45:00.000Z'],
        ['Task 2 (2 of 2)', '2026-03-03T18:00:00.000Z'],
      ],
    );
  });

  // The worked example of plans/README.md#calendar-feed.
  it('keep the clock on both sides of a clock change, and lie on the next morning before the day begins', () => {
    const tasks = [givenTask({ sessions: givenSessions(['2026-03-28', 30], ['2026-03-29', 30]) })];
    const startsAt = (studyTime: string) =>
      sessionsOf(listFeedEvents(givenPlan({ tasks }), { ...SETTINGS, studyTime })).map(
        ({ when }) => when.kind === 'time' && when.from.toISOString(),
      );

    expect(startsAt('19:00')).toEqual(['2026-03-28T18:00:00.000Z', '2026-03-29T17:00:00.000Z']);
    expect(startsAt('00:30')).toEqual(['2026-03-28T23:30:00.000Z', '2026-03-29T22:30:00.000Z']);
  });

  it('say what is done, and leave out what nobody has to come for any more', () => {
    const sessions = givenSessions(['2026-03-02', 60], ['2026-03-04', 60]);
    const tasks = [
      givenTask({ id: 1, sessions, completion: doneOn('2026-03-03') }),
      givenTask({ id: 2, sessions, droppedOn: day('2026-03-02') }),
    ];

    expect(titlesOf(sessionsOf(listFeedEvents(givenPlan({ tasks }), TIMED)))).toEqual(['✓ Task 1 (1 of 2)']);
  });

  it('refuse a study time that is none', () => {
    const plan = givenPlan({ tasks: [givenTask()] });
    for (const studyTime of ['24:00', '7:00', '07:60', 'evening']) {
      expect(() => listFeedEvents(plan, { ...SETTINGS, studyTime })).toThrow(RangeError);
    }
  });

  it('keep their names when work moves to other days', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: -9, max: 9 }), (plan, days) => {
        const open = { ...plan, tasks: plan.tasks.map((task) => ({ ...task, completion: null })) };
        const moved = {
          ...open,
          tasks: open.tasks.map((task) => ({
            ...task,
            sessions: task.sessions.map((session) => ({ ...session, day: addDays(session.day, days) })),
          })),
        };
        const uidsOf = (events: FeedEvent[]) => events.map(({ uid }) => uid).sort();
        expect(uidsOf(listFeedEvents(moved, SETTINGS))).toEqual(uidsOf(listFeedEvents(open, SETTINGS)));
      }),
    );
  });

  it('each have a name of their own, and sessions never overlap and begin on their day', () => {
    const zones = fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati');
    fc.assert(
      fc.property(anyPlan, zones, fc.constantFrom('00:30', '06:15', '23:45'), (plan, timeZone, studyTime) => {
        const events = listFeedEvents(plan, { ...SETTINGS, timeZone, studyTime });
        expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);

        const sessions = sessionsOf(events).map(({ when }) => when);
        const ends = new Map<string, number>();
        for (const when of sessions) {
          if (when.kind !== 'time') throw new Error('A session took a whole day');
          const on = dayAt(when.from, timeZone, 3);
          expect(when.from.getTime()).toBe(ends.get(on) ?? when.from.getTime());
          ends.set(on, when.from.getTime() + when.minutes * 60_000);
        }
        const plannedDays = tasksInPlan(plan)
          .flatMap((task) =>
            task.sessions.filter(({ day: on }) => !(task.completion && task.completion.on < on)),
          )
          .map(({ day: on }) => on);
        expect([...ends.keys()].sort()).toEqual([...new Set(plannedDays)].sort());
      }),
    );
  });

  it('end with the plan', () => {
    const finish = listFeedEvents(givenPlan(), SETTINGS).at(-1);
    expect(finish?.when).toEqual({ kind: 'days', first: FINISH_ON, last: FINISH_ON });
  });
});
