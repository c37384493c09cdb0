import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { displacedWork } from '../../../plans/replan/replan.ts';
import { baselineMinutes, remainingMinutes } from '../../../plans/task/task-progress.ts';
import { compareEffect, listRescalable, rescaledMinutes, rescalePlan } from '../../../plans/time/rescale.ts';
import { anyDay, anyPlan, doneOn, givenPlan, givenSessions, givenTask } from '../../support/made/plans.ts';

const TODAY = day('2026-03-05');
const KIND = 'hands-on';

const coming = (id: number, minutes: number, on = '2026-03-09') =>
  givenTask({ id, kind: KIND, phaseId: 2, sessions: givenSessions([on, minutes]) });

describe('the tasks that a factor would change', () => {
  it('are unfinished ones of that kind that were planned, with their estimates to five minutes', () => {
    const plan = givenPlan({
      tasks: [
        coming(1, 45),
        { ...coming(2, 45), completion: doneOn('2026-03-04') },
        { ...coming(3, 45), droppedOn: TODAY },
        { ...coming(4, 45), kind: 'study' },
        { ...coming(5, 45), baseline: [], origin: 'own' },
        { ...coming(6, 45), minutes: 90 },
        { ...coming(7, 45), minutes: 65 },
      ],
    });
    const listed = listRescalable(plan, KIND, 1.4);
    expect(listed.map(({ task, minutes, wasChanged }) => [task.id, minutes, wasChanged])).toEqual([
      [1, 65, false],
      [6, 65, true],
    ]);
  });

  it.each([
    { minutes: 45, factor: 1.4, rescaled: 65 },
    { minutes: 45, factor: 0.1, rescaled: 5 },
    { minutes: 2900, factor: 1.4, rescaled: 3000 },
  ])('$minutes min times $factor are $rescaled', ({ minutes, factor, rescaled }) => {
    expect(rescaledMinutes(minutes, factor)).toBe(rescaled);
  });
});

describe('a plan with other estimates', () => {
  it('gives the minutes that came a day with room, and moves nothing else', () => {
    const plan = givenPlan({ tasks: [coming(1, 100), coming(2, 60, '2026-03-10'), givenTask({ id: 3 })] });

    const { plan: after, sessionsByTask } = rescalePlan(plan, listRescalable(plan, KIND, 1.5), TODAY);

    expect(after.tasks.map(({ minutes }) => minutes)).toEqual([150, 90, 60]);
    expect([...sessionsByTask.keys()]).toEqual([1, 2]);
    for (const task of after.tasks.slice(0, 2)) {
      expect(task.sessions.reduce((sum, session) => sum + session.minutes, 0)).toBe(task.minutes);
    }
    expect(after.tasks[2]).toBe(plan.tasks[2]);
    expect(displacedWork(after, after.calendar, TODAY).map(({ task }) => task.id)).toEqual([3]);
  });

  it('leaves without a day what no day has room for, and tells what that does', () => {
    const plan = givenPlan({
      tasks: ['09', '10', '11', '12', '13', '14'].map((on, index) =>
        coming(index + 1, on === '14' ? 180 : 120, `2026-03-${on}`),
      ),
    });
    const rescaled = rescalePlan(plan, listRescalable(plan, KIND, 2), TODAY).plan;

    const effect = compareEffect(plan, rescaled, TODAY);

    expect(effect.remainingMinutes).toEqual({ before: 780, after: 1560 });
    expect(effect.unplacedMinutes.before).toBe(0);
    // Thursday, Friday and Saturday of the first week are free, but belong to another phase.
    expect(effect.unplacedMinutes.after).toBeGreaterThan(0);
    expect(effect.finishOn.before).toBe('2026-03-15');
    expect(effect.finishOn.after > '2026-03-15').toBe(true);
  });

  it('keeps pace, baseline and finished work, and applying a factor twice changes nothing', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, fc.integer({ min: 1, max: 40 }), (plan, today, tenths) => {
        const factor = tenths / 10;
        const chosen = listRescalable(plan, KIND, factor);
        const { plan: after } = rescalePlan(plan, chosen, today);

        const { needed: _, added: _added, ...before } = measurePlanPace(plan, today);
        expect(measurePlanPace(after, today)).toMatchObject(before);
        expect(listRescalable(after, KIND, factor)).toEqual([]);
        const chosenIds = new Set(chosen.map(({ task }) => task.id));
        for (const [index, task] of after.tasks.entries()) {
          const original = plan.tasks[index];
          if (chosenIds.has(task.id))
            expect(task.minutes).toBe(rescaledMinutes(baselineMinutes(task), factor));
          else expect(task).toBe(original);
        }
        expect(after.tasks.reduce((sum, task) => sum + remainingMinutes(task), 0)).toBe(
          measurePlanPace(after, today).needed.remainingMinutes,
        );
      }),
      { numRuns: 60 },
    );
  });
});
