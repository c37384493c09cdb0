import { describe, expect, it } from 'vitest';
import { type FeedSettings, listFeedEvents } from '../../../plans/calendar/feed-events.ts';
import { readReminder, reminderInWords, withReminders } from '../../../plans/calendar/reminders.ts';
import { day } from '../../../plans/day.ts';
import { givenCalendar, givenPlan, givenSessions, givenTask } from '../../support/made/plans.ts';
import { givenRounds, NEW_YORK } from '../../support/made/portfolio/rounds.ts';

const SETTINGS: FeedSettings = {
  planName: 'p',
  rounds: givenRounds(
    NEW_YORK,
    { day: '2026-03-03', hour: '09:00', minutes: 'minutes-45' },
    { day: '2026-03-04', round: 'onsite' },
  ),
  studyTime: '19:00',
  timeZone: 'Europe/Berlin',
  dayStartHour: 3,
};

const PLAN = givenPlan({
  tasks: [
    givenTask({ id: 1, sessions: givenSessions(['2026-03-02', 60]) }),
    givenTask({ id: 2, sessions: givenSessions(['2026-03-02', 30], ['2026-03-03', 30], ['2026-03-08', 30]) }),
  ],
  calendar: givenCalendar({ exceptions: [{ day: day('2026-03-06'), minutes: 0, reason: '' }] }),
});

function ringing(studyTime: string | null, minutes: Parameters<typeof withReminders>[1]) {
  return withReminders(listFeedEvents(PLAN, { ...SETTINGS, studyTime }), minutes)
    .filter(({ ringsAfter }) => ringsAfter !== null)
    .map(({ uid, ringsAfter }) => [uid.split('.')[0], ringsAfter]);
}

describe('reminders', () => {
  it('ring for the first session or review of each day, and for each interview', () => {
    expect(ringing('19:00', 10)).toEqual([
      ['task-task-1-part-1', -10],
      ['task-task-2-part-2', -10],
      ['task-task-2-part-3', -10],
      ['week-2-review', 480],
      ['round-piece-round-1', -10],
      ['round-piece-round-2', 480],
    ]);
  });

  it('ring at eight in the morning for what has no hour', () => {
    expect(ringing(null, 0)).toEqual([
      ['task-task-1-part-1', 480],
      ['task-task-2-part-2', 480],
      ['task-task-2-part-3', 480],
      ['week-2-review', 480],
      ['round-piece-round-1', 0],
      ['round-piece-round-2', 480],
    ]);
  });

  it('are none where none are asked for', () => {
    expect(ringing('19:00', null)).toEqual([]);
  });

  it.each([
    ['0', 0],
    ['10', 10],
    ['', null],
    ['11', null],
    ['1e1', null],
    [undefined, null],
  ])('are read from a text: %s', (text, minutes) => {
    expect(readReminder(text)).toBe(minutes);
  });

  it('are told in words', () => {
    expect(([null, 0, 10, 60] as const).map(reminderInWords)).toEqual([
      'never',
      'when it begins',
      '10 min before',
      '1 h before',
    ]);
  });
});
