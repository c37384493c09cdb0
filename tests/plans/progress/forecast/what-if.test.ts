import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../../plans/day.ts';
import { closedStudyDays } from '../../../../plans/progress/forecast/closed-days.ts';
import { forecastPlan } from '../../../../plans/progress/forecast/forecast.ts';
import { type Supposition, supposePlan } from '../../../../plans/progress/forecast/what-if.ts';
import {
  doneOn,
  givenCalendar,
  givenPlan,
  givenSessions,
  givenTask,
  START_ON,
} from '../../../support/made/plans.ts';

const TODAY = day('2026-03-09');
const NOTHING: Supposition = { withoutStretch: false };

/** Two hours a day were asked and one was done, for a week; 10 h are left, two of them stretch. */
const plan = givenPlan({
  tasks: [
    ...[0, 1, 2, 3, 4, 5].map((offset) =>
      givenTask({
        id: offset + 1,
        weight: offset === 0 ? 'stretch' : 'core',
        sessions: givenSessions([addDays(START_ON, offset), 60]),
        completion: doneOn(addDays(START_ON, offset)),
      }),
    ),
    ...[0, 1, 2, 3, 4, 5].map((offset) =>
      givenTask({ id: offset + 11, sessions: givenSessions([addDays(START_ON, offset), 60]) }),
    ),
    givenTask({ id: 20, sessions: givenSessions(['2026-03-11', 120]) }),
    givenTask({ id: 21, weight: 'stretch', sessions: givenSessions(['2026-03-12', 120]) }),
  ],
  calendar: givenCalendar({ weekdayMinutes: [120, 120, 120, 120, 120, 120, 0] }),
});

const medianOf = (supposition: Supposition) => {
  const forecast = forecastPlan(supposePlan(plan, supposition, TODAY), TODAY);
  return forecast.state === 'outlook' ? forecast.medianOn : null;
};

describe('what if', () => {
  it('nothing changes, the plan stays the value that it is', () => {
    expect(supposePlan(plan, NOTHING, TODAY)).toBe(plan);
    expect(supposePlan(plan, { ...NOTHING, weekdayMinutes: plan.calendar.weekdayMinutes }, TODAY)).toBe(plan);
  });

  it('the days are longer, off, or without stretch work: the forecast follows', () => {
    // An hour in two is finished: 10 h take ten study days, from Monday 9 March to Thursday 19 March.
    expect(medianOf(NOTHING)).toBe('2026-03-19');
    expect(medianOf({ ...NOTHING, weekdayMinutes: [240, 240, 240, 240, 240, 240, 0] })).toBe('2026-03-13');
    expect(medianOf({ ...NOTHING, daysOff: [{ from: TODAY, to: day('2026-03-11'), reason: '' }] })).toBe(
      '2026-03-23',
    );
    expect(medianOf({ withoutStretch: true })).toBe('2026-03-17');
  });

  it('changes nothing about the days that are over', () => {
    const supposed = supposePlan(
      plan,
      { withoutStretch: true, weekdayMinutes: [0, 0, 0, 0, 0, 0, 600] },
      TODAY,
    );

    expect(closedStudyDays(supposed, TODAY)).toEqual(closedStudyDays(plan, TODAY));
  });

  it('takes away stretch work that is not done, and nothing else', () => {
    const supposed = supposePlan(plan, { withoutStretch: true }, TODAY);

    expect(supposed.tasks.filter(({ droppedOn }) => droppedOn !== null).map(({ id }) => id)).toEqual([21]);
    expect(plan.tasks.every(({ droppedOn }) => droppedOn === null)).toBe(true);
  });
});
