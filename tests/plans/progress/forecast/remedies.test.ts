import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../../plans/day.ts';
import type { Plan } from '../../../../plans/plan/plan.ts';
import { forecastWorkingAhead } from '../../../../plans/progress/forecast/forecast.ts';
import { findRemedies, type Remedy } from '../../../../plans/progress/forecast/remedies.ts';
import {
  doneOn,
  givenCalendar,
  givenPlan,
  givenSession,
  givenTask,
  START_ON,
} from '../../../support/plans.ts';

const MONDAY = day('2026-03-16');

/** An hour was asked on each of 40 days, Sundays off, and every other one done for two weeks; the finish is a few days later. */
function givenHalfDone(): Plan {
  const calendar = givenCalendar({
    weekdayMinutes: [60, 60, 60, 60, 60, 60, 0],
    finishOn: addDays(START_ON, 50),
  });
  const days = Array.from({ length: 51 }, (_, offset) => addDays(START_ON, offset)).filter(
    (_on, offset) => offset % 7 !== 6,
  );
  const tasks = days.slice(0, 40).map((on, index) =>
    givenTask({
      id: index + 1,
      weight: index > 30 ? 'stretch' : 'core',
      sessions: [givenSession(on, 60)],
      completion: on < MONDAY && index % 2 === 0 ? doneOn(on) : null,
    }),
  );
  return givenPlan({ calendar, tasks });
}

function chanceOf({ plan }: Pick<Remedy, 'plan'>): number {
  const forecast = forecastWorkingAhead(plan, MONDAY);
  if (forecast.state !== 'outlook') throw new Error(`It is ${forecast.state}`);
  return forecast.chanceByFinish;
}

describe('what would make a plan fit', () => {
  const plan = givenHalfDone();
  const remedies = findRemedies(plan, MONDAY);
  const of = <Kind extends Remedy['kind']>(kind: Kind) =>
    remedies.find((each): each is Extract<Remedy, { kind: Kind }> => each.kind === kind);

  it('names each remedy, and no more of it than is enough', () => {
    expect(chanceOf({ plan })).toBeLessThan(0.85);
    expect(remedies.map(({ kind }) => kind)).toEqual(['minutes', 'study days', 'leave out', 'later finish']);
    for (const remedy of remedies) expect(chanceOf(remedy) >= 0.85).toBe(remedy.isEnough);
    expect(of('minutes')?.isEnough).toBe(true);
    expect(of('leave out')?.isEnough).toBe(true);
    expect(of('later finish')?.isEnough).toBe(true);
  });

  it('leaves out stretch work first, the last of the roadmap first', () => {
    const tasks = of('leave out')?.tasks ?? [];

    expect(tasks.slice(0, 9).map(({ id }) => id)).toEqual([40, 39, 38, 37, 36, 35, 34, 33, 32]);
    expect(of('leave out')?.minutes).toBe(60 * tasks.length);
  });

  it('says where the most of its kind is not enough', () => {
    expect(of('study days')).toMatchObject({ weekdays: [6], minutes: 60, isEnough: false });
  });

  it('moves a finish that is past, and nothing else', () => {
    const over = { ...plan, calendar: { ...plan.calendar, finishOn: day('2026-03-14') } };

    expect(findRemedies(over, MONDAY).map(({ kind }) => kind)).toEqual(['later finish']);
  });

  it('has none where the plan holds, and where there is no forecast', () => {
    const kept = plan.tasks.map((task, index) =>
      index < 12 ? { ...task, completion: doneOn(task.sessions[0]?.day ?? START_ON) } : task,
    );

    expect(findRemedies({ ...plan, tasks: kept }, MONDAY)).toEqual([]);
    expect(findRemedies(plan, START_ON)).toEqual([]);
  });
});
