import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { createPlan, deletePlan } from '../../../db/plan/plans.ts';
import { addTask } from '../../../db/task/editing.ts';
import { findFocusTimer, noteFocusTimer, setFocusTimer } from '../../../db/task/focus-timer.ts';
import { addSpentTime, removeSpentTime } from '../../../db/task/spent-times.ts';
import { addDays } from '../../../plans/day.ts';
import { startTimer } from '../../../plans/task/focus-timer.ts';
import { exportedData } from '../../support/database/data.ts';
import {
  AT,
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

function testPlan() {
  const db = testDatabase();
  const planId = givenPlan(db);
  const note = (taskId: number, minutes: number, day = TODAY) =>
    addSpentTime(db, { ...MOMENT, taskId, day, minutes });
  const spent = () => requirePlan(db).tasks.map((task) => task.spent);
  return { db, planId, note, spent };
}

describe('time spent', () => {
  test('is noted on its task in order of day, and its neighbour stays', () => {
    const { db, note, spent } = testPlan();

    note(1, 45);
    note(1, 30, addDays(TODAY, -1));
    note(2, 5);

    expect(spent()).toEqual([
      [
        { id: 2, day: '2026-03-03', minutes: 30 },
        { id: 1, day: '2026-03-04', minutes: 45 },
      ],
      [{ id: 3, day: '2026-03-04', minutes: 5 }],
      [],
      [],
    ]);
    expect(latestWords(db)).toBe('Noted 5 min on “Task 2”');
  });

  test('is one change to note, and one to remove', () => {
    const { db, note } = testPlan();
    note(1, 10);
    expectOneUndoableChange(db, () => note(1, 45));
    expectOneUndoableChange(db, () => removeSpentTime(db, { ...MOMENT, taskId: 1, spentId: 1 }));
  });

  test('of no task is not noted, and that of another task not removed', () => {
    const { db, note } = testPlan();
    note(1, 45);
    expectNoChange(db, () => expect(note(99, 45)).toBeUndefined());
    expectNoChange(db, () => removeSpentTime(db, { ...MOMENT, taskId: 2, spentId: 1 }));
    expect(removeSpentTime(db, { ...MOMENT, taskId: 99, spentId: 1 })).toBeUndefined();
  });

  test.each([0, -1, 1441])('of %i min is refused, whoever asks', (minutes) => {
    const { db, note } = testPlan();
    expectNoChange(db, () => expect(() => note(1, minutes)).toThrow(/CHECK/));
  });

  test('is in the data export, and comes along when a plan is made anew', () => {
    const { db, planId, note, spent } = testPlan();
    note(2, 45, addDays(TODAY, -1));
    expect(exportedData(db).tables.spentTimes).toEqual([
      { id: 1, taskId: 2, day: '2026-03-03', minutes: 45, notedAt: AT },
    ]);

    createPlan(db, { ...sampleNewPlan(), keepFrom: planId }, MOMENT);

    expect(spent()).toEqual([[], [{ id: 2, day: '2026-03-03', minutes: 45 }], [], []]);
  });

  test('on a task keeps its addition from being undone', () => {
    const { db, planId, note } = testPlan();
    const { phases } = requirePlan(db);
    const own = {
      title: 'Own',
      minutes: 30,
      kind: 'study',
      weight: 'core',
      essential: false,
      steps: [],
      sessions: [],
    } as const;
    const added = addTask(db, { ...MOMENT, ...own, planId, phaseId: phases[0]?.id ?? 0 });
    note(added?.taskId ?? 0, 20);

    expect(setChangeUndone(db, added?.changeId ?? 0, true, AT)).toEqual({ ok: false, reason: 'conflict' });
  });
});

describe('the focus timer', () => {
  const timer = startTimer(1, new Date(AT), TODAY);

  test('is there once, and gone when it is let go; no change is told', () => {
    const { db } = testPlan();
    expect(findFocusTimer(db)).toBeNull();

    expectNoChange(db, () => {
      setFocusTimer(db, timer);
      setFocusTimer(db, { ...timer, taskId: 2, secondsBefore: 7, runningSince: null });
    });

    expect(findFocusTimer(db)).toEqual({
      ...timer,
      taskId: 2,
      secondsBefore: 7,
      runningSince: null,
      taskTitle: 'Task 2',
      taskMinutes: 60,
    });
    setFocusTimer(db, null);
    expect(findFocusTimer(db)).toBeNull();
  });

  test('becomes time spent in one undoable change, which leaves the next timer alone', () => {
    const { db, spent } = testPlan();
    setFocusTimer(db, timer);
    const next = { ...timer, taskId: 2 };

    expectOneUndoableChange(db, () =>
      noteFocusTimer(db, {
        ...MOMENT,
        timer: { ...timer, taskTitle: 'Task 1', taskMinutes: 60 },
        noted: { day: TODAY, minutes: 25 },
        next,
        nextTitle: 'Task 2',
      }),
    );

    expect(spent()[0]).toEqual([{ id: 1, day: TODAY, minutes: 25 }]);
    expect(findFocusTimer(db)).toEqual({ ...next, taskTitle: 'Task 2', taskMinutes: 60 });
    expect(latestWords(db)).toBe('Noted 25 min on “Task 1”; the timer runs on “Task 2”');
  });

  test('that is another one by now is not noted', () => {
    const { db } = testPlan();
    setFocusTimer(db, { ...timer, secondsBefore: 60 });
    const noted = { timer: { ...timer, taskTitle: '', taskMinutes: 60 }, noted: { day: TODAY, minutes: 25 } };
    expectNoChange(db, () =>
      expect(noteFocusTimer(db, { ...MOMENT, ...noted, next: null, nextTitle: '' })).toBeUndefined(),
    );
    expect(findFocusTimer(db)?.secondsBefore).toBe(60);
  });

  test('is there after a restart, and goes with its task', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'daymark.db');
    const before = openDatabase(path);
    const planId = givenPlan(before);
    setFocusTimer(before, timer);
    closeDatabase(before);

    const db = testDatabase(path);

    expect(findFocusTimer(db)).toEqual({ ...timer, taskTitle: 'Task 1', taskMinutes: 60 });
    createPlan(db, sampleNewPlan(), MOMENT);
    deletePlan(db, { ...MOMENT, planId });
    expect(findFocusTimer(db)).toBeNull();
  });
});
