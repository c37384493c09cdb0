import { expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { findNonsense } from '../../support/texts/nonsense.ts';

const TODAY = day('2026-03-10');
const page = (words: string) => ({
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<main><p>${words}</p></main>`,
});

it.each([
  'NaN % of the plan',
  'undefined of 3 tasks',
  'Habits kept 0 of 0 times',
  'None of 14 areas: none of 0',
  'You are −2 study days ahead',
  'Most people keep a interview to themselves',
  'left: -15 min',
  'Around Sunday 8 March 2026',
  'Your plan begins on Monday 2 March.',
  '85 of 100 trial runs are done by 9 Mar',
])('is found by whoever reads every page: %s', (words) => {
  expect(findNonsense(page(words), TODAY)).toHaveLength(1);
});

it.each([
  'Work under ambiguity, with what was undefined, the smallest experiment',
  'Around Tuesday 10 March 2026',
  'By 3 Mar, 10 h were planned',
  '20–30 min of arrays',
  'Project 1 - 30 min',
  '10 of 10 tasks, 0 of 3 times',
])('is not found where there is none: %s', (words) => {
  expect(findNonsense(page(words), TODAY)).toEqual([]);
});
