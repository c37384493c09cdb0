import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, day, eachDay } from '../../../plans/day.ts';
import { phaseWindows } from '../../../plans/schedule/windows.ts';
import {
  anyRoadmap,
  givenRoadmap,
  givenRoadmapPhase,
  MONDAY,
  sampleRoadmap,
} from '../../support/roadmaps.ts';

function planOf(dayCount: number) {
  return { startOn: MONDAY, finishOn: addDays(MONDAY, dayCount - 1) };
}

it('windows cover every day of a plan once, in order, and each has a day, from one day per week upwards', () => {
  fc.assert(
    fc.property(anyRoadmap, fc.integer({ min: 0, max: 720 }), (roadmap, moreDays) => {
      const { startOn, finishOn } = planOf(roadmap.weeks + moreDays);
      const windows = phaseWindows(roadmap, { startOn, finishOn });

      const covered = windows.flatMap((window) => eachDay(window.startsOn, window.endsOn));
      expect(covered).toEqual(eachDay(startOn, finishOn));
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

  expect(phaseWindows(roadmap, { startOn: day('2026-03-02'), finishOn: day('2026-03-11') })).toMatchObject([
    { startsOn: '2026-03-02', endsOn: '2026-03-07' },
    { startsOn: '2026-03-08', endsOn: '2026-03-11' },
  ]);
});

it('a plan of fewer days than phases leaves a phase without a day, and its neighbours with theirs', () => {
  const roadmap = givenRoadmap([1, 2, 3].map((week) => givenRoadmapPhase({ weeks: [week, week] })));

  const windows = phaseWindows(roadmap, planOf(2));

  expect(windows.map(({ startsOn, endsOn }) => eachDay(startsOn, endsOn))).toEqual([
    [],
    ['2026-03-02'],
    ['2026-03-03'],
  ]);
});

it('a plan that finishes before it starts is refused', () => {
  expect(() => phaseWindows(sampleRoadmap(), planOf(0))).toThrow(RangeError);
});
