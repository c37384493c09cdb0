import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { summarisePhase } from '../../../plans/week/phase-summary.ts';
import {
  doneOn,
  FINISH_ON,
  givenPlan,
  givenReview,
  givenSessions,
  givenTask,
  START_ON,
} from '../../support/made/plans.ts';

const SECOND_MONDAY = day('2026-03-09');
const note = {
  kind: 'note',
  location: '',
  value: null,
  pieceKey: '',
  attachmentKey: '',
  leftOn: START_ON,
} as const;

const tasks = [
  givenTask({ id: 1, completion: doneOn('2026-03-03'), evidence: [{ ...note, id: 7, text: 'Later' }] }),
  givenTask({
    id: 2,
    sessions: givenSessions(['2026-03-05', 90]),
    evidence: [{ ...note, id: 3, text: 'First' }],
  }),
  givenTask({
    id: 3,
    sessions: givenSessions(['2026-03-06', 30]),
    droppedOn: day('2026-03-06'),
    dropReason: 'Ill',
  }),
  givenTask({
    id: 4,
    phaseId: 2,
    sessions: givenSessions(['2026-03-10', 45]),
    evidence: [{ ...note, id: 1, text: 'Other' }],
  }),
];
const weekReviews = [
  givenReview({ confidence: 4, proof: 'A talk' }),
  givenReview({ week: 2, confidence: 2 }),
];
const plan = givenPlan({ tasks, weekReviews });

describe('the summary of a phase', () => {
  it('has its figures, its evidence, what is open and what was dropped, and nothing of its neighbour', () => {
    const summary = summarisePhase(plan, 'phase-1', SECOND_MONDAY);

    expect(summary).toMatchObject({
      when: 'past',
      plannedMinutes: 150,
      finishedMinutes: 60,
      taskCount: 2,
      finishedTaskCount: 1,
    });
    expect(summary?.evidence.map(({ evidence }) => evidence.text)).toEqual(['First', 'Later']);
    expect(summary?.unfinishedTasks.map(({ id }) => id)).toEqual([2]);
    expect(summary?.dropped.map(({ task, minutes }) => [task.id, minutes])).toEqual([[3, 30]]);
    expect(summary?.reviews).toEqual([weekReviews[0]]);
  });

  it.each([
    { today: addDays(START_ON, -1), when: 'coming' },
    { today: START_ON, when: 'current' },
    { today: day('2026-03-08'), when: 'current' },
    { today: SECOND_MONDAY, when: 'past' },
  ])('on $today is that of a $when phase', ({ today, when }) => {
    expect(summarisePhase(plan, 'phase-1', today)?.when).toBe(when);
  });

  it('has the weeks without a review as weeks that said nothing', () => {
    expect(summarisePhase(givenPlan(), 'phase-2', FINISH_ON)?.reviews).toEqual([
      givenReview({ week: 2, revision: 0 }),
    ]);
  });

  it('is not there for a phase that is not', () => {
    expect(summarisePhase(plan, 'phase-9', START_ON)).toBeNull();
  });
});
