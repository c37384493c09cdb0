import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studyDaysBetween } from '../../../plans/calendar/study-days.ts';
import { addDays, day } from '../../../plans/day.ts';
import {
  burnUp,
  habitRecords,
  heatMap,
  sharesByKind,
  sharesByPhase,
} from '../../../plans/progress/history.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import {
  anyDay,
  anyPlan,
  doneOn,
  FINISH_ON,
  givenCalendar,
  givenHabit,
  givenPlan,
  givenSessions,
  givenTask,
  START_ON,
} from '../../support/made/plans.ts';

const tasks = [
  givenTask({ completion: doneOn('2026-03-03') }),
  givenTask({ id: 2, phaseId: 2, kind: 'hands-on', sessions: givenSessions(['2026-03-09', 90]) }),
  givenTask({
    id: 3,
    phaseId: 2,
    kind: 'rehearsal',
    sessions: givenSessions(['2026-03-09', 45]),
    droppedOn: START_ON,
  }),
];
const plan = givenPlan({ tasks });

describe('the study days of a stretch', () => {
  it('leave out days off and what lies outside the plan', () => {
    const around = studyDaysBetween(givenCalendar(), addDays(START_ON, -7), addDays(FINISH_ON, 7));

    expect(around).toHaveLength(12);
    expect(around.at(0)).toEqual({ day: START_ON, minutes: 120 });
    expect(around.at(-1)).toEqual({ day: '2026-03-14', minutes: 180 });
    expect(studyDaysBetween(givenCalendar(), addDays(FINISH_ON, 1), addDays(FINISH_ON, 7))).toEqual([]);
  });
});

describe('the burn-up', () => {
  it('sums up planned and finished work, finished work only until today', () => {
    const points = burnUp(plan, day('2026-03-03'));

    expect(points).toHaveLength(14);
    expect(points.slice(0, 3)).toEqual([
      { day: '2026-03-02', plannedMinutes: 60, firstPlannedMinutes: 60, earnedMinutes: 0 },
      { day: '2026-03-03', plannedMinutes: 60, firstPlannedMinutes: 60, earnedMinutes: 60 },
      { day: '2026-03-04', plannedMinutes: 60, firstPlannedMinutes: 60, earnedMinutes: null },
    ]);
    expect(points.at(-1)?.plannedMinutes).toBe(150);
  });

  it('goes on after the plan to the day on which late work was finished', () => {
    const late = givenPlan({ tasks: [givenTask({ completion: doneOn('2026-03-18') })] });
    const points = burnUp(late, day('2026-04-01'));

    expect(points.at(-1)).toEqual({
      day: '2026-03-18',
      plannedMinutes: 60,
      firstPlannedMinutes: 60,
      earnedMinutes: 60,
    });
    expect(burnUp(plan, day('2026-04-01')).at(-1)?.day).toBe(FINISH_ON);
  });
});

describe('figures of the plan', () => {
  it('are told per phase and per kind, without dropped tasks', () => {
    expect(sharesByPhase(plan, FINISH_ON).map(({ phase: _, ...share }) => share)).toEqual([
      {
        label: 'Phase 1',
        plannedMinutes: 60,
        earnedMinutes: 60,
        taskCount: 1,
        finishedTaskCount: 1,
      },
      {
        label: 'Phase 2',
        plannedMinutes: 90,
        earnedMinutes: 0,
        taskCount: 1,
        finishedTaskCount: 0,
      },
    ]);
    expect(sharesByKind(plan, FINISH_ON).map(({ label, taskCount }) => [label, taskCount])).toEqual([
      ['Study', 1],
      ['Hands-on', 1],
    ]);
  });

  it('agree with each other and with the pace', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (generated, today) => {
        const { totalMinutes, earnedMinutes } = measurePlanPace(generated, today);
        const total = { plannedMinutes: totalMinutes, earnedMinutes };
        const sumUp = (shares: readonly { plannedMinutes: number; earnedMinutes: number }[]) => ({
          plannedMinutes: shares.reduce((sum, share) => sum + share.plannedMinutes, 0),
          earnedMinutes: shares.reduce((sum, share) => sum + share.earnedMinutes, 0),
        });

        expect(sumUp(sharesByPhase(generated, today))).toEqual(total);
        expect(sumUp(sharesByKind(generated, today))).toEqual(total);
        expect(burnUp(generated, today).at(-1)?.plannedMinutes).toBe(totalMinutes);
        if (today >= FINISH_ON) expect(burnUp(generated, today).at(-1)?.earnedMinutes).toBe(earnedMinutes);
      }),
    );
  });

  it('show every day of the plan on the heat map, days off with no minutes', () => {
    const days = heatMap(plan, FINISH_ON);

    expect(days).toHaveLength(14);
    expect(days[1]).toEqual({ day: '2026-03-03', studyMinutes: 120, finishedMinutes: 60, plannedMinutes: 0 });
    expect(days[6]).toEqual({ day: '2026-03-08', studyMinutes: 0, finishedMinutes: 0, plannedMinutes: 0 });
  });

  it('count habits of the phases that have begun', () => {
    const habits = [givenHabit({ completedDays: [START_ON, FINISH_ON] }), givenHabit({ id: 2, phaseId: 2 })];
    const records = (today: string) =>
      habitRecords(givenPlan({ habits }), day(today)).map((record) => [
        record.habit.phaseId,
        record.habit.id,
        record.keptCount,
        record.askedCount,
      ]);

    expect(records(addDays(START_ON, -1))).toEqual([]);
    expect(records('2026-03-04')).toEqual([[1, 1, 1, 3]]);
    expect(records('2026-03-09')).toEqual([
      [1, 1, 1, 6],
      [2, 2, 0, 1],
    ]);
  });
});
