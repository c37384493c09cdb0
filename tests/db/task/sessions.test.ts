import { describe, expect, test } from 'vitest';
import { latestChange } from '../../../db/journal/history.ts';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { createPlan } from '../../../db/plan/plans.ts';
import { setDayOrder, setPinned, setTaskSessions } from '../../../db/task/sessions.ts';
import { addDays, day } from '../../../plans/day.ts';
import {
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  latestWords,
  MOMENT,
  requirePlan,
  sampleNewPlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { givenSession } from '../../support/made/plans.ts';

const TOMORROW = addDays(TODAY, 1);
const YESTERDAY = addDays(TODAY, -1);

/** Four tasks: two in each phase. */
function testPlan() {
  const db = testDatabase();
  const planId = givenPlan(db);
  const tasks = () => requirePlan(db).tasks;
  const ids = tasks().map(({ id }) => id);
  const [first = 0, second = 0, third = 0] = ids;
  return { db, planId, first, second, third, tasks };
}

const SPLIT = { kind: 'tasks-split', title: 'Task 1', count: 1 } as const;

describe('the sessions of tasks', () => {
  test('are replaced for the tasks that are named, as one change, and their baseline stays', () => {
    const { db, planId, first, second, tasks } = testPlan();
    const before = tasks();
    const moved = [
      givenSession(YESTERDAY, 20),
      { ...givenSession(TOMORROW, 40), isPinned: true, position: 2 },
    ];

    expectOneUndoableChange(db, () =>
      setTaskSessions(db, {
        ...MOMENT,
        planId,
        sessionsByTask: new Map([
          [first, moved],
          [second, []],
        ]),
        facts: { kind: 'tasks-split', title: null, count: 2 },
      }),
    );

    const [one, two, ...others] = tasks();
    expect(one).toEqual({ ...before[0], sessions: moved });
    expect(two).toEqual({ ...before[1], sessions: [] });
    expect(others).toEqual(before.slice(2));
    expect(latestChange(db)?.taskId).toBeNull();
    expect(latestWords(db)).toBe('Split what is left of 2 tasks');
  });

  test('of one task are in its history', () => {
    const { db, planId, first } = testPlan();
    const sessionsByTask = new Map([[first, [givenSession(TOMORROW, 60)]]]);

    setTaskSessions(db, { ...MOMENT, planId, sessionsByTask, facts: SPLIT });

    expect(latestChange(db)?.taskId).toBe(first);
  });

  test('as they are already are no change', () => {
    const { db, planId, tasks } = testPlan();
    const sessionsByTask = new Map(tasks().map(({ id, sessions }) => [id, sessions]));

    expectNoChange(db, () =>
      expect(setTaskSessions(db, { ...MOMENT, planId, sessionsByTask, facts: SPLIT })).toEqual({
        changeId: null,
      }),
    );
  });

  test('of a task of another plan, or of none, are not touched', () => {
    const { db, planId, first } = testPlan();
    createPlan(db, sampleNewPlan(), MOMENT);
    const foreign = requirePlan(db).tasks[0]?.id ?? 0;

    expectNoChange(db, () => {
      for (const taskId of [foreign, 999]) {
        const sessionsByTask = new Map([
          [first, []],
          [taskId, []],
        ]);
        expect(setTaskSessions(db, { ...MOMENT, planId, sessionsByTask, facts: SPLIT })).toBeUndefined();
      }
    });
  });
});

describe('pinning', () => {
  test('holds the sessions from today on, and those of no other task', () => {
    const { db, planId, first, tasks } = testPlan();
    const days = [YESTERDAY, TODAY, TOMORROW];
    const sessionsByTask = new Map([[first, days.map((on) => givenSession(on, 20))]]);
    setTaskSessions(db, { ...MOMENT, planId, sessionsByTask, facts: SPLIT });

    expectOneUndoableChange(db, () => setPinned(db, { ...MOMENT, taskId: first, isPinned: true }));

    const pins = tasks().map(({ sessions }) => sessions.map(({ isPinned }) => isPinned));
    expect(pins).toEqual([[false, true, true], [false], [false], [false]]);
    expect(latestWords(db)).toBe('Pinned “Task 1” to its days');
  });

  test('twice is once, and can be let go', () => {
    const { db, third, tasks } = testPlan();
    setPinned(db, { ...MOMENT, taskId: third, isPinned: true });

    expectNoChange(db, () => setPinned(db, { ...MOMENT, taskId: third, isPinned: true }));
    setPinned(db, { ...MOMENT, taskId: third, isPinned: false });

    expect(tasks()[2]?.sessions.map(({ isPinned }) => isPinned)).toEqual([false]);
    expect(latestWords(db)).toBe('Unpinned “Task 3”');
  });

  test('a task that is not there is undefined and no change', () => {
    const { db } = testPlan();

    expectNoChange(db, () =>
      expect(setPinned(db, { ...MOMENT, taskId: 999, isPinned: true })).toBeUndefined(),
    );
  });
});

describe('the order of a day', () => {
  /** Three tasks on one day, in roadmap order, and one of them on the next day as well. */
  function testDay() {
    const { db, planId, first, second, third, tasks } = testPlan();
    const sessionsByTask = new Map([
      [first, [givenSession(TODAY, 20)]],
      [second, [givenSession(TODAY, 20), givenSession(TOMORROW, 40)]],
      [third, [givenSession(TODAY, 20)]],
    ]);
    setTaskSessions(db, { ...MOMENT, planId, sessionsByTask, facts: SPLIT });
    const order = (taskIds: readonly number[]) => setDayOrder(db, { ...MOMENT, planId, day: TODAY, taskIds });
    const positionsOn = (on: string) =>
      tasks()
        .slice(0, 3)
        .map(({ sessions }) => sessions.find((session) => session.day === on)?.position);
    return { db, planId, first, second, third, order, positionsOn };
  }

  test('is as told, and other days keep theirs', () => {
    const { db, first, second, third, order, positionsOn } = testDay();

    expectOneUndoableChange(db, () => order([third, first, second]));

    expect(positionsOn(TODAY)).toEqual([2, 3, 1]);
    expect(positionsOn(TOMORROW)).toEqual([undefined, 0, undefined]);
    expect(latestWords(db)).toBe('Changed the order of 4 March 2026');
  });

  test('leaves another plan’s day as it is', () => {
    const { db, planId, order } = testDay();
    givenPlan(db);
    const other = requirePlan(db);
    const [first = 0, second = 0] = other.tasks.map(({ id }) => id);
    const sessionsByTask = new Map([first, second].map((id) => [id, [givenSession(TODAY, 20)]]));
    setTaskSessions(db, { ...MOMENT, planId: other.id, sessionsByTask, facts: SPLIT });
    const before = requirePlan(db);

    order([second, ...(loadPlan(db, planId)?.tasks ?? []).map(({ id }) => id).reverse(), first]);

    expect(requirePlan(db)).toEqual(before);
  });

  test('has tasks that are not named last, and forgets those that are not on the day', () => {
    const { third, order, positionsOn } = testDay();

    order([999, third]);

    expect(positionsOn(TODAY)).toEqual([2, 3, 1]);
  });

  test('as it is already is no change', () => {
    const { db, first, second, third, order } = testDay();

    expectNoChange(db, () => order([first, second, third]));
    order([second, first, third]);
    expectNoChange(db, () => order([second, first]));
  });

  test('of a plan that is not there is undefined', () => {
    const { db, first } = testDay();
    const wanted = { ...MOMENT, planId: 999, day: day('2026-03-04'), taskIds: [first] };

    expectNoChange(db, () => expect(setDayOrder(db, wanted)).toBeUndefined());
  });
});
