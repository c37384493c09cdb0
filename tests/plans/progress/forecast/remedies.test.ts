import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../../plans/day.ts';
import type { Plan } from '../../../../plans/plan/plan.ts';
import { type Forecast, forecastPlan } from '../../../../plans/progress/forecast/forecast.ts';
import { findRemedies, type Remedy } from '../../../../plans/progress/forecast/remedies.ts';
import {
  doneOn,
  givenCalendar,
  givenPlan,
  givenSession,
  givenTask,
  START_ON,
} from '../../../support/made/plans.ts';

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

function chanceOf(forecast: Forecast | null): number {
  return forecast?.state === 'outlook' ? forecast.chanceByFinish : 0;
}

function kindIn<Kind extends Remedy['kind']>(remedies: readonly Remedy[], kind: Kind) {
  return remedies.find((each): each is Extract<Remedy, { kind: Kind }> => each.kind === kind);
}

describe('what would make a plan fit', () => {
  const plan = givenHalfDone();
  const remedies = findRemedies(plan, MONDAY);

  it('names each remedy, as little as is enough or the most of its kind', () => {
    expect(chanceOf(forecastPlan(plan, MONDAY))).toBeLessThan(0.85);
    expect(remedies.map(({ kind }) => kind)).toEqual(['minutes', 'study days', 'leave out', 'later finish']);
    for (const { forecast, isEnough } of remedies) expect(chanceOf(forecast) >= 0.85).toBe(isEnough);
    expect(kindIn(remedies, 'study days')).toMatchObject({ weekdays: [6], minutes: 60 });
  });

  it('leaves out stretch work first, the last of the roadmap first, then core work', () => {
    const left = kindIn(remedies, 'leave out');

    expect(left?.tasks.slice(0, 9).map(({ id }) => id)).toEqual([40, 39, 38, 37, 36, 35, 34, 33, 32]);
    expect(left?.minutes).toBe(60 * (left?.tasks.length ?? 0));
  });

  it('leaves out nothing that any interview needs, and never all that is left', () => {
    const needed = plan.tasks.map((task) => ({
      ...task,
      essential: task.id > 20,
      kind: task.id === 19 ? ('rehearsal' as const) : task.kind,
    }));
    const ids = kindIn(findRemedies({ ...plan, tasks: needed }, MONDAY), 'leave out')?.tasks.map(
      ({ id }) => id,
    );
    const open = plan.tasks.filter(({ completion }) => completion === null);

    expect(Math.max(...(ids ?? []))).toBe(20);
    expect(ids).not.toContain(19);
    expect(kindIn(remedies, 'leave out')?.tasks.length).toBeLessThan(open.length);
    expect(remedies.map(({ forecast }) => forecast?.state)).not.toContain('finished');
  });

  it('says of a later finish when it is not before the interview', () => {
    const isAfter = (interviewOn: Day) =>
      kindIn(findRemedies({ ...plan, interviewOn }, MONDAY), 'later finish')?.isAfterInterview;

    expect(isAfter(addDays(plan.calendar.finishOn, 1))).toBe(true);
    expect(isAfter(day('2027-06-01'))).toBe(false);
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
