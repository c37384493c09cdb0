import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setHabitCompletion } from '../../../db/habit/habit-completions.ts';
import { listChanges } from '../../../db/journal/history.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { setTaskCompletion, setTasksCompletion } from '../../../db/task/completions.ts';
import { setTaskDropped } from '../../../db/task/dropping.ts';
import { setStepCompletion, setStepsCompletion } from '../../../db/task/step-completions.ts';
import { addDays, day } from '../../../plans/day.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import { seenOf, stepsSeen } from '../../../plans/task/ticking/seen.ts';
import { effectOfTick } from '../../../plans/task/ticking/ticks.ts';
import {
  AT,
  dumpData,
  givenPlan,
  later,
  latestWords,
  MOMENT,
  SOME_FACTS,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';

/** A plan in which the task at hand and its neighbours can be told apart. */
function testPlan() {
  const db = testDatabase();
  givenPlan(db);
  const tasks = () => loadActivePlan(db)?.tasks ?? [];
  const taskId = tasks()[0]?.id ?? 0;
  const habits = () => loadActivePlan(db)?.habits ?? [];
  const neighbours = () => JSON.stringify([tasks().slice(1), habits()]);
  return { db, taskId, neighbours, task: () => tasks()[0], habits, summary: () => latestWords(db) };
}

const tickedSteps = (task: Task | undefined) =>
  task?.steps.filter(({ completion }) => completion !== null).map(({ position }) => position);

test('finishing a task remembers day and instant, and leaves its steps and its neighbours', () => {
  const { db, taskId, neighbours, task, summary } = testPlan();
  const before = neighbours();

  expect(setTaskCompletion(db, { taskId, on: addDays(TODAY, -1), at: AT, today: TODAY })).toEqual({
    changeId: 2,
  });

  expect(task()?.completion).toEqual({ on: '2026-03-03', at: AT });
  expect(tickedSteps(task())).toEqual([]);
  expect(neighbours()).toBe(before);
  expect(summary()).toBe('Finished “Task 1”');
});

test('finishing it again on the same day is no change', () => {
  const { db, taskId, task } = testPlan();
  setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });

  expect(setTaskCompletion(db, { ...MOMENT, at: later(5), taskId, on: TODAY })).toEqual({ changeId: null });

  expect(task()?.completion).toEqual({ on: TODAY, at: AT });
  expect(listChanges(db, { limit: 30 })).toHaveLength(2);
});

test('its day can be changed alone', () => {
  const { db, taskId, task, summary } = testPlan();
  setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });

  setTaskCompletion(db, { ...MOMENT, taskId, on: day('2026-03-02'), seen: seenOf({ on: TODAY, at: AT }) });

  expect(task()?.completion?.on).toBe('2026-03-02');
  expect(summary()).toBe('Changed the day to 2 March 2026 for “Task 1”');
});

test('a late tick changes nothing, and names what came first', () => {
  const { db, taskId, task, habits } = testPlan();
  const [monday, habitId] = [day('2026-03-02'), habits()[0]?.id ?? 0];
  const stale = seenOf({ on: monday, at: later(1) });
  setTaskCompletion(db, { ...MOMENT, taskId, on: monday });
  setStepCompletion(db, { ...MOMENT, taskId, position: 2, on: monday });
  setHabitCompletion(db, { ...MOMENT, habitId, day: TODAY, isDone: true });
  const stepAlone = stepsSeen({ completion: null }, task()?.steps.slice(1, 2) ?? []);
  const before = dumpData(db);
  const act = { ...MOMENT, at: later(60), taskId };

  const late = [
    setTaskCompletion(db, { ...act, on: TODAY }),
    setTaskCompletion(db, { ...act, on: TODAY, seen: stale }),
    setTaskCompletion(db, { ...act, on: null, seen: stale }),
    setTaskCompletion(db, { ...act, on: null, seen: '' }),
    setStepCompletion(db, { ...act, position: 2, on: TODAY }),
    setStepCompletion(db, { ...act, position: 2, on: null, seen: stepsSeen({ completion: null }, []) }),
    setStepCompletion(db, { ...act, position: 2, on: null, seen: stepAlone }),
    setHabitCompletion(db, { ...act, habitId, day: TODAY, isDone: false, seen: later(1) }),
  ].map((tick) => tick?.late);

  const done = { title: 'Task 1', on: monday };
  expect(late).toEqual([
    { because: 'done-already', positions: [], ...done },
    { because: 'done-since', positions: [], ...done },
    { because: 'done-since', positions: [], ...done },
    { because: 'done-since', positions: [], ...done },
    { because: 'done-already', positions: [2], ...done },
    { because: 'done-since', positions: [2], ...done },
    { because: 'done-since', positions: [], ...done },
    { because: 'habit-kept-since', title: 'Drill of first', day: TODAY },
  ]);
  expect(dumpData(db)).toEqual(before);
});

