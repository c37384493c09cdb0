import { day } from '../../../../plans/day.ts';
import type { Mock, RoundScores } from '../../../../plans/mock/mock.ts';
import { STANDING_CLOCK } from '../../../../plans/mock/round-clock.ts';

/** A finished mock with a round for each of the scores. */
export function givenMock(overrides: Partial<Mock> = {}, scores: readonly RoundScores[] = []): Mock {
  const { day: on = day('2026-03-04') } = overrides;
  return {
    id: 1,
    planId: 1,
    formatKey: 'technical-screen',
    title: 'Technical screen',
    seed: 's',
    partner: '',
    taskId: null,
    day: on,
    startedAt: `${on}T18:00:00.000Z`,
    finishedAt: `${on}T19:00:00.000Z`,
    takeaway: { text: '', revision: 0 },
    rounds: scores.map((given, index) => ({
      position: index + 1,
      roundKey: `round-${index + 1}`,
      minutes: 15,
      questionKeys: [],
      finishedAt: null,
      secondsUsed: null,
      notes: { text: '', revision: 0 },
      scores: given,
      unknownScores: {},
      clock: STANDING_CLOCK,
    })),
    ...overrides,
  };
}
