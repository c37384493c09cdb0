import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { Score } from '../../../plans/mock/dimension.ts';
import type { Mock } from '../../../plans/mock/mock.ts';
import { STANDING_CLOCK } from '../../../plans/mock/round-clock.ts';
import { outcomesBeside } from '../../../plans/readiness/real-outcomes.ts';
import { doneOn, givenPlan, givenTask } from '../../support/made/plans.ts';
import { givenRounds, NEW_YORK } from '../../support/made/portfolio/rounds.ts';
import { byQuestion, givenAnswer } from '../../support/made/practice/answers.ts';
import { givenCategory, givenQuestion } from '../../support/made/practice/questions.ts';

const UNWRITTEN = { text: '', revision: 0 };

function scoredMock(id: number, on: string, score: Score, formatKey = 'technical-screen'): Mock {
  const round = {
    position: 1,
    roundKey: 'fundamentals',
    minutes: 15,
    questionKeys: [],
    finishedAt: null,
    secondsUsed: null,
    notes: UNWRITTEN,
    scores: { clarity: score },
    unknownScores: {},
    clock: STANDING_CLOCK,
  };
  const at = { day: day(on), startedAt: `${on}T18:00:00.000Z`, finishedAt: `${on}T19:00:00.000Z` };
  const named = { id, planId: 1, formatKey, title: 'A mock', seed: 's', partner: '', taskId: null };
  return { ...named, ...at, takeaway: UNWRITTEN, rounds: [round] };
}

const technical = (on: string, outcome: string) => ({ day: on, round: 'technical', outcome });

const INPUT = { plan: givenPlan(), bank: [], answers: new Map(), mocks: [] };

describe('outcomes of real rounds', () => {
  it('stand beside what the mocks of their kind said before them, as counts', () => {
    const rounds = givenRounds(
      NEW_YORK,
      technical('2026-03-05', 'passed'),
      technical('2026-03-12', 'declined'),
      technical('2026-03-19', 'offer'),
      technical('2026-03-20', 'waiting'),
      technical('2026-03-21', 'withdrew'),
      { day: '2026-03-22', round: 'coding', outcome: 'passed' },
    );
    const mocks = [
      scoredMock(1, '2026-03-04', 2),
      // On the day itself is not before it.
      scoredMock(2, '2026-03-12', 4),
      scoredMock(3, '2026-03-01', 1, 'coding'),
      scoredMock(4, '2026-03-25', 1),
    ];

    const outcomes = outcomesBeside(rounds, { ...INPUT, mocks });

    expect([outcomes?.count, outcomes?.wentOnCount]).toEqual([4, 3]);
    const [kind, ...others] = outcomes?.kinds ?? [];
    expect(others).toEqual([]);
    expect(kind).toMatchObject({ kind: 'technical', wentOnCount: 2, mockMean: (2 + 2 + 3) / 3 });
    expect(kind?.rounds.map(({ wentOn, mockMean }) => [wentOn, mockMean])).toEqual([
      [true, 2],
      [false, 2],
      [true, 3],
    ]);
  });

  it('are told from the third one on', () => {
    const two = [technical('2026-03-05', 'passed'), technical('2026-03-12', 'declined')];
    expect(outcomesBeside(givenRounds(NEW_YORK, ...two), INPUT)).toBeNull();
    const mixed = givenRounds(NEW_YORK, ...two, { day: '2026-03-13', round: 'coding', outcome: 'declined' });
    expect(outcomesBeside(mixed, INPUT)).toEqual({ count: 3, wentOnCount: 1, kinds: [] });
  });

  it('stand beside the signs that held in the morning, before what was done on the day', () => {
    const bank = [
      givenCategory('machine-learning-fundamentals', [
        givenQuestion({ id: 'a' }),
        givenQuestion({ id: 'b' }),
      ]),
    ];
    const answers = byQuestion([
      givenAnswer(day('2026-03-05'), { questionKey: 'a' }),
      givenAnswer(day('2026-03-06'), { questionKey: 'b' }),
    ]);
    const evidence = [{ id: 1, kind: 'note', text: 'x', location: '', value: '', leftAt: '2026-03-06' }];
    const task = {
      ...givenTask({ serves: ['technical-round'], completion: doneOn('2026-03-06') }),
      evidence,
    };
    const plan = givenPlan({ tasks: [task as never] });
    const rounds = givenRounds(
      NEW_YORK,
      technical('2026-03-05', 'declined'),
      technical('2026-03-06', 'declined'),
      technical('2026-03-07', 'passed'),
    );

    const [kind] = outcomesBeside(rounds, { ...INPUT, bank, answers, plan })?.kinds ?? [];

    expect(kind?.rounds.map(({ signs }) => signs)).toEqual([
      { holding: 0, of: 4 },
      { holding: 0, of: 4 },
      { holding: 2, of: 4 },
    ]);
    expect(kind?.mockMean).toBeNull();
  });

  it('of an onsite stand beside its mocks alone', () => {
    const onsite = (on: string) => ({ day: on, round: 'onsite', outcome: 'declined' });
    const rounds = givenRounds(NEW_YORK, onsite('2026-03-05'), onsite('2026-03-06'), onsite('2026-03-07'));
    const mocks = [scoredMock(1, '2026-03-01', 3, 'full-onsite')];
    const [kind] = outcomesBeside(rounds, { ...INPUT, mocks })?.kinds ?? [];
    expect(kind).toMatchObject({ kind: 'onsite', mockMean: 3 });
    expect(kind?.rounds[0]?.signs).toBeNull();
  });
});
