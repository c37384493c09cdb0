import { describe, expect, it } from 'vitest';
import { calendarDays } from '../../../plans/calendar/calendar.ts';
import { changeCalendar } from '../../../plans/calendar/change-calendar.ts';
import { day } from '../../../plans/day.ts';
import { givenCalendar } from '../../support/made/plans.ts';

const TODAY = day('2026-03-05');
const wedding = { day: day('2026-03-07'), minutes: 0, reason: 'Wedding' };
const calendar = givenCalendar({ exceptions: [wedding] });

describe('changing a calendar', () => {
  it('is the same calendar when nothing changes', () => {
    const same = { weekdayMinutes: calendar.weekdayMinutes, finishOn: calendar.finishOn };
    expect(changeCalendar(calendar, same, TODAY)).toBe(calendar);
    expect(changeCalendar(calendar, { clearedDays: [day('2026-03-09')] }, TODAY)).toBe(calendar);
  });

  it('takes every day of a stretch off, with the reason, and leaves the others', () => {
    const daysOff = [{ from: day('2026-03-09'), to: day('2026-03-10'), reason: 'Ill' }];
    expect(changeCalendar(calendar, { daysOff }, TODAY).exceptions).toEqual([
      wedding,
      { day: '2026-03-09', minutes: 0, reason: 'Ill' },
      { day: '2026-03-10', minutes: 0, reason: 'Ill' },
    ]);
  });

  it('gives a cleared day the minutes of its weekday again', () => {
    const changed = changeCalendar(calendar, { clearedDays: [wedding.day] }, TODAY);
    expect(calendarDays(changed).find((each) => each.day === wedding.day)?.minutes).toBe(180);
  });

  it('puts other minutes on one date', () => {
    const changed = changeCalendar(calendar, { otherMinutes: [{ day: wedding.day, minutes: 300 }] }, TODAY);
    expect(changed.exceptions).toEqual([{ ...wedding, minutes: 300, reason: '' }]);
  });

  it('changes weekday minutes from today on, and no day before', () => {
    const weekdayMinutes = [60, 60, 60, 60, 60, 60, 60] as const;
    const changed = calendarDays(changeCalendar(calendar, { weekdayMinutes }, TODAY));
    const before = calendarDays(calendar);
    expect(changed.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(changed.slice(3).map(({ minutes }) => minutes)).toEqual(
      before.slice(3).map((each) => (each.day === wedding.day ? 0 : 60)),
    );
  });

  it('keeps days off after the finish, as far as the longest plan reaches', () => {
    const daysOff = [{ from: day('2026-03-16'), to: day('9999-12-31'), reason: '' }];
    const { exceptions } = changeCalendar(calendar, { daysOff }, TODAY);
    expect(exceptions.at(-1)?.day).toBe('2028-03-01');
  });
});
