import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { type ReplanRequest, replan } from '../../../plans/replan/replan.ts';
import { summariseReplan, summaryInWords } from '../../../plans/replan/summary.ts';
import { BRITISH_DATES as dates } from '../../support/made/dates.ts';
import { givenCalendar, givenHabit, givenPlan, givenSessions, givenTask } from '../../support/made/plans.ts';
import { givenRequest } from './replans.ts';

const THURSDAY = day('2026-03-05');

function summarised(plan: Plan, overrides: Partial<ReplanRequest> = {}) {
  const result = replan(plan, givenRequest(plan, { today: THURSDAY, ...overrides }));
  return summariseReplan(plan, result, THURSDAY);
}

describe('what a replan comes to', () => {
  const missed = givenTask({ id: 1, sessions: givenSessions(['2026-03-03', 180]) });
  const plan = givenPlan({ tasks: [missed], habits: [givenHabit({ minutes: 30 })] });

  it('is minutes more a day, the fullest day with its habits, and the tasks that are split', () => {
    const summary = summarised(plan);

    // Half an hour of habit leaves 90 minutes of each day; nine study days are left for three hours.
    expect(summary).toMatchObject({
      moreMinutesPerDay: 20,
      fullestDay: { day: '2026-03-05', minutes: 120, studyMinutes: 120 },
      overDays: [],
      splitTaskCount: 1,
      farMoveCount: 0,
    });
    expect(summaryInWords(summary, dates)).toBe(
      '20 min more a study day on average; the fullest day, habits included, is Thu 5 Mar with 2 h of 2 h; 1 task is split; nothing moves by more than a week; the finish stays on 15 Mar 2026.',
    );
  });

  it('names the days that go over their minutes, and by how much', () => {
    const finishOn = THURSDAY;
    const summary = summarised(plan, {
      calendar: givenCalendar({ finishOn }),
      fillToday: true,
      acceptOverfull: true,
    });

    expect(summary.overDays).toEqual([{ day: THURSDAY, minutes: 180, studyMinutes: 120 }]);
    expect(summaryInWords(summary, dates)).toContain(
      'the fullest day, habits included, is Thu 5 Mar with 3 h of 2 h; 1 day goes over its minutes, by 1 h',
    );
  });

  it('counts what ends more than a week from where it did, overdue work from today', () => {
    const late = givenTask({ id: 1, sessions: givenSessions(['2026-02-10', 60]) });
    const later = givenTask({ id: 2, phaseId: 2, sessions: givenSessions(['2026-03-12', 60]) });
    const plan = givenPlan({ tasks: [late, later] });
    const off = ['09', '10', '11', '12', '13', '14'].map((text) => ({
      day: day(`2026-03-${text}`),
      minutes: 0,
      reason: '',
    }));
    const calendar = givenCalendar({ exceptions: off, finishOn: day('2026-03-31') });

    expect(summarised(plan, { calendar }).farMoveCount).toBe(1);
  });
});
