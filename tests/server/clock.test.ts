import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from '../../plans/day.ts';
import { fixedClock, systemClock, todayOf } from '../../server/clock.ts';

describe('clocks', () => {
  it('a fixed clock stands still, whatever is done to the dates it hands out', () => {
    const clock = fixedClock('2026-03-02T12:00:00Z');

    clock.now().setFullYear(1999);

    expect(clock.now().toISOString()).toBe('2026-03-02T12:00:00.000Z');
  });

  it('a text that is no instant makes no clock', () => {
    expect(() => fixedClock('next Tuesday')).toThrow(RangeError);
  });

  it('the system clock moves on', () => {
    const earlier = systemClock.now();
    expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(earlier.getTime());
  });
});

describe('today', () => {
  it.each([
    {
      name: 'before the day-start hour it is still yesterday',
      at: '2026-03-02T02:59:59Z',
      zone: 'UTC',
      today: '2026-03-01',
    },
    {
      name: 'from the day-start hour on it is today',
      at: '2026-03-02T03:00:00Z',
      zone: 'UTC',
      today: '2026-03-02',
    },
    {
      name: 'a learner far east is a day ahead',
      at: '2026-03-02T14:00:00Z',
      zone: 'Pacific/Kiritimati',
      today: '2026-03-03',
    },
    {
      name: 'a learner far west is a day behind',
      at: '2026-03-02T12:00:00Z',
      zone: 'Pacific/Pago_Pago',
      today: '2026-03-01',
    },
    {
      name: 'a zone half an hour off counts',
      at: '2026-03-01T21:30:00Z',
      zone: 'Asia/Kolkata',
      today: '2026-03-02',
    },
    {
      name: 'the hour that a clock change skips does not skip the day',
      at: '2026-03-08T07:00:00Z',
      zone: 'America/New_York',
      today: '2026-03-08',
    },
    {
      name: '29 February exists in a leap year',
      at: '2028-02-29T12:00:00Z',
      zone: 'UTC',
      today: '2028-02-29',
    },
  ])('$name', ({ at, zone, today }) => {
    expect(todayOf(fixedClock(at), { timeZone: zone, dayStartHour: 3 })).toBe(today);
  });

  it('is a day that exists, at any instant, in any zone, at any day-start hour', () => {
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    const zones = fc.constantFrom(
      'Pacific/Pago_Pago',
      'America/New_York',
      'UTC',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
    );
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 0, max: 12 }), (instant, timeZone, dayStartHour) => {
        expect(isDay(todayOf({ now: () => instant }, { timeZone, dayStartHour }))).toBe(true);
      }),
    );
  });
});