test('a task that was dropped since is not ticked, and neither are its steps', () => {
  const { db, taskId, task } = testPlan();
  setTaskDropped(db, { ...MOMENT, taskId, droppedOn: TODAY, reason: '' });

  const ticks = [
    setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY }),
    setStepCompletion(db, { ...MOMENT, taskId, position: 1, on: TODAY }),
  ];

  const gone = { because: 'gone', title: 'Task 1', as: 'dropped', on: TODAY };
  expect(ticks.map((tick) => tick?.late)).toEqual([gone, gone]);
  expect([task()?.completion, tickedSteps(task())]).toEqual([null, []]);
});

test('reopening a task opens it alone', () => {
  const { db, taskId, neighbours, task, summary } = testPlan();
  setTaskCompletion(db, { ...MOMENT, taskId: taskId + 1, on: TODAY });
  setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });
  const before = neighbours();

  setTaskCompletion(db, { ...MOMENT, taskId, on: null });

  expect(task()?.completion).toBeNull();
  expect(neighbours()).toBe(before);
  expect(summary()).toBe('Reopened “Task 1”');
  expect(setTaskCompletion(db, { ...MOMENT, taskId, on: null })).toEqual({ changeId: null });
});

test('a task, step or habit that is not there is undefined and no change', () => {
  const { db, taskId, habits } = testPlan();
  const dump = dumpData(db);
  const habitId = habits()[0]?.id ?? 0;

  expect(setTaskCompletion(db, { ...MOMENT, taskId: 999, on: TODAY })).toBeUndefined();
  expect(setStepCompletion(db, { ...MOMENT, taskId, position: 4, on: TODAY })).toBeUndefined();
  expect(setStepsCompletion(db, { ...MOMENT, taskId, positions: [1, 9], on: TODAY })).toBeUndefined();
  expect(setStepsCompletion(db, { ...MOMENT, taskId, positions: [], on: TODAY })).toBeUndefined();
  expect(setHabitCompletion(db, { ...MOMENT, habitId: 999, day: TODAY, isDone: true })).toBeUndefined();
  expect(
    setHabitCompletion(db, { ...MOMENT, habitId, day: day('2026-03-09'), isDone: true }),
  ).toBeUndefined();
  expect(
    setHabitCompletion(db, { ...MOMENT, habitId, day: day('2026-03-01'), isDone: true }),
  ).toBeUndefined();

  expect(dumpData(db)).toEqual(dump);
  expect(listChanges(db, { limit: 30 })).toHaveLength(1);
});

test('ticking a step leaves the other steps and the task open', () => {
  const { db, taskId, neighbours, task, summary } = testPlan();
  const before = neighbours();

  setStepCompletion(db, { ...MOMENT, taskId, position: 2, on: TODAY });

  expect(tickedSteps(task())).toEqual([2]);
  expect(task()?.steps[1]?.completion).toEqual({ on: TODAY, at: AT });
  expect(task()?.completion).toBeNull();
  expect(neighbours()).toBe(before);
  expect(summary()).toBe('Ticked step 2 of “Task 1”');
});

test('ticking the last open step finishes the task, as one change', () => {
  const { db, taskId, neighbours, task } = testPlan();
  setStepsCompletion(db, { ...MOMENT, taskId, positions: [1, 2], on: addDays(TODAY, -1) });
  const before = neighbours();

  setStepCompletion(db, { ...MOMENT, taskId, position: 3, on: TODAY });

  expect(task()?.completion).toEqual({ on: TODAY, at: AT });
  expect(task()?.steps.map(({ completion }) => completion?.on)).toEqual(['2026-03-03', '2026-03-03', TODAY]);
  expect(neighbours()).toBe(before);
  expect(listChanges(db, { limit: 30 })).toHaveLength(3);
});

test('unticking a step of a finished task reopens it, and unticking an open step does not', () => {
  const { db, taskId, task, summary } = testPlan();
  setStepsCompletion(db, { ...MOMENT, taskId, positions: [1], on: TODAY });
  setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });

  expect(setStepCompletion(db, { ...MOMENT, taskId, position: 2, on: null })).toEqual({ changeId: null });
  expect(task()?.completion).not.toBeNull();

  setStepCompletion(db, { ...MOMENT, taskId, position: 1, on: null });
  expect(task()?.completion).toBeNull();
  expect(summary()).toBe('Unticked step 1 of “Task 1”, which opens it again');
});

