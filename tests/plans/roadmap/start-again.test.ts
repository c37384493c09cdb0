import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { doneInRoadmap, withoutTasks } from '../../../plans/roadmap/start-again.ts';
import { doneOn, givenPlan, givenTask } from '../../support/made/plans.ts';
import { givenRoadmap, givenRoadmapPhase, givenRoadmapTask } from '../../support/made/roadmaps.ts';

const DONE = givenTask({ id: 1, completion: doneOn('2026-03-03') });
const OPEN = givenTask({ id: 2 });
const ROADMAP = givenRoadmap([
  givenRoadmapPhase({ tasks: [DONE, OPEN].map(({ key }) => givenRoadmapTask({ id: key })) }),
]);

describe('a plan that is started again', () => {
  it('keeps what is done and still in the roadmap', () => {
    const gone = givenTask({ id: 3, key: 'gone', completion: doneOn('2026-03-03') });
    expect(doneInRoadmap(givenPlan({ tasks: [DONE, OPEN, gone] }), ROADMAP)).toEqual(new Set([DONE.key]));
  });

  it('does not keep what was dropped', () => {
    const dropped = { ...DONE, droppedOn: day('2026-03-04') };
    expect(doneInRoadmap(givenPlan({ tasks: [dropped, OPEN] }), ROADMAP)).toEqual(new Set());
  });

  it('has the rest of the roadmap before it', () => {
    const [phase] = withoutTasks(ROADMAP, new Set([DONE.key])).phases;
    expect(phase?.tasks.map(({ id }) => id)).toEqual([OPEN.key]);
  });
});
