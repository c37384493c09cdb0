import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../plans/day.ts';
import type { Plan, Task } from '../../../plans/plan/plan.ts';
import { heatMap } from '../../../plans/progress/history.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { planAsOf, tasksAsOf } from '../../../plans/progress/plan-as-of.ts';
import { sumUpRange } from '../../../plans/report/report-figures.ts';
import { listFinishedTasks } from '../../../plans/report/report-tasks.ts';
import type { DropEnding } from '../../../plans/task/kinds.ts';
import { summariseWeeks, type WeekSummary } from '../../../plans/week/week.ts';
import {
  anyDay,
  anyPlan,
  doneOn,
  givenPlan,
  givenSteps,
  givenTask,
  givenTasksOn,
} from '../../support/made/plans.ts';
import { acceptReplan, givenRequest } from '../replan/replans.ts';

const MONDAY_9 = day('2026-03-09');
const TUESDAY_10 = day('2026-03-10');
const SUNDAY_8 = day('2026-03-08');

function drop(
  plan: Plan,
  droppedOn: Day,
  isMeant: (task: Task) => boolean,
  droppedAs: DropEnding = 'dropped',
): Plan {
  const tasks = plan.tasks.map((task) =>
    task.droppedOn === null && isMeant(task) ? { ...task, droppedOn, droppedAs } : task,
  );
  return { ...plan, tasks };
}

/** An hour on each of six days; the first was done, and a half of the second. */
function givenBehind(): Plan {
  const tasks = givenTasksOn(
    ['2026-03-02', 60],
    ['2026-03-03', 60],
    ['2026-03-04', 60],
    ['2026-03-05', 60],
    ['2026-03-06', 60],
    ['2026-03-09', 60],
  );
  return givenPlan({
    tasks: tasks.map((task) => {
      if (task.id === 1) return { ...task, completion: doneOn('2026-03-02') };
      return task.id === 2 ? { ...task, steps: givenSteps('2026-03-03', null) } : task;
    }),
  });
}

const isOpen = ({ completion }: Task) => completion === null;

/** All that is told of a week but what is open of it still, and what became of its tasks since. */
function toldOf({ unfinishedTasks, finishedTasks, evidence, ...figures }: WeekSummary) {
  return {
    ...figures,
    finished: finishedTasks.map(({ id }) => id),
    evidence: evidence.map((left) => left.evidence),
  };
}

function toldBefore(plan: Plan, today: Day) {
  const range = { from: plan.calendar.startOn, to: addDays(today, -1), isWhole: false };
  return {
    weeks: summariseWeeks(plan, today)
      .filter(({ when }) => when === 'past')
      .map(toldOf),
    days: heatMap(plan, today).filter((each) => each.day < today),
    range: sumUpRange(plan, range, today),
    finished: listFinishedTasks(plan, range, today).map(({ title }) => title),
  };
}

describe('a task that was dropped', () => {
  it.each(['dropped', 'known'] as const)('belongs to the weeks before, as %s', (ending) => {
    const before = givenBehind();
    const after = drop(before, TUESDAY_10, isOpen, ending);
    const [week, current] = summariseWeeks(after, TUESDAY_10);

    expect(week).toMatchObject({
      plannedMinutes: 300,
      plannedTaskCount: 5,
      finishedMinutes: 90,
      finishedTaskCount: 1,
      pace: { verdict: 'behind', studyDays: 3.5 },
      drift: { dropped: { taskCount: 0 } },
      unfinishedTasks: [],
    });
    expect(current).toMatchObject({ plannedMinutes: 0, plannedTaskCount: 0, pace: { verdict: 'on pace' } });
    expect(measurePlanPace(after, TUESDAY_10)).toMatchObject({ verdict: 'on pace', plannedMinutes: 60 });
  });

  it('has left the week in which it was dropped', () => {
    const [week] = summariseWeeks(drop(givenBehind(), SUNDAY_8, isOpen), TUESDAY_10);
    expect(week).toMatchObject({ plannedMinutes: 60, plannedTaskCount: 1, pace: { verdict: 'on pace' } });
  });

  it('belongs to the weeks before a replan that dropped it', () => {
    const before = givenBehind();
    const replanned = acceptReplan(before, givenRequest(before, { today: MONDAY_9 }));
    const after = drop(replanned, MONDAY_9, ({ id }) => id > 3);
    expect(toldBefore(after, MONDAY_9)).toEqual(toldBefore(replanned, MONDAY_9));
    expect(summariseWeeks(after, MONDAY_9)[0]).toMatchObject({
      plannedMinutes: 300,
      pace: { studyDays: 3.5 },
    });
  });

  it('never belonged to the plan with minutes, if it was left out at setup', () => {
    const leftOut = givenTask({ id: 9, sessions: [], droppedOn: day('2026-03-10') });
    const plan = givenBehind();
    const withLeftOut = { ...plan, tasks: [...plan.tasks, leftOut] };
    expect(toldBefore(withLeftOut, TUESDAY_10).weeks).toEqual(toldBefore(plan, TUESDAY_10).weeks);
  });

  it('is handed back as it is today', () => {
    const plan = drop(givenBehind(), TUESDAY_10, isOpen);
    expect(tasksAsOf(plan, SUNDAY_8, TUESDAY_10)).toEqual(plan.tasks);
    expect(tasksAsOf(plan, TUESDAY_10, TUESDAY_10).map(({ id }) => id)).toEqual([1]);
    expect(planAsOf(plan, TUESDAY_10, TUESDAY_10)).toBe(plan);
  });
});

it('dropping or setting aside tasks today changes nothing that is told of weeks that ended before', () => {
  const anyEnding = fc.constantFrom<DropEnding>('dropped', 'known');
  fc.assert(
    fc.property(anyPlan, anyDay, fc.nat(), anyEnding, (plan, today, odd, ending) => {
      const after = drop(plan, today, ({ id }) => (id + odd) % 2 === 1, ending);
      expect(toldBefore(after, today)).toEqual(toldBefore(plan, today));
    }),
  );
});