test('a step that is ticked again on the same day keeps its first instant', () => {
  const { db, taskId, task } = testPlan();
  setStepCompletion(db, { ...MOMENT, taskId, position: 1, on: TODAY });

  const again = setStepsCompletion(db, { ...MOMENT, at: later(5), taskId, positions: [1, 2], on: TODAY });

  expect(again).toEqual({ changeId: 3 });
  expect(task()?.steps.map(({ completion }) => completion?.at)).toEqual([AT, later(5), undefined]);
});

test('a task that was reopened by hand stays open when a ticked step is ticked again', () => {
  const { db, taskId, task } = testPlan();
  setStepsCompletion(db, { ...MOMENT, taskId, positions: [1, 2, 3], on: TODAY });
  setTaskCompletion(db, { ...MOMENT, taskId, on: null });

  setStepCompletion(db, { ...MOMENT, taskId, position: 3, on: TODAY });

  expect(task()?.completion).toBeNull();
});

test('the steps of a part are ticked as one change', () => {
  const { db, taskId, task, summary } = testPlan();

  setStepsCompletion(db, { ...MOMENT, taskId, positions: [3, 1], on: TODAY });

  expect(tickedSteps(task())).toEqual([1, 3]);
  expect(summary()).toBe('Ticked steps 1 and 3 of “Task 1”');
  expect(listChanges(db, { limit: 30 })).toHaveLength(2);
});

test('a habit is kept on one day, and its neighbours are not', () => {
  const { db, habits, summary } = testPlan();
  const habitId = habits()[0]?.id ?? 0;
  setHabitCompletion(db, { ...MOMENT, habitId, day: day('2026-03-03'), isDone: true });

  setHabitCompletion(db, { ...MOMENT, habitId, day: TODAY, isDone: true });

  expect(habits().map(({ completedDays }) => completedDays)).toEqual([['2026-03-03', TODAY], []]);
  expect(summary()).toBe('Kept “Drill of first” on 4 March 2026');
  expect(setHabitCompletion(db, { ...MOMENT, habitId, day: TODAY, isDone: true })).toEqual({
    changeId: null,
  });

  setHabitCompletion(db, { ...MOMENT, habitId, day: TODAY, isDone: false });
  expect(habits().map(({ completedDays }) => completedDays)).toEqual([['2026-03-03'], []]);
});

test('a long title is cut in the summary, never inside a character', () => {
  const { db, taskId, summary } = testPlan();
  recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () =>
    db.client.prepare('update tasks set title = ? where id = ?').run('🧭'.repeat(80), taskId),
  );

  setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });

  expect(summary()).toBe(`Finished “${'🧭'.repeat(59)}…”`);
});

test('several tasks are finished as one change, or none of them', () => {
  const { db, summary } = testPlan();
  const [first, second, neighbour] = loadActivePlan(db)?.tasks ?? [];
  const taskIds = [first?.id ?? 0, second?.id ?? 0];

  expect(setTasksCompletion(db, { ...MOMENT, taskIds: [...taskIds, 999_999], on: TODAY })).toBeUndefined();
  expect(loadActivePlan(db)?.tasks.every(({ completion }) => completion === null)).toBe(true);

  setTasksCompletion(db, { ...MOMENT, taskIds, on: TODAY });

  const done = loadActivePlan(db)?.tasks.filter(({ completion }) => completion?.on === TODAY);
  expect(done?.map(({ id }) => id)).toEqual(taskIds);
  expect(loadActivePlan(db)?.tasks.find(({ id }) => id === neighbour?.id)).toEqual(neighbour);
  expect(summary()).toBe('Finished 2 tasks');
  expect(listChanges(db, { limit: 30 })).toHaveLength(2);
});

test('whatever is ticked, the task is finished and opened by the one rule', () => {
  const { db, taskId, task } = testPlan();
  const state = () => {
    const { completion, steps } = task() ?? { completion: null, steps: [] };
    const ticked = steps.map((step) => ({ position: step.position, isTicked: step.completion !== null }));
    return { isFinished: completion !== null, steps: ticked };
  };
  const positions = fc.subarray([1, 2, 3], { minLength: 1 });
  const tick = fc.record({ of: fc.constantFrom('task', 'steps', 'part'), positions, isDone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(tick, { maxLength: 12 }), (ticks) => {
      for (const { of, positions, isDone } of ticks) {
        const before = state();
        const wanted = { taskId, on: isDone ? TODAY : null, ...MOMENT };
        if (of === 'task') setTaskCompletion(db, wanted);
        else setStepsCompletion(db, { ...wanted, positions, of: of === 'part' ? 'part' : 'steps' });

        const effect =
          of === 'task'
            ? effectOfTick(before, { of: 'task', isDone })
            : effectOfTick(before, { of: of === 'part' ? 'part' : 'steps', positions, isDone });
        expect(state().isFinished).toBe(effect === 'nothing' ? before.isFinished : effect === 'finishes');
      }
    }),
    { numRuns: 40 },
  );
});
