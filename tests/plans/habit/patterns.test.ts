import { describe, expect, it } from 'vitest';
import { addDays } from '../../../plans/day.ts';
import { patternOn, patternsOf, practisedPatterns } from '../../../plans/habit/patterns.ts';
import { givenHabit, givenPhase, givenPlan, START_ON } from '../../support/made/plans.ts';
import { givenRoadmap, givenRoadmapHabit, givenRoadmapPhase } from '../../support/made/roadmaps.ts';

const roadmap = givenRoadmap([
  givenRoadmapPhase({
    habits: [givenRoadmapHabit({ id: 'structures', patterns: ['Stacks', 'Queues', 'Trees'] })],
  }),
]);
const patterns = patternsOf(roadmap);
const habit = givenHabit({ id: 1, key: 'structures', phaseId: 1 });
const plan = givenPlan({ phases: [givenPhase({ id: 1, endsOn: addDays(START_ON, 13) })], habits: [habit] });

const dayOf = (offset: number) => addDays(START_ON, offset);

describe('the pattern of a habit', () => {
  it('is the next one on each study day, and the first again after the last', () => {
    expect([0, 1, 2, 3, 4, 5].map((offset) => patternOn(plan, habit, patterns, dayOf(offset)))).toEqual([
      'Stacks',
      'Queues',
      'Trees',
      'Stacks',
      'Queues',
      'Trees',
    ]);
  });

  it('is none on a day off, which takes none away', () => {
    expect(patternOn(plan, habit, patterns, dayOf(6))).toBeNull();
    expect(patternOn(plan, habit, patterns, dayOf(7))).toBe('Stacks');
  });

  it('is none for a habit of the learner, and for one that has none', () => {
    expect(patternOn(plan, givenHabit({ key: 'structures', phaseId: null }), patterns, dayOf(0))).toBeNull();
    expect(patternOn(plan, givenHabit({ key: 'other', phaseId: 1 }), patterns, dayOf(0))).toBeNull();
  });

  it('was practised on the days on which the habit was kept', () => {
    const kept = { ...habit, completedDays: [dayOf(0), dayOf(1), dayOf(3)] };
    expect(practisedPatterns({ ...plan, habits: [kept] }, kept, patterns)).toEqual([
      { pattern: 'Stacks', keptOn: [dayOf(0), dayOf(3)] },
      { pattern: 'Queues', keptOn: [dayOf(1)] },
      { pattern: 'Trees', keptOn: [] },
    ]);
  });
});
