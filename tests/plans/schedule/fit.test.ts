import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, LONGEST_PLAN_DAYS } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day, daysBetween } from '../../../plans/day.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { assessFit, type Fit, withoutStretch } from '../../../plans/schedule/fit.ts';
import { measureLoad } from '../../../plans/schedule/load.ts';
import { NoStudyDayError } from '../../../plans/schedule/windows.ts';
import {
  anyRoadmapAndCalendar,
  givenCalendar,
  givenRoadmap,
  givenRoadmapHabit,
  givenRoadmapPhase,
  givenRoadmapTask,
  MONDAY,
  sampleCalendar,
  sampleRoadmap,
} from '../../support/made/roadmaps.ts';

const ONE_HOUR_EACH_WEEKDAY = [60, 60, 60, 60, 60, 0, 0] as const;

/** Two weeks: 300 minutes of core work in the first, 200 of core and 160 of stretch in the second: an hour too much. */
const roadmap = givenRoadmap([
  givenRoadmapPhase({
    id: 'first',
    title: 'First',
    weeks: [1, 1],
    tasks: [givenRoadmapTask({ minutes: 300 })],
  }),
  givenRoadmapPhase({
    id: 'second',
    title: 'Second',
    weeks: [2, 2],
    tasks: [givenRoadmapTask({ minutes: 200 }), givenRoadmapTask({ minutes: 160, weight: 'stretch' })],
  }),
]);
const calendar = givenCalendar({ weekdayMinutes: ONE_HOUR_EACH_WEEKDAY });

function fitsOn(finishOn: Day, input: { roadmap: Roadmap; calendar: Calendar }): boolean {
  try {
    return measureLoad(input.roadmap, { ...input.calendar, finishOn }).load <= 1;
  } catch (error) {
    if (error instanceof NoStudyDayError) return false;
    throw error;
  }
}

function remediesOf(input: { roadmap: Roadmap; calendar: Calendar }) {
  try {
    return assessFit(input.roadmap, input.calendar).remedies;
  } catch (error) {
    if (error instanceof NoStudyDayError) return undefined;
    throw error;
  }
}

describe('the shares of a plan', () => {
  it('hold all of its work and time, each phase once, and have room where the whole has it', () => {
    fc.assert(
      fc.property(anyRoadmapAndCalendar, (input) => {
        let fit: Fit;
        try {
          fit = assessFit(input.roadmap, input.calendar);
        } catch (error) {
          fc.pre(!(error instanceof NoStudyDayError));
          throw error;
        }
        const { shares, load, fits } = fit;

        expect(shares.flatMap(({ phases }) => phases)).toEqual(load.phases);
        for (const figure of ['taskMinutes', 'habitMinutes', 'calendarMinutes'] as const) {
          expect(shares.reduce((sum, share) => sum + share[figure], 0)).toBe(load[figure]);
        }
        expect(shares.some(({ missingMinutes }) => missingMinutes > 0)).toBe(!fits);
        if (!fits) return;
        for (const each of shares) {
          expect(each.taskMinutes + each.habitMinutes).toBeLessThanOrEqual(each.calendarMinutes);
        }
      }),
    );
  });
});

describe('a plan that fits', () => {
  it('needs no remedy', () => {
    const fit = assessFit(sampleRoadmap(), sampleCalendar());

    expect(fit).toMatchObject({
      dayCount: 105,
      studyDayCount: 90,
      fits: true,
      missingMinutes: 0,
      borrowing: [],
      remedies: null,
    });
    expect(fit.core.fittingMinutes).toBe(fit.core.totalMinutes);
    expect(fit.stretch.fittingMinutes).toBe(fit.stretch.totalMinutes);
    expect(fit.core.totalMinutes + fit.stretch.totalMinutes).toBe(fit.load.taskMinutes);
  });
});

describe('a plan with a phase that is short', () => {
  it('fits when another phase can lend it a day', () => {
    const withSaturdays = givenCalendar({
      weekdayMinutes: [60, 60, 60, 60, 60, 60, 0],
      exceptions: [{ day: day('2026-03-13'), minutes: 0, reason: 'A wedding' }],
    });

    const { fits, borrowing, load } = assessFit(roadmap, withSaturdays);

    expect(fits).toBe(true);
    expect(load.phases.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2026-03-02', '2026-03-06'],
      ['2026-03-07', '2026-03-15'],
    ]);
    expect(borrowing.map(({ phaseId, borrowedDays }) => [phaseId, borrowedDays])).toEqual([['second', 2]]);
  });

  it('fits when whole days would not do, and says that nothing is missing in either phase', () => {
    // The first Monday has the hour that the second phase lacks, and more work of its own than it could move.
    const generous = givenCalendar({
      weekdayMinutes: ONE_HOUR_EACH_WEEKDAY,
      exceptions: [{ day: MONDAY, minutes: 120, reason: '' }],
    });

    const fit = assessFit(roadmap, generous);

    expect(fit).toMatchObject({ fits: true, missingMinutes: 0, remedies: null });
    expect(fit.load.load).toBe(1);
    expect(fit.load.phases.map(({ missingMinutes }) => missingMinutes)).toEqual([0, 0]);
  });
});

