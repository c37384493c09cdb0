import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  type Day,
  day,
  dayAt,
  daysBetween,
  eachDay,
  isDay,
  isTimeZone,
  weekdayOf,
} from '../../plans/day.ts';

/** The process zones that shift at midnight, by half an hour, or lie at the ends of the world. */
const PROCESS_ZONES = [
  'UTC',
  'America/New_York',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 9000 })
  .map((offset) => addDays(day('2019-12-31'), offset));

describe('a day', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-3-2',
    '2026-03-02T00:00',
    ' 2026-03-02',
    '',
    'today',
  ])('is not %j', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => day(text)).toThrow(RangeError);
  });

  it.each(['2028-02-29', '2026-12-31', '2000-02-29'])('may be %s', (text) => {
    expect(day(text)).toBe(text);
  });

  it.each([
    { name: 'the end of February', from: '2026-02-28', count: 1, to: '2026-03-01' },
    { name: 'a leap day', from: '2028-02-28', count: 1, to: '2028-02-29' },
    { name: 'the turn of the year', from: '2026-12-31', count: 1, to: '2027-01-01' },
    { name: 'a step back', from: '2026-03-01', count: -1, to: '2026-02-28' },
    { name: 'no step', from: '2026-03-01', count: 0, to: '2026-03-01' },
  ])('is found across $name', ({ from, count, to }) => {
    expect(addDays(day(from), count)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(count);
  });

  it('has its weekday, Monday first', () => {
    expect(eachDay(day('2026-03-02'), day('2026-03-08')).map(weekdayOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('is not in a stretch that ends before it begins', () => {
    expect(eachDay(day('2026-03-02'), day('2026-03-01'))).toEqual([]);
  });

  it('comes back after as many days forth as back, and days in between agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (from, count) => {
        const to = addDays(from, count);
        expect(addDays(to, -count)).toBe(from);
        expect(daysBetween(from, to)).toBe(count);
        expect(from < to).toBe(count > 0);
      }),
    );
  });
});

/** The runtime's own name for a zone, by default that of the process: Asia/Calcutta for Asia/Kolkata. */
function zoneName(timeZone?: string): string {
  return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
}

describe('in whatever zone the process runs', () => {
  const zoneBefore = process.env.TZ;
  afterEach(() => {
    if (zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = zoneBefore;
  });

  it.each(PROCESS_ZONES)('105 days are 105 distinct days, one after the other: %s', (zone) => {
    process.env.TZ = zone;
    expect(zoneName()).toBe(zoneName(zone));

    for (const start of ['2025-10-01', '2026-02-01', '2026-07-20', '2027-12-01'].map(day)) {
      const days = eachDay(start, addDays(start, 104));
      expect(new Set(days).size).toBe(105);
      expect(days).toEqual([...days].sort());
      expect(days.map((each) => daysBetween(start, each))).toEqual(days.map((_, offset) => offset));
      expect(days.map(weekdayOf)).toEqual(days.map((_, offset) => (weekdayOf(start) + offset) % 7));
    }
  });

  it.each(PROCESS_ZONES)('the days are those of UTC: %s', (zone) => {
    const utcDay = (offset: number) => new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10);
    process.env.TZ = zone;
    expect(eachDay(day('2025-01-01'), addDays(day('2025-01-01'), 1500))).toEqual(
      Array.from({ length: 1501 }, (_, offset) => utcDay(offset)),
    );
  });
});

describe('the day at an instant', () => {
  it.each([
    {
      name: 'before the day begins it is yesterday',
      at: '2026-03-02T02:59:59Z',
      zone: 'UTC',
      hour: 3,
      on: '2026-03-01',
    },
    {
      name: 'from that hour it is today',
      at: '2026-03-02T03:00:00Z',
      zone: 'UTC',
      hour: 3,
      on: '2026-03-02',
    },
    {
      name: 'a day may begin at midnight',
      at: '2026-03-02T00:00:00Z',
      zone: 'UTC',
      hour: 0,
      on: '2026-03-02',
    },
    {
      name: 'fourteen hours ahead',
      at: '2026-03-01T13:00:00Z',
      zone: 'Pacific/Kiritimati',
      hour: 3,
      on: '2026-03-02',
    },
    {
      name: 'eleven hours behind',
      at: '2026-03-02T13:59:00Z',
      zone: 'Pacific/Pago_Pago',
      hour: 3,
      on: '2026-03-01',
    },
    {
      name: 'half an hour of offset',
      at: '2026-03-01T21:30:00Z',
      zone: 'Asia/Kolkata',
      hour: 3,
      on: '2026-03-02',
    },
    { name: 'just before that', at: '2026-03-01T21:29:00Z', zone: 'Asia/Kolkata', hour: 3, on: '2026-03-01' },
    {
      name: 'the night clocks go forward',
      at: '2026-03-08T07:00:00Z',
      zone: 'America/New_York',
      hour: 3,
      on: '2026-03-08',
    },
    {
      name: 'the night clocks go back',
      at: '2026-11-01T07:59:00Z',
      zone: 'America/New_York',
      hour: 3,
      on: '2026-10-31',
    },
    {
      name: 'a clock change of half an hour',
      at: '2026-10-03T15:45:00Z',
      zone: 'Australia/Lord_Howe',
      hour: 3,
      on: '2026-10-03',
    },
    { name: 'the first of the year', at: '2027-01-01T02:00:00Z', zone: 'UTC', hour: 3, on: '2026-12-31' },
    { name: 'a leap day', at: '2028-02-29T12:00:00Z', zone: 'Europe/Berlin', hour: 3, on: '2028-02-29' },
  ])('$name', ({ at, zone, hour, on }) => {
    expect(dayAt(new Date(at), zone, hour)).toBe(on);
  });
});

it.each([
  { zone: 'Asia/Kolkata', known: true },
  { zone: 'UTC', known: true },
  { zone: 'Mars/Olympus', known: false },
  { zone: '', known: false },
])('a time zone is known by its name: $zone', ({ zone, known }) => {
  expect(isTimeZone(zone)).toBe(known);
});
