import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { moveWords } from '../../../views/replan/replan-words.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';
import { givenTask } from '../../support/made/plans.ts';

describe('a move in words', () => {
  it('has a year only where it is not the year of today', () => {
    const move = { task: givenTask(), minutes: 30, from: [day('2026-03-04')], to: [day('2027-01-01')] };
    expect(moveWords(move, BRITISH_DATES, day('2026-03-04'))).toBe('Wed 4 Mar → Fri 1 Jan 2027');
  });
});
