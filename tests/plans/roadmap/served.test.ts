import { describe, expect, it } from 'vitest';
import { prerequisitesOf, withServed } from '../../../plans/roadmap/served.ts';
import { givenPlan, givenTask } from '../../support/made/plans.ts';
import { givenRoadmap, givenRoadmapPhase, givenRoadmapTask } from '../../support/made/roadmaps.ts';

const ROADMAP = givenRoadmap([
  givenRoadmapPhase({
    tasks: [
      givenRoadmapTask({ id: 'slides', serves: ['talk-round'] }),
      givenRoadmapTask({ id: 'dry-run', serves: ['talk-round', 'communication'], after: 'slides' }),
      givenRoadmapTask({ id: 'silent' }),
    ],
  }),
]);

describe('what tasks serve', () => {
  it('is looked up in the roadmap where the plan does not tell', () => {
    const tasks = [
      givenTask({ id: 1, key: 'slides', serves: ['systems-round'] }),
      givenTask({ id: 2, key: 'dry-run' }),
      givenTask({ id: 3, key: 'silent' }),
      givenTask({ id: 4, key: 'gone' }),
      givenTask({ id: 5, key: 'slides', origin: 'own' }),
    ];
    const plan = givenPlan({ tasks });

    const served = withServed(plan, ROADMAP);

    expect(served.tasks.map(({ serves }) => serves)).toEqual([
      ['systems-round'],
      ['talk-round', 'communication'],
      [],
      [],
      [],
    ]);
    expect(served).toEqual({ ...plan, tasks: served.tasks });
    expect(withServed(plan, ROADMAP)).toBe(served);
  });

  it('comes with what has to be done first', () => {
    expect([...prerequisitesOf(ROADMAP)]).toEqual([['dry-run', 'slides']]);
  });
});
