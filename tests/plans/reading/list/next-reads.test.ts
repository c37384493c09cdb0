import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import type { Task } from '../../../../plans/plan/plan.ts';
import { nextReads } from '../../../../plans/reading/list/next-reads.ts';
import { givenPlan, givenSession, givenTask } from '../../../support/made/plans.ts';
import { givenRead } from '../../../support/made/reading/reading.ts';

const TODAY = day('2026-03-04');

/** Each task asks for a must-read of its own, a shared one, and one to pick. */
const readsOf = ({ key }: Task) => [
  givenRead(`of-${key}`),
  givenRead('shared'),
  givenRead('other', { need: 'pick' }),
];

function taskOn(key: string, on: string, overrides: Partial<Task> = {}): Task {
  return givenTask({ key, sessions: [givenSession(day(on), 60)], ...overrides });
}

function idsNext(tasks: readonly Task[], read: readonly string[] = []) {
  const plan = givenPlan({ tasks });
  const next = nextReads(plan, TODAY, readsOf, (id) => read.includes(id));
  return { when: next.when, ids: next.reads.map(({ resource }) => resource.id) };
}

describe('what to read next', () => {
  it('is what must be read for the open tasks of this week, in the order of their days, each once', () => {
    const tasks = [taskOn('late', '2026-03-07'), taskOn('soon', '2026-03-05'), taskOn('later', '2026-03-10')];
    expect(idsNext(tasks)).toEqual({ when: 'this week', ids: ['of-soon', 'shared', 'of-late'] });
  });

  it('has what earlier days left, and nothing of what is done or dropped', () => {
    const completion = { on: TODAY, at: '2026-03-04T09:00:00.000Z' };
    const tasks = [
      taskOn('done', '2026-03-05', { completion }),
      taskOn('dropped', '2026-03-05', { droppedOn: TODAY }),
      taskOn('left', '2026-03-02'),
    ];
    expect(idsNext(tasks).ids).toEqual(['of-left', 'shared']);
  });

  it('is that of the next task with some where this week’s are read', () => {
    const tasks = [taskOn('soon', '2026-03-05'), taskOn('later', '2026-03-12'), taskOn('next', '2026-03-10')];
    expect(idsNext(tasks, ['of-soon', 'shared', 'of-next'])).toEqual({ when: 'later', ids: ['of-later'] });
  });

  it('is nothing where all is read', () => {
    expect(idsNext([taskOn('soon', '2026-03-05')], ['of-soon', 'shared']).ids).toEqual([]);
    expect(idsNext([]).ids).toEqual([]);
  });
});
