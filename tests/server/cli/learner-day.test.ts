import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayAt } from '../../../plans/day.ts';
import { learnerDay } from '../../../server/cli/learner-day.ts';

const ZONES = [
  ...Intl.supportedValuesOf('timeZone'),
  'UTC',
  'Etc/GMT+5',
  'GMT+0',
  'EST5EDT',
  'europe/berlin',
  '+05:30',
];

it('is the day that Intl tells, in every time zone, and leaves the clock of the process alone', () => {
  const before = [process.env.TZ, new Date(0).toString()];
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.date({ min: new Date('1980-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 12 }),
      (timeZone, instant, dayStartHour) => {
        expect(learnerDay(instant, { timeZone, dayStartHour }, process.env)).toBe(
          dayAt(instant, timeZone, dayStartHour),
        );
      },
    ),
    { numRuns: 300 },
  );
  expect([process.env.TZ, new Date(0).toString()]).toEqual(before);
});