describe('a plan that does not fit', () => {
  it('tells what is missing in all, and where', () => {
    const fit = assessFit(roadmap, calendar);

    expect(fit).toMatchObject({ fits: false, missingMinutes: 60 });
    expect(fit.load.phases.map(({ phaseId, missingMinutes }) => [phaseId, missingMinutes])).toEqual([
      ['first', 0],
      ['second', 60],
    ]);
  });

  it('gives its minutes to core work first', () => {
    const { core, stretch } = assessFit(roadmap, calendar);

    expect(core).toEqual({ totalMinutes: 500, fittingMinutes: 500 });
    expect(stretch).toEqual({ totalMinutes: 160, fittingMinutes: 100 });
  });

  it('says that dropping stretch work is enough, or that it is not', () => {
    const tighter = givenCalendar({ weekdayMinutes: [60, 60, 60, 60, 0, 0, 0] });

    expect(assessFit(roadmap, calendar).remedies?.withoutStretch).toEqual({ fits: true });
    expect(assessFit(roadmap, tighter).remedies?.withoutStretch).toEqual({ fits: false });
  });

  it('says how many minutes more on each study weekday are enough', () => {
    // 60 minutes are missing on ten days: 6 each, 10 in steps of five.
    expect(assessFit(roadmap, calendar).remedies?.moreMinutes).toEqual({
      extraMinutesPerStudyDay: 10,
      weekdayMinutes: [70, 70, 70, 70, 70, 0, 0],
    });
  });

  it('has no remedy in more minutes when it would take more than sixteen hours a day', () => {
    const huge = givenRoadmap([givenRoadmapPhase({ tasks: [givenRoadmapTask({ minutes: 3000 })] })]);
    const oneDay = (mondayMinutes: number) =>
      givenCalendar({ finishOn: day('2026-03-08'), weekdayMinutes: [mondayMinutes, 0, 0, 0, 0, 0, 0] });

    expect(assessFit(huge, oneDay(60)).remedies?.moreMinutes).toBeNull();
    expect(assessFit(huge, oneDay(960)).remedies?.moreMinutes).toBeNull();
  });

  it('says the earliest later finish', () => {
    // An hour is missing, and the next study day has one.
    expect(assessFit(roadmap, calendar).remedies?.laterFinish).toBe('2026-03-16');
  });

  it('says a later finish that passes over days off, and leaves a phase without tasks a study day', () => {
    // Mondays only, and the third is off. The work needs three of them.
    const mondays = givenCalendar({
      weekdayMinutes: [60, 0, 0, 0, 0, 0, 0],
      exceptions: [{ day: day('2026-03-16'), minutes: 0, reason: 'Holiday' }],
    });
    const withEmptyPhase = givenRoadmap([
      givenRoadmapPhase({ weeks: [1, 1], tasks: [givenRoadmapTask({ minutes: 180 })] }),
      givenRoadmapPhase({ weeks: [2, 2], tasks: [] }),
    ]);

    expect(assessFit(withEmptyPhase, mondays).remedies?.laterFinish).toBe('2026-03-23');
  });

  it('has no later finish when habits fill every day', () => {
    const habits = [givenRoadmapHabit({ minutes: 60 })];
    const habitual = givenRoadmap([givenRoadmapPhase({ habits })]);

    expect(assessFit(habitual, calendar).remedies?.laterFinish).toBeNull();
  });
});

describe('any plan that does not fit', () => {
  it('fits with the minutes more, and not with five fewer', () => {
    fc.assert(
      fc.property(anyRoadmapAndCalendar, (input) => {
        const moreMinutes = remediesOf(input)?.moreMinutes;
        fc.pre(moreMinutes !== null && moreMinutes !== undefined);

        const raisedBy = (extraMinutes: number) => {
          const raise = (minutes: number) => (minutes === 0 ? 0 : minutes + extraMinutes);
          const [a, b, c, d, e, f, g] = input.calendar.weekdayMinutes;
          const weekdayMinutes = [
            raise(a),
            raise(b),
            raise(c),
            raise(d),
            raise(e),
            raise(f),
            raise(g),
          ] as const;
          return { ...input.calendar, weekdayMinutes };
        };
        const extra = moreMinutes.extraMinutesPerStudyDay;
        expect(assessFit(input.roadmap, raisedBy(extra)).fits).toBe(true);
        expect(assessFit(input.roadmap, raisedBy(extra - 5)).fits).toBe(false);
        expect(moreMinutes.weekdayMinutes).toEqual(raisedBy(extra).weekdayMinutes);
      }),
      { numRuns: 60 },
    );
  });

  it('fits on the later finish, and on no finish before it', () => {
    fc.assert(
      fc.property(anyRoadmapAndCalendar, (input) => {
        const laterFinish = remediesOf(input)?.laterFinish;
        fc.pre(laterFinish !== undefined);

        const { startOn, finishOn } = input.calendar;
        const lastTried = laterFinish ?? addDays(startOn, LONGEST_PLAN_DAYS);
        const tooEarlyCount = Math.min(daysBetween(finishOn, lastTried), 40);
        for (let back = 1; back < tooEarlyCount; back++) {
          expect(fitsOn(addDays(lastTried, -back), input)).toBe(false);
        }
        if (laterFinish !== null) expect(fitsOn(laterFinish, input)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('without stretch', () => {
  it('a roadmap keeps its core tasks and habits, in order', () => {
    const [core, stretch] = [givenRoadmapTask(), givenRoadmapTask({ weight: 'stretch' })];
    const habits = [givenRoadmapHabit()];
    const all = givenRoadmap([givenRoadmapPhase({ habits, tasks: [stretch, core, stretch] })]);

    const [phase] = withoutStretch(all).phases;

    expect(phase).toMatchObject({ habits, tasks: [core] });
    expect(all.phases[0]?.tasks).toHaveLength(3);
  });

  it('a phase of nothing but stretch work has no task, and still a place on the calendar', () => {
    const phases = [givenRoadmapPhase({ tasks: [givenRoadmapTask({ weight: 'stretch' })] })];

    const fit = assessFit(withoutStretch(givenRoadmap(phases)), calendar);

    expect(fit.fits).toBe(true);
    expect(fit.load).toMatchObject({ taskMinutes: 0, load: 0 });
  });
});
