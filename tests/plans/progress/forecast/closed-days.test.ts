import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { closedStudyDays } from '../../../../plans/progress/forecast/closed-days.ts';
import { doneOn, givenCalendar, givenPlan, givenSessions, givenTask } from '../../../support/made/plans.ts';

/** Monday and Tuesday, the first days of the plan, are off; work of half an hour is done on each of some days. */
function closedWith(...workedOn: string[]) {
  const plan = givenPlan({
    calendar: givenCalendar({ weekdayMinutes: [0, 0, 60, 60, 0, 60, 0] }),
    tasks: workedOn.map((on, index) =>
      givenTask({
        id: index + 1,
        minutes: 30,
        sessions: givenSessions(['2026-03-04', 30]),
        completion: doneOn(on),
      }),
    ),
  });
  return closedStudyDays(plan, day('2026-03-09')).map(({ day, finishedMinutes }) => [day, finishedMinutes]);
}

describe('work done on a day off', () => {
  it('before the first study day goes to that day', () => {
    expect(closedWith('2026-03-02', '2026-03-03', '2026-03-04')).toEqual([
      ['2026-03-04', 90],
      ['2026-03-05', 0],
      ['2026-03-07', 0],
    ]);
  });

  it('after a study day goes to the one before it', () => {
    expect(closedWith('2026-03-05', '2026-03-06', '2026-03-08')).toEqual([
      ['2026-03-04', 0],
      ['2026-03-05', 60],
      ['2026-03-07', 30],
    ]);
  });
});
