import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../../../plans/day.ts';
import type { Plan, Session, Task } from '../../../../plans/plan/plan.ts';
import {
  doToday,
  moveLeft,
  moveSession,
  nextStudyDay,
  pushAll,
  splitRemaining,
} from '../../../../plans/replan/moving/move.ts';
import { remainingMinutes } from '../../../../plans/task/task-progress.ts';
import {
  doneOn,
  givenCalendar,
  givenPlan,
  givenSessions,
  givenSteps,
  givenTask,
} from '../../../support/made/plans.ts';
import { anySituation, comingOpenMinutes, isUnfinished } from '../replans.ts';

const THURSDAY = day('2026-03-05');

/** Half done on Tuesday, the other half of it and Friday's hour left. */
function givenHalfDone(overrides: Partial<Task> = {}): Task {
  return givenTask({
    sessions: givenSessions(['2026-03-03', 60], ['2026-03-06', 60]),
    steps: givenSteps('2026-03-03', null, null, null),
    ...overrides,
  });
}

function inWords(sessions: readonly Session[]): string[] {
  return sessions.map(
    ({ day: on, minutes, isPinned }) => `${on.slice(8)} ${minutes}${isPinned ? ' pinned' : ''}`,
  );
}

describe('moving a session', () => {
  it('pins what is left of it to the new day, and leaves what is done', () => {
    const sessions = moveSession(
      givenHalfDone(),
      { from: day('2026-03-03'), to: day('2026-03-08') },
      THURSDAY,
    );
    expect(inWords(sessions)).toEqual(['03 30', '06 60', '08 30 pinned']);
  });

  it('joins the session that the new day has', () => {
    const sessions = moveSession(
      givenHalfDone(),
      { from: day('2026-03-03'), to: day('2026-03-06') },
      THURSDAY,
    );
    expect(inWords(sessions)).toEqual(['03 30', '06 90 pinned']);
  });

  it.each([
    { name: 'a day before today', from: '2026-03-06', to: '2026-03-04' },
    { name: 'a session that is not there', from: '2026-03-07', to: '2026-03-08' },
  ])('refuses $name', ({ from, to }) => {
    expect(() => moveSession(givenHalfDone(), { from: day(from), to: day(to) }, THURSDAY)).toThrow(
      RangeError,
    );
  });
});

describe('moving what is left', () => {
  it('takes what is carried over to today, and leaves the coming sessions', () => {
    expect(inWords(doToday(givenHalfDone(), THURSDAY))).toEqual(['03 30', '05 30 pinned', '06 60']);
  });

  it('takes the next session when nothing is carried over', () => {
    const task = givenTask({ sessions: givenSessions(['2026-03-06', 60], ['2026-03-07', 60]) });
    expect(inWords(doToday(task, THURSDAY))).toEqual(['05 60 pinned', '07 60']);
  });

  it('takes it to a day that the learner chose, a day off too', () => {
    expect(inWords(moveLeft(givenHalfDone(), day('2026-03-08'), THURSDAY))).toEqual([
      '03 30',
      '06 60',
      '08 30 pinned',
    ]);
  });

  it('gives a day to work that has none', () => {
    expect(inWords(doToday(givenTask({ sessions: [], minutes: 45 }), THURSDAY))).toEqual(['05 45 pinned']);
  });

  it('leaves a finished task as it is', () => {
    const task = givenHalfDone({ completion: doneOn('2026-03-04') });
    expect(doToday(task, THURSDAY)).toEqual(task.sessions);
  });

  it('takes it to the next study day, without a pin', () => {
    const saturday = day('2026-03-07');
    const task = givenHalfDone({ sessions: givenSessions(['2026-03-03', 60], ['2026-03-12', 60]) });
    const plan = givenPlan({ tasks: [task] });
    expect(inWords(nextStudyDay(task, plan, saturday))).toEqual(['03 30', '09 30', '12 60']);
  });

  it('takes today’s session to the next study day', () => {
    const task = givenTask({ sessions: givenSessions(['2026-03-05', 60], ['2026-03-10', 30]) });
    expect(inWords(nextStudyDay(task, givenPlan({ tasks: [task] }), THURSDAY))).toEqual(['06 60', '10 30']);
  });

  it('stays where no study day is left', () => {
    const task = givenHalfDone();
    const plan = givenPlan({ tasks: [task], calendar: givenCalendar({ finishOn: THURSDAY }) });
    expect(nextStudyDay(task, plan, THURSDAY)).toEqual(task.sessions);
    expect(splitRemaining(task, plan, THURSDAY)).toEqual(task.sessions);
  });
});

