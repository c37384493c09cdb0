import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { Replan } from '../../../plans/replan/replan.ts';
import { replan } from '../../../plans/replan/replan.ts';
import { replanFigures, replanInWords, shortfallInWords } from '../../../plans/replan/replan-words.ts';
import type { Shortfall } from '../../../plans/replan/ways/shortfall.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';
import { givenPlan, givenSessions, givenTask } from '../../support/made/plans.ts';
import { givenRequest } from './replans.ts';

const NOTHING = replan(givenPlan(), givenRequest(givenPlan()));

function move(from: string[], to: string[]): Replan['moves'][number] {
  return { task: givenTask(), minutes: 60, from: from.map(day), to: to.map(day) };
}

function givenShortfall(overrides: Partial<Shortfall> = {}): Shortfall {
  return {
    missingMinutes: 920,
    neededMinutes: 2600,
    availableMinutes: 1680,
    coreNeededMinutes: 2460,
    finishOn: day('2026-03-03'),
    extraMinutesPerStudyDay: 110,
    extraStudyDays: 9,
    laterFinish: day('2026-03-13'),
    stretchTasksToDrop: [givenTask({ id: 1 })],
    coreTasksToDrop: [2, 3].map((id) => givenTask({ id })),
    ...overrides,
  };
}

describe('a replan in words', () => {
  it.each([
    {
      name: 'sessions that move',
      replanned: {
        moves: [move(['2026-03-03', '2026-03-04'], ['2026-03-06']), move(['2026-03-05'], ['2026-03-12'])],
      },
      words: 'moved 3 sessions from 3–5 March to 6–12 March',
    },
    {
      name: 'days in two months and one session',
      replanned: { moves: [move(['2026-03-30'], ['2026-03-31', '2026-04-02'])] },
      words: 'moved 1 session from 30 March to 31 March–2 April',
    },
    {
      name: 'the turn of the year',
      replanned: { moves: [move(['2026-12-30'], ['2026-12-31', '2027-01-02'])] },
      words: 'moved 1 session from 30 December to 31 December 2026–2 January 2027',
    },
    {
      name: 'work that had no day',
      replanned: { moves: [move([], ['2026-03-06'])] },
      words: 'moved 1 session to 6 March',
    },
    {
      name: 'dropped tasks and a moved finish',
      replanned: {
        droppedTaskIds: [1, 2],
        finishOn: { before: day('2026-03-15'), after: day('2026-03-17') },
      },
      words: 'dropped 2 tasks; moved the finish to 17 March 2026',
    },
    {
      name: 'sessions that become shorter',
      replanned: { sessions: new Map([[1, []]]) },
      words: 'changed the sessions of 1 task',
    },
    { name: 'nothing', replanned: {}, words: 'nothing moved' },
  ])('tells of $name', ({ replanned, words }) => {
    expect(replanInWords(replanFigures({ ...NOTHING, ...replanned }), BRITISH_DATES)).toBe(words);
  });

  it('counts the sessions of a real replan', () => {
    const plan = givenPlan({ tasks: [givenTask({ sessions: givenSessions(['2026-03-03', 60]) })] });
    const replanned = replan(plan, givenRequest(plan, { today: day('2026-03-14') }));
    expect(replanInWords(replanFigures(replanned), BRITISH_DATES)).toBe(
      'moved 1 session from 3 March to 14 March',
    );
  });
});

describe('a shortfall in words', () => {
  it.each([
    {
      name: 'core work that is too much, with every remedy',
      shortfall: {},
      words:
        'The work left needs 43 h 20 min, core work alone 41 h; until 3 March whole tasks can use 28 h, so 15 h 20 min are missing: 1 h 50 min more a day, or 9 study days more, or without these 3 tasks.',
    },
    {
      name: 'work that fits without stretch tasks',
      shortfall: { coreNeededMinutes: 1600, extraMinutesPerStudyDay: null, coreTasksToDrop: [] },
      words:
        'The work left needs 43 h 20 min; until 3 March whole tasks can use 28 h, so 15 h 20 min are missing: 9 study days more, or without this task.',
    },
    {
      name: 'no day and no remedy',
      shortfall: {
        availableMinutes: 0,
        extraMinutesPerStudyDay: null,
        extraStudyDays: null,
        stretchTasksToDrop: [],
        coreTasksToDrop: [],
      },
      words: 'The work left needs 43 h 20 min, core work alone 41 h; until 3 March no study time is left.',
    },
  ])('tells of $name', ({ shortfall, words }) => {
    expect(shortfallInWords(givenShortfall(shortfall), BRITISH_DATES)).toBe(words);
  });
});
