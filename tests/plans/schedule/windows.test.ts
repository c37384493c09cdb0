import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Calendar, calendarDays } from '../../../plans/calendar/calendar.ts';
import { addDays, day, eachDay } from '../../../plans/day.ts';
import { measureLoad } from '../../../plans/schedule/load.ts';
import { NoStudyDayError, phaseWindows } from '../../../plans/schedule/windows.ts';
import {
  anyRoadmapAndCalendar,
  givenRoadmap,
  givenRoadmapPhase,
  givenRoadmapTask,
  MONDAY,
  sampleRoadmap,
} from '../../support/made/roadmaps.ts';

/** Sixteen hours on every day: enough for any roadmap of these tests. */
function planOf(dayCount: number): Calendar {
  return {
    startOn: MONDAY,
    finishOn: addDays(MONDAY, dayCount - 1),
    weekdayMinutes: [960, 960, 960, 960, 960, 960, 960],
    exceptions: [],
  };
}

it('windows cover every day of a plan once, in order, and each has a day', () => {
  fc.assert(
    fc.property(anyRoadmapAndCalendar, ({ roadmap, calendar }) => {
      const studyDays = calendarDays(calendar).filter(({ minutes }) => minutes > 0);
      fc.pre(studyDays.length >= roadmap.phases.length);
      const windows = phaseWindows(roadmap, calendar);

      const covered = windows.flatMap((window) => eachDay(window.startsOn, window.endsOn));
      expect(covered).toEqual(eachDay(calendar.startOn, calendar.finishOn));
      expect(windows.reduce((sum, { borrowedDays }) => sum + borrowedDays, 0)).toBe(0);
      for (const { startsOn, endsOn } of windows) expect(startsOn <= endsOn).toBe(true);
      expect(windows.map((window) => window.phase)).toEqual(roadmap.phases);
    }),
  );
});

it('fifteen weeks keep every phase on its own weeks', () => {
  const windows = phaseWindows(sampleRoadmap(), planOf(105));

  expect(windows.map(({ startsOn }) => startsOn)).toEqual(
    [0, 14, 28, 42, 56, 70, 84, 98].map((offset) => addDays(MONDAY, offset)),
  );
  expect(windows.at(-1)?.endsOn).toBe('2026-06-14');
});

it('a hundred days shrink the windows in proportion', () => {
  const windows = phaseWindows(sampleRoadmap(), planOf(100));

  // ⌊100·2/15⌋ = 13, ⌊100·4/15⌋ = 26, … ⌊100·14/15⌋ = 93
  expect(windows.map(({ startsOn }) => startsOn)).toEqual(
    [0, 13, 26, 40, 53, 66, 80, 93].map((offset) => addDays(MONDAY, offset)),
  );
  expect(windows.at(-1)?.endsOn).toBe(addDays(MONDAY, 99));
});

it('the example of the docstring holds', () => {
  const roadmap = givenRoadmap([givenRoadmapPhase({ weeks: [1, 2] }), givenRoadmapPhase({ weeks: [3, 3] })]);

  expect(phaseWindows(roadmap, { ...planOf(10), startOn: day('2026-03-02') })).toMatchObject([
    { startsOn: '2026-03-02', endsOn: '2026-03-07' },
    { startsOn: '2026-03-08', endsOn: '2026-03-11' },
  ]);
});

it('a plan of fewer days than phases has neighbours with little work share a day', () => {
  const roadmap = givenRoadmap(
    [90, 60, 60].map((minutes, index) =>
      givenRoadmapPhase({ weeks: [index + 1, index + 1], tasks: [givenRoadmapTask({ minutes })] }),
    ),
  );

  expect(
    phaseWindows(roadmap, planOf(2)).map(({ startsOn, endsOn, borrowedDays }) => [
      startsOn,
      endsOn,
      borrowedDays,
    ]),
  ).toEqual([
    ['2026-03-02', '2026-03-02', 0],
    ['2026-03-03', '2026-03-03', 0],
    ['2026-03-03', '2026-03-03', 0],
  ]);
  expect(new Set(phaseWindows(roadmap, planOf(1)).map(({ startsOn }) => startsOn)).size).toBe(1);
  expect(phaseWindows(roadmap, planOf(3)).map(({ startsOn }) => startsOn)).toEqual([
    '2026-03-02',
    '2026-03-03',
    '2026-03-04',
  ]);
});

it('is the worked example of the README: a phase with days off borrows from the next', () => {
  const phases = ['Reading', 'Building', 'Talking'].map((title, index) =>
    givenRoadmapPhase({ title, weeks: [index + 1, index + 1], tasks: [givenRoadmapTask({ minutes: 240 })] }),
  );
  const away = ['2026-03-10', '2026-03-11', '2026-03-12'].map((each) => ({
    day: day(each),
    minutes: 0,
    reason: 'A conference',
  }));
  const calendar = {
    startOn: day('2026-03-02'),
    finishOn: day('2026-03-22'),
    weekdayMinutes: [60, 60, 60, 60, 60, 0, 0],
    exceptions: away,
  } as const;

  expect(
    phaseWindows(givenRoadmap(phases), calendar).map(({ phase, startsOn, endsOn, borrowedDays }) => [
      phase.title,
      startsOn,
      endsOn,
      borrowedDays,
    ]),
  ).toEqual([
    ['Reading', '2026-03-02', '2026-03-05', -3],
    ['Building', '2026-03-06', '2026-03-16', 4],
    ['Talking', '2026-03-17', '2026-03-22', -1],
  ]);
});

it('phases are over-full where none could lend, by what the plan as a whole lacks', () => {
  const phases = [1, 2, 3].map((week) =>
    givenRoadmapPhase({ weeks: [week, week], tasks: [givenRoadmapTask({ minutes: 250 })] }),
  );
  const calendar = {
    startOn: day('2026-03-02'),
    finishOn: day('2026-03-22'),
    weekdayMinutes: [60, 60, 60, 60, 60, 0, 0],
    exceptions: ['2026-03-10', '2026-03-11', '2026-03-12'].map((each) => ({
      day: day(each),
      minutes: 0,
      reason: '',
    })),
  } as const;

  expect(measureLoad(givenRoadmap(phases), calendar)).toMatchObject({ taskMinutes: 750, freeMinutes: 720 });
});

it('a plan without a study day is refused', () => {
  const calendar = planOf(3);
  const off = [0, 1, 2].map((offset) => ({ day: addDays(MONDAY, offset), minutes: 0, reason: '' }));

  expect(() => phaseWindows(sampleRoadmap(), { ...calendar, exceptions: off })).toThrow(NoStudyDayError);
});

it('a plan that finishes before it starts is refused', () => {
  expect(() => phaseWindows(sampleRoadmap(), planOf(0))).toThrow(RangeError);
});
