import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { burnUp, heatMap } from '../../../plans/progress/history.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { sumUpRange } from '../../../plans/report/report-figures.ts';
import { lookBackOn } from '../../../plans/review/week-review.ts';
import { summariseWeek } from '../../../plans/week/week.ts';
import { doneOn, givenCalendar, givenPhase, givenPlan, givenTasksOn } from '../../support/made/plans.ts';
import { acceptReplan, givenRequest } from '../replan/replans.ts';

const MONDAY_9 = day('2026-03-09');
const TUESDAY_10 = day('2026-03-10');

/** The worked example of plans/README.md#pace: two of three hours of the first week were missed. */
function givenMissed(): Plan {
  const calendar = givenCalendar({ weekdayMinutes: [60, 60, 60, 60, 60, 0, 0] });
  const tasks = givenTasksOn(
    ['2026-03-02', 60],
    ['2026-03-03', 60],
    ['2026-03-04', 60],
    ['2026-03-09', 60],
    ['2026-03-10', 60],
  ).map((task) => (task.id === 1 ? { ...task, completion: doneOn('2026-03-02') } : task));
  return givenPlan({ calendar, phases: [givenPhase({ endsOn: calendar.finishOn })], tasks });
}

function replanOn(plan: Plan, today: Day, daysOff: readonly Day[] = []): Plan {
  const off = daysOff.map((on) => ({ day: on, minutes: 0, reason: 'Ill' }));
  const calendar = { ...plan.calendar, exceptions: [...plan.calendar.exceptions, ...off] };
  return acceptReplan(plan, givenRequest(plan, { today, calendar }));
}

const givenReplanned = () => replanOn(givenMissed(), MONDAY_9);

describe('after a replan', () => {
  const plan = givenReplanned();

  it('a week that was over keeps what was planned for it, and how it ended', () => {
    expect(summariseWeek(plan, 1, TUESDAY_10)).toMatchObject({
      plannedMinutes: 180,
      plannedTaskCount: 3,
      finishedMinutes: 60,
      pace: { verdict: 'behind', studyDays: 2 },
      drift: { replanCount: 0 },
      replans: [],
    });
    const [range] = [{ from: day('2026-03-02'), to: day('2026-03-08'), isWhole: false }];
    expect(sumUpRange(plan, range, TUESDAY_10).plannedMinutes).toBe(180);
  });

  it('and so it does when all that is open is dropped then', () => {
    const tasks = plan.tasks.map((task) => (task.id === 1 ? task : { ...task, droppedOn: TUESDAY_10 }));
    expect(summariseWeek({ ...plan, tasks }, 1, TUESDAY_10)).toMatchObject({
      plannedMinutes: 180,
      plannedTaskCount: 3,
      pace: { verdict: 'behind', studyDays: 2 },
    });
  });

  it('its own week and those to come are told by the plan in force', () => {
    expect(summariseWeek(plan, 2, MONDAY_9)).toMatchObject({
      plannedMinutes: 240,
      plannedTaskCount: 4,
      pace: { verdict: 'on pace' },
      drift: { replanCount: 1, replannedStudyDaysBehind: 2 },
      replans: [{ day: MONDAY_9, studyDaysBehind: 2 }],
    });
    expect(
      sumUpRange(plan, { from: MONDAY_9, to: day('2026-03-15'), isWhole: false }, MONDAY_9),
    ).toMatchObject({
      plannedMinutes: 240,
    });
  });

  it('what the plan had a day is told by the days from the replan on that ask something', () => {
    expect(measurePlanPace(givenMissed(), MONDAY_9).needed.plannedMinutesPerStudyDay).toBe(60);
    expect(measurePlanPace(plan, MONDAY_9).needed.plannedMinutesPerStudyDay).toBe(48);

    const dropped = plan.tasks.map((task) => (task.id === 1 ? task : { ...task, droppedOn: MONDAY_9 }));
    const rest = { ...plan, tasks: dropped };
    // Nothing is asked from the replan on: the hour of the first day tells.
    expect(measurePlanPace(rest, MONDAY_9).needed.plannedMinutesPerStudyDay).toBe(60);
  });

  it('what slipped has slipped, and what was moved is due where it is now', () => {
    const slipped = (week: number, today: string) =>
      lookBackOn(plan, week, day(today)).slips.map(({ task, dueOn, fate }) => [task.id, dueOn, fate]);
    const movedTo = (id: number) => plan.tasks[id - 1]?.sessions.at(-1)?.day;

    expect(slipped(1, '2026-03-10')).toEqual([
      [2, '2026-03-03', 'moved'],
      [3, '2026-03-04', 'moved'],
    ]);
    expect(slipped(2, '2026-03-16')).toEqual([2, 3, 4, 5].map((id) => [id, movedTo(id), 'open']));
  });

  it('the burn-up has both plans, which end with the same work', () => {
    const points = burnUp(plan, MONDAY_9);
    expect(points.find(({ day: on }) => on === '2026-03-08')).toMatchObject({
      plannedMinutes: 60,
      firstPlannedMinutes: 180,
      earnedMinutes: 60,
    });
    expect(points.at(-1)).toMatchObject({ plannedMinutes: 300, firstPlannedMinutes: 300 });
  });

  it('a day of the past shows what was asked of it', () => {
    const planned = new Map(
      heatMap(plan, MONDAY_9).map(({ day: on, plannedMinutes }) => [on, plannedMinutes]),
    );
    expect(planned.get(day('2026-03-03'))).toBe(60);
  });
});

it('where the finish is earlier now, the burn-up goes on to the end of the first plan', () => {
  const plan = givenReplanned();
  const calendar = { ...plan.calendar, finishOn: day('2026-03-12') };
  expect(burnUp({ ...plan, calendar }, MONDAY_9).at(-1)).toMatchObject({
    day: '2026-03-13',
    plannedMinutes: 300,
    firstPlannedMinutes: 300,
  });
});

describe('between two replans', () => {
  const WEDNESDAY_4 = day('2026-03-04');

  it('a week still tells what was asked of it, and no longer how it ended', () => {
    const plan = replanOn(replanOn(givenMissed(), WEDNESDAY_4), MONDAY_9);
    const week = summariseWeek(plan, 1, MONDAY_9);

    // An hour each of Monday, Tuesday and Wednesday: what the second replan moved on was asked all the same.
    expect(week).toMatchObject({ plannedMinutes: 180, plannedTaskCount: 3, finishedMinutes: 60, pace: null });
    expect(week.days.map(({ plannedMinutes }) => plannedMinutes)).toEqual([60, 60, 60, 0, 0, 0, 0]);
    expect(week.replans).toMatchObject([{ day: WEDNESDAY_4, studyDaysBehind: 1 }]);
    expect(summariseWeek(plan, 2, MONDAY_9).pace).toMatchObject({ verdict: 'on pace' });
  });

  it('a day that was declared off asked nothing', () => {
    const plan = replanOn(replanOn(givenMissed(), WEDNESDAY_4, [WEDNESDAY_4]), MONDAY_9);

    expect(summariseWeek(plan, 1, MONDAY_9).plannedMinutes).toBeLessThan(180);
    expect(summariseWeek(plan, 1, MONDAY_9).days[2]).toMatchObject({ studyMinutes: 0, plannedMinutes: 0 });
  });
});
