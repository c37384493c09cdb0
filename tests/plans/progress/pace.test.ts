import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayMinutes } from '../../../plans/calendar/calendar.ts';
import { addDays, day } from '../../../plans/day.ts';
import { measurePace, measurePlanPace, type Pace } from '../../../plans/progress/pace.ts';
import {
  anyDay,
  anyPlan,
  doneOn,
  FINISH_ON,
  givenCalendar,
  givenPlan,
  givenSessions,
  givenSteps,
  givenTask,
  givenTasksOn,
  START_ON,
} from '../../support/made/plans.ts';

/** Monday to Friday, an hour each: the worked example of plans/README.md#pace. */
const fiveHours: DayMinutes[] = [0, 1, 2, 3, 4].map((offset) => ({
  day: addDays(START_ON, offset),
  minutes: 60,
}));
const WEDNESDAY = day('2026-03-04');

const anyBaseline = fc
  .array(fc.nat(120), { maxLength: 10 })
  .map((minutes) => minutes.map((planned, offset) => ({ day: addDays(START_ON, offset), minutes: planned })));

/** Study days ahead; negative when behind. */
function lead({ verdict, studyDays }: Pace): number {
  return verdict === 'behind' ? -studyDays : studyDays;
}

describe('pace', () => {
  it.each([
    { earned: 0, verdict: 'behind', studyDays: 2, earnedSchedule: 0 },
    { earned: 60, verdict: 'behind', studyDays: 1, earnedSchedule: 1 },
    { earned: 90, verdict: 'behind', studyDays: 0.5, earnedSchedule: 1.5 },
    { earned: 120, verdict: 'on pace', studyDays: 0, earnedSchedule: 2 },
    { earned: 150, verdict: 'on pace', studyDays: 0, earnedSchedule: 2.5 },
    { earned: 180, verdict: 'on pace', studyDays: 0, earnedSchedule: 3 },
    { earned: 210, verdict: 'ahead', studyDays: 0.5, earnedSchedule: 3.5 },
    { earned: 300, verdict: 'ahead', studyDays: 2, earnedSchedule: 5 },
  ])(
    'on Wednesday with $earned minutes done is $verdict by $studyDays',
    ({ earned, verdict, studyDays, earnedSchedule }) => {
      expect(measurePace(fiveHours, earned, WEDNESDAY)).toEqual({
        verdict,
        studyDays,
        plannedMinutes: 120,
        earnedMinutes: earned,
        earnedScheduleDays: earnedSchedule,
      });
    },
  );

  it('is worked out by hand for days of unlike length', () => {
    // PV: 30, 120, 120, 180. EV 75 lies half-way into the second day; 150 half-way into the fourth.
    const uneven = [30, 90, 0, 60].map((minutes, offset) => ({ day: addDays(START_ON, offset), minutes }));

    expect(measurePace(uneven, 75, addDays(START_ON, 4)).earnedScheduleDays).toBe(1.5);
    expect(measurePace(uneven, 120, addDays(START_ON, 4)).earnedScheduleDays).toBe(3);
    expect(measurePace(uneven, 150, addDays(START_ON, 4))).toMatchObject({
      verdict: 'behind',
      studyDays: 0.5,
    });
  });

  it('follows the published definition of earned schedule', () => {
    fc.assert(
      fc.property(anyBaseline, fc.nat(1200), (baseline, earned) => {
        const planned = (days: number) =>
          baseline.slice(0, days).reduce((sum, { minutes }) => sum + minutes, 0);
        const n = baseline.findLastIndex((_, index) => planned(index + 1) <= earned) + 1;
        const share = n === baseline.length ? 0 : (earned - planned(n)) / (planned(n + 1) - planned(n));

        expect(measurePace(baseline, earned, START_ON).earnedScheduleDays).toBeCloseTo(n + share, 9);
      }),
    );
  });

  /** Months in place of days; the figures of each are ours, the answers those of the source. */
  const months = [100, 150, 200, 250, 300, 350, 300, 250, 200, 150].map((minutes, offset) => ({
    day: addDays(START_ON, offset),
    minutes,
  }));
  const AFTER_SEVEN = addDays(START_ON, 7);

  it('agrees with a published example: seven months gone, and five of them earned', () => {
    // W. Lipke, "Earned Schedule … an emerging enhancement to EVM", International Metrics Congress, 2007: two months behind.
    expect(measurePace(months, 1000, AFTER_SEVEN)).toMatchObject({
      verdict: 'behind',
      studyDays: 2,
      earnedScheduleDays: 5,
    });
  });

  it('agrees with a published example: all of January to May, and a part of June, at the end of July', () => {
    // W. Lipke, "Earned Schedule Concept": ES = 5 + (EV − PV(May)) / (PV(June) − PV(May)), AT = 7, SV(t) = ES − AT.
    const [throughMay, throughJune, earned] = [1000, 1350, 1140];
    const earnedSchedule = 5 + (earned - throughMay) / (throughJune - throughMay);

    expect(earnedSchedule).toBe(5.4);
    expect(measurePace(months, earned, AFTER_SEVEN).earnedScheduleDays).toBeCloseTo(earnedSchedule, 12);
    expect(measurePace(months, earned, AFTER_SEVEN).studyDays).toBeCloseTo(7 - earnedSchedule, 12);
  });

  it.each([
    // Hand-worked: PV at the end of each month is 100, 250, 450, 700, 1000, 1350, 1650, 1900, 2100, 2250.
    { month: 1, earned: 80, earnedSchedule: 0.8, behind: 0.2 },
    { month: 2, earned: 190, earnedSchedule: 1.6, behind: 0.4 },
    { month: 3, earned: 350, earnedSchedule: 2.5, behind: 0.5 },
    { month: 5, earned: 775, earnedSchedule: 4.25, behind: 0.75 },
    { month: 8, earned: 1500, earnedSchedule: 6.5, behind: 1.5 },
    { month: 10, earned: 2220, earnedSchedule: 9.8, behind: 0.2 },
  ])('is worked out by hand at the end of month $month of a late project', (row) => {
    const pace = measurePace(months, row.earned, addDays(START_ON, row.month));

    expect(pace.earnedScheduleDays).toBeCloseTo(row.earnedSchedule, 12);
    expect(pace.studyDays).toBeCloseTo(row.behind, 12);
  });

  it('is never behind when all that was due before today is done, nor ahead before today is', () => {
    fc.assert(
      fc.property(anyBaseline, fc.nat(1200), anyDay, (baseline, earned, today) => {
        const due = (isDue: (on: string) => boolean) =>
          baseline.reduce((sum, planned) => sum + (isDue(planned.day) ? planned.minutes : 0), 0);
        const { verdict, studyDays } = measurePace(baseline, earned, today);

        expect(verdict === 'behind').toBe(earned < due((on) => on < today));
        expect(verdict === 'ahead').toBe(earned > due((on) => on <= today));
        expect(studyDays).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('never gets worse by finishing more', () => {
    fc.assert(
      fc.property(anyBaseline, fc.nat(900), fc.nat(300), anyDay, (baseline, earned, more, today) => {
        const before = measurePace(baseline, earned, today);
        const after = measurePace(baseline, earned + more, today);

        expect(lead(after)).toBeGreaterThanOrEqual(lead(before));
      }),
    );
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s earned minutes', (earned) => {
    expect(() => measurePace(fiveHours, earned, WEDNESDAY)).toThrow(RangeError);
  });

  it('is on pace, with zeros, for an empty baseline', () => {
    expect(measurePace([], 0, WEDNESDAY)).toEqual({
      verdict: 'on pace',
      studyDays: 0,
      plannedMinutes: 0,
      earnedMinutes: 0,
      earnedScheduleDays: 0,
    });
  });
});

describe('the pace of a plan', () => {
  const saturday = givenTask({ sessions: givenSessions(['2026-03-07', 180]) });

  it('loses nothing on a rest day', () => {
    const plan = givenPlan({ tasks: [saturday] });
    const sunday = measurePlanPace(plan, day('2026-03-08'));
    const monday = measurePlanPace(plan, day('2026-03-09'));

    expect(sunday).toMatchObject({ verdict: 'behind', studyDays: 1 });
    expect(monday).toMatchObject({ verdict: 'behind', studyDays: 1 });
  });

  it('does not move with an estimate', () => {
    const plan = givenPlan({ tasks: [saturday] });
    const longer = givenPlan({ tasks: [{ ...saturday, minutes: 900 }] });
    const { needed: _, ...pace } = measurePlanPace(plan, FINISH_ON);

    expect(measurePlanPace(longer, FINISH_ON)).toMatchObject(pace);
    expect(measurePlanPace(longer, FINISH_ON).needed.remainingMinutes).toBe(900);
  });

  it('tells added work apart', () => {
    const added = givenTask({ id: 2, baseline: [], completion: doneOn('2026-03-02') });
    const pace = measurePlanPace(givenPlan({ tasks: [saturday, added] }), START_ON);

    expect(pace).toMatchObject({ earnedMinutes: 0, totalMinutes: 180, added: { taskCount: 1, minutes: 60 } });
  });

  it('tells dropped work apart, but not work left out before the plan began', () => {
    const dropped = givenTask({ id: 2, droppedOn: START_ON, steps: givenSteps('2026-03-02', null) });
    const leftOut = givenTask({ id: 3, droppedOn: START_ON, sessions: [] });
    const pace = measurePlanPace(givenPlan({ tasks: [saturday, dropped, leftOut] }), FINISH_ON);

    expect(pace).toMatchObject({
      earnedMinutes: 0,
      totalMinutes: 180,
      dropped: { taskCount: 1, minutes: 60 },
    });
  });

  it('never looks like progress when a task is dropped', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, fc.nat(7), (plan, today, index) => {
        const task = plan.tasks[index];
        fc.pre(task !== undefined && task.droppedOn === null);
        const tasks = plan.tasks.map((other) => (other === task ? { ...task, droppedOn: today } : other));
        const before = measurePlanPace(plan, today);
        const after = measurePlanPace({ ...plan, tasks }, today);

        expect(after.earnedMinutes).toBeLessThanOrEqual(before.earnedMinutes);
        expect(after.totalMinutes + after.dropped.minutes).toBe(before.totalMinutes + before.dropped.minutes);
        const isComing = task.baseline.every((session) => session.day > today);
        const isUntouched = before.earnedMinutes === after.earnedMinutes;
        if (before.verdict === 'behind' && isComing && isUntouched) expect(lead(after)).toBe(lead(before));
      }),
    );
  });

  it('names the latest replan, and what the first one of that day answered', () => {
    const replan = { day: START_ON, studyDaysBehind: 4, fromFinishOn: FINISH_ON, toFinishOn: FINISH_ON };
    const later = { ...replan, day: WEDNESDAY, studyDaysBehind: 2 };
    const again = { ...later, studyDaysBehind: 0 };

    expect(measurePlanPace(givenPlan(), WEDNESDAY).replanned).toBeNull();
    expect(measurePlanPace(givenPlan({ replans: [replan, later, again] }), WEDNESDAY).replanned).toEqual({
      day: WEDNESDAY,
      studyDaysBehind: 2,
    });
  });

  it('tells what each study day left must bring, today included', () => {
    const tasks = givenTasksOn(['2026-03-02', 120], ['2026-03-03', 120], ['2026-03-13', 61]);
    const plan = givenPlan({ tasks, calendar: givenCalendar({ exceptions: [] }) });

    expect(measurePlanPace(plan, day('2026-03-13')).needed).toEqual({
      remainingMinutes: 301,
      remainingStudyMinutes: 300,
      remainingStudyDays: 2,
      minutesPerStudyDay: 151,
      plannedMinutesPerStudyDay: 100,
    });
    expect(measurePlanPace(plan, addDays(FINISH_ON, 1)).needed).toMatchObject({
      remainingStudyMinutes: 0,
      minutesPerStudyDay: null,
    });
    expect(measurePlanPace(plan, addDays(START_ON, -9)).needed).toMatchObject({ remainingStudyDays: 12 });
  });

  it('knows whether it has started and whether anything is left', () => {
    const done = { ...saturday, completion: doneOn('2026-03-07') };
    const dropped = givenTask({ id: 2, droppedOn: START_ON });

    expect(measurePlanPace(givenPlan({ tasks: [done, dropped] }), START_ON).isFinished).toBe(true);
    expect(measurePlanPace(givenPlan({ tasks: [saturday] }), START_ON).isFinished).toBe(false);
    expect(measurePlanPace(givenPlan(), addDays(START_ON, -1)).hasStarted).toBe(false);
    expect(measurePlanPace(givenPlan(), START_ON).hasStarted).toBe(true);
  });
});

describe('a task that is split in the middle of a step', () => {
  const planned = [
    { day: START_ON, minutes: 160 },
    { day: addDays(START_ON, 2), minutes: 20 },
  ];
  const task = (doneCount: number) =>
    givenTask({
      minutes: 180,
      steps: givenSteps(...[1, 2, 3, 4, 5].map((step) => (step <= doneCount ? START_ON : null))),
      sessions: planned.map((each) => ({ ...each, isPinned: false, position: 0 })),
      baseline: planned,
      yardstick: planned,
    });
  const morningAfter = (doneCount: number) =>
    measurePlanPace(givenPlan({ tasks: [task(doneCount)] }), addDays(START_ON, 1));

  it('is due by the steps of its parts: who ticked those of the first is on pace the morning after', () => {
    expect(morningAfter(4)).toMatchObject({ verdict: 'on pace' });
    expect(morningAfter(3).verdict).toBe('behind');
  });
});
