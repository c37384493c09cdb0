import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { type LateTick, lateInWords } from '../../../../plans/task/ticking/late.ts';
import { BRITISH_DATES } from '../../../support/made/dates.ts';

const on = day('2026-03-02');
const task = { title: 'Read a paper', positions: [] };

describe('a late tick in words', () => {
  it.each<[LateTick, string]>([
    [
      { because: 'done-already', ...task, on },
      '“Read a paper” was finished already, on Monday 2 March 2026. It stays so; the page of the task changes the day.',
    ],
    [
      { because: 'done-since', ...task, on },
      '“Read a paper” was finished since this page was shown, on Monday 2 March 2026, and stays so.',
    ],
    [
      { because: 'done-already', ...task, positions: [2], on },
      'Step 2 of “Read a paper” was ticked already, on Monday 2 March 2026. It stays so.',
    ],
    [
      { because: 'done-already', ...task, positions: [1, 2], on },
      'Steps 1 and 2 of “Read a paper” were ticked already, by Monday 2 March 2026. They stay so.',
    ],
    [
      { because: 'done-since', ...task, positions: [1, 2], on },
      'Steps 1 and 2 of “Read a paper” were ticked since this page was shown, by Monday 2 March 2026, and stay so.',
    ],
    [
      { because: 'edited-since', title: 'Read a paper' },
      'The checklist of “Read a paper” was edited since this page was shown. Nothing was ticked: here it is as it stands now.',
    ],
    [
      { because: 'habit-kept-since', title: 'Run', day: on },
      '“Run” was ticked for Monday 2 March 2026 since this page was shown, and stays so.',
    ],
    [
      { because: 'gone', title: 'Read a paper', as: 'dropped', on },
      '“Read a paper” was dropped on Monday 2 March 2026. Take it back on its page first.',
    ],
    [
      { because: 'gone', title: 'Read a paper', as: 'known', on },
      '“Read a paper” was set aside on Monday 2 March 2026. Take it back on its page first.',
    ],
  ])('%o', (late, words) => {
    expect(lateInWords([late], BRITISH_DATES)).toBe(words);
  });

  it.each([
    [0, ''],
    [1, ''],
    [3, ''],
    [4, 'And 1 more task stays as it is.'],
    [5, 'And 2 more tasks stay as they are.'],
  ])('of %i tells three at most', (lateCount, end) => {
    const late = Array.from({ length: lateCount }, (_, number): LateTick => {
      return { because: 'done-already', title: `Task ${number}`, positions: [], on };
    });
    const words = lateInWords(late, BRITISH_DATES);
    expect(words.match(/“/g)?.length ?? 0).toBe(Math.min(3, lateCount));
    expect(words.endsWith(end)).toBe(true);
  });
});
