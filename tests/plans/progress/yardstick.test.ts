import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDays } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day } from '../../../plans/day.ts';
import type { Completion, Plan } from '../../../plans/plan/plan.ts';
import { tasksInPlan, yardstickByDay } from '../../../plans/progress/earned.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { yardstickAfter } from '../../../plans/progress/yardstick.ts';
import { displacedWork, type ReplanRequest, replan } from '../../../plans/replan/replan.ts';
import { sumMinutes, sumOf } from '../../../plans/sum.ts';
import { shareDone, yardstickMinutes } from '../../../plans/task/task-progress.ts';
import {
  doneOn,
  givenCalendar,
  givenPhase,
  givenPlan,
  givenSessions,
  givenSteps,
  givenTask,
  givenTasksOn,
  START_ON,
} from '../../support/made/plans.ts';
import {
  acceptReplan,
  anySituation,
  givenRequest,
  isUnfit,
  taskOf,
  withYardstick,
} from '../replan/replans.ts';

/** The plan with nothing recorded for a day that has not come. */
function upTo(plan: Plan, today: Day): Plan {
  const past = (completion: Completion | null) =>
    completion !== null && completion.on <= today ? completion : null;
  const tasks = plan.tasks.map((task) => ({
    ...task,
    completion: past(task.completion),
    steps: task.steps.map((step) => ({ ...step, completion: past(step.completion) })),
  }));
  return { ...plan, tasks };
}

/** Two weeks of 60 minutes from Monday to Friday, weekends off. */
const WORKDAYS = givenCalendar({ weekdayMinutes: [60, 60, 60, 60, 60, 0, 0] });
const MONDAY_9 = day('2026-03-09');

describe('the worked example: a replan becomes the yardstick', () => {
  // plans/README.md#pace: five hours in five days of the first week, and one on each of three days of the second.
  const tasks = givenTasksOn(
    ['2026-03-02', 60],
    ['2026-03-03', 60],
    ['2026-03-04', 60],
    ['2026-03-09', 60],
    ['2026-03-10', 60],
  ).map((task) => (task.id === 1 ? { ...task, completion: doneOn('2026-03-02') } : task));
  const plan = givenPlan({
    calendar: WORKDAYS,
    phases: [givenPhase({ endsOn: WORKDAYS.finishOn })],
    tasks,
  });
  const after = acceptReplan(plan, givenRequest(plan, { today: MONDAY_9 }));

  it('is two study days behind before it', () => {
    expect(measurePlanPace(plan, MONDAY_9)).toMatchObject({
      verdict: 'behind',
      studyDays: 2,
      plannedMinutes: 180,
      earnedMinutes: 60,
    });
  });

  it('is on pace after it, with no minute more earned', () => {
    expect(measurePlanPace(after, MONDAY_9)).toMatchObject({
      verdict: 'on pace',
      plannedMinutes: 60,
      earnedMinutes: 60,
      totalMinutes: 300,
      replanned: { day: MONDAY_9, studyDaysBehind: 2 },
    });
  });

  it('keeps the first plan', () => {
    expect(after.tasks.map(({ baseline }) => baseline)).toEqual(plan.tasks.map(({ baseline }) => baseline));
    expect(after.baselineDays).toEqual(plan.baselineDays);
  });

  it('is behind again by what is missed from then on', () => {
    const planned = yardstickByDay(after).filter(({ day: on }) => on >= MONDAY_9);
    expect(sumMinutes(planned)).toBe(240);
    expect(measurePlanPace(after, day('2026-03-11'))).toMatchObject({ verdict: 'behind', studyDays: 2 });
  });
});

