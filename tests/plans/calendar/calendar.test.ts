import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarDays, countDays } from '../../../plans/calendar/calendar.ts';
import { addDays, day, weekdayOf } from '../../../plans/day.ts';
import { anyRoadmapAndCalendar, givenCalendar, MONDAY } from '../../support/made/roadmaps.ts';

it('each day has the minutes of its weekday', () => {
  const calendar = givenCalendar({ startOn: day('2026-03-06'), finishOn: day('2026-03-10') });

  expect(calendarDays(calendar)).toEqual([
    { day: '2026-03-06', minutes: 120 },
    { day: '2026-03-07', minutes: 180 },
    { day: '2026-03-08', minutes: 0 },
    { day: '2026-03-09', minutes: 120 },
    { day: '2026-03-10', minutes: 120 },
  ]);
});

it('an exception changes its own day and no other', () => {
  const usual = calendarDays(givenCalendar());
  const exceptions = [
    { day: day('2026-03-04'), minutes: 0, reason: 'Travel' },
    { day: day('2026-03-08'), minutes: 90, reason: '' },
    { day: day('2027-01-01'), minutes: 90, reason: 'Outside the plan' },
  ];

  const minutesByDay = new Map(
    calendarDays(givenCalendar({ exceptions })).map((each) => [each.day, each.minutes]),
  );

  for (const { day: date, minutes } of usual) {
    const expected = date === '2026-03-04' ? 0 : date === '2026-03-08' ? 90 : minutes;
    expect(minutesByDay.get(date)).toBe(expected);
  }
  expect(minutesByDay.size).toBe(usual.length);
});

it('any calendar has one entry for each of its days, in order', () => {
  fc.assert(
    fc.property(anyRoadmapAndCalendar, ({ calendar }) => {
      const days = calendarDays(calendar);
      expect(days).toHaveLength(countDays(calendar));
      const exceptionDays = new Set(calendar.exceptions.map((exception) => exception.day));
      for (const [offset, each] of days.entries()) {
        expect(each.day).toBe(addDays(calendar.startOn, offset));
        if (!exceptionDays.has(each.day)) {
          expect(each.minutes).toBe(calendar.weekdayMinutes[weekdayOf(each.day)]);
        }
      }
    }),
  );
});

it('a calendar may last one day, but not end before it starts', () => {
  expect(countDays({ startOn: MONDAY, finishOn: MONDAY })).toBe(1);
  expect(calendarDays(givenCalendar({ finishOn: MONDAY }))).toHaveLength(1);
  expect(() => calendarDays(givenCalendar({ finishOn: day('2026-03-01') }))).toThrow(RangeError);
});
