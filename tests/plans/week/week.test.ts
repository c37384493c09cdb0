import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { earnedByDay } from '../../../plans/progress/earned.ts';
import { countWeeks, summariseWeek, summariseWeeks, weekOfDay } from '../../../plans/week/week.ts';
import {
  anyDay,
  anyPlan,
  doneOn,
  FINISH_ON,
  givenCalendar,
  givenHabit,
  givenPlan,
  givenSessions,
  givenTask,
  givenTasksOn,
  START_ON,
} from '../../support/made/plans.ts';

const SECOND_MONDAY = day('2026-03-09');

describe('the weeks of a plan', () => {
  it('count seven days from the start, and the last may be shorter', () => {
    const plan = givenPlan({ calendar: givenCalendar({ startOn: day('2026-03-04') }) });

    expect(weekOfDay(plan, day('2026-03-03'))).toBeNull();
    expect(weekOfDay(plan, day('2026-03-10'))).toBe(1);
    expect(weekOfDay(plan, day('2026-03-11'))).toBe(2);
    expect(weekOfDay(plan, addDays(FINISH_ON, 1))).toBeNull();
    expect(countWeeks(plan)).toBe(2);
    expect(summariseWeek(plan, 2, START_ON)).toMatchObject({ startsOn: '2026-03-11', endsOn: FINISH_ON });
  });

  it.each([0, 3, 1.5])('do not include a week %s of two', (week) => {
    expect(() => summariseWeek(givenPlan(), week, START_ON)).toThrow(RangeError);
  });
});

describe('the summary of a week', () => {
  const tasks = [
    givenTask({
      sessions: givenSessions(['2026-03-02', 60], ['2026-03-03', 60]),
      completion: doneOn('2026-03-04'),
    }),
    givenTask({ id: 2, sessions: givenSessions(['2026-03-06', 90]) }),
    givenTask({ id: 3, sessions: givenSessions(['2026-03-07', 30], ['2026-03-09', 30]) }),
    givenTask({ id: 4, sessions: givenSessions(['2026-03-06', 15]), droppedOn: START_ON }),
  ];

  it('tells what was planned, finished and left', () => {
    const summary = summariseWeek(givenPlan({ tasks }), 1, SECOND_MONDAY);

    expect(summary).toMatchObject({ when: 'past', plannedMinutes: 240, finishedMinutes: 120 });
    expect(summary).toMatchObject({ plannedTaskCount: 2, finishedTaskCount: 1 });
    expect(summary.finishedTasks.map((task) => task.id)).toEqual([1]);
    expect(summary.unfinishedTasks.map((task) => task.id)).toEqual([2, 3]);
    expect(summary.phases.map((phase) => phase.id)).toEqual([1]);
    expect(summary.days[2]).toEqual({
      day: '2026-03-04',
      studyMinutes: 120,
      plannedMinutes: 0,
      finishedMinutes: 120,
      finishedTaskCount: 1,
      habitsKept: 0,
      habitsAsked: 0,
    });
  });

  it('takes the pace of a past week the morning after, whatever was done since', () => {
    const [first, second] = givenTasksOn(['2026-03-07', 60], ['2026-03-08', 60]);
    const doneLate = [first, second].flatMap((task) =>
      task ? [{ ...task, completion: doneOn('2026-03-09') }] : [],
    );
    const plan = givenPlan({
      tasks: doneLate,
      baselineDays: [
        { day: day('2026-03-07'), minutes: 60 },
        { day: day('2026-03-08'), minutes: 60 },
      ],
    });

    expect(summariseWeek(plan, 1, SECOND_MONDAY).pace).toMatchObject({ verdict: 'behind', studyDays: 2 });
    expect(summariseWeek(plan, 2, SECOND_MONDAY).pace).toMatchObject({
      verdict: 'on pace',
      earnedMinutes: 120,
    });
    expect(summariseWeek(plan, 2, day('2026-03-08')).pace).toBeNull();
  });

  it('asks a habit on study days of its phase, up to today', () => {
    const habits = [
      givenHabit({ completedDays: [START_ON, day('2026-03-08')] }),
      givenHabit({ id: 2, phaseId: 2 }),
    ];
    const plan = givenPlan({ habits });
    const record = (today: string) =>
      summariseWeek(plan, 1, day(today)).habits.map(({ habit, keptCount, askedCount }) => ({
        id: habit.id,
        keptCount,
        askedCount,
      }));

    expect(record('2026-03-03')).toEqual([{ id: 1, keptCount: 1, askedCount: 2 }]);
    expect(record('2026-03-20')).toEqual([{ id: 1, keptCount: 1, askedCount: 6 }]);
    expect(record('2026-02-20')).toEqual([{ id: 1, keptCount: 1, askedCount: 6 }]);
  });

  it('has the evidence of its days and its own reflection', () => {
    const evidence = {
      id: 1,
      kind: 'note',
      text: 'It runs',
      location: '',
      value: null,
      pieceKey: '',
      attachmentKey: '',
    } as const;
    const task = givenTask({
      evidence: [
        { ...evidence, leftOn: day('2026-03-08') },
        { ...evidence, id: 2, leftOn: SECOND_MONDAY },
      ],
    });
    const plan = givenPlan({
      tasks: [task],
      reflections: [{ week: 2, prompt: 'free', text: 'Better', revision: 3 }],
    });

    expect(summariseWeek(plan, 1, FINISH_ON).evidence.map((left) => left.evidence.id)).toEqual([1]);
    expect(summariseWeek(plan, 1, FINISH_ON).reflection).toEqual({ text: '', revision: 0 });
    expect(summariseWeek(plan, 2, FINISH_ON).reflection).toEqual({ text: 'Better', revision: 3 });
  });

  it('agrees with its days and with the other weeks', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, today) => {
        const weeks = summariseWeeks(plan, today);
        const tasks = plan.tasks.map((task) => ({ ...task, droppedOn: null }));
        const undropped = { ...plan, tasks };
        const inPlan = [...earnedByDay(undropped, today)].filter(([on]) => START_ON <= on && on <= FINISH_ON);

        expect(summariseWeeks(undropped, today).reduce((sum, week) => sum + week.finishedMinutes, 0)).toBe(
          inPlan.reduce((sum, [, minutes]) => sum + minutes, 0),
        );
        for (const week of weeks) {
          const habitsAsked = week.days.reduce((sum, on) => sum + on.habitsAsked, 0);
          expect(week.habits.reduce((sum, record) => sum + record.askedCount, 0)).toBe(habitsAsked);
          expect(week.days.reduce((sum, on) => sum + on.finishedTaskCount, 0)).toBe(week.finishedTaskCount);
          expect(week).toEqual(summariseWeek(plan, week.week, today));
        }
      }),
    );
  });
});
