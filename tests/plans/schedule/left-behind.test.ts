import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { beganLongAgo, leaveBehind } from '../../../plans/schedule/left-behind.ts';
import { measureLoad } from '../../../plans/schedule/load.ts';
import { schedulePlan } from '../../../plans/schedule/schedule.ts';
import { NoStudyDayError, phaseWindows } from '../../../plans/schedule/windows.ts';
import {
  anyRoadmapAndCalendar,
  givenCalendar,
  givenRoadmap,
  givenRoadmapPhase,
  givenRoadmapTask,
} from '../../support/made/roadmaps.ts';

it('a start is long ago from the eighth day on', () => {
  expect(beganLongAgo(day('2026-03-02'), day('2026-03-09'))).toBe(false);
  expect(beganLongAgo(day('2026-03-02'), day('2026-03-10'))).toBe(true);
});

describe('what is left behind', () => {
  const weekOf = (week: number) =>
    givenRoadmapPhase({
      id: `week-${week}`,
      weeks: [week, week],
      tasks: [
        givenRoadmapTask({ id: `short-${week}`, minutes: 120 }),
        givenRoadmapTask({ id: `long-${week}`, minutes: 180 }),
      ],
    });
  const roadmap = givenRoadmap([weekOf(1), weekOf(2)]);
  const calendar = givenCalendar({ weekdayMinutes: [60, 60, 60, 60, 60, 0, 0] });

  it('is the worked example of the README', () => {
    const left = leaveBehind(roadmap, calendar, day('2026-03-12'));

    expect([...left.taskIds]).toEqual(['short-1', 'long-1', 'short-2']);
    expect(phaseWindows(left.roadmap, left.calendar)).toMatchObject([
      { startsOn: '2026-03-02', endsOn: '2026-03-08', borrowedDays: 0 },
      { startsOn: '2026-03-09', endsOn: '2026-03-15', borrowedDays: 0 },
    ]);
    expect(measureLoad(left.roadmap, left.calendar)).toMatchObject({ taskMinutes: 180, freeMinutes: 120 });
  });

  it('is nothing on the first day', () => {
    expect(leaveBehind(roadmap, calendar, calendar.startOn)).toMatchObject({ roadmap, calendar });
  });

  it('is everything that was planned before today and nothing else, for any plan; the rest has days from today on', () => {
    fc.assert(
      fc.property(anyRoadmapAndCalendar, fc.nat({ max: 60 }), (input, daysIn) => {
        const today = addDays(input.calendar.startOn, daysIn);
        fc.pre(today <= input.calendar.finishOn);
        const planned = orNothing(() => schedulePlan(input.roadmap, input.calendar));
        fc.pre(planned !== undefined);

        const left = leaveBehind(input.roadmap, input.calendar, today);

        const stillPlanned = new Set(
          planned.sessions.filter((each) => each.day >= today).map(({ taskId }) => taskId),
        );
        const tasks = input.roadmap.phases.flatMap((phase) => phase.tasks);
        expect([...left.taskIds].sort()).toEqual(
          tasks
            .map(({ id }) => id)
            .filter((id) => !stillPlanned.has(id))
            .sort(),
        );
        const rest = orNothing(() => schedulePlan(left.roadmap, left.calendar));
        if (rest === undefined) return;
        expect(rest.sessions.every((each) => each.day >= today)).toBe(true);
        expect(new Set(rest.sessions.map(({ taskId }) => taskId))).toEqual(stillPlanned);
      }),
      { numRuns: 200 },
    );
  });
});

function orNothing<T>(plan: () => T): T | undefined {
  try {
    return plan();
  } catch (error) {
    if (error instanceof NoStudyDayError) return undefined;
    throw error;
  }
}