describe('what a replan makes of a task', () => {
  const TODAY = day('2026-03-04');
  const moved = (sessions: ReturnType<typeof givenSessions>, calendar = givenCalendar()) => ({
    calendar,
    sessions: new Map([[1, sessions]]),
    droppedTaskIds: [],
  });
  const yardstickOf = (plan: Plan, accepted: Parameters<typeof yardstickAfter>[1]) => {
    const yardstick = yardstickAfter(plan, accepted, TODAY);
    return yardstick && taskOf(withYardstick(plan, yardstick), 1).yardstick;
  };

  it('takes in what was added or re-estimated, as long as nothing is done of it', () => {
    const added = givenTask({ sessions: givenSessions(['2026-03-06', 90]), baseline: [] });
    const raised = givenTask({ minutes: 90, baseline: [{ day: START_ON, minutes: 60 }] });

    for (const task of [added, raised]) {
      const accepted = moved(givenSessions(['2026-03-07', 90]));
      expect(yardstickOf(givenPlan({ tasks: [task] }), accepted)).toEqual([
        { day: '2026-03-07', minutes: 90 },
      ]);
    }
  });

  it('lets a task that was begun keep its planned minutes, whatever its estimate is', () => {
    const begun = givenTask({
      minutes: 120,
      baseline: [{ day: START_ON, minutes: 60 }],
      steps: givenSteps('2026-03-03', null),
    });
    const accepted = moved(givenSessions(['2026-03-02', 60], ['2026-03-05', 30], ['2026-03-06', 30]));

    expect(yardstickOf(givenPlan({ tasks: [begun] }), accepted)).toEqual([
      { day: '2026-03-02', minutes: 30 },
      { day: '2026-03-05', minutes: 15 },
      { day: '2026-03-06', minutes: 15 },
    ]);
  });

  it('leaves out what was added and begun: it would look like work done', () => {
    const begun = givenTask({ baseline: [], steps: givenSteps('2026-03-03', null) });

    expect(
      yardstickOf(
        givenPlan({ tasks: [begun] }),
        moved(givenSessions(['2026-03-02', 30], ['2026-03-05', 30])),
      ),
    ).toEqual([]);
  });

  it('keeps a finished task where it was due, one that was done ahead or moved by hand too', () => {
    const done = givenTask({
      minutes: 90,
      sessions: givenSessions(['2026-03-13', 90]),
      baseline: [{ day: day('2026-03-12'), minutes: 60 }],
      completion: doneOn('2026-03-03'),
    });

    const left = { calendar: givenCalendar(), sessions: new Map(), droppedTaskIds: [] };
    expect(yardstickOf(givenPlan({ tasks: [done] }), left) ?? done.yardstick).toEqual([
      { day: '2026-03-12', minutes: 60 },
    ]);
  });

  it('tells how far behind it found the learner, and nothing of being ahead', () => {
    const replanOf = (completion: Completion | null) => {
      const plan = givenPlan({
        tasks: [
          givenTask({ sessions: givenSessions(['2026-03-03', 60]), completion }),
          givenTask({ id: 2, sessions: givenSessions(['2026-03-12', 60]), completion }),
        ],
      });
      return yardstickAfter(plan, { ...moved([]), sessions: new Map() }, TODAY)?.replan;
    };

    expect(replanOf(null)).toMatchObject({ day: TODAY, studyDaysBehind: 1 });
    expect(replanOf(doneOn('2026-03-03'))).toMatchObject({ studyDaysBehind: 0 });
  });

  it('puts what lies on a day off on a study day: what is done before it, what is left after it', () => {
    const off = (text: string) => ({ day: day(text), minutes: 0, reason: 'Ill' });
    const calendar = givenCalendar({ exceptions: [off('2026-03-03'), off('2026-03-06')] });
    const done = givenTask({
      sessions: givenSessions(['2026-03-03', 60]),
      completion: doneOn('2026-03-03'),
    });
    const pinned = givenTask({
      sessions: [{ day: day('2026-03-06'), minutes: 60, isPinned: true, position: 0 }],
    });

    const left = { calendar, sessions: new Map(), droppedTaskIds: [] };
    expect(yardstickOf(givenPlan({ tasks: [done] }), left)).toEqual([{ day: '2026-03-02', minutes: 60 }]);
    expect(yardstickOf(givenPlan({ tasks: [pinned] }), left)).toEqual([{ day: '2026-03-07', minutes: 60 }]);
  });

  it('is none before the plan has begun, nor without a study day', () => {
    const plan = givenPlan({ tasks: [givenTask()] });
    const idle = givenCalendar({ weekdayMinutes: [0, 0, 0, 0, 0, 0, 0] });
    const accepted = { calendar: idle, sessions: new Map(), droppedTaskIds: [] };

    expect(yardstickAfter(plan, { ...accepted, calendar: plan.calendar }, addDays(START_ON, -1))).toBeNull();
    expect(yardstickAfter(plan, accepted, START_ON)).toBeNull();
  });
});

