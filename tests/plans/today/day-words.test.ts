import { expect, it } from 'vitest';
import { inDays, outsideInWords } from '../../../plans/today/day-words.ts';

it('a day that is coming is told by how far off it is', () => {
  expect([0, 1, 2, 30].map(inDays)).toEqual(['today', 'tomorrow', 'in 2 days', 'in 30 days']);
});

it('a day outside of a plan is told by its distance from it', () => {
  expect([-10, -1, 1, 45].map(outsideInWords)).toEqual([
    '10 days before the plan',
    '1 day before the plan',
    '1 day after the plan',
    '45 days after the plan',
  ]);
});
