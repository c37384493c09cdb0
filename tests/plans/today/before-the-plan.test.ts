import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { lookAhead } from '../../../plans/today/before-the-plan.ts';
import { interviewFrom } from '../../../plans/today/interview-ahead.ts';
import { doneOn, givenHabit, givenPlan, givenSessions, givenTask } from '../../support/made/plans.ts';

const TODAY = day('2026-02-20');

describe('before a plan', () => {
  it('its first day with work is told with all that it holds', () => {
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, sessions: givenSessions(['2026-03-03', 60]) }),
        givenTask({ id: 2, sessions: givenSessions(['2026-03-05', 45]), completion: doneOn('2026-02-19') }),
        givenTask({ id: 3, droppedOn: day('2026-02-18') }),
      ],
      habits: [givenHabit()],
    });
    expect(lookAhead(plan, TODAY)).toMatchObject({
      daysAhead: 10,
      dayCount: 14,
      taskCount: 2,
      doneCount: 1,
      totalMinutes: 105,
      firstWork: { day: day('2026-03-03'), plannedMinutes: 80 },
    });
  });

  it('its eve is one day ahead', () => {
    expect(lookAhead(givenPlan(), day('2026-03-01'))).toMatchObject({ daysAhead: 1, firstWork: null });
  });
});

describe('the interview', () => {
  it('is so many days off, today, or over', () => {
    const plan = givenPlan({ interviewOn: day('2026-03-20') });
    const daysAhead = (text: string) => interviewFrom(plan, day(text))?.daysAhead;
    expect(['2026-02-20', '2026-03-19', '2026-03-20', '2026-04-01'].map(daysAhead)).toEqual([28, 1, 0, -12]);
    expect(interviewFrom(givenPlan(), TODAY)).toBeNull();
  });

  it('is the next real round where that of the plan is over, or there is none', () => {
    const next = day('2026-03-25');
    const plan = givenPlan({ interviewOn: day('2026-03-20') });
    expect(interviewFrom(plan, day('2026-03-20'), next)).toMatchObject({
      daysAhead: 0,
      isBesideThePlan: false,
    });
    const beside = { on: next, daysAhead: 4, isBesideThePlan: true };
    expect(interviewFrom(plan, day('2026-03-21'), next)).toEqual(beside);
    expect(interviewFrom(givenPlan(), day('2026-03-21'), next)).toEqual(beside);
  });
});
