import { expect, test } from 'vitest';
import { day } from '../../../plans/day.ts';
import { carryTicks, withTickedLines } from '../../../plans/task/checklist.ts';

const MONDAY = { on: day('2026-03-02'), at: '2026-03-02T09:00:00.000Z' };
const TUESDAY = { on: day('2026-03-03'), at: '2026-03-03T09:00:00.000Z' };

test('a line keeps its tick by its words, wherever it stands', () => {
  const earlier = [
    { text: 'Read', completion: MONDAY },
    { text: 'Build', completion: null },
  ];
  expect(carryTicks(earlier, ['Plan', 'Build', 'Read'])).toEqual([
    { position: 1, text: 'Plan', completion: null },
    { position: 2, text: 'Build', completion: null },
    { position: 3, text: 'Read', completion: MONDAY },
  ]);
});

test('of equal lines the first takes the first tick', () => {
  const earlier = [
    { text: 'Read', completion: MONDAY },
    { text: 'Read', completion: TUESDAY },
  ];
  const completions = (texts: string[]) => carryTicks(earlier, texts).map(({ completion }) => completion);
  expect(completions(['Read', 'Read', 'Read'])).toEqual([MONDAY, TUESDAY, null]);
  expect(completions(['Read'])).toEqual([MONDAY]);
});

test('a ticked line that a new checklist does not have stays, after it', () => {
  const earlier = [
    { text: 'Read', completion: MONDAY },
    { text: 'Skim', completion: null },
    { text: 'Read', completion: TUESDAY },
    { text: 'Build', completion: TUESDAY },
  ];
  expect(withTickedLines(earlier, ['Explain', 'Read'])).toEqual(['Explain', 'Read', 'Read', 'Build']);
});
