import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { type Drift, driftSentence, measureDrift } from '../../../plans/progress/drift.ts';
import { FINISH_ON, givenCalendar, givenPlan, givenTask, START_ON } from '../../support/made/plans.ts';

const TUESDAY_17 = day('2026-03-17');

/** The first plan ends on Saturday 14 March; it was replanned twice, and one task of an hour was dropped. */
function driftedPlan(): Plan {
  const first = givenPlan();
  return {
    ...first,
    calendar: { ...first.calendar, finishOn: TUESDAY_17 },
    tasks: [
      givenTask({ id: 1 }),
      givenTask({ id: 2, droppedOn: day('2026-03-10') }),
      givenTask({ id: 3, droppedOn: day('2026-03-11'), droppedAs: 'known' }),
      givenTask({ id: 4, droppedOn: day('2026-03-11'), baseline: [] }),
    ],
    replans: [
      { day: day('2026-03-05'), studyDaysBehind: 2, fromFinishOn: FINISH_ON, toFinishOn: FINISH_ON },
      { day: day('2026-03-10'), studyDaysBehind: 1.5, fromFinishOn: FINISH_ON, toFinishOn: TUESDAY_17 },
    ],
  };
}

const NONE: Drift = {
  finishMovedStudyDays: 0,
  dropped: { taskCount: 0, minutes: 0 },
  setAside: { taskCount: 0, minutes: 0 },
  replanCount: 0,
  replannedStudyDaysBehind: 0,
};

describe('drift', () => {
  it('is that of the worked example', () => {
    // plans/README.md#drift: Monday 16 and Tuesday 17 March lie after Saturday 14 March; Sunday is off.
    expect(measureDrift(driftedPlan(), day('2026-03-12'))).toEqual({
      finishMovedStudyDays: 2,
      dropped: { taskCount: 1, minutes: 60 },
      setAside: { taskCount: 1, minutes: 60 },
      replanCount: 2,
      replannedStudyDaysBehind: 3.5,
    });
  });

  it('is none while the first plan is in force, whatever is moved by hand or added', () => {
    const added = givenTask({ baseline: [], yardstick: [] });
    expect(measureDrift(givenPlan({ tasks: [added] }), FINISH_ON)).toEqual(NONE);
  });

  it('is told as it was on an earlier day', () => {
    expect(measureDrift(driftedPlan(), day('2026-03-09'))).toEqual({
      ...NONE,
      replanCount: 1,
      replannedStudyDaysBehind: 2,
    });
    expect(measureDrift(driftedPlan(), addDays(START_ON, -1))).toEqual(NONE);
  });

  it('tells how much earlier a finish is, in study days of the first plan', () => {
    const calendar = givenCalendar({ finishOn: day('2026-03-11') });
    const baselineDays = givenPlan().baselineDays;
    // Thursday 12, Friday 13 and Saturday 14 March.
    expect(measureDrift(givenPlan({ calendar, baselineDays }), START_ON).finishMovedStudyDays).toBe(-3);
  });

  it('does not move with days off before the finish, nor with a rest day after it', () => {
    const dayOff = { day: day('2026-03-11'), minutes: 0, reason: 'Ill' };
    const calendar = givenCalendar({ exceptions: [dayOff] });
    const baselineDays = givenPlan().baselineDays;
    expect(measureDrift(givenPlan({ calendar, baselineDays }), START_ON).finishMovedStudyDays).toBe(0);
  });
});

describe('drift in a sentence', () => {
  const oneTask = { taskCount: 1, minutes: 60 };
  const tasks = { taskCount: 6, minutes: 270 };
  it.each([
    [{}, 'The first plan is still in force.'],
    [
      { replanCount: 1 },
      'Since the first plan, the finish has not moved, and nothing was dropped. You replanned once.',
    ],
    [
      { replanCount: 1, replannedStudyDaysBehind: 2 },
      'Since the first plan, the finish has not moved, and nothing was dropped. You replanned once, when you were 2 study days behind.',
    ],
    [
      { finishMovedStudyDays: 5, dropped: tasks, replanCount: 2, replannedStudyDaysBehind: 6.5 },
      'Since the first plan, the finish has moved 5 study days later, and 6 tasks of 4 h 30 min were dropped. You replanned twice, when you were 6.5 study days behind in all.',
    ],
    [
      { finishMovedStudyDays: -1, dropped: oneTask, setAside: tasks },
      'Since the first plan, the finish has moved 1 study day earlier, 1 task of 1 h was dropped, and 6 tasks of 4 h 30 min were set aside as known.',
    ],
    [
      { replanCount: 3 },
      'Since the first plan, the finish has not moved, and nothing was dropped. You replanned 3 times.',
    ],
  ])('%j', (drift, sentence) => {
    expect(driftSentence({ ...NONE, ...drift })).toBe(sentence);
  });
});