describe('splitting what is left', () => {
  it('puts halves on the next two study days with room', () => {
    const task = givenTask({ sessions: givenSessions(['2026-03-03', 90]) });
    const full = givenTask({ id: 2, sessions: givenSessions(['2026-03-06', 120]) });
    const plan = givenPlan({ tasks: [task, full] });
    expect(inWords(splitRemaining(task, plan, THURSDAY))).toEqual(['07 45', '09 45']);
  });

  it('uses the next two study days when there is no room', () => {
    const task = givenTask({ sessions: givenSessions(['2026-03-03', 2000]) });
    expect(inWords(splitRemaining(task, givenPlan({ tasks: [task] }), THURSDAY))).toEqual([
      '06 1000',
      '07 1000',
    ]);
  });

  it('splits coming sessions when nothing is carried over, but not a pinned one', () => {
    const [loose] = givenSessions(['2026-03-05', 100]);
    const pinned = { day: day('2026-03-12'), minutes: 30, isPinned: true, position: 0 };
    const task = givenTask({ sessions: loose ? [loose, pinned] : [] });
    expect(inWords(splitRemaining(task, givenPlan({ tasks: [task] }), THURSDAY))).toEqual([
      '06 50',
      '07 50',
      '12 30 pinned',
    ]);
  });

  it('spreads evenly over the days that the learner names, and pins them', () => {
    const task = givenTask({ sessions: givenSessions(['2026-03-03', 100]) });
    const days = ['2026-03-06', '2026-03-08', '2026-03-10'].map(day);
    const sessions = splitRemaining(task, givenPlan({ tasks: [task] }), THURSDAY, days);
    expect(inWords(sessions)).toEqual(['06 33 pinned', '08 33 pinned', '10 34 pinned']);
  });
});

describe('pushing everything', () => {
  it('moves coming sessions by study days over days off, and past the finish', () => {
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, sessions: givenSessions(['2026-03-03', 60], ['2026-03-05', 60]) }),
        givenTask({ id: 2, sessions: givenSessions(['2026-03-07', 60]) }),
        givenTask({ id: 3, sessions: givenSessions(['2026-03-14', 60]) }),
      ],
    });

    const pushed = pushAll(plan, 2, THURSDAY);

    expect([...pushed].map(([id, sessions]) => [id, ...inWords(sessions)])).toEqual([
      [1, '03 60', '07 60'],
      [2, '10 60'],
      [3, '17 60'],
    ]);
  });

  it('leaves pinned, finished and dropped work', () => {
    const sessions = givenSessions(['2026-03-06', 60]);
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, sessions: sessions.map((session) => ({ ...session, isPinned: true })) }),
        givenTask({ id: 2, sessions, completion: doneOn('2026-03-04') }),
        givenTask({ id: 3, sessions, droppedOn: THURSDAY }),
      ],
    });
    expect(pushAll(plan, 1, THURSDAY).size).toBe(0);
  });

  it.each([0, -1, 1.5])('refuses %s study days', (count) => {
    expect(() => pushAll(givenPlan(), count, THURSDAY)).toThrow(RangeError);
  });
});

describe('any edit', () => {
  const edits: { name: string; edit: (task: Task, plan: Plan, today: Day) => readonly Session[] }[] = [
    { name: 'today', edit: (task, _, today) => doToday(task, today) },
    { name: 'the next study day', edit: nextStudyDay },
    { name: 'halves', edit: (task, plan, today) => splitRemaining(task, plan, today) },
    { name: 'a push', edit: (task, plan, today) => pushAll(plan, 3, today).get(task.id) ?? task.sessions },
  ];

  it.each(edits)(
    '$name: the coming sessions keep what they held, and never hold more than is left',
    ({ edit }) => {
      checkAnyTask((task, plan, today) => {
        const before = comingOpenMinutes(task, today);
        const after = comingOpenMinutes({ ...task, sessions: edit(task, plan, today) }, today);
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(Math.max(remainingMinutes(task), before));
      });
    },
  );

  it('gives everything that is carried over a day when it is moved to today', () => {
    checkAnyTask((task, _, today) => {
      const isCarriedOver = comingOpenMinutes(task, today) < remainingMinutes(task);
      fc.pre(isCarriedOver);
      expect(comingOpenMinutes({ ...task, sessions: doToday(task, today) }, today)).toBe(
        remainingMinutes(task),
      );
    });
  });

  it.each(edits.slice(1))('$name: pinned days keep their sessions', ({ edit }) => {
    checkAnyTask((task, plan, today) => {
      const sessions = edit(task, plan, today);
      for (const { day: on } of task.sessions.filter((session) => session.isPinned && session.day > today)) {
        expect(sessions.find((session) => session.day === on)?.isPinned).toBe(true);
      }
    });
  });
});

function checkAnyTask(check: (task: Task, plan: Plan, today: Day) => void): void {
  fc.assert(
    fc.property(anySituation, fc.nat(), ({ plan, request: { today } }, index) => {
      const tasks = plan.tasks.filter(isUnfinished);
      const task = tasks[index % Math.max(1, tasks.length)];
      fc.pre(task !== undefined);
      if (task !== undefined) check(task, plan, today);
    }),
    { numRuns: 300 },
  );
}