describe('any accepted replan', () => {
  const checkAny = (check: (before: Plan, after: Plan, request: ReplanRequest) => void) =>
    fc.assert(
      fc.property(anySituation, ({ plan: generated, request }) => {
        const plan = upTo(generated, request.today);
        fc.pre(request.today >= plan.calendar.startOn && !isUnfit(replan(plan, request)));
        fc.pre(yardstickAfter(plan, replan(plan, request), request.today) !== null);
        check(plan, acceptReplan(plan, request), request);
      }),
      { numRuns: 300 },
    );

  it('leaves nobody behind, where it leaves nothing without a day', () => {
    checkAny((_, after, { today, excludedTaskIds }) => {
      fc.pre(excludedTaskIds.size === 0 && displacedWork(after, after.calendar, today).length === 0);
      // Pinned to a day after the last one, it is late however one looks at it.
      fc.pre((after.yardstickDays.at(-1)?.day ?? '') >= today);

      expect(measurePlanPace(after, today).verdict).not.toBe('behind');
    });
  });

  it('never looks like progress: it earns no minute', () => {
    checkAny((before, after, { today }) => {
      const inBoth = (plan: Plan) =>
        tasksInPlan(plan).filter(({ id }) => taskOf(after, id).droppedOn === null);
      const earned = (plan: Plan) =>
        sumOf(inBoth(plan), (task) => Math.round(yardstickMinutes(task) * shareDone(task, null)));

      expect(earned(after)).toBe(earned(before));
      expect(measurePlanPace(after, today).earnedMinutes).toBeLessThanOrEqual(
        measurePlanPace(before, today).earnedMinutes,
      );
    });
  });

  it('loses no planned minute between the days', () => {
    checkAny((_, after) => {
      expect(sumMinutes(yardstickByDay(after))).toBe(sumOf(tasksInPlan(after), yardstickMinutes));
    });
  });

  it('counts every coming study day of its calendar, and no day off', () => {
    checkAny((before, after, { today }) => {
      const coming = calendarDays(after.calendar).filter(
        ({ day: on, minutes }) => on >= today && minutes > 0,
      );
      const off = new Set(
        calendarDays(after.calendar).flatMap(({ day: on, minutes }) => (minutes === 0 ? [on] : [])),
      );

      expect(after.yardstickDays.filter(({ day: on }) => on >= today)).toEqual(coming);
      expect(after.yardstickDays.filter(({ day: on }) => off.has(on))).toEqual([]);
      expect(before.baselineDays).toEqual(after.baselineDays);
    });
  });

  it('is the same when it is accepted twice', () => {
    checkAny((_, after, any) => {
      // A lighter plan lets something go each time.
      const request = any.way === 'lighter' ? { ...any, way: 'same-finish' as const } : any;
      const again = acceptReplan(after, { ...request, calendar: after.calendar, droppedTaskIds: new Set() });
      fc.pre(displacedWork(after, after.calendar, request.today).length === 0);

      expect(again.yardstickDays).toEqual(after.yardstickDays);
      expect(again.tasks.map(({ yardstick }) => yardstick)).toEqual(
        after.tasks.map(({ yardstick }) => yardstick),
      );
    });
  });
});
