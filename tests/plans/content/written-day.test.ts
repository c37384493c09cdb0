import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenDays } from '../../../plans/content/written-day.ts';
import { addDays, day } from '../../../plans/day.ts';

describe('a day that a spreadsheet wrote again', () => {
  it.each([
    ['2026-03-02', ['2026-03-02']],
    ['2026/3/2', ['2026-03-02']],
    ['28.11.2026', ['2026-11-28']],
    ['1.2.26', ['2026-02-01']],
    ['3/2/2026', ['2026-02-03', '2026-03-02']],
    ['28/11/2026', ['2026-11-28']],
    ['11/28/2026', ['2026-11-28']],
    ['02-03-26', ['2026-03-02', '2026-02-03']],
    ['2/2/2026', ['2026-02-02']],
    [' 2026-03-02 00:00:00 ', ['2026-03-02']],
    ['30.2.2026', []],
    ['13/13/2026', []],
    ['2.3/2026', []],
    ['46083', []],
    ['soon', []],
    ['', []],
  ])('%j is %j', (text, days) => {
    expect(writtenDays(text)).toEqual(days);
  });

  it('is among the readings in each of the ways', () => {
    fc.assert(
      fc.property(fc.nat(9999), (offset) => {
        const on = addDays(day('2020-01-01'), offset);
        const [year, month, dayOfMonth] = on.split('-').map(Number);
        for (const text of [
          `${dayOfMonth}.${month}.${year}`,
          `${month}/${dayOfMonth}/${year}`,
          `${dayOfMonth}/${month}/${year}`,
          on,
        ])
          expect(writtenDays(text)).toContain(on);
      }),
    );
  });
});
